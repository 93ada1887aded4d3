/** What the pages of this slice draw: facts already found and named, words still to be chosen by the page. */
import type { Child } from 'hono/jsx';
import type { Segment } from '../../../ui/bars.tsx';
import type { Interval } from '../../../ui/ruler.tsx';
import type { View } from '../../../web/view.ts';

export type Place = {
  readonly id: string;
  readonly name: string;
  readonly schemeId: string;
  readonly schemeName: string;
};

export type ShownPerson = {
  readonly number: string;
  readonly name: string;
  /** The city of their zone; null where the scheme does not ask. */
  readonly city: string | null;
};

/** The first stretch in which both are free, on each side's clock; minutes of the day, day 0 is Monday. */
export type ShownWindow = { readonly day: number; readonly from: number; readonly until: number };

export type ShownHours = {
  /** Shared hours a week at the start. */
  readonly now: number;
  readonly mentee: ShownWindow | null;
  readonly mentor: ShownWindow | null;
  readonly ruler: {
    readonly mentee: readonly Interval[];
    readonly mentor: readonly Interval[];
    readonly both: readonly Interval[];
  };
  /** Clock changes that are told: those that alter the hours, else the first. */
  readonly changes: readonly {
    readonly on: string;
    readonly cities: readonly string[];
    readonly after: number;
    readonly alters: boolean;
  }[];
  /** The month in which the programme ends, an ISO day in it. */
  readonly until: string;
  /** No hour to spare in the leanest week. */
  readonly justEnough: boolean;
};

export type ShownPoint = Segment & { readonly because: Child; readonly short: string };

export type ShownPair = {
  readonly mentee: ShownPerson;
  readonly mentor: ShownPerson;
  /** 0 to 100. */
  readonly fit: number;
  readonly points: readonly ShownPoint[];
  /** What the pair is about, in a word or two. */
  readonly topic: string;
  readonly hours: ShownHours | null;
  readonly kept: boolean;
  readonly alternate: { readonly mentor: ShownPerson; readonly fit: number } | null;
  /** Other eligible mentors, best first. */
  readonly others: readonly { readonly mentor: ShownPerson; readonly fit: number }[];
  readonly open: boolean;
  readonly price: ShownPrice | null;
};

export type ShownPrice = {
  readonly kind: 'force' | 'forbid';
  readonly mentee: ShownPerson;
  readonly mentor: ShownPerson;
  /** Fit of the asked pair; null when it is to be forbidden. */
  readonly fit: number | null;
  readonly before: number | null;
  readonly answer:
    | { readonly kind: 'notEligible'; readonly why: string }
    | { readonly kind: 'impossible'; readonly why: string }
    | {
        readonly kind: 'possible';
        readonly effects: readonly Child[];
        readonly goals: readonly {
          readonly label: string;
          readonly now: string;
          readonly then: string;
          readonly price: string;
        }[];
      };
  /** What the reason field must be told, when it was sent empty. */
  readonly problem: string | null;
  readonly typed: string;
};

export type ShownUnplaced = {
  readonly person: ShownPerson;
  readonly nearest: Child;
};

export type ShownGroup = {
  readonly key: string;
  readonly label: string;
  /** Their own answers bar them; no mentor could change it. */
  readonly own: boolean;
  readonly count: number;
  /** The first of them. */
  readonly people: readonly ShownUnplaced[];
};

export type ShownGap = { readonly wanted: string; readonly waiting: number; readonly left: number };

export type ShownSupply = {
  readonly rows: readonly ShownGap[];
  readonly notes: readonly { readonly title: string; readonly text: string }[];
};

export type ShownReserve = { readonly person: ShownPerson; readonly reason: Child };

export type ShownPublication = {
  readonly letters: number;
  /** In the outbox: nothing, letters of this run, letters of another; or they have left. */
  readonly state: 'none' | 'written' | 'other' | 'left';
};

export type ShownBoard = {
  readonly view: View;
  readonly cohort: Place;
  readonly run: {
    readonly number: number;
    readonly madeAt: Date;
    readonly basedOn: number | null;
    readonly current: number;
    readonly change: string | null;
    readonly reason: string;
  };
  readonly stale: number;
  /** Statements about whom not to be matched with in which nobody could be recognised. */
  readonly unrecognised: number;
  /** The run that is being worked out now. */
  readonly wanted: string | null;
  readonly counts: {
    readonly pairs: number;
    readonly unplaced: number;
    readonly reserve: number;
    readonly total: string;
  };
  readonly optimal: string;
  readonly kept: number;
  readonly thin: number;
  readonly infeasible: string | null;
  readonly order: string;
  readonly orders: readonly { readonly value: string; readonly label: string }[];
  /** Names of the criteria, in the order of the bars. */
  readonly legend: readonly string[];
  readonly hasHours: boolean;
  readonly pairs: readonly ShownPair[];
  readonly pager: {
    readonly from: number;
    readonly to: number;
    readonly total: number;
    readonly earlier: string | null;
    readonly later: string | null;
  } | null;
  readonly groups: readonly ShownGroup[];
  readonly supply: ShownSupply;
  readonly reserve: {
    readonly count: number;
    readonly sentences: readonly string[];
    /** The first of them. */
    readonly people: readonly ShownReserve[];
  };
  readonly mayDecide: boolean;
  /** Null where there is nothing to publish. */
  readonly publication: ShownPublication | null;
  readonly once: string;
};
