import { describe, expect, test } from 'vitest';
import { type Dice, dice, forEachAnswer, shuffled, smallProblem, times } from '../../../test/problems.ts';
import type { Pair, Problem } from './problem.ts';
import { solve } from './solve.ts';
import { blockingPairs, noWishes, type Side, stableAnswer, type Wishes } from './stable.ts';

const runs = times(1000);

/** A small problem in which stability makes sense: nobody must be placed, no minimum loads, locks that fit. */
function smallMarket(seed: number): { problem: Problem; wishes: Wishes } {
  const roll = dice(seed + 500_000);
  const drawn = roll(4) === 0 ? squareProblem(roll) : smallProblem(seed);
  const oneEach = drawn.places !== null;
  const problem: Problem = {
    ...drawn,
    everyone: false,
    goals: roll(2) === 0 ? ['people', 'total'] : ['people', 'priority', 'total'],
    mentees: drawn.mentees.map((one) => (oneEach ? { ...one, demand: 1 } : one)),
    mentors: drawn.mentors.map((one) => ({ ...one, minimum: 0 })),
    locked: [],
  };
  const order = (ids: string[]) =>
    ids
      .filter(() => roll(6) > 0)
      .map((id) => [id, roll(1000)] as const)
      .sort((a, b) => a[1] - b[1])
      .map(([id]) => id);
  const stated = (from: readonly { id: string }[], to: readonly { id: string }[]) =>
    new Map(
      from.filter(() => roll(4) > 0).map(({ id }) => [id, order(to.map((other) => other.id))] as const),
    );
  const wishes: Wishes =
    roll(3) === 0
      ? noWishes
      : {
          mentees: stated(problem.mentees, problem.mentors),
          mentors: stated(problem.mentors, problem.mentees),
        };
  const lock = roll(3) === 0 ? solve(problem) : null;
  const [locked] = lock?.kind === 'solved' ? lock.pairs : [];
  return {
    problem: locked === undefined ? problem : { ...problem, locked: [[locked[0], locked[1]]] },
    wishes,
  };
}

/** Three or four on each side, and everybody may have everybody: here sides often disagree. */
const squareProblem = (roll: Dice): Problem => {
  const size = 3 + roll(2);
  const people = [...Array(size).keys()];
  return {
    mentees: people.map((at) => ({ id: `a${at}`, priority: 0, demand: 1 })),
    mentors: people.map((at) => ({ id: `x${at}`, capacity: 1, minimum: 0 })),
    scores: people.flatMap((i) => people.map((j) => [i, j, roll(30)] as const)),
    places: null,
    goals: ['people', 'total'],
    everyone: false,
    locked: [],
    vetoed: [],
  };
};

/** How much one person wants another: written anew, by stated place, then points, then id where ties are broken. */
function taste({ problem, wishes }: { problem: Problem; wishes: Wishes }, strict: boolean) {
  const points = new Map(
    problem.scores.map(([i, j, worth]) => [`${problem.mentees[i]!.id} ${problem.mentors[j]!.id}`, worth]),
  );
  return (side: Side, own: string, a: string, b: string): boolean => {
    const list = wishes[side].get(own) ?? [];
    const [placeA, placeB] = [list.indexOf(a), list.indexOf(b)];
    if (placeA >= 0 || placeB >= 0) return placeA >= 0 && (placeB < 0 || placeA < placeB);
    const worth = (other: string) => points.get(side === 'mentees' ? `${own} ${other}` : `${other} ${own}`)!;
    return worth(a) !== worth(b) ? worth(a) > worth(b) : strict && a < b;
  };
}

