/**
 * Problem: a large round that was solved, and a question that differs a little: a lock, a veto, a departure, more room, other
 * pairs to stay near to. Method: the change is made in the optimal flow (change.ts), and the rows that it may concern are
 * read again (margins.ts). Running time: one pass over the round to begin with, then mostly some milliseconds for each
 * change. Memory: about a hundred listed pairs a mentee, 20 bytes each. Ties: none are left (ties.ts), so answers are those
 * of a search from the beginning, to the pair. Prices may differ from those of such a search, and prove the same.
 */
import type { PairOfIds } from '../network.ts';
import type { Score, Solved } from '../problem.ts';
import { answerOf } from './answer.ts';
import { allow, ask, bar, keep, limit, lock, offer, unlock } from './change.ts';
import type { Crew } from './crew.ts';
import { type LargeProblem, wholeRoom } from './large-flow.ts';
import { addPair, decided, findPair } from './listed.ts';
import { type Margins, openMargins, readAllRows, readOpenRows } from './margins.ts';
import type { Packed } from './packed.ts';
import type { Residual } from './residual.ts';
import { lowerPrices } from './route.ts';
import { emptyRow, openRow, pointsWith } from './row.ts';

export type Warm = {
  readonly residual: Residual;
  readonly margins: Margins;
  /** The question that the flow answers. */
  problem: LargeProblem;
  /** Locked, vetoed and kept pairs as keys, mentee × mentors + mentor, upwards. */
  locked: Float64Array;
  vetoed: Float64Array;
  kept: Float64Array;
  readonly menteeAt: ReadonlyMap<string, number>;
  readonly mentorAt: ReadonlyMap<string, number>;
};

/** Whether a question can be asked of a warm flow at all; any other is solved from the beginning. */
export function canBeWarm({ goals, everyone, mentors }: LargeProblem): boolean {
  return !goals.includes('worst') && !everyone && mentors.every(({ minimum }) => minimum === 0);
}

/** Whether its answer can be kept as a warm flow: where locked pairs take all the places, nobody has a price. */
export function canOpen(problem: LargeProblem): boolean {
  return canBeWarm(problem) && (problem.places === null || problem.places > problem.locked.length);
}

/** Opens the flow that answers a problem, with these pairs kept, to questions. The crew reads the whole round once. */
export async function openWarm(
  packed: Packed,
  problem: LargeProblem,
  crew: Crew,
  residual: Residual,
  near: readonly PairOfIds[],
): Promise<Warm> {
  const places = {
    menteeAt: new Map(problem.mentees.map(({ id }, at) => [id, at])),
    mentorAt: new Map(problem.mentors.map(({ id }, at) => [id, at])),
  };
  const keys = keysOf(places, problem, near);
  lowerPrices(residual);
  priceOut(residual, packed.most);
  const margins = openMargins(packed, residual);
  const warm: Warm = { residual, margins, problem, ...keys, ...places };
  for (const pair of listedPairs(warm, packed, [...keys.locked, ...keys.vetoed]))
    residual.state[pair] = decided;
  // Those of people without room were not listed yet; their prices fit whatever is kept.
  for (const pair of listedPairs(warm, packed, keys.kept)) residual.kept[pair] = 1;
  await readAllRows(margins, packed, residual, crew);
  readOpenRows(margins, packed, residual);
  return warm;
}

/** Whoever has no room gets a price that fits all pairs, so that none need be listed for them, and nobody moves. */
function priceOut({ high, low, demand, capacity, mentees, scale }: Residual, most: number): void {
  const worth = most * scale.point + 1;
  const lowest = high.subarray(0, mentees).reduce((one, other) => Math.min(one, other), 0);
  capacity.forEach((room, mentor) => {
    if (room > 0) return;
    high[mentees + mentor] = lowest - worth;
    low[mentees + mentor] = 0;
  });
  const highest = high.subarray(mentees).reduce((one, other) => Math.max(one, other), 0);
  demand.forEach((wish, mentee) => {
    if (wish > 0) return;
    high[mentee] = highest + worth;
    low[mentee] = 0;
  });
}

/** Keys of the pairs of people who take part, each once, upwards. */
function keysOf(
  { menteeAt, mentorAt }: Pick<Warm, 'menteeAt' | 'mentorAt'>,
  { locked, vetoed }: LargeProblem,
  near: readonly PairOfIds[],
): Pick<Warm, 'locked' | 'vetoed' | 'kept'> {
  const of = (pairs: readonly PairOfIds[]): Float64Array => {
    const keys = new Float64Array(pairs.length);
    let count = 0;
    for (const [mentee, mentor] of pairs) {
      const [i, j] = [menteeAt.get(mentee), mentorAt.get(mentor)];
      if (i !== undefined && j !== undefined) keys[count++] = i * mentorAt.size + j;
    }
    return keys
      .subarray(0, count)
      .sort()
      .filter((key, at, all) => key !== all[at - 1]);
  };
  return { locked: of(locked), vetoed: of(vetoed), kept: of(near) };
}

