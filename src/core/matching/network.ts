/**
 * Problem: a problem as compact arrays that do not depend on the order of its rows. Method: people sorted by id, the
 * pairs of each mentee by points (best first), then mentor; locked pairs are taken out with the room they fill, vetoed
 * pairs and pairs without room are left out. Running time: N log N + E log(E / N). Ties: none; ids are distinct, so
 * everything that is computed from a network is a function of the set of people and pairs, not of their order.
 */
import type { Problem } from './problem.ts';

export type Network = {
  /** Indices into the problem, in canonical order. */
  readonly mentees: Int32Array;
  readonly mentors: Int32Array;
  /** Room that the locked pairs leave. */
  readonly demand: Int32Array;
  readonly capacity: Int32Array;
  readonly minimum: Int32Array;
  /** Pairs that may still be made; Infinity for no limit. */
  readonly places: number;
  readonly priority: Float64Array;
  /** The pairs of mentee i are starts[i] … starts[i + 1] - 1, best first. */
  readonly starts: Int32Array;
  readonly menteeOf: Int32Array;
  readonly mentorOf: Int32Array;
  readonly points: Float64Array;
  /** Locked pairs as indices into the problem's scores. */
  readonly locked: readonly number[];
};

type Sides = Pick<Problem, 'mentees' | 'mentors'>;

export type PairOfIds = readonly [mentee: string, mentor: string, ...rest: unknown[]];

/**
 * The problem must be well formed (check.ts), its locks must fit (impossible.ts), and points × mentors stay below 2^53
 * (scale.ts refuses more).
 */
export function networkOf(problem: Problem): Network {
  const mentees = sortedById(problem.mentees);
  const mentors = sortedById(problem.mentors);
  const lockedKeys = new Set(pairKeys(problem, problem.locked));
  const locked = scoresOf(problem, lockedKeys);
  const demand = Int32Array.from(mentees, (at) => clamp(problem.mentees[at]!.demand));
  const capacity = Int32Array.from(mentors, (at) => clamp(problem.mentors[at]!.capacity));
  const minimum = Int32Array.from(mentors, (at) => clamp(problem.mentors[at]!.minimum));
  const menteeRank = ranks(mentees);
  const mentorRank = ranks(mentors);
  for (const at of locked) {
    const [mentee, mentor] = problem.scores[at]!;
    demand[menteeRank[mentee]!]! -= 1;
    capacity[mentorRank[mentor]!]! -= 1;
    minimum[mentorRank[mentor]!] = Math.max(0, minimum[mentorRank[mentor]!]! - 1);
  }
  const places = problem.places === null ? Number.POSITIVE_INFINITY : problem.places - locked.length;
  const barred = new Set([...lockedKeys, ...pairKeys(problem, problem.vetoed)]);
  const rows = sortedRows(problem, barred, menteeRank, mentorRank, demand, capacity);
  const priority = Float64Array.from(mentees, (at) => problem.mentees[at]!.priority);
  return { mentees, mentors, demand, capacity, minimum, places, priority, ...rows, locked };
}

/** Marks those pairs of the network that are among some pairs of ids; ids that are gone are passed over. */
export function marked(problem: Sides, network: Network, pairs: readonly PairOfIds[]): Uint8Array {
  const marks = new Uint8Array(network.points.length);
  const wanted = Map.groupBy(pairs, ([mentee]) => mentee);
  network.menteeOf.forEach((mentee, pair) => {
    const mentors = wanted.get(problem.mentees[network.mentees[mentee]!]!.id);
    if (mentors === undefined) return;
    const id = problem.mentors[network.mentors[network.mentorOf[pair]!]!]!.id;
    if (mentors.some(([, mentor]) => mentor === id)) marks[pair] = 1;
  });
  return marks;
}

/** A pair of ids as one text, whatever stands behind the ids. */
export function keyOf([mentee, mentor]: PairOfIds): string {
  return JSON.stringify([mentee, mentor]);
}

/** For sorting by mentee, then mentor; no two pairs are the same. */
export function byIds(a: PairOfIds, b: PairOfIds): number {
  const side = a[0] === b[0] ? 1 : 0;
  return a[side] < b[side] ? -1 : 1;
}

function sortedById(people: readonly { readonly id: string }[]): Int32Array {
  return Int32Array.from(people.keys()).sort((a, b) => (people[a]!.id < people[b]!.id ? -1 : 1));
}

function ranks(order: Int32Array): Int32Array {
  const rank = new Int32Array(order.length);
  order.forEach((at, place) => {
    rank[at] = place;
  });
  return rank;
}

/** Nobody has more than 2^31 - 1 places to fill, so a larger number means the same. */
export function clamp(count: number): number {
  return Math.min(count, 2 ** 31 - 1);
}

/** Pairs of ids as one number each: mentee × mentors + mentor, by index; NaN where somebody is unknown. */
export function pairKeys(problem: Sides, pairs: Problem['locked']): number[] {
  const mentees = new Map(problem.mentees.map(({ id }, at) => [id, at]));
  const mentors = new Map(problem.mentors.map(({ id }, at) => [id, at]));
  return pairs.map(
    ([mentee, mentor]) => mentees.get(mentee)! * problem.mentors.length + mentors.get(mentor)!,
  );
}

/** Indices into the problem's scores of the pairs with these keys. */
export function scoresOf({ scores, mentors }: Problem, keys: ReadonlySet<number>): number[] {
  const found: number[] = [];
  scores.forEach(([mentee, mentor], at) => {
    if (keys.has(mentee * mentors.length + mentor)) found.push(at);
  });
  return found;
}

type Rows = Pick<Network, 'starts' | 'menteeOf' | 'mentorOf' | 'points'>;

function sortedRows(
  { scores, mentees, mentors }: Problem,
  barred: ReadonlySet<number>,
  menteeRank: Int32Array,
  mentorRank: Int32Array,
  demand: Int32Array,
  capacity: Int32Array,
): Rows {
  const starts = new Int32Array(mentees.length + 1);
  const kept = new Uint8Array(scores.length);
  let most = 0;
  for (let at = 0; at < scores.length; at++) {
    const [mentee, mentor, points] = scores[at]!;
    if (barred.has(mentee * mentors.length + mentor)) continue;
    const row = menteeRank[mentee]!;
    if (demand[row] === 0 || capacity[mentorRank[mentor]!] === 0) continue;
    kept[at] = 1;
    starts[row + 1]! += 1;
    if (points > most) most = points;
  }
  for (let row = 0; row < mentees.length; row++) starts[row + 1]! += starts[row]!;

  // One number per pair that sorts by points downwards, then by mentor; exact while points × mentors < 2^53.
  const keys = new Float64Array(starts[mentees.length]!);
  const next = starts.slice();
  for (let at = 0; at < scores.length; at++) {
    if (kept[at] === 0) continue;
    const [mentee, mentor, points] = scores[at]!;
    keys[next[menteeRank[mentee]!]!++] = (most - points) * mentors.length + mentorRank[mentor]!;
  }
  const rows = {
    starts,
    menteeOf: new Int32Array(keys.length),
    mentorOf: new Int32Array(keys.length),
    points: new Float64Array(keys.length),
  };
  for (let row = 0; row < mentees.length; row++) {
    keys.subarray(starts[row]!, starts[row + 1]!).sort();
    for (let pair = starts[row]!; pair < starts[row + 1]!; pair++) {
      const rank = keys[pair]! % mentors.length;
      rows.menteeOf[pair] = row;
      rows.mentorOf[pair] = rank;
      rows.points[pair] = most - (keys[pair]! - rank) / mentors.length;
    }
  }
  return rows;
}
