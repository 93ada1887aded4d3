/**
 * A week as a circle of 672 quarters of an hour, one bit each, in 21 words of 32 bits.
 *
 * Method: the free quarters of a person's own week are drawn once; for a given week they are turned by the zone's offset,
 * piece by piece where the clock changes inside the week; two people share the bits that both have set. A week is a
 * circle because Monday morning in the east is still Sunday in UTC. Running time: turning 21 words, or 672 quarters where
 * the clock changes inside the week; sharing 21 words. Sources: the zone rules of the IANA database; the bit count is the
 * usual parallel sum.
 *
 * A quarter counts only if all of it is free: 09:10–10:00 gives 09:15–10:00. Offsets that are no multiple of 15 minutes
 * (none is in force today) are rounded to the nearest quarter.
 */
import type { WeeklySlot } from '../questions/question.ts';
import type { ClockHistory } from './clock.ts';
import { minuteLength, startOf, weekLength } from './week.ts';

export const quartersInWeek = 672;
export const wordsInMask = 21;
/** Masks that follow each other in one array are filled up with empty words to whole vectors of 128 bits. */
export const wordsInVectors = 24;

/** 21 words; bit q % 32 of word q / 32 is quarter q of the week, counted from Monday 00:00. */
export type Mask = Uint32Array;

/** How a zone's clock runs in one UTC week: from quarter `from` on, `offset` quarters east of UTC. */
export type WeekClock = readonly { readonly from: number; readonly offset: number }[];

/** The quarters that are wholly inside the slots, in whatever week the slots are written in. */
export function drawn(slots: readonly WeeklySlot[]): Mask {
  const mask = new Uint32Array(wordsInMask);
  for (const { from, until } of merged(slots)) {
    for (let quarter = Math.ceil(from / 15); quarter < Math.floor(until / 15); quarter++)
      set(mask, quarter % quartersInWeek);
  }
  return mask;
}

/** Minutes of the week, sorted, touching stretches joined. Sunday 24:00 does not join Monday 00:00. */
export function merged(slots: readonly WeeklySlot[]): { from: number; until: number }[] {
  const stretches = slots
    .map((slot) => ({ from: slot.day * 1440 + slot.from, until: slot.day * 1440 + slot.until }))
    .filter((stretch) => stretch.from < stretch.until)
    .sort((a, b) => a.from - b.from);
  const joined: { from: number; until: number }[] = [];
  for (const stretch of stretches) {
    const last = joined.at(-1);
    if (last !== undefined && stretch.from <= last.until) last.until = Math.max(last.until, stretch.until);
    else joined.push({ ...stretch });
  }
  return joined;
}

/** The clock of one week out of a history that covers it. */
export function weekClock(history: ClockHistory, monday: string): WeekClock {
  const start = startOf(monday);
  const pieces = [{ from: 0, offset: Math.round(history.first / 15) }];
  for (const change of history.changes) {
    if (change.at >= start + weekLength) break;
    const from = Math.max(0, Math.round((change.at - start) / (15 * minuteLength)));
    if (pieces.at(-1)?.from === from) pieces.pop();
    pieces.push({ from, offset: Math.round(change.after / 15) });
  }
  return pieces;
}

/** Local quarters turned into UTC quarters: UTC quarter q is free if local quarter q + offset is. */
export function turned(local: Mask, clock: WeekClock): Mask {
  const mask = new Uint32Array(wordsInMask);
  turnInto(mask, 0, local, clock);
  return mask;
}

/** The same, written over the words of `masks` from `at` on; where the clock changes inside the week, they must be 0. */
export function turnInto(masks: Uint32Array, at: number, local: Mask, clock: WeekClock): void {
  if (clock.length === 1) {
    rotateInto(masks, at, local, clock[0]!.offset);
    return;
  }
  clock.forEach((piece, index) => {
    const end = clock[index + 1]?.from ?? quartersInWeek;
    for (let quarter = piece.from; quarter < end; quarter++) {
      if (has(local, (quarter + piece.offset + quartersInWeek) % quartersInWeek)) {
        masks[at + (quarter >>> 5)]! |= 1 << (quarter & 31);
      }
    }
  });
}

/** The whole circle turned at once, word by word. */
function rotateInto(masks: Uint32Array, at: number, local: Mask, offset: number): void {
  const from = (offset + quartersInWeek) % quartersInWeek;
  const [word, bit] = [from >>> 5, from & 31];
  for (let next = 0; next < wordsInMask; next++) {
    const low = local[(next + word) % wordsInMask]! >>> bit;
    masks[at + next] = bit === 0 ? low : low | (local[(next + word + 1) % wordsInMask]! << (32 - bit));
  }
}

/** Hours that both have, in steps of a quarter. */
export function sharedHours(a: Mask, b: Mask): number {
  let quarters = 0;
  for (let word = 0; word < wordsInMask; word++) quarters += bits(a[word]! & b[word]!);
  return quarters / 4;
}

export function has(mask: Mask, quarter: number): boolean {
  return ((mask[quarter >>> 5]! >>> (quarter & 31)) & 1) === 1;
}

/** Set bits of a 32-bit word. */
export function bits(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function set(mask: Mask, quarter: number): void {
  mask[quarter >>> 5]! |= 1 << (quarter & 31);
}
