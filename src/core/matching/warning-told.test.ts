import { describe, expect, test } from 'vitest';
import { free, hoursKeys, roundOf } from '../../../test/small-round.ts';
import type { Answers } from '../questions/question.ts';
import type { Constraint } from './participant.ts';
import type { Round } from './people.ts';
import { mostPairs, type SupplyWarning, supplyWarning } from './warning.ts';

const support: Constraint = {
  id: 'support',
  kind: 'support',
  wanted: 'wants',
  offered: 'offers',
  least: 'strong',
};
const hours: Constraint = { id: 'hours', kind: 'hours', ...hoursKeys, hours: 1 };
const language: Constraint = {
  id: 'language',
  kind: 'language',
  mentee: 'languages',
  mentor: 'languages',
  least: 'working',
};
const member: Constraint = {
  id: 'member',
  kind: 'answer',
  side: 'mentee',
  question: 'member',
  accepted: [true],
};

const wants = (...items: readonly string[]): Answers => ({ wants: items });
const offers = (...items: readonly string[]): Answers => ({
  offers: Object.fromEntries(items.map((item) => [item, 'strong'])),
});
const speaks = (tongue: string): Answers => ({ languages: [{ language: tongue, level: 'fluent' }] });
const kind = { item: null, language: null, hours: null, others: {}, zones: [] };

const warned = (round: Round): SupplyWarning => supplyWarning(round, round.rules)!;
const told = (constraints: readonly Constraint[], mentees: readonly Answers[], mentors: readonly Answers[]) =>
  warned(roundOf(mentees, mentors, { constraints }));

describe('what a call is short of', () => {
  test('is told for those who compete, and for those who have nobody at all, the most first', () => {
    const mentees = [wants('plans'), wants('plans', 'plain'), wants('maps'), wants('plans')];
    expect(told([support], mentees, [offers('plans')])).toEqual({
      mentees: 4,
      mentors: 1,
      slots: 1,
      placed: 1,
      shortages: [
        { mentees: 3, mentors: 1, slots: 1, short: 2, items: [{ item: 'plans', count: 3 }] },
        { mentees: 1, mentors: 0, slots: 0, short: 1, items: [{ item: 'maps', count: 1 }] },
      ],
      wanted: [
        { ...kind, item: 'plans', count: 2 },
        { ...kind, item: 'maps', count: 1 },
      ],
      further: 0,
      beyond: 0,
      everyKind: true,
    });
  });

  test('joins all who have nobody, and names their first wishes, the most wanted first, then by name', () => {
    const mentees = [wants('plans'), wants('maps', 'plans'), wants('plain'), wants('maps'), wants('gardens')];
    const { shortages, beyond, placed } = told([support], mentees, []);
    expect(shortages).toEqual([
      {
        mentees: 5,
        mentors: 0,
        slots: 0,
        short: 5,
        items: [
          { item: 'maps', count: 2 },
          { item: 'gardens', count: 1 },
          { item: 'plain', count: 1 },
          { item: 'plans', count: 1 },
        ],
      },
    ]);
    // Nobody offers gardens: no mentor is asked about them.
    expect([placed, beyond]).toEqual([0, 1]);
    const turned = told([support], mentees.toReversed(), []);
    expect(turned.shortages).toEqual(shortages);
  });

  test('comes with the largest shortage first, whichever it is', () => {
    const alone = [wants('maps'), wants('maps'), wants('maps')];
    const { shortages } = told([support], [...alone, wants('plans'), wants('plans')], [offers('plans')]);
    expect(shortages.map(({ short, slots }) => [short, slots])).toEqual([
      [3, 0],
      [1, 1],
    ]);
  });

  test('is nothing where everybody could have a mentor', () => {
    expect(
      told([support], [wants('plans'), wants('maps', 'plans')], [offers('plans'), offers('maps')]),
    ).toEqual({
      mentees: 2,
      mentors: 2,
      slots: 2,
      placed: 2,
      shortages: [],
      wanted: [],
      further: 0,
      beyond: 0,
      everyKind: true,
    });
  });

  test('does not count who withdrew, or mentors without a place', () => {
    const round = roundOf(
      [wants('plans'), wants('maps')],
      [offers('plans'), offers('maps'), offers('maps')],
      {
        constraints: [support],
      },
    );
    const mentors = round.mentors.map((one, at) => {
      return { ...one, capacity: [3, 0, 1][at]!, withdrawn: at === 2 };
    });
    const found = warned({ ...round, mentors });
    expect(found).toMatchObject({ mentees: 2, mentors: 1, slots: 3, placed: 1 });
    const gone = { ...round.mentees[1]!, withdrawn: true };
    expect(warned({ ...round, mentors, mentees: [round.mentees[0]!, gone] })).toMatchObject({
      mentees: 1,
      placed: 1,
      shortages: [],
    });
  });

  test('says who is beyond help: their own answers bar them', () => {
    const found = told([member, support], [{ ...wants('plans'), member: true }, wants('plans')], []);
    expect(found).toMatchObject({ placed: 0, beyond: 1, wanted: [{ item: 'plans', count: 1 }] });
  });

  test('names no wishes where no rule is about them', () => {
    const { shortages, wanted } = told([], [{}, {}], []);
    expect(shortages).toEqual([{ mentees: 2, mentors: 0, slots: 0, short: 2, items: [] }]);
    expect(wanted).toEqual([{ ...kind, count: 2 }]);
  });
});

