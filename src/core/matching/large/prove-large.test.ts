import { expect, test } from 'vitest';
import { dice, times } from '../../../../test/problems.ts';
import { randomRound } from '../../../../test/rounds.ts';
import { roundOf, teamsApart } from '../../../../test/rows.ts';
import { prepare } from '../judge.ts';
import { goalLists, type Solved } from '../problem.ts';
import { reachedBy } from '../solve.ts';
import { verify, verifyStreamed } from '../verify.ts';
import { oneHand, type Prover } from './crew.ts';
import type { LargeProblem } from './large-flow.ts';
import { pack } from './pack.ts';
import { faultByRows } from './prove-large.ts';
import { solveLarge } from './solve-large.ts';

type Roll = (sides: number) => number;
type Prices = readonly (readonly number[])[];

const moved = (prices: Prices, roll: Roll): Prices =>
  prices.map((price, person) =>
    person === roll(prices.length) ? price.map((count) => count + roll(5) - 2) : price,
  );

/** Ways in which an answer may be wrong. */
const spoilers: readonly ((answer: Solved, roll: Roll) => Solved)[] = [
  (answer, roll) => ({ ...answer, pairs: answer.pairs.toSpliced(roll(answer.pairs.length + 1), 1) }),
  (answer, roll) => ({
    ...answer,
    pairs: answer.pairs.map(([a, x, points], at) => [a, x, points + Number(at === roll(2))] as const),
  }),
  (answer, roll) => ({
    ...answer,
    pairs: answer.pairs.map(([a, x, points], at) =>
      at === 0 ? [a, `x${roll(40)}`, points] : [a, x, points],
    ),
  }),
  ({ certificate, ...rest }, roll) => ({
    ...rest,
    certificate: { ...certificate, menteePrices: moved(certificate.menteePrices, roll) },
  }),
  ({ certificate, ...rest }, roll) => ({
    ...rest,
    certificate: { ...certificate, mentorPrices: moved(certificate.mentorPrices, roll) },
  }),
  ({ certificate, ...rest }, roll) => ({
    ...rest,
    certificate: { ...certificate, placesPrice: certificate.placesPrice.map((count) => count + roll(3) - 1) },
  }),
  ({ certificate, ...rest }, roll) => ({
    ...rest,
    certificate: {
      ...certificate,
      worst: certificate.worst && {
        all: { ...certificate.worst.all, mentorPrices: moved(certificate.worst.all.mentorPrices, roll) },
        above: certificate.worst.above && {
          ...certificate.worst.above,
          menteePrices: moved(certificate.worst.above.menteePrices, roll),
        },
      },
    },
  }),
  ({ certificate, ...rest }) => ({
    ...rest,
    certificate: { ...certificate, menteePrices: certificate.menteePrices.slice(1) },
  }),
  ({ certificate, ...rest }) => ({
    ...rest,
    certificate: { ...certificate, placesPrice: [], menteePrices: certificate.menteePrices.map(() => []) },
  }),
];

