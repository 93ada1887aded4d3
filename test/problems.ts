/** Seeded random matching problems, and every answer of a small one. Shares no code with the solver. */
import { goalLists, type Pair, type Problem, type Reached } from '../src/core/matching/problem.ts';

/**
 * How many random problems a test tries; MATCHING_RUNS, 3,000 unless told otherwise, makes all of them more or fewer by
 * the same factor.
 */
export const times = (usual: number): number =>
  Math.max(1, Math.round((usual * Number(process.env.MATCHING_RUNS ?? 3000)) / 3000));

export type Dice = (sides: number) => number;

/** Integers 0 … sides - 1, the same for the same seed everywhere (mulberry32). */
export function dice(seed: number): Dice {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
}

/** Up to five mentees and four mentors, with every kind of rule now and then. */
export function smallProblem(seed: number): Problem {
  const roll = dice(seed);
  const oneIn = (sides: number) => roll(sides) === 0;
  const points = [2, 4, 30, 1001][roll(4)]!;
  const withDemand = oneIn(3);
  const withMinima = oneIn(3);
  const mentees = Array.from({ length: roll(5) + (oneIn(20) ? 0 : 1) }, (_, at) => ({
    id: `a${(at * 7) % 10}`,
    priority: roll(oneIn(2) ? 3 : 500),
    demand: withDemand ? 1 + roll(3) : 1,
  }));
  const mentors = Array.from({ length: roll(4) + (oneIn(20) ? 0 : 1) }, (_, at) => ({
    id: `x${(at * 7) % 10}`,
    capacity: oneIn(6) ? 0 : 1 + roll(3),
    minimum: withMinima && oneIn(3) ? 1 + roll(2) : 0,
  }));
  const density = 3 + roll(7);
  const scores = mentees.flatMap((_, i) =>
    mentors.flatMap((_, j) => (roll(10) < density ? [[i, j, roll(points)] as const] : [])),
  );
  const somePairs = (sides: number) =>
    scores.filter(() => oneIn(sides)).map(([i, j]) => [mentees[i]!.id, mentors[j]!.id] as const);
  return {
    mentees,
    mentors,
    scores,
    places: oneIn(3) ? roll(5) : null,
    goals: goalLists[roll(goalLists.length)]!,
    everyone: oneIn(6),
    locked: oneIn(4) ? somePairs(6) : [],
    vetoed: oneIn(4) ? somePairs(5) : [],
  };
}

/** Three or four on each side, where nearly all may be paired, so that many answers compete. */
export function contestedProblem(
  seed: number,
  points: readonly number[],
  goals: readonly Problem['goals'][] = goalLists,
): Problem {
  const roll = dice(seed);
  const oneIn = (sides: number) => roll(sides) === 0;
  const people = [...Array(3 + roll(2)).keys()];
  const scores = people.flatMap((i) =>
    people.flatMap((j) => (oneIn(6) ? [] : [[i, j, points[roll(points.length)]!] as const])),
  );
  const withMinima = oneIn(3);
  return {
    mentees: people.map((at) => ({ id: `a${at}`, priority: roll(3), demand: 1 })),
    mentors: people.map((at) => ({
      id: `x${at}`,
      capacity: oneIn(3) ? 2 : 1,
      minimum: withMinima && oneIn(2) ? 1 : 0,
    })),
    scores,
    places: oneIn(3) ? people.length - 1 : null,
    goals: goals[roll(goals.length)]!,
    everyone: oneIn(8),
    locked: oneIn(4) ? [['a0', 'x0']] : [],
    vetoed: oneIn(3) ? scores.filter(() => oneIn(5)).map(([i, j]) => [`a${i}`, `x${j}`] as const) : [],
  };
}

export type LargeOptions = {
  readonly mentees: number;
  readonly mentors: number;
  /** Eligible pairs per mentee. */
  readonly degree: number;
  readonly goals: Problem['goals'];
  readonly rules?: boolean;
};

/** A larger problem; with `rules`, capacities, minimum loads, demands, places and vetoes too. */
export function largeProblem(
  seed: number,
  { mentees, mentors, degree, goals, rules = false }: LargeOptions,
): Problem {
  const roll = dice(seed);
  const oneIn = (sides: number) => roll(sides) === 0;
  const scores = Array.from({ length: mentees }, (_, i) => {
    const row = new Set(Array.from({ length: degree }, () => roll(mentors)));
    return [...row].map((j) => [i, j, 300 + roll(401) + roll(301)] as const);
  }).flat();
  const id = (letter: string, at: number) => `${letter}${String(at).padStart(5, '0')}`;
  return {
    mentees: Array.from({ length: mentees }, (_, at) => ({
      id: id('a', at),
      priority: 100 * roll(11),
      demand: rules && oneIn(8) ? 2 : 1,
    })),
    mentors: Array.from({ length: mentors }, (_, at) => ({
      id: id('x', at),
      capacity: rules ? 1 + roll(3) : 1,
      minimum: rules && oneIn(6) ? 1 : 0,
    })),
    scores,
    places: rules && oneIn(2) ? Math.floor(mentees * 0.6) : null,
    goals,
    everyone: false,
    locked: [],
    vetoed: rules ? scores.filter(() => oneIn(50)).map(([i, j]) => [id('a', i), id('x', j)] as const) : [],
  };
}

