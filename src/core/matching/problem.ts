/**
 * The question that the engine answers, and the shape of its answer. Plain data; see docs/matching.md.
 */

/** What to optimise, strictly one after the other. */
export type Goal = 'people' | 'priority' | 'worst' | 'total';

/** The lists of goals that the engine accepts; another order is refused in words. */
export const goalLists = [
  ['total'],
  ['people', 'total'],
  ['people', 'priority', 'total'],
  ['people', 'worst', 'total'],
  ['people', 'priority', 'worst', 'total'],
] as const satisfies readonly (readonly Goal[])[];

export type Mentee = {
  readonly id: string;
  /** Integer ≥ 0: how much it matters that this mentee is placed. */
  readonly priority: number;
  /** At most this many different mentors; ≥ 1. */
  readonly demand: number;
};

export type Mentor = {
  readonly id: string;
  /** At most this many mentees; ≥ 0. */
  readonly capacity: number;
  /** At least this many mentees, or the problem is infeasible; ≥ 0. */
  readonly minimum: number;
};

/** An eligible pair: index of the mentee, index of the mentor, integer points ≥ 0. */
export type Score = readonly [mentee: number, mentor: number, points: number];

export type Problem = {
  readonly mentees: readonly Mentee[];
  readonly mentors: readonly Mentor[];
  /** Eligible pairs only, each at most once, in any order. */
  readonly scores: readonly Score[];
  /** Pairs at most, or null for no limit. */
  readonly places: number | null;
  readonly goals: readonly Goal[];
  /** Every mentee's demand must be met in full. */
  readonly everyone: boolean;
  /** Pairs that must be, by id. Each must be an eligible pair. */
  readonly locked: readonly (readonly [mentee: string, mentor: string])[];
  /** Pairs that must not be, by id. */
  readonly vetoed: readonly (readonly [mentee: string, mentor: string])[];
};

/** A chosen pair by ids, with its points. Sorted by mentee id, then mentor id. */
export type Pair = readonly [mentee: string, mentor: string, points: number];

/** What each goal came to. `worst` is null when nobody is placed. */
export type Reached = {
  /** Pairs, which is mentees while every demand is 1. */
  readonly placed: number;
  /** Sum of the mentee's priority over the pairs. */
  readonly priority: number;
  readonly worst: number | null;
  readonly total: number;
};