describe('the mentors to look for', () => {
  test('are first those who place most people', () => {
    const mentees = [wants('maps', 'plain'), wants('plain'), wants('plans', 'plain'), wants('plans')];
    expect(told([support], mentees, []).wanted).toEqual([
      { ...kind, item: 'plain', count: 3 },
      { ...kind, item: 'plans', count: 1 },
    ]);
  });

  test('make room by moving others, who then need not be asked anew', () => {
    // x0 could do either; one more for plans frees x0 for maps.
    const mentees = [wants('plans'), wants('maps')];
    expect(told([support], mentees, [offers('plans', 'maps')]).wanted).toEqual([
      { ...kind, item: 'plans', count: 1 },
    ]);
    // Along a chain of three: a new mentor for plain moves two others on.
    const chain = [wants('plans'), wants('plans', 'maps'), wants('maps', 'plain'), wants('plain')];
    const found = told([support], chain, [offers('plans'), offers('maps'), offers('plain')]);
    expect(found.placed).toBe(3);
    expect(found.wanted).toMatchObject([{ count: 1 }]);
  });

  test('come with the zones of those whom they would help, and no more hours than help', () => {
    const mentees = [free(0, 3, 'Europe/Paris'), free(0, 2, 'Africa/Lagos'), free(0, 2, 'Africa/Lagos')];
    // Lagos keeps the clock of Paris in winter.
    const { wanted } = told([hours], mentees, []);
    expect(wanted).toEqual([
      {
        ...kind,
        hours: { zone: 'Europe/Paris', slots: [{ day: 0, from: 540, until: 600 }] },
        count: 3,
        zones: ['Africa/Lagos', 'Europe/Paris'],
      },
    ]);
  });

  test('are at most eight kinds; how many more could be placed by others is told', () => {
    const tongues = [...'ABCDEFGHIJ'].map((letter) => speaks(`Tongue ${letter}`.replace(' ', '')));
    const found = told([language], tongues, []);
    expect(found.wanted).toHaveLength(8);
    expect(found).toMatchObject({ further: 2, beyond: 0, everyKind: true });
  });

  test('are looked for among the kinds of some mentees, taken evenly, where there are very many', () => {
    const mentees = Array.from({ length: 601 }, (_, at): Answers => {
      const from = 60 * (at % 23);
      const slot = { day: at % 7, from, until: from + 60 };
      return { ...speaks(`tongue${at}`), zone: 'Europe/Paris', hours: [slot] };
    });
    const found = told([hours, language], mentees, []);
    expect(found).toMatchObject({ placed: 0, everyKind: false, beyond: 0 });
    expect(found.wanted).toHaveLength(8);
    expect(found.further).toBe(301 - 8);
    const fewer = told([hours, language], mentees.slice(1), []);
    expect(fewer).toMatchObject({ everyKind: true, further: 600 - 8, beyond: 0 });
  });
});

test('a round with too many pairs is not judged', () => {
  const mentees = Array.from({ length: 2001 }, () => ({}));
  const mentors = Array.from({ length: 1000 }, () => ({}));
  expect(mentees.length * mentors.length).toBeGreaterThan(mostPairs);
  const round = roundOf(mentees, mentors);
  expect(supplyWarning(round, round.rules)).toBeNull();
});
