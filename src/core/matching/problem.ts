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
  /** Pairs that must be, by id. A locked pair that is not eligible makes the problem infeasible. */
  readonly locked: readonly (readonly [mentee: string, mentor: string])[];
  /** Pairs that must not be, by id. */
  readonly vetoed: readonly (readonly [mentee: string, mentor: string])[];
};

/** The problem is not well formed. `field` says where, for example `mentees[3].demand`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly field: string;

  constructor(field: string, message: string) {
    super(`${field}: ${message}`);
    this.field = field;
  }
}

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

/**
 * What a price is counted in. `minimum` comes first where mentors have minimum loads: it counts missing mentees, is 0
 * for every pair, and lets a price say that a minimum load comes before every goal.
 */
export type Count = 'minimum' | 'people' | 'priority' | 'total';

/** One integer for each entry of `goals`; two prices compare by their first difference. */
export type Price = readonly number[];

/**
 * Prices that bound every answer to a problem. A pair is worth, for each entry of `goals`: 0 for `minimum`, 1 for
 * `people`, the mentee's priority, its points. Whatever a pair is worth above mentee's price + mentor's price + places
 * price is its surplus. Take the locked pairs away, with the room they fill; then no answer is worth more than
 *   Σ demand × mentee's price + Σ capacity × mentor's price (minimum × price where it is negative)
 *   + places × places price + Σ surplus.
 * An answer that is worth exactly this much is optimal.
 */
export type Proof = {
  readonly goals: readonly Count[];
  /** The proof is about answers whose pairs, locked ones aside, have at least these points. */
  readonly from: number;
  /** In the order of the problem's mentees and mentors. */
  readonly menteePrices: readonly Price[];
  readonly mentorPrices: readonly Price[];
  readonly placesPrice: Price;
};

/** The proof of an answer; with the goal `worst`, among answers whose pairs are no worse than its worst. */
export type Certificate = Proof & {
  /** Only with the goal `worst`. Of these two, only the goals before `worst` count. */
  readonly worst: {
    /** No answer at all does better in the goals before `worst`. */
    readonly all: Proof;
    /** Better pairs alone fall short of those goals; null where a locked pair is the worst one, or nobody is placed. */
    readonly above: Proof | null;
  } | null;
};

/** Why no answer exists. `sentence` says the same in plain English. */
export type Reason = { readonly sentence: string } & (
  | { readonly kind: 'lockedAndVetoed'; readonly mentee: string; readonly mentor: string }
  | { readonly kind: 'lockNotEligible'; readonly mentee: string; readonly mentor: string }
  | {
      readonly kind: 'locksOverDemand';
      readonly mentee: string;
      readonly locks: number;
      readonly demand: number;
    }
  | {
      readonly kind: 'locksOverCapacity';
      readonly mentor: string;
      readonly locks: number;
      readonly capacity: number;
    }
  | { readonly kind: 'locksOverPlaces'; readonly locks: number; readonly places: number }
  | {
      readonly kind: 'minimumOverCapacity';
      readonly mentor: string;
      readonly minimum: number;
      readonly capacity: number;
    }
  | {
      readonly kind: 'minimumOverEligible';
      readonly mentor: string;
      readonly minimum: number;
      readonly eligible: number;
    }
  | { readonly kind: 'minimaOverPlaces'; readonly needed: number; readonly places: number }
  | { readonly kind: 'minimaOverDemand'; readonly needed: number; readonly demand: number }
  | {
      readonly kind: 'demandOverEligible';
      readonly mentee: string;
      readonly demand: number;
      readonly eligible: number;
    }
  | { readonly kind: 'demandOverPlaces'; readonly demand: number; readonly places: number }
  | { readonly kind: 'demandOverCapacity'; readonly demand: number; readonly capacity: number }
  /** These mentors need more mentees between them than can be found for them. */
  | {
      readonly kind: 'minimaOverMentees';
      readonly mentors: readonly string[];
      readonly needed: number;
      readonly available: number;
    }
  /** These mentees ask for more between them than all their eligible mentors can give them. */
  | {
      readonly kind: 'demandOverMentors';
      readonly mentees: readonly string[];
      readonly mentors: readonly string[];
      readonly needed: number;
      readonly available: number;
    }
);

export type Solved = {
  readonly kind: 'solved';
  readonly pairs: readonly Pair[];
  readonly reached: Reached;
  readonly certificate: Certificate;
};

export type Infeasible = { readonly kind: 'infeasible'; readonly reason: Reason };

export type Answer = Solved | Infeasible;
