import { describe, expect, test } from 'vitest';
import { bestByTrying, largeProblem, smallProblem, times } from '../../../test/problems.ts';
import { explainUnplaced, type Unplaced } from './explain.ts';
import { bottlenecks } from './gaps.ts';
import { effectOfPlaces } from './price.ts';
import type { Problem, Solved } from './problem.ts';
import { alternates, explainReserve } from './reserve.ts';
import { solve } from './solve.ts';

const blank: Problem = {
  mentees: [],
  mentors: [],
  scores: [],
  places: null,
  goals: ['people', 'priority', 'total'],
  everyone: false,
  locked: [],
  vetoed: [],
};

const mentee = (id: string, priority = 0, demand = 1) => ({ id, priority, demand });
const mentor = (id: string, capacity = 1, minimum = 0) => ({ id, capacity, minimum });

function solved(problem: Problem): Solved {
  const answer = solve(problem);
  if (answer.kind === 'infeasible') throw new Error(answer.reason.sentence);
  return answer;
}

const reasons = (problem: Problem) => explainUnplaced(problem, solved(problem));

describe('a mentee without a mentor', () => {
  test('has no eligible mentor', () => {
    expect(reasons({ ...blank, mentees: [mentee('a')], mentors: [mentor('x')] })).toEqual([
      { id: 'a', placed: 0, demand: 1, kind: 'noEligibleMentor' },
    ]);
  });

  test('was vetoed with every eligible mentor', () => {
    const problem = {
      ...blank,
      mentees: [mentee('a')],
      mentors: [mentor('x')],
      scores: [[0, 0, 5]] as const,
    };
    expect(reasons({ ...problem, vetoed: [['a', 'x']] })).toMatchObject([{ kind: 'vetoed', mentors: ['x'] }]);
  });

  test('is below the line when places are used up, and learns the rank and who would have to leave', () => {
    const problem: Problem = {
      ...blank,
      mentees: [mentee('a', 9), mentee('b', 5), mentee('c', 2)],
      mentors: [mentor('x', 2), mentor('y', 2)],
      scores: [
        [0, 0, 5],
        [1, 0, 5],
        [1, 1, 4],
        [2, 1, 7],
      ],
      places: 2,
    };
    expect(reasons(problem)).toEqual([
      {
        id: 'c',
        placed: 0,
        demand: 1,
        kind: 'belowLine',
        places: 2,
        priority: 2,
        lowestPlaced: 5,
        competing: 3,
        rank: 3,
        way: { displaced: 'b', made: [['c', 'y']], undone: [['b', 'x']], placed: 0, priority: -3, total: 2 },
      },
    ]);
  });

  test('competes for too few places, and learns with whom', () => {
    const problem: Problem = {
      ...blank,
      mentees: [mentee('a', 3), mentee('b', 2), mentee('c', 1), mentee('d')],
      mentors: [mentor('x'), mentor('y'), mentor('z')],
      scores: [
        [0, 0, 5],
        [0, 1, 4],
        [1, 0, 5],
        [1, 1, 4],
        [2, 1, 9],
        [3, 2, 1],
      ],
    };
    expect(reasons(problem)).toMatchObject([
      { id: 'c', kind: 'mentorsTaken', mentees: ['a', 'b', 'c'], mentors: ['x', 'y'], wanted: 3, slots: 2 },
    ]);
    expect(reasons(problem)[0]).toMatchObject({ way: { displaced: 'b', placed: 0, priority: -1, total: 5 } });
  });

  test('would lower the total where that is the only goal', () => {
    const problem: Problem = {
      ...blank,
      goals: ['total'],
      mentees: [mentee('a'), mentee('b')],
      mentors: [mentor('x'), mentor('y')],
      scores: [
        [0, 0, 1],
        [1, 0, 10],
        [1, 1, 2],
      ],
    };
    expect(reasons(problem)).toMatchObject([{ id: 'a', kind: 'lowersTotal', way: { placed: 1, total: -7 } }]);
  });

  test('whose mentors are all locked to others is told so', () => {
    const problem: Problem = {
      ...blank,
      mentees: [mentee('a', 9), mentee('b')],
      mentors: [mentor('x')],
      scores: [
        [0, 0, 1],
        [1, 0, 10],
      ],
      locked: [['b', 'x']],
    };
    expect(reasons(problem)).toMatchObject([
      { id: 'a', kind: 'mentorsTaken', mentors: ['x'], slots: 0, way: null },
    ]);
  });

  test('has a reason that follows from the numbers, in every small problem', () => {
    for (let seed = 1; seed <= times(3000); seed++) {
      const problem = smallProblem(seed);
      const answer = solve(problem);
      if (answer.kind === 'infeasible') continue;
      for (const reason of explainUnplaced(problem, answer)) expectTrue(problem, answer, reason, seed);
    }
  });

  test('gets a reason where hundreds have none', () => {
    const problem = largeProblem(2, {
      mentees: 300,
      mentors: 180,
      degree: 40,
      goals: ['people', 'priority', 'total'],
    });
    expect(explainUnplaced(problem, solved(problem))).toHaveLength(120);
  });
});

