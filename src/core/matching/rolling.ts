/**
 * Problem: people arrive one at a time; with whom should the next be paired, or should they wait, before anybody knows
 * who comes after? Method: mentors' prices from the recent past. As many people as are still expected, drawn from those
 * who came last, are matched exactly with the room that is left; the dual prices of that answer say what a mentor's place
 * is worth to those who will come. Whoever arrives gets the mentor of the highest points less price, and waits where no
 * mentor is worth the price (Agrawal, Wang and Ye 2014). At the end those who waited are matched exactly with what is
 * left. Prices are lists that compare by their first difference (problem.ts): first people, then points. They are worked
 * out anew after every tenth of the arrivals, from the second tenth on: a handful of people is no picture of those to
 * come. Running time: at most nine solves for each order of arrivals. Ties: the higher points, then the lower id. Dice
 * are rolled only to draw the orders in which people might have come, from a seed that is given.
 */
import { keyOf } from './network.ts';
import type { Price, Problem, Reached, Score, Solved } from './problem.ts';
import { solve } from './solve.ts';

export type Outcome = Pick<Reached, 'placed' | 'total'>;

/** `first`: the first mentor with room, in the order of mentors; `now`: the best one; `priced`: see above. */
export const policies = ['first', 'now', 'priced'] as const;
export type Policy = (typeof policies)[number];

/** A desk at which people arrive: its mentors with their room, and the pairs that may be made. */
export type Desk = {
  readonly problem: Problem;
  /** Room left, by mentor. */
  readonly room: number[];
  places: number;
  /** Eligible pairs of each mentee. */
  readonly rows: readonly (readonly Score[])[];
};

/** The desk before anybody came; vetoed pairs are left out, locks and minimum loads are not asked for. */
export function openDesk(problem: Problem): Desk {
  const vetoed = new Set(problem.vetoed.map(keyOf));
  const rows = problem.mentees.map((): Score[] => []);
  for (const score of problem.scores) {
    const [i, j] = score;
    if (!vetoed.has(keyOf([problem.mentees[i]!.id, problem.mentors[j]!.id]))) rows[i]!.push(score);
  }
  return {
    problem,
    room: problem.mentors.map(({ capacity }) => capacity),
    places: problem.places ?? Number.POSITIVE_INFINITY,
    rows,
  };
}

/** What a place is worth to those who will come: people, then points; by mentor, and for a place of the cohort. */
export type Prices = { readonly mentors: readonly Price[]; readonly places: Price };

const nothing: Price = [0, 0];

/**
 * Prices for `expected` people to come, if they are like those who came last. `past` holds places of mentees in the
 * problem, the latest last; with nobody in it nothing is known, and every price is 0.
 */
export function pricesFor(desk: Desk, past: readonly number[], expected: number): Prices {
  const { problem, room, rows } = desk;
  if (past.length === 0) return { mentors: room.map(() => nothing), places: nothing };
  const like = Array.from({ length: expected }, (_, at) => past[past.length - 1 - (at % past.length)]!);
  // Mentors stand on the side that asks: of all prices that prove the answer, theirs are then the highest, which is what
  // would be lost with a place. From the other side they would be the lowest, what one more place would bring.
  const { certificate } = mostOf({
    mentees: problem.mentors.map(({ id }, at) => ({ id, priority: 0, demand: Math.max(1, room[at]!) })),
    mentors: like.map((_, at) => ({ id: String(at), capacity: 1, minimum: 0 })),
    scores: like.flatMap((mentee, at) =>
      rows[mentee]!.filter(([, mentor]) => room[mentor]! > 0).map(
        ([, mentor, points]) => [mentor, at, points] as const,
      ),
    ),
    places: desk.places,
  });
  return { mentors: certificate.menteePrices, places: certificate.placesPrice };
}

/** The most people, then the most points. As nothing is asked for that must be, there is always an answer. */
function mostOf({
  places,
  ...rest
}: Pick<Problem, 'mentees' | 'mentors' | 'scores'> & { places: number }): Solved {
  const answer = solve({
    ...rest,
    places: Number.isFinite(places) ? places : null,
    goals: ['people', 'total'],
    everyone: false,
    locked: [],
    vetoed: [],
  });
  if (answer.kind === 'infeasible') throw new Error(answer.reason.sentence);
  return answer;
}

/** The pair to make now, or null: wait. Nobody is better off waiting for a mentor whose price is 0. */
export function decide({ problem, room, places, rows }: Desk, prices: Prices, mentee: number): Score | null {
  if (places <= 0) return null;
  let best: { readonly score: Score; readonly worth: Price } | null = null;
  for (const score of rows[mentee]!) {
    const [, mentor, points] = score;
    if (room[mentor]! <= 0) continue;
    const price = prices.mentors[mentor]!;
    const worth = [1 - price[0]! - prices.places[0]!, points - price[1]! - prices.places[1]!];
    if ((worth[0]! || worth[1]!) < 0) continue;
    if (best === null || isBetter(problem, { score, worth }, best)) best = { score, worth };
  }
  return best?.score ?? null;
}

type Weighed = { readonly score: Score; readonly worth: Price };

function isBetter({ mentors }: Problem, a: Weighed, b: Weighed): boolean {
  const difference = a.worth[0]! - b.worth[0]! || a.worth[1]! - b.worth[1]! || a.score[2] - b.score[2];
  return difference === 0 ? mentors[a.score[1]]!.id < mentors[b.score[1]]!.id : difference > 0;
}

