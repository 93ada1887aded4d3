import { expect, test } from 'vitest';
import { roundOf } from '../../../test/small-round.ts';
import type { Constraint } from './participant.ts';
import type { Round } from './people.ts';
import type { RunUnplaced } from './run.ts';
import { supplyGaps } from './supply.ts';

const rule: Constraint = {
  id: 'support',
  kind: 'support',
  wanted: 'wants',
  offered: 'offers',
  least: 'strong',
};
const waiting = (...ids: readonly string[]): RunUnplaced[] =>
  ids.map((mentee) => ({ mentee, reason: { kind: 'lowersTotal', way: null } }));
const barred = (mentee: string, own: boolean): RunUnplaced => ({
  mentee,
  reason: { kind: 'barred', constraint: 'r', own, facts: null, nearest: null },
});

const round = (wants: readonly string[][], offers: readonly Record<string, string>[]): Round =>
  roundOf(
    wants.map((items) => ({ wants: items })),
    offers.map((levels) => ({ offers: levels })),
    { constraints: [{ id: 'conflict', kind: 'conflict' }, rule] },
  );
const none = new Map<string, number>();

test('a gap is a first wish that more wait for than places are left', () => {
  const asked = round([['plans', 'maps'], ['plans'], ['maps'], []], [{ plans: 'strong', maps: 'expert' }]);
  expect(supplyGaps(asked, waiting('a0', 'a1', 'a2', 'a3'), none)).toEqual([
    { item: 'plans', waiting: ['a0', 'a1'], left: 1 },
  ]);
  expect(supplyGaps(asked, waiting('a0', 'a1', 'a2'), new Map([['x0', 1]]))).toEqual([
    { item: 'plans', waiting: ['a0', 'a1'], left: 0 },
    { item: 'maps', waiting: ['a2'], left: 0 },
  ]);
  expect(supplyGaps(asked, [], none)).toEqual([]);
});

test('places are those left with mentors who are there, at the level needed', () => {
  const asked = round(
    [['plans'], ['plans'], ['plans'], ['plans'], ['plans']],
    [{ plans: 'strong' }, { plans: 'some' }, {}, { plans: 'expert' }],
  );
  const mentors = asked.mentors.map((one, at) => ({ ...one, capacity: 3, withdrawn: at === 3 }));
  expect(supplyGaps({ ...asked, mentors }, waiting('a0', 'a1', 'a2'), new Map([['x0', 1]]))).toEqual([
    { item: 'plans', waiting: ['a0', 'a1', 'a2'], left: 2 },
  ]);
});

test('whoever is barred by their own answer waits for nobody, whoever is barred otherwise does', () => {
  const asked = round([['plans'], ['plans']], []);
  expect(supplyGaps(asked, [barred('a0', true), barred('a1', false)], none)).toEqual([
    { item: 'plans', waiting: ['a1'], left: 0 },
  ]);
});

test('what is missing most comes first, then by name', () => {
  const asked = round(
    [['plain'], ['plans'], ['plans'], ['plans'], ['maps'], ['maps'], ['maps']],
    [{ plans: 'strong' }, { plans: 'strong' }],
  );
  const gaps = supplyGaps(asked, waiting('a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6'), none);
  expect(gaps.map(({ item }) => item)).toEqual(['maps', 'plain', 'plans']);
  const even = supplyGaps(round([['plain'], ['maps']], []), waiting('a0', 'a1'), none);
  expect(even.map(({ item }) => item)).toEqual(['maps', 'plain']);
  // Two of two, or one of five.
  for (const [most, least] of [
    ['plain', 'plans'],
    ['plans', 'plain'],
  ] as const) {
    const wishes = [most, most, least, least, least, least, least].map((item) => [item]);
    const offers = [1, 2, 3, 4].map(() => ({ [least]: 'strong' }));
    const asking = waiting('a0', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6');
    expect(supplyGaps(round(wishes, offers), asking, none)).toEqual([
      { item: most, waiting: ['a0', 'a1'], left: 0 },
      { item: least, waiting: ['a2', 'a3', 'a4', 'a5', 'a6'], left: 4 },
    ]);
  }
});

test('without a rule about support there is none', () => {
  const asked = round([['plans']], []);
  expect(supplyGaps({ ...asked, rules: { constraints: [], criteria: [] } }, waiting('a0'), none)).toEqual([]);
});