test('rows find every fault that judging every pair again finds, and no other', async () => {
  const faults = new Set<string>();
  let proved = 0;
  for (let seed = 1; seed <= times(100); seed++) {
    const roll = dice(seed * 271);
    const made = randomRound(seed, { mentees: 3 + roll(30), mentors: 3 + roll(30), rules: seed % 2 === 0 });
    const byId = (a: { readonly id: string }, b: { readonly id: string }) => (a.id < b.id ? -1 : 1);
    const round = { ...made, mentees: made.mentees.toSorted(byId), mentors: made.mentors.toSorted(byId) };
    const judge = prepare(round);
    const ids = judge.scores().map(([i, j]) => [round.mentees[i]!.id, round.mentors[j]!.id] as const);
    const problem: LargeProblem = {
      mentees: round.mentees.map(({ id, priority }) => ({ id, priority, demand: 1 + Number(roll(9) === 0) })),
      mentors: round.mentors.map(({ id, capacity }) => ({ id, capacity, minimum: 0 })),
      places: roll(3) === 0 ? roll(round.mentees.length) : null,
      goals: goalLists[roll(goalLists.length)]!,
      everyone: false,
      locked: [],
      vetoed: ids.filter(() => roll(20) === 0),
    };
    const packed = pack(round);
    const found = await solveLarge(packed, problem, oneHand(packed));
    if (found?.answer.kind !== 'solved') continue;
    const { answer: solved } = found;
    const scoreOf = (i: number, j: number) => {
      const { eligible, points } = judge.pair(i, j);
      return eligible ? ([i, j, points] as const) : null;
    };
    for (const answer of [solved, ...spoilers.map((spoil) => spoil(solved, roll))]) {
      const slowly = verifyStreamed({ ...problem, scores: judge.scores() }, answer, scoreOf);
      const fault = await faultByRows(problem, answer, oneHand(packed));
      expect(fault, `seed ${seed}`).toBe(slowly.kind === 'refuted' ? slowly.fault : null);
      expect(await faultByRows(problem, answer, oneHand(packed), scoreOf)).toBe(fault);
      if (fault === null) proved += 1;
      else faults.add(fault.replaceAll(/\d+/g, '…'));
    }
  }
  expect(proved).toBeGreaterThan(times(100) / 2);
  expect(faults.size).toBeGreaterThan(4);
});

test('a pair that the rules bar, that is made twice, or of somebody unknown, is a fault', async () => {
  const packed = pack(teamsApart());
  const problem: LargeProblem = {
    mentees: ['a0', 'a1', 'a2'].map((id) => ({ id, priority: 0, demand: 1 })),
    mentors: ['x0', 'x1'].map((id) => ({ id, capacity: 1, minimum: 0 })),
    places: null,
    goals: ['people', 'total'],
    everyone: false,
    locked: [],
    vetoed: [],
  };
  const found = await solveLarge(packed, problem, oneHand(packed));
  if (found?.answer.kind !== 'solved') throw new Error('There should be an answer.');
  const { answer } = found;
  expect(answer.pairs).toEqual([
    ['a1', 'x0', 1],
    ['a2', 'x1', 10],
  ]);
  const faultWith = (...pairs: Solved['pairs']) =>
    faultByRows(problem, { ...answer, pairs }, oneHand(packed));
  expect(await faultWith(...answer.pairs)).toBeNull();
  expect(await faultWith(['a1', 'x1', 1], ['a2', 'x0', 10])).toBe('a pair is not eligible');
  expect(await faultWith(['a1', 'x0', 10], ['a2', 'x1', 1])).toBe('a pair of 1 points is claimed to have 10');
  expect(await faultWith(['a1', 'x0', 1], ['a1', 'x0', 1])).toBe('a1 and x0 are paired twice');
  expect(await faultWith(['a9', 'x0', 1], ['a2', 'x1', 10])).toBe('a9 or x0 is not in the problem');
  expect(await faultWith(['a1', 'x9', 1], ['a2', 'x1', 10])).toBe('a1 or x9 is not in the problem');
  // Who is there is asked of the rows, and nobody else.
  const asked: number[][] = [];
  const listening: Prover = {
    above: async (aims) => {
      asked.push(
        [...aims.chosen.starts],
        [...aims.chosen.items],
        [aims.menteeRank.length, aims.mentorRank.length],
      );
      return oneHand(packed).above(aims);
    },
  };
  await faultByRows(
    problem,
    {
      ...answer,
      pairs: [
        ['a9', 'x0', 1],
        ['a0', 'x9', 1],
        ['a2', 'x1', 10],
      ],
    },
    listening,
  );
  expect(asked).toEqual([[0, 0, 0, 1], [1], [3, 2]]);
});

const countLists: readonly (readonly ('people' | 'priority' | 'total')[])[] = [
  ['total'],
  ['people', 'total'],
  ['people', 'priority', 'total'],
  ['people', 'priority'],
  ['priority'],
];

const worthOf = (count: string, priority: number, points: number) =>
  count === 'people' ? 1 : count === 'priority' ? priority : points;

