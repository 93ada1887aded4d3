/**
 * Problem: which few pairs of a huge round are likely to be chosen? Method: for each mentee the `perMentee` best mentors,
 * and for each mentor the `perMentor` best mentees; lists of both sides are needed, or whoever is second choice for
 * everybody would find nobody. The last of each list is a line for the sieve (row.ts): only pairs that could still enter
 * a list are looked at. Whatever is missed, pricing finds (pricing.ts). Running time: mentees × mentors, a fraction of a
 * nanosecond each. Ties: by the packed order of mentees and the order of mentors, so lists do not depend on how rows are
 * shared out.
 */
import type { Packed } from './packed.ts';
import { emptyRow, openRow, type Row, readPart, type Scope, stepsOf } from './row.ts';

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
  const byMentor = bestLists(packed.mentors, perMentor, least, row.desk.lines);
  const byMentee = bestLists(until - from, perMentee, least);
  for (let place = from; place < until; place++) {
    const mentee = packed.order[place]!;
    if (openRow(row, mentee)) pickFromRow(row, byMentee, place - from, byMentor);
  }
  const people = packed.order.subarray(from, until);
  return { ofMentees: pairsOf(byMentee, people, true), ofMentors: pairsOf(byMentor, null, false) };
}

/** In parts, each twice as long as the one before: the mentee's line rises, and fewer and fewer are above it. */
function pickFromRow(row: Row, byMentee: BestLists, place: number, byMentor: BestLists): void {
  const { mentors, points, mentee } = row;
  const [own, others] = [byMentee.line, byMentor.line];
  const end = stepsOf(row);
  for (let from = 0, steps = firstPart; from < end; from += steps, steps *= 2) {
    readPart(row, from, Math.min(end, from + steps), own[place]!, 0);
    for (let at = 0; at < row.count; at++) {
      const mentor = mentors[at]!;
      const worth = points[at]!;
      if (worth > others[mentor]!) enter(byMentor, mentor, mentee, worth);
      if (worth > own[place]!) enter(byMentee, place, mentor, worth);
    }
  }
}

/** Steps of the row in its first part. */
const firstPart = 32;

/** For each person the best others so far, best first. `line`: only more points than these enter. */
type BestLists = {
  readonly size: number;
  readonly counts: Uint16Array;
  readonly line: Int16Array;
  readonly others: Int32Array;
  readonly points: Int16Array;
};

function bestLists(
  people: number,
  size: number,
  least: number,
  line: Int16Array = new Int16Array(people),
): BestLists {
  return {
    size,
    counts: new Uint16Array(people),
    line: line.fill(size === 0 ? 2 ** 15 - 1 : least - 1),
    others: new Int32Array(people * size),
    points: new Int16Array(people * size),
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
  const owners = new Int32Array(count);
  const partners = new Int32Array(count);
  const worth = new Int32Array(count);
  let at = 0;
  counts.forEach((listed, person) => {
    for (let next = 0; next < listed; next++) {
      owners[at] = people === null ? person : people[person]!;
      partners[at] = others[person * size + next]!;
      worth[at++] = points[person * size + next]!;
    }
  });
  return areMentees
    ? { mentees: owners, mentors: partners, points: worth }
    : { mentees: partners, mentors: owners, points: worth };
}

/** Candidates over ranges of the packed order, in order, as if they had been found over all at once. */
export function joined(parts: readonly Candidates[], mentors: number, perMentor: number): Pairs[] {
  const byMentor = bestLists(mentors, perMentor, 0);
  for (const { ofMentors } of parts) {
    ofMentors.mentors.forEach((mentor, at) => {
      const worth = ofMentors.points[at]!;
      if (worth > byMentor.line[mentor]!) enter(byMentor, mentor, ofMentors.mentees[at]!, worth);
    });
  }
  return [...parts.map(({ ofMentees }) => ofMentees), pairsOf(byMentor, null, false)];
}