/** Holds a reason against the eligible pairs, and its price against every answer of the problem with that mentee placed. */
function expectTrue(problem: Problem, answer: Solved, reason: Unplaced, seed: number) {
  const note = `seed ${seed}: ${JSON.stringify(reason)}`;
  const open = (id: string) =>
    problem.scores
      .filter(([i]) => problem.mentees[i]!.id === id)
      .map(([, j]) => problem.mentors[j]!.id)
      .filter((x) => ![...problem.vetoed, ...problem.locked].some((pair) => pair[0] === id && pair[1] === x));
  if (reason.kind === 'noEligibleMentor' || reason.kind === 'vetoed')
    expect(open(reason.id), note).toEqual([]);
  if (reason.kind === 'belowLine') expect(answer.pairs.length, note).toBe(problem.places);
  if (reason.kind === 'mentorsTaken') {
    expect(reason.wanted, note).toBeGreaterThan(reason.slots);
    const mine = problem.mentees.every(({ demand }) => demand === 1) ? reason.mentees.flatMap(open) : [];
    expect(
      mine.filter((x) => !reason.mentors.includes(x)),
      note,
    ).toEqual([]);
  }
  if (problem.goals.includes('worst') || !('way' in reason)) return;
  const forced = bestWithOneMore(problem, reason.id, reason.placed + 1);
  if (reason.way === null || forced === null) {
    expect(reason.way === null && forced === null, note).toBe(true);
    return;
  }
  for (const goal of problem.goals) {
    const sum = goal === 'people' ? 'placed' : goal === 'priority' ? 'priority' : 'total';
    expect(answer.reached[sum] + reason.way[sum], `${note} ${sum}`).toBe(forced[sum]);
  }
}

/** The best answer in which a mentee has exactly so many mentors, over all choices of these mentors. */
function bestWithOneMore(problem: Problem, id: string, least: number) {
  const forced = problem.scores
    .filter(([i]) => problem.mentees[i]!.id === id)
    .map(([, j]) => problem.mentors[j]!.id);
  const choices = subsets(forced).filter((mentors) => mentors.length === least);
  const found = choices.flatMap((mentors) => {
    const others = forced.filter((x) => !mentors.includes(x));
    const isVetoed = mentors.some((x) => problem.vetoed.some((pair) => pair[0] === id && pair[1] === x));
    if (isVetoed) return [];
    const best = bestByTrying({
      ...problem,
      locked: [...problem.locked, ...mentors.map((x) => [id, x] as const)],
      vetoed: [...problem.vetoed, ...others.map((x) => [id, x] as const)],
    });
    return best === null ? [] : [best];
  });
  const sums = problem.goals.map((goal) =>
    goal === 'people' ? ('placed' as const) : (goal as 'priority' | 'total'),
  );
  const before = (a: (typeof found)[number], b: (typeof found)[number]) => {
    const sum = sums.find((name) => a[name] !== b[name]);
    return sum === undefined ? 0 : b[sum] - a[sum];
  };
  return found.sort(before)[0] ?? null;
}

