/**
 * Problem: a round so large that its eligible pairs cannot be listed. Method: everything that the rules read, as typed
 * arrays that threads can share: sets of mentors as bits of 32-bit words, lists as starts and items, masks of hours. Only
 * shapes here, and how far a glance sees; pack.ts makes them, row.ts reads them.
 */
import type { HoursArrays } from '../../time/timetable.ts';
import type { DeskSize } from './desk.ts';
import type { Ground } from './ground.ts';
import type { Pulse } from './pulse.ts';

/** The items of list k are items[starts[k]] … items[starts[k + 1] - 1]. */
export type Lists = { readonly starts: Int32Array; readonly items: Int32Array };

/** Bit j % 32 of word j / 32 stands for mentor j. Several sets follow each other, each of as many words. */
export type MentorBits = Int32Array;

/** A constraint on small sets: the pair passes if one of the mentee's sets has the mentor. */
export type Screen = { readonly sets: MentorBits; readonly setsOf: Lists };

/** A constraint on lists of mentors: those on the mentee's list are the only ones left (or those who go). */
export type Roll = { readonly isOnly: boolean; readonly listOf: Int32Array; readonly mentors: Lists };

/**
 * What a pair must pass before its quarters are counted: in one week that counts for everybody, both are free at some
 * time in at least `least` of the same hours. `sets` has the mentors free in each of the 168 hours, `hoursOf` a mentee's.
 */
export type Glance = { readonly least: number; readonly sets: MentorBits; readonly hoursOf: Lists };

/** More than this many hours are not told apart at a glance. */
export const hoursGlanced = 4;

/**
 * A criterion whose points are known for a whole class of mentees at once, with every mentor: a column. `extra` are points
 * that the mentors earn by themselves, added to the column.
 */
export type Classed = {
  readonly extra: Int16Array | null;
} /** Mentees with the same wishes are one class. `levels` by item, then mentor; items of -1 are unknown. */ & (
  | {
      readonly kind: 'support';
      readonly weight: number;
      readonly highest: number;
      readonly classOf: Int32Array;
      readonly wishes: Lists;
      readonly levels: Uint8Array;
    }
  /** Likewise; `spoken` holds language × 256 + level. Levels are one more than their place, none is 0. */
  | {
      readonly kind: 'language';
      readonly points: Int16Array;
      readonly classOf: Int32Array;
      readonly spoken: Lists;
      readonly levels: Uint8Array;
    }
  /** `points` by the mentee's class, then the mentor's place; there are `width` places. */
  | {
      readonly kind: 'table';
      readonly points: Int16Array;
      readonly width: number;
      readonly classOf: Int32Array;
      readonly mentorAt: Int32Array;
    }
);

/** A criterion; hours apart. */
export type Points =
  | Classed
  /** `sets` of mentors for the topics that many have; `setOf` tells which set, or -1. */
  | {
      readonly kind: 'topics';
      readonly weight: number;
      readonly wanted: Lists;
      readonly worth: Int32Array;
      readonly whole: Int32Array;
      readonly mentors: Lists;
      readonly setOf: Int32Array;
      readonly sets: MentorBits;
    }
  /** The mentors on the mentee's list have the same answer. */
  | {
      readonly kind: 'same';
      readonly weight: number;
      readonly listOf: Int32Array;
      readonly mentors: Lists;
    }
  | { readonly kind: 'mentee'; readonly points: Int32Array }
  | { readonly kind: 'mentor'; readonly points: Int16Array };

export type Packed = {
  readonly mentees: number;
  readonly mentors: number;
  /** Words in one set of mentors; a multiple of four. Columns of numbers have 32 for each word. */
  readonly words: number;
  /** The order in which rows are best read: mentees who are alike stand together. */
  readonly order: Int32Array;
  /** Mentees whom their own answers bar, and mentors whom theirs do not. */
  readonly barred: Uint8Array;
  readonly open: MentorBits;
  readonly screens: readonly Screen[];
  readonly rolls: readonly Roll[];
  readonly hours: readonly HoursArrays[];
  /** Quarters that a pair must share, for each table of hours. */
  readonly needed: Int32Array;
  /** What can be seen of each table of hours at a glance; null where nothing can. */
  readonly glances: readonly (Glance | null)[];
  /** Criteria come in sets; each mentee is measured by one. */
  readonly criteria: readonly (readonly Points[])[];
  readonly criteriaOf: Uint8Array;
  /** By set of criteria, then table of hours: points by shared quarters in the leanest week; the last for all more. */
  readonly hoursPoints: readonly (readonly Int32Array[])[];
  /** No pair has more points. */
  readonly most: number;
  readonly deskSize: DeskSize;
  readonly ground: Ground;
  /** Where rows are counted, and the run may be stopped; see pulse.ts. */
  readonly pulse?: Pulse;
};
