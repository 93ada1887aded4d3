/**
 * Problem: goals come strictly one after the other, but a shortest path search wants one number. Method: the goals as
 * digits of one integer. A path or cycle through the network enters at most one mentee and drops at most one, so `people`
 * and `priority` together need one digit, the rank of the mentee's priority: only the order of priorities can decide, and
 * ranks stay small. All other arcs carry points, and a path meets each person once, so no path is worth more than the
 * best points × people of the smaller side; each digit leaves eight times that room. For the goal `total` alone, being
 * placed counts as half a point, so that of two equal totals the one with more people wins. The bound is checked here;
 * every number below it is an exact integer in double precision. Running time: N log N. Ties: none. Reference: Sherali,
 * "Equivalent weights for lexicographic multi-objective programs" (1982).
 *
 * Pairs to be kept, where a new answer should change as little as possible, are a last and smallest digit. It is left out
 * where it does not fit.
 */
import type { Network } from './network.ts';
import { type Count, type Goal, type Price, ProblemError } from './problem.ts';

export type Scale = {
  /** What the digits count, most important first. */
  readonly counts: readonly Count[];
  /** What it is worth that a mentee is placed, points aside. */
  readonly entry: Float64Array;
  /** What one point is worth. */
  readonly point: number;
  /** What a mentee is worth who fills a minimum load: more than everything else together. */
  readonly bonus: number;
  /** What it is worth to keep a pair: less than everything else, for all pairs together; 0 where it does not count. */
  readonly keeping: number;
  /** A potential of the search as a price. */
  readonly read: (potential: number) => Price;
};

/**
 * `total` is among `goals`; `worst` does not count. With `everyone`, people come first in any case; with `keep`, kept pairs
 * last. No pair that is there or may still come has more points than `most`.
 */
export function scaleOf(
  network: Network,
  goals: readonly Goal[],
  everyone: boolean,
  keep = false,
  most = largestOf(network.points),
): Scale {
  const minima = network.minimum.some((least) => least > 0);
  const reach = longestPath(network, most);
  const scale =
    goals[0] === 'total' && !everyone
      ? totalFirst(network, reach)
      : peopleFirst(network, reach, goals.includes('priority'));
  const whole = minima ? withMinima(scale) : scale;
  return keep ? withKept(whole, network) : whole;
}

type Plain = Scale & { readonly largest: number };

function longestPath(network: Network, most: number): number {
  const { mentees, mentors } = network;
  const reach = most * Math.min(mentees.length, mentors.length);
  checkExact(Math.max(most * mentors.length, 2 * reach * pairsAtMost(network)), 'scores');
  return reach;
}

/** Every pair that could be made, were there no limit of places. */
function pairsAtMost({ demand, points }: Network): number {
  return Math.min(
    points.length,
    demand.reduce((sum, mentors) => sum + mentors, 0),
  );
}

function largestOf(numbers: Float64Array): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0);
}

function totalFirst({ mentees }: Network, reach: number): Plain {
  const largest = 16 * (reach + 1);
  checkExact(largest, 'scores');
  const read = (potential: number): Price => {
    const dropped = Math.abs(potential % 2);
    return [(potential + dropped) / 2, -dropped];
  };
  return {
    counts: ['total', 'people'],
    entry: new Float64Array(mentees.length).fill(1),
    point: 2,
    bonus: 0,
    keeping: 0,
    read,
    largest,
  };
}

function peopleFirst(network: Network, reach: number, byPriority: boolean): Plain {
  if (byPriority) checkExact(largestOf(network.priority) * pairsAtMost(network), 'mentees');
  const levels = byPriority ? [...new Set(network.priority)].sort((a, b) => a - b) : [0];
  const rank = new Map(levels.map((priority, at) => [priority, at + 1]));
  const step = 8 * (reach + 1);
  const largest = step * (levels.length + 1);
  checkExact(largest, 'scores');
  const read = (potential: number): Price => {
    const dropped = Math.round(-potential / step);
    const price = [dropped > 0 ? -1 : 0];
    if (byPriority) price.push(dropped > 0 ? -levels[dropped - 1]! : 0);
    price.push(potential + dropped * step);
    return price;
  };
  return {
    counts: byPriority ? ['people', 'priority', 'total'] : ['people', 'total'],
    entry: network.priority.map((priority) => step * rank.get(byPriority ? priority : 0)!),
    point: 1,
    bonus: 0,
    keeping: 0,
    read,
    largest,
  };
}

function withMinima(scale: Plain): Plain {
  const bonus = 8 * scale.largest;
  checkExact(bonus, 'scores');
  const read = (potential: number): Price => {
    const filled = Math.round(potential / bonus);
    return [filled, ...scale.read(potential - filled * bonus)];
  };
  return { ...scale, counts: ['minimum', ...scale.counts], bonus, read, largest: bonus };
}

function withKept(scale: Plain, { mentees, mentors }: Network): Scale {
  const grain = 8 * (Math.min(mentees.length, mentors.length) + 1);
  if (8 * scale.largest * grain >= 2 ** 53) return scale;
  return {
    counts: scale.counts,
    entry: scale.entry.map((worth) => worth * grain),
    point: scale.point * grain,
    bonus: scale.bonus * grain,
    keeping: 1,
    read: (potential) => scale.read(Math.round(potential / grain)),
  };
}

/** Potentials, distances, and the sums of all prices, stay below eight times the largest weight. */
function checkExact(largest: number, field: 'mentees' | 'scores'): void {
  if (8 * largest < 2 ** 53) return;
  const what = field === 'scores' ? 'points' : 'priorities';
  throw new ProblemError(field, `${what} this large, for this many people, cannot be added exactly`);
}
