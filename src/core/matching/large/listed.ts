/**
 * Problem: the pairs of a flow that is open to changes, read by mentee and by mentor, while more and more are listed.
 * Method: the first pairs lie in sorted rows, and their numbers by mentor in columns; later ones are chained to the one
 * before of the same mentee, and of the same mentor, and arrays grow by half. Running time: a pair is added in constant
 * time, and found in the time of its row. Ties: none.
 */
import type { Network } from '../network.ts';
import type { Prices } from './pricing.ts';
import type { Residual } from './residual.ts';

/** What is done with a listed pair. */
export const free = 0;
export const used = 1;
/** Vetoed, or locked: no way leads over it. */
export const decided = 2;

/** The pairs of each mentor, as far as they may be used. */
export function columnsOf({ starts, mentorOf, mentors }: Network, ends: Int32Array) {
  const columnStarts = new Int32Array(mentors.length + 2);
  const each = (visit: (pair: number) => void) =>
    ends.forEach((end, mentee) => {
      for (let pair = starts[mentee]!; pair < end; pair++) visit(pair);
    });
  each((pair) => {
    columnStarts[mentorOf[pair]! + 1]! += 1;
  });
  for (let mentor = 0; mentor <= mentors.length; mentor++) columnStarts[mentor + 1]! += columnStarts[mentor]!;
  const columns = new Int32Array(columnStarts.at(-1)!);
  const next = columnStarts.slice();
  each((pair) => {
    columns[next[mentorOf[pair]!]!++] = pair;
  });
  return { columnStarts, columns };
}

/** Lists one more pair, which was not listed; it has to be woken (mend.ts). */
export function addPair(residual: Residual, mentee: number, mentor: number, points: number): number {
  const pair = residual.pairs;
  const place = pair - residual.sorted;
  if (pair === residual.state.length) grow(residual);
  residual.menteeOf[pair] = mentee;
  residual.mentorOf[pair] = mentor;
  residual.points[pair] = points;
  residual.state[pair] = free;
  residual.kept[pair] = 0;
  residual.olderOfMentee[place] = residual.newestOfMentee[mentee]!;
  residual.olderOfMentor[place] = residual.newestOfMentor[mentor]!;
  residual.newestOfMentee[mentee] = pair;
  residual.newestOfMentor[mentor] = pair;
  residual.pairs += 1;
  return pair;
}

function grow(residual: Residual): void {
  const { pairs, sorted } = residual;
  const later = Math.ceil(1.5 * (pairs - sorted) + sorted / 16) + 1024;
  const more = sorted + later;
  const moved = <T extends Int32Array | Float64Array | Uint8Array>(
    Kind: new (size: number) => T,
    old: T,
    size: number,
  ) => {
    const larger = new Kind(size);
    larger.set(old);
    return larger;
  };
  residual.menteeOf = moved(Int32Array, residual.menteeOf, more);
  residual.mentorOf = moved(Int32Array, residual.mentorOf, more);
  residual.points = moved(Float64Array, residual.points, more);
  residual.state = moved(Uint8Array, residual.state, more);
  residual.kept = moved(Uint8Array, residual.kept, more);
  residual.olderOfMentee = moved(Int32Array, residual.olderOfMentee, later);
  residual.olderOfMentor = moved(Int32Array, residual.olderOfMentor, later);
}

/** Takes the last pairs from the list until so many are left; they must not be used. */
export function dropPairs(residual: Residual, left: number): void {
  for (let pair = residual.pairs - 1; pair >= left; pair--) {
    const place = pair - residual.sorted;
    residual.newestOfMentee[residual.menteeOf[pair]!] = residual.olderOfMentee[place]!;
    residual.newestOfMentor[residual.mentorOf[pair]!] = residual.olderOfMentor[place]!;
  }
  residual.pairs = left;
}

/** The listed pair of two people, or -1. */
export function findPair(residual: Residual, mentee: number, mentor: number): number {
  let found = -1;
  eachOfMentee(residual, mentee, (pair) => {
    if (residual.mentorOf[pair] === mentor) found = pair;
  });
  return found;
}

/** Visits the listed pairs of a mentee. */
export function eachOfMentee(residual: Residual, mentee: number, visit: (pair: number) => void): void {
  const { starts, ends, sorted } = residual;
  for (let pair = starts[mentee]!; pair < ends[mentee]!; pair++) visit(pair);
  for (let pair = residual.newestOfMentee[mentee]!; pair >= 0; pair = residual.olderOfMentee[pair - sorted]!)
    visit(pair);
}

/** The mentors with whom some mentees are listed: as lists of all mentees, those of all others empty. */
export function listedOf(residual: Residual, rows: Int32Array): Pick<Prices, 'starts' | 'mentorOf'> {
  const starts = new Int32Array(residual.mentees + 1);
  for (const row of rows) {
    eachOfMentee(residual, row, () => {
      starts[row + 1]! += 1;
    });
  }
  for (let row = 0; row < residual.mentees; row++) starts[row + 1]! += starts[row]!;
  const mentorOf = new Int32Array(starts[residual.mentees]!);
  for (const row of rows) {
    let next = starts[row]!;
    eachOfMentee(residual, row, (pair) => {
      mentorOf[next++] = residual.mentorOf[pair]!;
    });
  }
  return { starts, mentorOf };
}
