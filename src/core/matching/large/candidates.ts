/**
 * Problem: which few pairs of a huge round are likely to be chosen? Method: for each mentee the `perMentee` best mentors,
 * and for each mentor the `perMentor` best mentees; lists of both sides are needed, or whoever is second choice for
 * everybody would find nobody. A row is walked from its best hope down, and hours are counted only for pairs that could
 * still enter a list. Whatever is missed, pricing finds (pricing.ts). Running time: mentees × mentors left by the
 * rules, a few nanoseconds each. Ties: by the packed order of mentees and the
 * order of mentors, so lists do not depend on how rows are shared out.
 */
import { withHours } from './hours.ts';
import type { Packed } from './packed.ts';
import { emptyRow, type Row, readRow, type Scope } from './row.ts';

/** Pairs as three arrays of one length. */
export type Pairs = {
  readonly mentees: Int32Array;
  readonly mentors: Int32Array;
  readonly points: Int32Array;
};

export type Sizes = { readonly perMentee: number; readonly perMentor: number };

/** Lists of both sides; a pair may be on both. */
export type Candidates = { readonly ofMentees: Pairs; readonly ofMentors: Pairs };

/** The best pairs of the mentees at places from … until - 1 of the packed order, with at least `least` points. */
export function candidates(
  packed: Packed,
  scope: Scope,
  { perMentee, perMentor }: Sizes,
  [from, until]: readonly [number, number],
  least = 0,
): Candidates {
  const row = emptyRow(packed, scope);
  const byMentor = bestLists(packed.mentors, perMentor);
  const byMentee = bestLists(until - from, perMentee);
  const scratch = emptyScratch(packed);
  for (let place = from; place < until; place++) {
    readRow(row, packed.order[place]!);
    if (row.count === 0) continue;
    scratch.known.fill(unknown, 0, row.count);
    pickForMentors(row, scratch, byMentor, least);
    pickForMentee(row, scratch, place - from, byMentee, least);
  }
  const people = packed.order.subarray(from, until);
  return { ofMentees: pairsOf(byMentee, people, true), ofMentors: pairsOf(byMentor, null, false) };
}

type Scratch = {
  /** Points with hours of each place of the row, once they are known; -1 where hours bar the pair. */
  readonly known: Int32Array;
  /** How many places of the row have how many points, and places by points. */
  readonly counts: Int32Array;
  readonly order: Int32Array;
};

const unknown = -2;

function emptyScratch({ mentors, most }: Packed): Scratch {
  return {
    known: new Int32Array(mentors),
    counts: new Int32Array(most + 2),
    order: new Int32Array(mentors),
  };
}

function pickForMentors(row: Row, { known }: Scratch, byMentor: BestLists, least: number): void {
  const { mentors, points, most, count, mentee } = row;
  const { line } = byMentor;
  for (let at = 0; at < count; at++) {
    const mentor = mentors[at]!;
    if (points[at]! + most <= line[mentor]!) continue;
    const found = withHours(row, at);
    known[at] = found;
    if (found >= least && found > line[mentor]!) enter(byMentor, mentor, mentee, found);
  }
}

/** From the best hope downwards, in portions, until no hope is above the line. */
function pickForMentee(row: Row, scratch: Scratch, place: number, byMentee: BestLists, least: number): void {
  const { mentors, points, most, count } = row;
  const { known, counts, order } = scratch;
  const { line, size } = byMentee;
  counts.fill(0);
  for (let at = 0; at < count; at++) counts[points[at]!]! += 1;
  let above = counts.length;
  while (above > 0 && above - 1 + most > line[place]! && above - 1 + most >= least) {
    let from = above;
    for (let portion = 0; from > 0 && portion < 2 * size; ) portion += counts[--from]!;
    const picked = sortedPortion(row, counts, order, from, above);
    for (let next = 0; next < picked; next++) {
      const at = order[next]!;
      if (points[at]! + most <= line[place]!) return;
      const found = known[at] === unknown ? withHours(row, at) : known[at]!;
      if (found >= least && found > line[place]!) enter(byMentee, place, mentors[at]!, found);
    }
    above = from;
  }
}

/** Places of the row with from … above - 1 points, the most first, ties by mentor: counted, not compared. */
function sortedPortion(
  { points, count }: Row,
  counts: Int32Array,
  order: Int32Array,
  from: number,
  above: number,
): number {
  let picked = 0;
  for (let worth = above - 1; worth >= from; worth--) {
    picked += counts[worth]!;
    counts[worth] = picked - counts[worth]!;
  }
  for (let at = 0; at < count; at++) {
    const worth = points[at]!;
    if (worth >= from && worth < above) order[counts[worth]!++] = at;
  }
  return picked;
}

/** For each person the best others so far, best first. `line`: only more points than these enter; -1 while there is room. */
type BestLists = {
  readonly size: number;
  readonly counts: Int32Array;
  readonly line: Int32Array;
  readonly others: Int32Array;
  readonly points: Int32Array;
};

function bestLists(people: number, size: number): BestLists {
  return {
    size,
    counts: new Int32Array(people),
    line: new Int32Array(people).fill(size === 0 ? 2 ** 31 - 1 : -1),
    others: new Int32Array(people * size),
    points: new Int32Array(people * size),
  };
}

function enter(
  { size, counts, line, others, points }: BestLists,
  person: number,
  other: number,
  worth: number,
): void {
  const first = person * size;
  let at = first + Math.min(counts[person]!, size - 1);
  while (at > first && points[at - 1]! < worth) {
    points[at] = points[at - 1]!;
    others[at] = others[at - 1]!;
    at -= 1;
  }
  points[at] = worth;
  others[at] = other;
  if (counts[person]! < size) counts[person]! += 1;
  if (counts[person] === size) line[person] = points[first + size - 1]!;
}

/** `people` names whose lists they are; null where they stand in order. */
function pairsOf(
  { size, counts, others, points }: BestLists,
  people: Int32Array | null,
  areMentees: boolean,
): Pairs {
  const count = counts.reduce((sum, listed) => sum + listed, 0);
  const [owners, partners, worth] = [0, 1, 2].map(() => new Int32Array(count));
  let at = 0;
  counts.forEach((listed, person) => {
    for (let next = 0; next < listed; next++) {
      owners![at] = people === null ? person : people[person]!;
      partners![at] = others[person * size + next]!;
      worth![at++] = points[person * size + next]!;
    }
  });
  return areMentees
    ? { mentees: owners!, mentors: partners!, points: worth! }
    : { mentees: partners!, mentors: owners!, points: worth! };
}

/** Candidates over ranges of the packed order, in order, as if they had been found over all at once. */
export function joined(parts: readonly Candidates[], mentors: number, perMentor: number): Pairs[] {
  const byMentor = bestLists(mentors, perMentor);
  for (const { ofMentors } of parts) {
    ofMentors.mentors.forEach((mentor, at) => {
      const worth = ofMentors.points[at]!;
      if (worth > byMentor.line[mentor]!) enter(byMentor, mentor, ofMentors.mentees[at]!, worth);
    });
  }
  return [...parts.map(({ ofMentees }) => ofMentees), pairsOf(byMentor, null, false)];
}
