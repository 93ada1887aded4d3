/** Making the lists and sets of packed.ts. */
import type { Pairs } from './candidates.ts';
import type { Lists, MentorBits, Roll } from './packed.ts';

/** Pairs from mentee, mentor, points, mentee, mentor, points, … */
export function pairsOfTriples(triples: readonly number[]): Pairs {
  const pick = (offset: number) =>
    Int32Array.from({ length: triples.length / 3 }, (_, at) => triples[at * 3 + offset]!);
  return { mentees: pick(0), mentors: pick(1), points: pick(2) };
}

/** Lists of lists as starts and items. */
export function listsOf(lists: readonly (readonly number[])[]): Lists {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, at) => {
    starts[at + 1] = starts[at]! + list.length;
  });
  const items = new Int32Array(starts[lists.length]!);
  for (const [at, list] of lists.entries()) items.set(list, starts[at]!);
  return { starts, items };
}

/** Pairs as one list of second numbers for each first number 0 … count - 1. */
export function grouped(count: number, pairs: readonly (readonly [number, number])[]): Lists {
  const starts = new Int32Array(count + 1);
  for (const [first] of pairs) starts[first + 1]! += 1;
  for (let at = 0; at < count; at++) starts[at + 1]! += starts[at]!;
  const items = new Int32Array(pairs.length);
  const next = starts.slice();
  for (const [first, second] of pairs) items[next[first]!++] = second;
  return { starts, items };
}

/** Words in a set of mentors: as many as whole vectors of 128 bits have. */
export function wordsOf(mentors: number): number {
  return ((mentors + 127) >> 7) << 2;
}

/** So many sets, one after the other, of the mentors whom `has` tells. */
export function setsOf(
  sets: number,
  mentors: number,
  has: (set: number, mentor: number) => boolean,
): MentorBits {
  const words = wordsOf(mentors);
  const bits = new Int32Array(sets * words);
  for (let set = 0; set < sets; set++) {
    for (let j = 0; j < mentors; j++) if (has(set, j)) bits[set * words + (j >> 5)]! |= 1 << (j & 31);
  }
  return bits;
}

/** One more than the highest of some numbers from -1 on. */
export function countOf(numbers: Int32Array): number {
  return numbers.reduce((most, number) => Math.max(most, number), -1) + 1;
}

/** For each mentee a list of the mentors with the same code; codes of -1 are unknown and equal nothing. */
export function mentorsWith(
  mentee: Int32Array,
  mentor: Int32Array,
): { readonly listOf: Int32Array; readonly mentors: Lists } {
  const count = countOf(mentor);
  const pairs = Array.from(mentor, (code, j) => [code, j] as const).filter(([code]) => code >= 0);
  // One list more, for codes that no mentor has: an empty one.
  const listOf = mentee.map((code) => (code >= 0 && code < count ? code : count));
  return { listOf, mentors: grouped(count + 1, pairs) };
}

/** Mentors with the mentee's code stay (or go). */
export function onlyCode(isOnly: boolean, mentee: Int32Array, mentor: Int32Array): Roll {
  return { isOnly, ...mentorsWith(mentee, mentor) };
}

/** These pairs go. */
export function drop(mentees: number, pairs: readonly (readonly [number, number])[]): Roll {
  return {
    isOnly: false,
    listOf: Int32Array.from({ length: mentees }, (_, at) => at),
    mentors: grouped(mentees, pairs),
  };
}

/** Equal lists as one class: the class of each, and the list of each class. */
export function classes(lists: readonly (readonly number[])[]): { classOf: Int32Array; lists: Lists } {
  const known = new Map<string, number>();
  const different: (readonly number[])[] = [];
  const classOf = Int32Array.from(lists, (list) => {
    const key = list.join(' ');
    const at = known.get(key) ?? known.size;
    if (at === known.size) different.push(list);
    known.set(key, at);
    return at;
  });
  return { classOf, lists: listsOf(different) };
}
