import { describe, expect, test } from 'vitest';
import { free, nobody, offers, type Person, pairsOf, roundOf, speaks } from '../../../../test/rows.ts';
import type { Criterion } from '../participant.ts';
import { pack } from './pack.ts';

/** For each mentee the points that one criterion, or several, earn with each mentor. */
function earnedBy(
  criteria: Criterion | readonly Criterion[],
  mentees: readonly Person[],
  mentors: readonly Person[],
): number[][] {
  const found = pairsOf(roundOf(mentees, mentors, { criteria: [criteria].flat() as Criterion[] }));
  return mentees.map((_, i) => found.flatMap(([mentee, , points]) => (mentee === i ? [points] : [])));
}

describe('a criterion earns', () => {
  test('a wish half as much as the one before, by the level offered', () => {
    const rule = { id: 's', weight: 210, kind: 'support', wanted: 'wants', offered: 'offers' } as const;
    const mentees = [{ wants: ['plans', 'maps', 'policy'] }, { wants: ['magic', 'maps'] }, nobody];
    const mentors = [
      offers({ plans: 'expert', maps: 'expert', policy: 'expert' }),
      offers({ plans: 'some', policy: 'strong' }),
      offers({ maps: 'expert', plans: 'unheard of' }),
      nobody,
    ];
    // Of 7 × 3 parts: 4 × 1 + 1 × 2, and 2 × 3; of 3 × 3: 1 × 3.
    expect(earnedBy(rule, mentees, mentors)).toEqual([
      [210, 60, 60, 0],
      [70, 0, 70, 0],
      [0, 0, 0, 0],
    ]);
  });

  test('wishes all the same however many there are', () => {
    const rule = { id: 's', weight: 4095, kind: 'support', wanted: 'wants', offered: 'offers' } as const;
    const keys = [...'abcdefghijklm'];
    const [options, levels] = [keys, ['none', 'some']].map((all) => all.map((key) => ({ key, label: key })));
    const asked = { key: 'offers', label: 'What?', short: 'What', required: true } as const;
    const round = roundOf(
      [{ wants: keys.slice(0, 12) }, { wants: keys }],
      [
        offers({ a: 'some' }),
        offers({ l: 'some' }),
        offers(Object.fromEntries(keys.map((key) => [key, 'some']))),
      ],
      { criteria: [rule] },
    );
    const mentorQuestions = [{ ...asked, kind: 'levels' as const, options: options!, levels: levels! }];
    // Twelve wishes have 4,095 parts, thirteen 8,191: of these 4,096 and 2 are 2,047.75 and 1 points.
    const points = pairsOf({ ...round, mentorQuestions }).map(([, , earned]) => earned);
    expect(points).toEqual([2048, 1, 4095, 2048, 1, 4095]);
  });

  test('a language by the lower level of the one that both speak best', () => {
    const rule = { id: 'l', weight: 101, kind: 'language', mentee: 'speaks', mentor: 'speaks' } as const;
    const mentees = [
      speaks({ English: 'fluent', French: 'working' }),
      speaks({ French: 'fluent', English: 'mumbled' }),
      nobody,
    ];
    const mentors = [
      speaks({ English: 'fluent' }),
      speaks({ English: 'basic', french: 'fluent' }),
      speaks({ English: 'basic' }),
      nobody,
    ];
    expect(earnedBy(rule, mentees, mentors)).toEqual([
      [101, 51, 0, 0],
      [0, 101, 0, 0],
      [0, 0, 0, 0],
    ]);
  });

  test('a step the whole where it is ideal, a half beside it, a third two away', () => {
    const rule = { id: 't', weight: 60, kind: 'step', mentee: 'grade', mentor: 'grade', ideal: 1 } as const;
    const grades = ['one', 'two', 'four', 'five'].map((grade): Person => ({ grade }));
    expect(earnedBy(rule, [...grades, nobody], [...grades, nobody])).toEqual([
      [30, 60, 20, 0, 0],
      [20, 30, 30, 0, 0],
      [12, 15, 30, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
    const [low, high] = [[{ grade: 'one' }], [{ grade: 'four' }]];
    expect(earnedBy({ ...rule, ideal: 3 }, low, high)).toEqual([[60]]);
    expect(earnedBy({ ...rule, ideal: -3 }, high, low)).toEqual([[60]]);
  });

  describe('topics the more, the fewer mentors have them', () => {
    const rule = { id: 'o', weight: 90, kind: 'topics', mentee: 'tags', mentor: 'tags' } as const;
    const tags = (...own: string[]): Person => ({ tags: own });

    test('of those that some mentor has', () => {
      const mentees = [tags('a', 'B ', 'b'), tags('b', 'nobody has it'), tags('nobody has it'), nobody];
      const mentors = [tags('A'), tags('b', 'c'), tags('a ', 'b', 'b'), tags('B'), nobody];
      // Two have a, a third each; three have b, a quarter each. Worth is kept in whole thousandths: 333 and 250.
      expect(earnedBy({ ...rule, weight: 583 }, mentees, mentors)).toEqual([
        [333, 250, 583, 250, 0],
        [0, 583, 583, 583, 0],
        [0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0],
      ]);
    });

    test('whether a mentee names one, four or five of them', () => {
      const mentors = [tags('a', 'e'), tags('b', 'e'), tags('c', 'd', 'e'), nobody];
      // One of a, b, c and d is worth 500, e 250.
      expect(
        earnedBy(rule, [tags('d'), tags('a', 'b', 'c', 'd'), tags('e', 'd', 'c', 'b', 'a')], mentors),
      ).toEqual([
        [0, 0, 90, 0],
        [23, 23, 45, 0],
        [30, 30, 50, 0],
      ]);
      const [six, seven] = [tags('a', 'b', 'c', 'd', 'e', 'f'), tags('f', 'a', 'b', 'c', 'd', 'e', 'g')];
      const two = [{ ...rule, id: 'p' }, rule];
      expect(earnedBy(two, [six, seven, six], [...mentors, tags('f', 'g')])).toEqual([
        [2 * 25, 2 * 25, 2 * 41, 0, 2 * 16],
        [2 * 21, 2 * 21, 2 * 35, 0, 2 * 28],
        [2 * 25, 2 * 25, 2 * 41, 0, 2 * 16],
      ]);
    });

    test('whether few mentors of many have them, or many', () => {
      const mentors = Array.from({ length: 130 }, (_, at) =>
        at < 2 ? tags('a', 'b') : at === 129 ? tags('b') : nobody,
      );
      const [one, other] = [tags('a', 'b'), tags('a')];
      const found = earnedBy({ ...rule, weight: 583 }, [one, other, nobody], mentors);
      expect(found[0]).toEqual([583, 583, ...Array(127).fill(0), 250]);
      expect(found[1]).toEqual([583, 583, ...Array(128).fill(0)]);
      expect(found[2]).toEqual(Array(130).fill(0));
      // More than one in 64 have b: a set of them is made once, and not for each row.
      const round = roundOf([one], mentors, { criteria: [rule] });
      expect(pack(round).criteria[0]![0]).toMatchObject({ setOf: Int32Array.of(-1, 0) });
    });

    test('and only for who wished it, where that is asked', () => {
      const mentees = [true, false, undefined].map((member) => ({
        tags: ['a'],
        ...(member !== undefined && { member }),
      }));
      expect(earnedBy({ ...rule, wish: 'member' }, mentees, [tags('a')])).toEqual([[90], [0], [0]]);
      expect(earnedBy([rule, { ...rule, id: 'w', wish: 'member' }], mentees, [tags('a')])).toEqual([
        [180],
        [90],
        [90],
      ]);
    });
  });

  test('the same answer everything', () => {
    const rule = { id: 'k', weight: 50, kind: 'same', mentee: 'team', mentor: 'team' } as const;
    const people = [{ team: 'Joy' }, { team: ' joy' }, { team: 'Truth' }, nobody];
    expect(earnedBy(rule, [...people, { team: 'Virtue' }], people)).toEqual([
      [50, 50, 0, 0],
      [50, 50, 0, 0],
      [0, 0, 50, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
  });

  test('shared quarters up to enough of them, several rules together', () => {
    const keys = { mentee: 'hours', mentor: 'hours', menteeZone: 'zone', mentorZone: 'zone' } as const;
    const rule = (weight: number, enough: number): Criterion => ({
      ...{ id: `h${enough}`, weight, kind: 'hours', ...keys, enough },
    });
    const [mentees, mentors] = [
      [free(40), free(1), nobody],
      [free(1), free(3), free(8), nobody],
    ];
    expect(earnedBy(rule(80, 1), mentees, mentors)).toEqual([
      [20, 60, 80, 0],
      [20, 20, 20, 0],
      [0, 0, 0, 0],
    ]);
    // 20 + 10, 60 + 30, 80 + 80.
    expect(earnedBy([rule(80, 1), rule(80, 2)], mentees, mentors)).toEqual([
      [30, 90, 160, 0],
      [30, 30, 30, 0],
      [0, 0, 0, 0],
    ]);
    expect(earnedBy(rule(80, 0), mentees, mentors).flat()).toEqual(Array(12).fill(0));
  });

  test('hours of two questions apart from each other', () => {
    const keys = { mentee: 'hours', mentor: 'hours', menteeZone: 'zone', mentorZone: 'zone' } as const;
    const day: Criterion = { id: 'h', weight: 80, kind: 'hours', ...keys, enough: 1 };
    const late: Criterion = { id: 'l', weight: 12, kind: 'hours', ...keys, mentee: 'late', enough: 2 };
    const mentees = [
      { ...free(4), late: free(2, 1).hours! },
      { zone: 'UTC', late: free(8).hours! },
    ];
    // A quarter of the day's hours is worth 20, of the late ones 1.5.
    expect(earnedBy([day, late], mentees, [free(2), free(4), free(1, 1), nobody])).toEqual([
      [40, 80, 2, 0],
      [3, 6, 0, 0],
    ]);
  });

  test('an answer its worth in hundredths, of either side, beside other criteria or alone', () => {
    const worth = { one: 10, two: 50, four: 100 };
    const rule = (side: 'mentee' | 'mentor'): Criterion => ({
      ...{ id: side, weight: 20, kind: 'answer', side, question: 'grade', worth },
    });
    const people = [{ grade: 'one', team: 'a' }, { grade: 'two', team: 'b' }, { grade: 'four' }, nobody];
    expect(earnedBy(rule('mentor'), [people[1]!, nobody], people)).toEqual([
      [2, 10, 20, 0],
      [2, 10, 20, 0],
    ]);
    expect(earnedBy(rule('mentee'), people, [people[1]!])).toEqual([[2], [10], [20], [0]]);
    expect(earnedBy([rule('mentor'), { ...rule('mentor'), id: 'again' }], [nobody], people)).toEqual([
      [4, 20, 40, 0],
    ]);
    const step = { id: 't', weight: 60, kind: 'step', mentee: 'grade', mentor: 'grade', ideal: 0 } as const;
    // A step of 60, 30 and 15 points, with the mentor's own, twice.
    const two = [step, rule('mentor'), { ...rule('mentor'), id: 'again' }];
    expect(earnedBy([...two, { ...step, id: 'u' }], [people[0]!, nobody], people)).toEqual([
      [124, 80, 70, 0],
      [4, 20, 40, 0],
    ]);
    // What mentors earn by themselves costs a row nothing: it is in the column of the step.
    expect(pack(roundOf(people, people, { criteria: two })).criteria[0]).toHaveLength(1);
  });
});