/** The same problem with its rows in another order. */
export function shuffled(problem: Problem, seed: number): Problem {
  const roll = dice(seed);
  const order = (length: number) => {
    const places = [...Array(length).keys()];
    for (let at = length - 1; at > 0; at--) {
      const other = roll(at + 1);
      [places[at], places[other]] = [places[other]!, places[at]!];
    }
    return places;
  };
  const pick = <T>(rows: readonly T[]) => order(rows.length).map((at) => rows[at]!);
  const menteeOrder = order(problem.mentees.length);
  const mentorOrder = order(problem.mentors.length);
  return {
    ...problem,
    mentees: menteeOrder.map((at) => problem.mentees[at]!),
    mentors: mentorOrder.map((at) => problem.mentors[at]!),
    scores: pick(
      problem.scores.map(
        ([i, j, points]) => [menteeOrder.indexOf(i), mentorOrder.indexOf(j), points] as const,
      ),
    ),
    locked: pick(problem.locked),
    vetoed: pick(problem.vetoed),
  };
}

/** The best that any answer reaches, by trying them all; null where there is none. */
export function bestByTrying(problem: Problem): Reached | null {
  let best: Reached | null = null;
  forEachAnswer(problem, (pairs) => {
    const reached = sumsOf(problem, pairs);
    if (best === null || isBetter(problem, reached, best)) best = reached;
  });
  return best;
}

/** By the goals in order; `worst` of nobody counts as better than any, since nothing is bad. */
export function isBetter({ goals }: Problem, a: Reached, b: Reached): boolean {
  for (const goal of goals) {
    const [ours, theirs] = [a, b].map((reached) =>
      goal === 'people' ? reached.placed : goal === 'worst' ? (reached.worst ?? Infinity) : reached[goal],
    );
    if (ours !== theirs) return ours! > theirs!;
  }
  return false;
}

function sumsOf({ mentees }: Problem, pairs: readonly Pair[]): Reached {
  return {
    placed: pairs.length,
    priority: pairs.reduce((sum, [id]) => sum + mentees.find((mentee) => mentee.id === id)!.priority, 0),
    worst: pairs.length === 0 ? null : Math.min(...pairs.map(([, , points]) => points)),
    total: pairs.reduce((sum, [, , points]) => sum + points, 0),
  };
}

/** Every set of pairs that keeps all rules. */
export function forEachAnswer(problem: Problem, visit: (pairs: readonly Pair[]) => void): void {
  const { mentees, mentors, places, everyone } = problem;
  const is = (list: Problem['locked'], [mentee, mentor]: Pair) =>
    list.some(([a, x]) => a === mentee && x === mentor);
  const eligible = problem.scores.map(([i, j, points]): Pair => [mentees[i]!.id, mentors[j]!.id, points]);
  if (problem.locked.some(([a, x]) => !eligible.some(([mentee, mentor]) => a === mentee && x === mentor)))
    return;
  const count = (pairs: readonly Pair[], side: 0 | 1, id: string) =>
    pairs.filter((pair) => pair[side] === id).length;
  const keepsRoom = (pairs: readonly Pair[], [mentee, mentor]: Pair) =>
    count(pairs, 0, mentee) <= mentees.find(({ id }) => id === mentee)!.demand &&
    count(pairs, 1, mentor) <= mentors.find(({ id }) => id === mentor)!.capacity &&
    (places === null || pairs.length <= places);
  const isComplete = (pairs: readonly Pair[]) =>
    mentors.every(({ id, minimum }) => minimum === 0 || count(pairs, 1, id) >= minimum) &&
    (!everyone || mentees.every(({ id, demand }) => count(pairs, 0, id) === demand));
  const extend = (at: number, pairs: readonly Pair[]) => {
    const pair = eligible[at];
    if (pair === undefined) {
      if (isComplete(pairs)) visit(pairs);
      return;
    }
    if (!is(problem.locked, pair)) extend(at + 1, pairs);
    const more = [...pairs, pair];
    if (!is(problem.vetoed, pair) && keepsRoom(more, pair)) extend(at + 1, more);
  };
  extend(0, []);
}
