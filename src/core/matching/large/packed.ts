/**
 * Problem: a round so large that its eligible pairs cannot be listed. Method: everything that the rules read, as typed
 * arrays that threads can share: sets of mentors as bits of 32-bit words, lists as starts and items, masks of hours. Only
 * shapes here; pack.ts makes them, row.ts reads them.
 */
import type { HoursArrays } from '../../time/timetable.ts';
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

/** A criterion; all but hours can be told for a whole row of mentors at once. Tables of points are by part. */
export type Points =
  /** Mentees with the same wishes are one class. `levels` by item, then mentor; items of -1 are unknown. */
  | {
      readonly kind: 'support';
      readonly weight: number;
      readonly highest: number;
      readonly classOf: Int32Array;
      readonly wishes: Lists;
      readonly levels: Uint8Array;
    }
  | {
      readonly kind: 'topics';
      readonly weight: number;
      readonly wanted: Lists;
      readonly worth: Int32Array;
      readonly whole: Int32Array;
      readonly mentors: Lists;
    }
  /** Likewise; `spoken` holds language × 256 + level. Levels are one more than their place, none is 0. */
  | {
      readonly kind: 'language';
      readonly points: Int32Array;
      readonly classOf: Int32Array;
      readonly spoken: Lists;
      readonly levels: Uint8Array;
    }
  /** `points` by the mentee's place, then the mentor's, each one more than the place on the list. */
  | {
      readonly kind: 'table';
      readonly points: Int32Array;
      readonly width: number;
      readonly menteeAt: Int32Array;
      readonly mentorAt: Int32Array;
    }
  | {
      readonly kind: 'same';
      readonly weight: number;
      readonly mentee: Int32Array;
      readonly mentor: Int32Array;
    }
  | { readonly kind: 'mentee' | 'mentor'; readonly points: Int32Array }
  /** Points by shared quarters of an hour in the leanest week; the last for that many and more. */
  | { readonly kind: 'hours'; readonly table: number; readonly points: Int32Array };

export type Packed = {
  readonly mentees: number;
  readonly mentors: number;
  /** Words in one set of mentors. */
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
  readonly needed: Float64Array;
  /** Necessary for the need of each table; null where nothing is. */
  readonly glances: readonly (Glance | null)[];
  /** Criteria come in sets; each mentee is measured by one. */
  readonly criteria: readonly (readonly Points[])[];
  readonly criteriaOf: Uint8Array;
  /** No pair has more points. */
  readonly most: number;
  /** Where rows are counted, and the run may be stopped; see pulse.ts. */
  readonly pulse?: Pulse;
};
