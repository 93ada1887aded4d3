/**
 * Who takes part in a match run, and the rules by which a pair is judged. Plain data that a run freezes; no names, no
 * addresses: only what the rules read.
 */
import type { Answers } from '../questions/question.ts';

export type Participant = {
  /** The application number of the form, for example ME01. Stable; ties are broken by it. */
  readonly id: string;
  readonly answers: Answers;
};

export type MenteeProfile = Participant & {
  readonly withdrawn: boolean;
  /** Integer ≥ 0, from the reviews; hundredths of a point. */
  readonly priority: number;
};

export type MentorProfile = Participant & {
  readonly withdrawn: boolean;
  /** Mentees they can still take over all schemes. */
  readonly capacity: number;
  readonly minimum: number;
};

/** Two people who must not be paired, and who said so. */
export type Conflict = {
  readonly mentee: string;
  readonly mentor: string;
  readonly statedBy: 'mentee' | 'mentor' | 'coordinator';
};

/** Hard constraints. Each names the questions that it reads by key. `id` is stable and appears in reasons. */
export type Constraint =
  /** The mentee (or mentor) gave one of the accepted answers; `accepted` holds option keys, or true/false for yesNo. */
  | {
      readonly id: string;
      readonly kind: 'answer';
      readonly side: 'mentee' | 'mentor';
      readonly question: string;
      readonly accepted: readonly (string | boolean)[];
    }
  /** One of the mentee's ranked wishes is an item in which the mentor has at least `least`. */
  | {
      readonly id: string;
      readonly kind: 'support';
      readonly wanted: string;
      readonly offered: string;
      readonly least: string;
    }
  /** At least `hours` shared hours a week in every clock regime of the cohort. */
  | {
      readonly id: string;
      readonly kind: 'hours';
      readonly mentee: string;
      readonly mentor: string;
      readonly menteeZone: string;
      readonly mentorZone: string;
      readonly hours: number;
    }
  /** One language that both have at `least` or better. */
  | {
      readonly id: string;
      readonly kind: 'language';
      readonly mentee: string;
      readonly mentor: string;
      readonly least: string;
    }
  /** Neither has named the other, or the other's group, as somebody not to be matched with. */
  | { readonly id: string; readonly kind: 'conflict' }
  /** The two must not give the same answer, for example the same department or line manager. */
  | { readonly id: string; readonly kind: 'different'; readonly mentee: string; readonly mentor: string }
  /** The two must give the same answer, for example the same profession. */
  | { readonly id: string; readonly kind: 'same'; readonly mentee: string; readonly mentor: string }
  /** The mentor stands at least `least` and at most `most` steps above the mentee on the same ordered options. */
  | {
      readonly id: string;
      readonly kind: 'step';
      readonly mentee: string;
      readonly mentor: string;
      readonly least: number;
      readonly most: number;
    };

/** Soft criteria. Weights are integers that add up to 1000 over a scheme's criteria; a criterion earns 0…weight points. */
export type Criterion = {
  readonly id: string;
  readonly weight: number;
} /** Ranked wishes against levels: the first wish counts most, the highest level most. */ & (
  | { readonly kind: 'support'; readonly wanted: string; readonly offered: string }
  /** Shared topics; rare ones count more. With `wish`, only for a mentee who answered yes to that question. */
  | { readonly kind: 'topics'; readonly mentee: string; readonly mentor: string; readonly wish?: string }
  /** Shared hours in the leanest clock regime, up to `enough`. */
  | {
      readonly kind: 'hours';
      readonly mentee: string;
      readonly mentor: string;
      readonly menteeZone: string;
      readonly mentorZone: string;
      readonly enough: number;
    }
  /** The level at which the best common language is shared. */
  | { readonly kind: 'language'; readonly mentee: string; readonly mentor: string }
  /** How close the step from mentee to mentor on ordered options is to `ideal`. */
  | { readonly kind: 'step'; readonly mentee: string; readonly mentor: string; readonly ideal: number }
  /** Same answer on a choice, for example the same profession. */
  | { readonly kind: 'same'; readonly mentee: string; readonly mentor: string }
  /** The mentor has done it before: points for each option of a question of the mentor, by option key, 0…100 per cent. */
  | {
      readonly kind: 'answer';
      readonly side: 'mentee' | 'mentor';
      readonly question: string;
      readonly worth: Readonly<Record<string, number>>;
    }
);

export type Rules = {
  readonly constraints: readonly Constraint[];
  readonly criteria: readonly Criterion[];
  /** Other criteria for mentees who gave a certain answer to a choice, such as their aim; by option key. */
  readonly own?: {
    readonly question: string;
    readonly criteria: Readonly<Record<string, readonly Criterion[]>>;
  };
};