/** The keys that are in the one list and not in the other. */
function without(keys: Float64Array, others: Float64Array): number[] {
  const found: number[] = [];
  let other = 0;
  for (const key of keys) {
    while (others[other]! < key) other += 1;
    if (others[other] !== key) found.push(key);
  }
  return found;
}

/** The listed pair with a key, listed now if it was not; -1 where the rules bar it. */
function listedPair({ residual, margins, mentorAt }: Warm, packed: Packed, key: number): number {
  const mentor = key % mentorAt.size;
  const mentee = (key - mentor) / mentorAt.size;
  const known = findPair(residual, mentee, mentor);
  if (known >= 0) return known;
  const row = emptyRow(packed, margins.scope);
  const points = openRow(row, mentee) ? pointsWith(row, mentor) : null;
  return points === null ? -1 : addPair(residual, mentee, mentor, points);
}

/** The listed pairs with these keys, as far as the rules let them be. */
function listedPairs(warm: Warm, packed: Packed, keys: Iterable<number>): number[] {
  return Array.from(keys, (key) => listedPair(warm, packed, key)).filter((pair) => pair >= 0);
}

/**
 * Changes the flow so that it answers another problem over the same people. False, and nothing done, where it cannot: other
 * people, goals or priorities, locks that cannot be kept. If it throws, the flow is spoilt.
 */
export function moveTo(
  warm: Warm,
  packed: Packed,
  problem: LargeProblem,
  near: readonly PairOfIds[],
): boolean {
  const { residual, menteeAt, mentorAt } = warm;
  if (!isNear(warm.problem, problem)) return false;
  const { locked, vetoed, kept } = keysOf(warm, problem, near);
  const pairsOf = (keys: readonly number[]) => listedPairs(warm, packed, keys);
  const isKnown = problem.locked.every(([mentee, mentor]) => menteeAt.has(mentee) && mentorAt.has(mentor));
  const added = without(locked, warm.locked);
  const locks = pairsOf(added);
  const room = roomBeside(problem, locked);
  const clash = locked.length - without(locked, vetoed).length;
  if (!isKnown || locks.length < added.length || room === null || clash > 0) return false;

  for (const pair of pairsOf(without(warm.locked, locked))) unlock(residual, pair);
  for (const pair of pairsOf(without(vetoed, warm.vetoed))) bar(residual, pair);
  for (const pair of pairsOf(without(warm.vetoed, vetoed))) allow(residual, pair);
  for (const pair of pairsOf(without(warm.kept, kept))) keep(residual, pair, false);
  for (const pair of pairsOf(without(kept, warm.kept))) keep(residual, pair, true);
  // Room is changed while the new locks have not taken theirs, so that nobody ever has too little.
  for (const pair of locks) {
    room.demand[residual.menteeOf[pair]!]! += 1;
    room.capacity[residual.mentorOf[pair]!]! += 1;
    room.places += 1;
  }
  room.demand.forEach((demand, mentee) => {
    if (demand !== residual.demand[mentee]) ask(residual, mentee, demand);
  });
  room.capacity.forEach((capacity, mentor) => {
    if (capacity !== residual.capacity[mentor]) offer(residual, mentor, capacity);
  });
  if (room.places !== residual.places) limit(residual, room.places);
  for (const pair of locks) lock(residual, pair);
  readOpenRows(warm.margins, packed, residual);
  Object.assign(warm, { problem, locked, vetoed, kept });
  return true;
}

/** Whether a flow that answers one problem can be moved to another, as far as people and goals go. */
export function isNear(before: LargeProblem, after: LargeProblem): boolean {
  return (
    canBeWarm(after) &&
    before.goals.join() === after.goals.join() &&
    before.mentees.length === after.mentees.length &&
    before.mentors.length === after.mentors.length &&
    before.mentees.every((mentee, at) => {
      const other = after.mentees[at]!;
      return mentee.id === other.id && mentee.priority === other.priority;
    }) &&
    before.mentors.every(({ id }, at) => id === after.mentors[at]!.id)
  );
}

/** Room beside the locked pairs; null where there is not enough for them. */
function roomBeside(problem: LargeProblem, locked: Float64Array) {
  const { demand, capacity } = wholeRoom(problem);
  for (const key of locked) {
    const mentor = key % capacity.length;
    capacity[mentor]! -= 1;
    demand[(key - mentor) / capacity.length]! -= 1;
  }
  const places = problem.places === null ? Number.POSITIVE_INFINITY : problem.places - locked.length;
  const isRoom = places >= 0 && demand.every((each) => each >= 0) && capacity.every((each) => each >= 0);
  return isRoom ? { demand, capacity, places } : null;
}

/** The answer, with its proof. */
export function answerOfWarm({ residual, problem, locked, mentorAt }: Warm, asked = problem): Solved {
  const length = mentorAt.size;
  const locks = Array.from(locked, (key): Score => {
    const [mentee, mentor] = [Math.floor(key / length), key % length];
    return [mentee, mentor, residual.points[findPair(residual, mentee, mentor)]!];
  });
  return answerOf(residual, asked, locks);
}