export type Course = Outcome & {
  /** Who waited for the end, and got a place then. */
  readonly waited: number;
};

/** How many times in the course of the arrivals prices are worked out anew, if nothing had to be learnt first. */
const renewals = 10;
/** Until one in so many has come, too little is known, and every price is 0. */
const learning = 5;

/** What a policy reaches when people come in this order; `mentors` is the order in which `first` tries them. */
export function runCourse(
  problem: Problem,
  arrivals: readonly number[],
  mentors: readonly number[],
  policy: Policy,
): Course {
  const desk = openDesk(problem);
  const turn = new Map(mentors.map((mentor, at) => [mentor, at]));
  const every = Math.max(1, Math.ceil(arrivals.length / renewals));
  let prices = pricesFor(desk, [], 0);
  const waiting: number[] = [];
  const sum = { placed: 0, total: 0 };
  arrivals.forEach((mentee, at) => {
    if (policy === 'priced' && at * learning >= arrivals.length && at % every === 0)
      prices = pricesFor(desk, arrivals.slice(0, at), arrivals.length - at);
    const score = policy === 'first' ? firstFree(desk, mentee, turn) : decide(desk, prices, mentee);
    if (score === null) waiting.push(mentee);
    else {
      desk.room[score[1]]! -= 1;
      desk.places -= 1;
      sum.placed += 1;
      sum.total += score[2];
    }
  });
  const late = policy === 'priced' ? inHindsight(desk, waiting) : { placed: 0, total: 0 };
  return { placed: sum.placed + late.placed, total: sum.total + late.total, waited: late.placed };
}

function firstFree(
  { room, places, rows }: Desk,
  mentee: number,
  turn: ReadonlyMap<number, number>,
): Score | null {
  if (places <= 0) return null;
  const free = rows[mentee]!.filter(([, mentor]) => room[mentor]! > 0);
  return free.reduce<Score | null>(
    (first, score) => (first === null || turn.get(score[1])! < turn.get(first[1])! ? score : first),
    null,
  );
}

/** The most that these people and the room left allow, once everybody is known: people, then total. */
export function inHindsight({ problem, room, places, rows }: Desk, mentees: readonly number[]): Outcome {
  const { reached } = mostOf({
    mentees: mentees.map((mentee) => ({ ...problem.mentees[mentee]!, priority: 0, demand: 1 })),
    mentors: problem.mentors.map(({ id }, at) => ({ id, capacity: room[at]!, minimum: 0 })),
    scores: mentees.flatMap((mentee, at) =>
      rows[mentee]!.map(([, mentor, points]) => [at, mentor, points] as const),
    ),
    places,
  });
  return { placed: reached.placed, total: reached.total };
}

/** Of numbers that differ from order to order: the middle one, and between which nine of ten lie. */
export type Spread = { readonly low: number; readonly middle: number; readonly high: number };

export type Simulation = {
  readonly orders: number;
  readonly seed: number;
  readonly arrivals: number;
  readonly hindsight: Outcome;
  readonly policies: Readonly<
    Record<Policy, { readonly placed: Spread; readonly total: Spread; readonly waited: Spread }>
  >;
  /** What prices gain over another policy in the same order of arrivals, and in how many orders they place more or fewer. */
  readonly gains: Readonly<Record<'first' | 'now', Gain>>;
};

export type Gain = {
  readonly placed: Spread;
  readonly total: Spread;
  /** Orders in which prices place more people, as many, fewer. */
  readonly more: number;
  readonly same: number;
  readonly fewer: number;
};

/** The same people in `orders` ≥ 1 random orders, the same for the same seed, under each policy and in hindsight. */
export function simulate(problem: Problem, orders: number, seed: number): Simulation {
  const courses = Array.from({ length: orders }, (_, at) => {
    const roll = dice(seed + at);
    const arrivals = shuffle(problem.mentees.length, roll);
    const mentors = shuffle(problem.mentors.length, roll);
    const run = (policy: Policy) => runCourse(problem, arrivals, mentors, policy);
    return { first: run('first'), now: run('now'), priced: run('priced') };
  });
  const of = (policy: Policy) => ({
    placed: spreadOf(courses.map((course) => course[policy].placed)),
    total: spreadOf(courses.map((course) => course[policy].total)),
    waited: spreadOf(courses.map((course) => course[policy].waited)),
  });
  const gain = (policy: 'first' | 'now'): Gain => {
    const placed = courses.map((course) => course.priced.placed - course[policy].placed);
    return {
      placed: spreadOf(placed),
      total: spreadOf(courses.map((course) => course.priced.total - course[policy].total)),
      more: placed.filter((difference) => difference > 0).length,
      same: placed.filter((difference) => difference === 0).length,
      fewer: placed.filter((difference) => difference < 0).length,
    };
  };
  return {
    orders,
    seed,
    arrivals: problem.mentees.length,
    hindsight: inHindsight(openDesk(problem), [...problem.mentees.keys()]),
    policies: { first: of('first'), now: of('now'), priced: of('priced') },
    gains: { first: gain('first'), now: gain('now') },
  };
}

/** Nearest-rank: every figure is one that did occur. */
function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]!;
  return { low: at(0.05), middle: at(0.5), high: at(0.95) };
}

/** Integers 0 … sides - 1, the same for the same seed everywhere (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
}

function shuffle(count: number, roll: (sides: number) => number): number[] {
  const order = [...Array(count).keys()];
  for (let at = count - 1; at > 0; at--) {
    const other = roll(at + 1);
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
