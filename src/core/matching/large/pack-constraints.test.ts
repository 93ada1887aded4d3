import { describe, expect, test } from 'vitest';
import { free, nobody, offers, type Person, pairsOf, roundOf, speaks } from '../../../../test/rows.ts';
import type { Constraint, Criterion } from '../participant.ts';

/** For each mentee the mentors whom one constraint leaves. */
function leftBy(constraint: Constraint, mentees: readonly Person[], mentors: readonly Person[]): number[][] {
  const found = pairsOf(roundOf(mentees, mentors, { constraints: [constraint] }));
  return mentees.map((_, i) => found.flatMap(([mentee, mentor]) => (mentee === i ? [mentor] : [])));
}

describe('a constraint leaves a mentee only the mentors', () => {
  const support = { id: 's', kind: 'support', wanted: 'wants', offered: 'offers', least: 'strong' } as const;
  test('who offer something wished at the least level or above', () => {
    const mentees = [{ wants: ['plans', 'maps'] }, { wants: ['policy'] }, { wants: ['magic'] }, nobody];
    const mentors = [
      offers({ maps: 'strong' }),
      offers({ plans: 'some', maps: 'some', policy: 'expert' }),
      offers({ plans: 'expert' }),
      nobody,
    ];
    expect(leftBy(support, mentees, mentors)).toEqual([[0, 2], [1], [], []]);
  });

  test('with whom a language is shared that both speak at the least level', () => {
    const rule = { id: 'l', kind: 'language', mentee: 'speaks', mentor: 'speaks', least: 'working' } as const;
    const mentees = [
      speaks({ English: 'working', French: 'basic' }),
      speaks({ Hausa: 'fluent', french: 'fluent' }),
      speaks({ English: 'basic' }),
      nobody,
    ];
    const mentors = [
      speaks({ English: 'fluent' }),
      speaks({ English: 'basic', French: 'working' }),
      speaks({ Igbo: 'fluent' }),
      nobody,
    ];
    expect(leftBy(rule, mentees, mentors)).toEqual([[0], [1], [], []]);
  });

  test('who stand within the steps above them on the list of grades', () => {
    const rule = { id: 't', kind: 'step', mentee: 'grade', mentor: 'grade', least: 0, most: 1 } as const;
    const grades = ['one', 'two', 'four', 'five'].map((grade): Person => ({ grade }));
    expect(leftBy(rule, [...grades, nobody], [...grades, nobody])).toEqual([[0, 1], [1], [2], [], []]);
    expect(leftBy({ ...rule, least: -2, most: -1 }, grades, grades)).toEqual([[], [0], [1], []]);
  });

  test('who gave the same answer, or did not, whatever the case', () => {
    const mentees = [{ team: 'Joy ' }, { team: 'Truth' }, nobody];
    const mentors = [{ team: 'joy' }, { team: 'Virtue' }, nobody];
    const keys = { id: 'k', mentee: 'team', mentor: 'team' } as const;
    expect(leftBy({ ...keys, kind: 'same' }, mentees, mentors)).toEqual([[0], [], []]);
    expect(leftBy({ ...keys, kind: 'different' }, mentees, mentors)).toEqual([
      [1, 2],
      [0, 1, 2],
      [0, 1, 2],
    ]);
  });

  test('with whom no conflict was stated; people who are gone do not matter', () => {
    const round = roundOf([nobody, nobody], [nobody, nobody], {
      constraints: [{ id: 'c', kind: 'conflict' }],
    });
    const stated = ([mentee, mentor]: string[]) => ({
      mentee: mentee!,
      mentor: mentor!,
      statedBy: 'mentor' as const,
    });
    const conflicts = [
      ['a0', 'x1'],
      ['a1', 'x9'],
      ['a9', 'x0'],
      ['a0', 'x1'],
    ].map(stated);
    expect(pairsOf({ ...round, conflicts })).toEqual([
      [0, 0, 0],
      [1, 0, 0],
      [1, 1, 0],
    ]);
    expect(pairsOf({ ...roundOf([nobody], [nobody, nobody], {}), conflicts })).toHaveLength(2);
  });

  test('who share the hours needed, the greatest number where several rules ask', () => {
    const keys = { mentee: 'hours', mentor: 'hours', menteeZone: 'zone', mentorZone: 'zone' } as const;
    const needs = (hours: number): Constraint => ({ id: `h${hours}`, kind: 'hours', ...keys, hours });
    const [mentees, mentors] = [
      [free(40), nobody],
      [free(4), free(5), free(6), free(40, 1), nobody],
    ];
    expect(leftBy(needs(1.25), mentees, mentors)).toEqual([[1, 2], []]);
    // Quarters are whole: 1.3 hours are six of them.
    expect(leftBy(needs(1.3), mentees, mentors)).toEqual([[2], []]);
    expect(leftBy(needs(0), mentees, mentors)).toEqual([
      [0, 1, 2, 3, 4],
      [0, 1, 2, 3, 4],
    ]);
    const all = pairsOf(roundOf(mentees, mentors, { constraints: [needs(1), needs(1.5), needs(0.25)] }));
    expect(all).toEqual([[0, 2, 0]]);
  });

  describe('who share enough in every week that counts', () => {
    const keys = { mentee: 'hours', mentor: 'hours', menteeZone: 'zone', mentorZone: 'zone' } as const;
    const needs: Constraint = { id: 'h', kind: 'hours', ...keys, hours: 2 };
    const paris = (from: number, quarters: number): Person => ({
      zone: 'Europe/Paris',
      hours: [{ day: 0, from: from * 60, until: from * 60 + 15 * quarters }],
    });
    const mentors = [
      ...Array.from({ length: 40 }, (): Person => free(40, 2)),
      // Nine to eleven in UTC are ten to twelve in Paris in winter, and eleven to one in summer.
      ...[paris(10, 8), paris(11, 8), paris(10, 12), paris(12, 8), paris(10, 7)],
    ];
    const worth = { UTC: 50, 'Europe/Paris': 100 };
    const rated: Criterion = { id: 'z', weight: 10, kind: 'answer', side: 'mentor', question: 'zone', worth };
    const round = roundOf([free(8), nobody], mentors, { constraints: [needs], criteria: [rated] });
    const found = (from: string, until: string) =>
      pairsOf({ ...round, calendar: { from, until } }).map(([, mentor]) => mentor);

    test('whether clocks change before it begins, within, or not at all', () => {
      expect(found('2027-01-04', '2027-03-20')).toEqual([40, 42]);
      expect(found('2027-04-05', '2027-06-19')).toEqual([41, 42]);
      expect(found('2027-01-04', '2027-06-19')).toEqual([42]);
      // The first week is that in which the clocks change, on its Sunday: it counts only where there is no other.
      expect(found('2027-03-22', '2027-06-19')).toEqual([41, 42]);
      expect(found('2027-03-22', '2027-03-28')).toEqual([40, 42]);
    });
  });

  test('however many mentors stand before them', () => {
    const mentors = Array.from({ length: 200 }, (_, at): Person => ({ team: `team ${at % 67}` }));
    const keys = { id: 'k', mentee: 'team', mentor: 'team' } as const;
    const mentees = [{ team: 'team 40' }, { team: 'team 66' }];
    const same = [
      [40, 107, 174],
      [66, 133],
    ];
    expect(leftBy({ ...keys, kind: 'same' }, mentees, mentors)).toEqual(same);
    const others = same.map((own) => [...mentors.keys()].filter((mentor) => !own.includes(mentor)));
    expect(leftBy({ ...keys, kind: 'different' }, mentees, mentors)).toEqual(others);
  });

  test('who have not withdrawn and gave an accepted answer, as they themselves did', () => {
    const own = (side: 'mentee' | 'mentor', accepted: readonly (string | boolean)[]): Constraint => ({
      ...{ id: side, kind: 'answer', side, question: side === 'mentee' ? 'member' : 'tags', accepted },
    });
    const mentees = [{ member: true }, { member: false }, nobody, { member: true, withdrawn: true }];
    const mentors = [{ tags: ['a'] }, { tags: ['b', 'c'] }, nobody, { tags: ['a'], withdrawn: true }];
    const both = { constraints: [own('mentee', [true]), own('mentor', ['a', 'c'])] };
    expect(pairsOf(roundOf(mentees, mentors, both))).toEqual([
      [0, 0, 0],
      [0, 1, 0],
    ]);
    expect(leftBy(own('mentee', [false]), mentees, mentors)).toEqual([[], [0, 1, 2], [], []]);
    expect(leftBy(own('mentor', ['b']), mentees, mentors)).toEqual([[1], [1], [1], []]);
  });
});