function subsets<T>(items: readonly T[]): T[][] {
  const masks = [...Array(2 ** items.length).keys()];
  return masks.map((mask) => items.filter((_, at) => (mask >> at) % 2 === 1));
}

describe('a mentor in reserve', () => {
  test('has no eligible mentee, or is not needed for those there are', () => {
    const problem: Problem = {
      ...blank,
      mentees: [mentee('a'), mentee('b')],
      mentors: [mentor('x'), mentor('y'), mentor('z'), mentor('full', 0)],
      scores: [
        [0, 0, 9],
        [0, 1, 1],
        [1, 1, 0],
      ],
      places: 1,
    };
    expect(explainReserve(problem, solved(problem))).toEqual([
      { id: 'y', kind: 'notNeeded', placedElsewhere: ['a'], unplaced: ['b'] },
      { id: 'z', kind: 'noEligibleMentee' },
    ]);
  });

  test('is the alternate of the pair they suit best', () => {
    const problem: Problem = {
      ...blank,
      mentees: [mentee('a'), mentee('b')],
      mentors: [mentor('x'), mentor('y'), mentor('z')],
      scores: [
        [0, 0, 9],
        [0, 1, 1],
        [0, 2, 4],
        [1, 1, 5],
      ],
    };
    expect(alternates(problem, solved(problem))).toEqual([
      { mentee: 'a', mentor: 'x', alternate: ['a', 'z', 4] },
      { mentee: 'b', mentor: 'y', alternate: null },
    ]);
  });
});

describe('a bottleneck', () => {
  test('is four mentees who have two mentors between them', () => {
    const ids = ['ME01', 'ME07', 'ME24', 'ME27', 'ME30'];
    const problem: Problem = {
      ...blank,
      mentees: ids.map((id) => mentee(id)),
      mentors: [mentor('MO01', 2), mentor('MO05'), mentor('MO07')],
      scores: [
        [0, 0, 1],
        [0, 1, 1],
        [1, 1, 1],
        [2, 1, 1],
        [2, 2, 1],
        [3, 2, 1],
        [4, 2, 1],
      ],
    };
    expect(bottlenecks(problem)).toEqual([
      { mentees: ids.slice(1), mentors: ['MO05', 'MO07'], wanted: 4, slots: 2, short: 2 },
    ]);
  });

  test('accounts for everybody who cannot be placed, in every small problem', () => {
    for (let seed = 1; seed <= times(2000); seed++) {
      const problem: Problem = {
        ...smallProblem(seed),
        goals: ['people', 'total'],
        everyone: false,
        locked: [],
      };
      const free = {
        ...problem,
        places: null,
        mentors: problem.mentors.map((one) => ({ ...one, minimum: 0 })),
      };
      const wanted = problem.mentees.reduce((sum, { demand }) => sum + demand, 0);
      const short = bottlenecks(problem).reduce((sum, set) => sum + set.short, 0);
      expect(short, `seed ${seed}`).toBe(wanted - bestByTrying(free)!.placed);
    }
  });
});

test('one more place takes in the first below the line', () => {
  const problem = largeProblem(4, {
    mentees: 60,
    mentors: 60,
    degree: 9,
    goals: ['people', 'priority', 'total'],
  });
  const answer = solved({ ...problem, places: 20 });
  const effect = effectOfPlaces({ ...problem, places: 20 }, answer, 21);
  expect(effect).toMatchObject({ kind: 'possible', comparison: { change: { placed: 1 } } });
});