/** Whether some pair would rather have each other; tried pair by pair. */
function isBlocked(market: { problem: Problem; wishes: Wishes }, pairs: readonly Pair[], strict: boolean) {
  const { problem } = market;
  const wants = taste(market, strict);
  const is = (list: Problem['locked'], a: string, x: string) => list.some(([m, n]) => m === a && n === x);
  const free = pairs.filter(([a, x]) => !is(problem.locked, a, x));
  const full = problem.places !== null && pairs.length >= problem.places;
  const byPriority = problem.goals.includes('priority');
  return problem.scores.some(([i, j]) => {
    const [mentee, mentor] = [problem.mentees[i]!, problem.mentors[j]!];
    if (pairs.some(([a, x]) => a === mentee.id && x === mentor.id)) return false;
    if (is(problem.vetoed, mentee.id, mentor.id)) return false;
    const held = pairs.filter(([a]) => a === mentee.id).length;
    const load = pairs.filter(([, x]) => x === mentor.id).length;
    const left = free.filter(([a, x]) => a === mentee.id && wants('mentees', mentee.id, mentor.id, x));
    const dropped = free.filter(([a, x]) => x === mentor.id && wants('mentors', mentor.id, mentee.id, a));
    const comes = held < mentee.demand || left.length > 0;
    if (!comes || !(load < mentor.capacity || dropped.length > 0)) return false;
    if (!full || held >= mentee.demand) return true;
    const lower = dropped.filter(([a]) => {
      const other = problem.mentees.find(({ id }) => id === a)!;
      return byPriority && mentee.priority > other.priority;
    });
    return load >= mentor.capacity && lower.length > 0;
  });
}

/** Free pairs of one person, best first. */
const listOf = (
  market: { problem: Problem; wishes: Wishes },
  side: Side,
  id: string,
  pairs: readonly Pair[],
) => {
  const wants = taste(market, true);
  const [own, other] = side === 'mentees' ? [0, 1] : [1, 0];
  const free = pairs.filter(([a, x]) => !market.problem.locked.some(([m, n]) => m === a && n === x));
  return free
    .filter((pair) => pair[own] === id)
    .map((pair) => pair[other] as string)
    .sort((a, b) => (a === b ? 0 : wants(side, id, a, b) ? -1 : 1));
};

describe('a stable answer', () => {
  test(`has no blocking pair, and is best for the side that asks among all stable answers, ${runs} times`, () => {
    let several = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const market = smallMarket(seed);
      const { problem, wishes } = market;
      const answers = {
        mentees: stableAnswer(problem, 'mentees', wishes),
        mentors: stableAnswer(problem, 'mentors', wishes),
      };
      for (const { pairs } of Object.values(answers)) {
        expect(isBlocked(market, pairs, true), `seed ${seed}`).toBe(false);
        expect(blockingPairs(problem, pairs, wishes), `seed ${seed}`).toEqual([]);
      }
      if (problem.places !== null) continue;
      const stable: (readonly Pair[])[] = [];
      forEachAnswer(problem, (pairs) => {
        if (!isBlocked(market, pairs, true)) stable.push(pairs);
      });
      if (stable.length > 1) several += 1;
      expect(stable.length, `seed ${seed}`).toBeGreaterThan(0);
      for (const side of ['mentees', 'mentors'] as const) {
        const wants = taste(market, true);
        for (const { id } of problem[side]) {
          const got = listOf(market, side, id, answers[side].pairs);
          for (const other of stable) {
            const instead = listOf(market, side, id, other);
            // Nobody on the side that asks gets more, or anyone better at any place of the list.
            expect(instead.length, `seed ${seed}`).toBe(got.length);
            instead.forEach((partner, at) => {
              expect(wants(side, id, partner, got[at]!), `seed ${seed}: ${id}`).toBe(false);
            });
          }
        }
      }
    }
    expect(several).toBeGreaterThanOrEqual(Math.floor(runs / 200));
  });

  test('is the same whatever the order of rows', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const { problem, wishes } = smallMarket(seed);
      for (const side of ['mentees', 'mentors'] as const)
        expect(stableAnswer(shuffled(problem, seed), side, wishes)).toEqual(
          stableAnswer(problem, side, wishes),
        );
    }
  });

  test('refuses places where somebody asks for several mentors', () => {
    const problem: Problem = {
      ...smallMarket(1).problem,
      places: 1,
      mentees: [{ id: 'a', priority: 0, demand: 2 }],
    };
    expect(() => stableAnswer({ ...problem, scores: [], vetoed: [], locked: [] }, 'mentees')).toThrow(
      'places',
    );
  });
});

