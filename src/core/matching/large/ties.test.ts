import { describe, expect, test } from 'vitest';
import { forEachAnswer, isBetter, times } from '../../../../test/problems.ts';
import { tiedProblem, tiedRound } from '../../../../test/tied.ts';
import type { Pair, Problem } from '../problem.ts';
import { reachedBy } from '../solve.ts';
import { candidates, joined } from './candidates.ts';
import { type Crew, oneHand } from './crew.ts';
import { type LargeOptions, usualSizes } from './large-flow.ts';
import { pack } from './pack.ts';
import type { Packed } from './packed.ts';
import { violators } from './pricing.ts';
import { solveLarge } from './solve-large.ts';
import { lotOf, lotsOf, nameMentor } from './ties.ts';

/** The answer that the rule on ties asks for, by trying all; null where there is none. */
function chosenByTrying(problem: Problem, keep: readonly Pair[]): readonly Pair[] | null {
  const lots = lotsOf(problem.mentees, problem.mentors);
  const at = (people: readonly { readonly id: string }[]) =>
    new Map(people.map(({ id }, place) => [id, place]));
  const [menteeAt, mentorAt] = [at(problem.mentees), at(problem.mentors)];
  const isKept = new Set(keep.map(([mentee, mentor]) => `${mentee} ${mentor}`));
  const isLocked = new Set(problem.locked.map((pair) => pair.join(' ')));
  const drawn = (pairs: readonly Pair[]) =>
    pairs.reduce((sum, [mentee, mentor]) => {
      if (isLocked.has(`${mentee} ${mentor}`)) return sum;
      const more = isKept.has(`${mentee} ${mentor}`) ? lots.keeping : 0;
      return sum + lotOf(lots, menteeAt.get(mentee)!, mentorAt.get(mentor)!) + more;
    }, 0);
  let best: readonly Pair[] | null = null;
  forEachAnswer(problem, (pairs) => {
    if (best === null) best = pairs;
    const [ours, theirs] = [reachedBy(problem, pairs), reachedBy(problem, best)];
    if (isBetter(problem, theirs, ours)) return;
    // Of equal totals alone, the one with more people.
    const more = problem.goals[0] === 'total' ? ours.placed - theirs.placed : 0;
    if (isBetter(problem, ours, theirs) || more > 0 || (more === 0 && drawn(pairs) > drawn(best)))
      best = pairs;
  });
  return best === null ? null : (best as readonly Pair[]).toSorted(order);
}

const order = (a: Pair, b: Pair) => (a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]) ? -1 : 1);

const sizes: readonly LargeOptions[] = [
  usualSizes,
  { perMentee: 1, perMentor: 0, perRound: 1, patience: 200 },
  { perMentee: 3, perMentor: 2, perRound: 2, patience: 0 },
  { perMentee: 2, perMentor: 1, perRound: 8, patience: 2 },
];

/** Rows shared out between two, as threads would. */
const twoHands = (packed: Packed): Crew => ({
  candidates: async (scope, each, least) => {
    const half = packed.mentees >> 1;
    const parts = [
      [0, half],
      [half, packed.mentees],
    ] as const;
    return joined(
      parts.map((part) => candidates(packed, scope, each, part, least)),
      packed.mentors,
      each.perMentor,
    );
  },
  violators: async (scope, prices, rows, atMost) =>
    [rows.slice(0, rows.length >> 1), rows.slice(rows.length >> 1)].map((part) =>
      violators(packed, scope, prices, part, atMost),
    ),
});