test('a pair counts for what it is worth above its prices, whatever these are', async () => {
  const runs = times(3000);
  const verdicts = { proved: 0, refuted: 0 };
  const packed = packedPairs();
  for (let seed = 1; seed <= runs; seed++) {
    const roll = dice(seed * 43);
    const counts = countLists[roll(countLists.length)]!;
    const problem: LargeProblem = {
      mentees: packed.points.map((_, at) => ({ id: `a${at}`, priority: roll(4), demand: 1 })),
      mentors: packed.points.map((_, at) => ({ id: `x${at}`, capacity: 1, minimum: 0 })),
      places: roll(2) === 0 ? packed.points.length : null,
      goals: counts,
      everyone: false,
      locked: [],
      vetoed: [],
    };
    // Each pair's worth is shared out between its mentee, its mentor and the places, and something may be left or wrong.
    const placesPrice = counts.map(() => (problem.places === null ? 0 : roll(2)));
    const left = () => (roll(3) === 0 ? roll(4) - (roll(6) === 0 ? 2 : 0) : 0);
    const prices = problem.mentees.map(({ priority }, at) =>
      counts.map((count, goal) => {
        const worth = worthOf(count, priority, packed.points[at]!);
        const mentee = roll(2) === 0 ? roll(worth + 1) : 0;
        return [mentee, worth - mentee - placesPrice[goal]! - left()] as const;
      }),
    );
    const pairs = packed.points.map((points, at) => [`a${at}`, `x${at}`, points] as const);
    const answer: Solved = {
      kind: 'solved',
      pairs,
      reached: reachedBy(problem, pairs),
      certificate: {
        ...{ goals: counts, from: 0, placesPrice, worst: null },
        menteePrices: prices.map((price) => price.map(([mentee]) => mentee)),
        mentorPrices: prices.map((price) => price.map(([, mentor]) => mentor)),
      },
    };
    const slowly = verify(
      { ...problem, scores: packed.points.map((points, at) => [at, at, points]) },
      answer,
    );
    const read: number[] = [];
    const noting: Prover = {
      above: async (aims) => {
        const found = await oneHand(packed.round).above(aims);
        read.push(...found.flatMap(({ above }) => [...above.mentees]));
        return found;
      },
    };
    const fault = await faultByRows(problem, answer, noting);
    expect(fault, `seed ${seed}`).toBe(slowly.kind === 'refuted' ? slowly.fault : null);
    // Rows are asked for no other pairs than those worth at least their prices, up to the points; more if these do not count.
    const isRead = (at: number) => {
      const surplus = counts.map((count, goal) => {
        const worth = worthOf(count, problem.mentees[at]!.priority, packed.points[at]!);
        return worth - prices[at]![goal]![0] - prices[at]![goal]![1] - placesPrice[goal]!;
      });
      const decides = surplus
        .slice(0, counts.indexOf('total') + 1 || counts.length)
        .find((each) => each !== 0);
      return decides === undefined ? counts.includes('total') : decides > 0;
    };
    expect(read.sort(), `seed ${seed}`).toEqual([0, 1, 2, 3].filter(isRead));
    verdicts[slowly.kind] += 1;
  }
  expect(Math.min(verdicts.proved, verdicts.refuted)).toBeGreaterThan(runs / 20);
});

/** Mentees who may be paired with one mentor each, for different points. */
function packedPairs() {
  const grades = ['one', 'two', 'three', 'four'];
  const team = (at: number) => ({ team: `team ${at}` });
  const round = roundOf(
    grades.map((_, at) => ({ ...team(at), grade: 'one' })),
    grades.map((grade, at) => ({ ...team(at), grade })),
    {
      constraints: [{ id: 's', kind: 'same', mentee: 'team', mentor: 'team' }],
      criteria: [{ id: 't', weight: 12, kind: 'step', mentee: 'grade', mentor: 'grade', ideal: 0 }],
    },
  );
  return { round: pack(round), points: [12, 6, 4, 3] };
}