describe('the pairs that block an answer', () => {
  test(`are those that trying every pair finds, ${runs} times`, () => {
    let blocked = 0;
    for (let seed = 1; seed <= runs; seed++) {
      const market = smallMarket(seed);
      const best = solve(market.problem);
      if (best.kind === 'infeasible') continue;
      const found = blockingPairs(market.problem, best.pairs, market.wishes);
      expect(found.length > 0, `seed ${seed}`).toBe(isBlocked(market, best.pairs, false));
      if (found.length > 0) blocked += 1;
    }
    expect(blocked).toBeGreaterThan(runs / 20);
  });
});

const marketFrom = (mentees: Record<string, string>, mentors: Record<string, [number, string]>) => {
  const [asks, offers] = [Object.keys(mentees), Object.keys(mentors)];
  const split = (list: string) => list.split(' ').filter((id) => id !== '');
  const problem: Problem = {
    mentees: asks.map((id) => ({ id, priority: 0, demand: 1 })),
    mentors: offers.map((id) => ({ id, capacity: mentors[id]![0], minimum: 0 })),
    scores: asks.flatMap((a, i) =>
      offers.flatMap((x, j) =>
        split(mentees[a]!).includes(x) && split(mentors[x]![1]).includes(a) ? [[i, j, 0] as const] : [],
      ),
    ),
    places: null,
    goals: ['people', 'total'],
    everyone: false,
    locked: [],
    vetoed: [],
  };
  const wishes: Wishes = {
    mentees: new Map(asks.map((id) => [id, split(mentees[id]!)])),
    mentors: new Map(offers.map((id) => [id, split(mentors[id]![1])])),
  };
  const told = (side: Side) =>
    stableAnswer(problem, side, wishes)
      .pairs.map(([a, x]) => `${a}${x}`)
      .join(' ');
  return { problem, wishes, told };
};

describe('what was published', () => {
  test('Gale and Shapley 1962, example 1: each side gets its first choices when it asks', () => {
    const { told } = marketFrom(
      { a: 'A B C', b: 'B C A', c: 'C A B' },
      { A: [1, 'b c a'], B: [1, 'c a b'], C: [1, 'a b c'] },
    );
    expect(told('mentees')).toBe('aA bB cC');
    expect(told('mentors')).toBe('aC bA cB');
  });

  test('Gale and Shapley 1962, example 2: the only stable marriages of four and four', () => {
    const { told } = marketFrom(
      { a: 'A B C D', b: 'A D C B', c: 'B A C D', d: 'D B C A' },
      { A: [1, 'd c a b'], B: [1, 'b d a c'], C: [1, 'd a b c'], D: [1, 'c b a d'] },
    );
    expect(told('mentees')).toBe('aC bD cA dB');
    expect(told('mentors')).toBe('aC bD cA dB');
  });

  test('a stable answer may leave somebody out whom the best answer places', () => {
    const { problem, wishes, told } = marketFrom({ a: 'X Y', b: 'X' }, { X: [1, 'a b'], Y: [1, 'a'] });
    expect(told('mentees')).toBe('aX');
    const best = solve(problem);
    if (best.kind === 'infeasible') throw new Error('there is an answer');
    expect(best.pairs).toHaveLength(2);
    expect(blockingPairs(problem, best.pairs, wishes)).toEqual([
      { mentee: 'a', mentor: 'X', points: 0, leaves: 'Y', drops: 'b' },
    ]);
  });
});
