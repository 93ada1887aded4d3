/**
 * Problem: the network of network.ts from lists of pairs that may overlap. Method: pairs of a mentee as one number each
 * that sorts by points downwards, then by mentor; equal neighbours are one pair. Running time: E log(E / N). Ties: none.
 */
import type { Network } from '../network.ts';
import type { Pairs } from './candidates.ts';

/** People in canonical order, with the room that locked pairs leave. */
export type People = Pick<Network, 'demand' | 'capacity' | 'minimum' | 'places' | 'priority'>;

/** Points of a pair must be the same wherever it is listed. */
export function networkOfPairs(people: People, parts: readonly Pairs[]): Network {
  const [rows, columns] = [people.demand.length, people.capacity.length];
  const counts = new Int32Array(rows + 1);
  let most = 0;
  for (const { mentees, points } of parts) {
    mentees.forEach((mentee, at) => {
      counts[mentee + 1]! += 1;
      most = Math.max(most, points[at]!);
    });
  }
  for (let row = 0; row < rows; row++) counts[row + 1]! += counts[row]!;
  const keys = new Float64Array(counts[rows]!);
  const next = counts.slice();
  for (const { mentees, mentors, points } of parts) {
    mentees.forEach((mentee, at) => {
      keys[next[mentee]!++] = (most - points[at]!) * columns + mentors[at]!;
    });
  }
  const starts = uniqueRows(keys, counts);
  const pairs = starts[rows]!;
  const network = {
    starts,
    menteeOf: new Int32Array(pairs),
    mentorOf: new Int32Array(pairs),
    points: new Float64Array(pairs),
  };
  for (let row = 0; row < rows; row++) {
    for (let pair = starts[row]!; pair < starts[row + 1]!; pair++) {
      const mentor = keys[pair]! % columns;
      network.menteeOf[pair] = row;
      network.mentorOf[pair] = mentor;
      network.points[pair] = most - (keys[pair]! - mentor) / columns;
    }
  }
  return { ...people, ...network, mentees: counting(rows), mentors: counting(columns), locked: [] };
}

/** Sorts the keys of each row and moves the different ones to the front; gives the starts of the rows. */
function uniqueRows(keys: Float64Array, counts: Int32Array): Int32Array {
  const starts = new Int32Array(counts.length);
  let end = 0;
  for (let row = 0; row + 1 < counts.length; row++) {
    const own = keys.subarray(counts[row]!, counts[row + 1]!).sort();
    starts[row] = end;
    for (let at = 0; at < own.length; at++) if (own[at] !== own[at + 1]) keys[end++] = own[at]!;
  }
  starts[counts.length - 1] = end;
  return starts;
}

/** 0 … count - 1. */
export function counting(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, at) => at);
}

/** The pairs by mentee, best first. */
export function pairsOfNetwork({ menteeOf, mentorOf, points }: Network): Pairs {
  return { mentees: menteeOf, mentors: mentorOf, points: Int32Array.from(points) };
}