describe('of equally good answers', () => {
  const runs = times(1500);
  test(`the one with the highest lots is taken, as trying all of them shows, ${runs} times`, async () => {
    let found = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const round = tiedRound(seed, 1 + (seed % 5), 1 + (seed % 4));
      const { problem, keep } = tiedProblem(seed, round);
      const packed = pack(round);
      const { scores: _, ...unlisted } = problem;
      const solved = await solveLarge(packed, unlisted, oneHand(packed), keep, sizes[seed % sizes.length]);
      const best = chosenByTrying(problem, keep);
      if (solved?.answer.kind !== 'solved') {
        expect(best, `seed ${seed}`).toBeNull();
        continue;
      }
      expect(solved.answer.pairs, `seed ${seed}`).toEqual(best);
      found += Number(best!.length > 1);
    }
    expect(found).toBeGreaterThan(runs / 4);
  });

  const larger = times(60);
  test(`the same is taken with other lists, rows in another order and more hands, ${larger} times`, async () => {
    for (let seed = 1; seed <= larger; seed++) {
      const round = tiedRound(seed, 25 + (seed % 30), 20 + (seed % 20));
      const { problem, keep } = tiedProblem(seed, round);
      const { scores: _, ...unlisted } = problem;
      const packed = pack(round);
      const answers: unknown[] = [];
      for (const each of sizes) {
        for (const crew of [oneHand(packed), twoHands(packed)]) {
          const solved = await solveLarge(packed, unlisted, crew, keep, each);
          answers.push(solved?.answer.kind === 'solved' ? solved.answer.pairs : (solved?.answer ?? null));
        }
      }
      for (const answer of answers) expect(answer, `seed ${seed}`).toEqual(answers[0]);
    }
  });
});

test('lots of a round spread evenly, and do not depend on who else takes part', () => {
  const people = (letter: string, count: number) =>
    Array.from({ length: count }, (_, at) => ({ id: `${letter}${at}` }));
  const lots = lotsOf(people('a', 300), people('x', 300));
  const drawn = new Set<number>();
  let sum = 0;
  for (let i = 0; i < 300; i++) {
    for (let j = 0; j < 300; j++) {
      const lot = lotOf(lots, i, j);
      drawn.add(lot);
      sum += lot;
    }
  }
  expect(drawn.size).toBeGreaterThan(89_990);
  expect(sum / 90_000 / 2 ** lots.bits).toBeCloseTo(0.5, 2);
  const fewer = lotsOf(people('a', 300).slice(100), people('x', 300).slice(7));
  const digits = 2 ** (fewer.bits - lots.bits);
  expect(Math.floor(lotOf(fewer, 20, 30) / digits)).toBe(lotOf(lots, 120, 37));
});

const named = (...ids: string[]) => ids.map((id) => ({ id }));

test('a pair draws the same lot on every machine and in every year, so ties are decided alike', () => {
  const lots = lotsOf(named('ME01', 'ME02', 'Zoë'), named('MR1', 'MR2', 'MR10'));
  expect([0, 1, 2].map((mentee) => [0, 1, 2].map((mentor) => lotOf(lots, mentee, mentor)))).toEqual([
    [2275691513, 120856515, 3179374767],
    [2041861519, 2893550434, 712162178],
    [1822981183, 2587644077, 2714120144],
  ]);
});

test('a mentor who is named anew draws as who has that name, and nobody else draws otherwise', () => {
  const lots = lotsOf(named('a', 'b'), named('x', 'y', 'z'));
  nameMentor(lots, 2, 'another');
  expect(lots).toEqual(lotsOf(named('a', 'b'), named('x', 'y', 'another')));
});

test('lots have as many bits as the smaller side leaves room for', () => {
  const bits = ([mentees, mentors]: readonly [number, number]) => {
    const people = (count: number) => Array.from({ length: count }, () => ({ id: '' }));
    return lotsOf(people(mentees), people(mentors)).bits;
  };
  const sizes = [
    [0, 9],
    [254, 254],
    [255, 300],
    [9, 5000],
    [10_000, 10_000],
  ] as const;
  expect(sizes.map(bits)).toEqual([32, 32, 31, 32, 26]);
});

test('lots add up exactly in rounds of any size', () => {
  for (const size of [1, 100, 10_000, 100_000]) {
    const people = Array.from({ length: size }, (_, at) => ({ id: `${at}` }));
    const { bits, keeping } = lotsOf(people, people);
    expect(4 * (size + 1) * (2 ** bits + keeping)).toBeLessThan(2 ** 53);
    expect(keeping).toBeGreaterThanOrEqual(1024 * (2 ** bits - 1));
  }
});
