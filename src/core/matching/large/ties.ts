/**
 * Problem: of several equally good answers, which one? Whoever is asked twice must get the same, whatever the lists of
 * candidates, the threads, the order of rows, or the road by which an answer was reached. Method: every pair draws a lot,
 * a hash of the two ids, and of the equally good answers the one with the highest sum of lots is taken. A pair that is
 * to be kept draws 1,024 more of the highest lot: as many pairs stay as can, unless one were to stay for more than a
 * thousand others' moves. Lots are a second weight, compared only where worth is equal (trail.ts), so that worth keeps
 * all its digits. Running time: a few multiplications a pair, for the few that are compared. Ties: two best answers with
 * equal sums. By the isolation lemma they are no likelier than (pairs that are in some best answers but not in all) /
 * 2^bits: 10,000 people have some hundreds of such pairs and 26 bits. References: Mulmuley, Vazirani and Vazirani,
 * "Matching is as easy as matrix inversion" (1987); Appleby, MurmurHash3, its finaliser.
 */

/** What lots are drawn from. People in canonical order. */
export type Lots = {
  /** Two hashes of each id. */
  readonly mentees: Int32Array;
  readonly mentors: Int32Array;
  /** Lots are integers from 0 to 2^bits - 1. */
  readonly bits: number;
  /** What a pair draws more for being kept. */
  readonly keeping: number;
};

type Named = readonly { readonly id: string }[];

const lotsForKept = 1024;

/** Draws everybody's hashes; lots then have 32 bits, or fewer where people are many. */
export function lotsOf(mentees: Named, mentors: Named): Lots {
  // A way meets each person once. Its lots, four times over (potentials, distances, their sums), stay below 2^53.
  const longest = Math.min(mentees.length, mentors.length) + 2;
  const bits = Math.min(32, 40 - Math.ceil(Math.log2(longest)));
  return { mentees: hashes(mentees), mentors: hashes(mentors), bits, keeping: lotsForKept * 2 ** bits };
}

/** From now on, the pairs of a mentor draw by another id. */
export function nameMentor({ mentors }: Lots, mentor: number, id: string): void {
  mentors.set(hashes([{ id }]), 2 * mentor);
}

/** The lot of a pair that need not be kept. */
export function lotOf({ mentees, mentors, bits }: Lots, mentee: number, mentor: number): number {
  const one = mixed((mentees[2 * mentee]! + mentors[2 * mentor]!) | 0);
  const two = Math.imul(mentees[2 * mentee + 1]!, 0x9e3779b1) ^ mentors[2 * mentor + 1]!;
  return mixed(one ^ two) >>> (32 - bits);
}

function hashes(people: Named): Int32Array {
  const found = new Int32Array(2 * people.length);
  people.forEach(({ id }, at) => {
    found[2 * at] = hashOf(id, 0x2545f491);
    found[2 * at + 1] = hashOf(id, 0x5bd1e995);
  });
  return found;
}

/** Fowler, Noll and Vo's hash of UTF-16 units, mixed once more. */
function hashOf(id: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return mixed(hash);
}

function mixed(number: number): number {
  let bits = number;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
