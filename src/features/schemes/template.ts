/**
 * A template is everything a new scheme starts from, as plain data: what is asked, who fits whom, and the usual dates.
 * A scheme keeps its own copy, which a coordinator then edits.
 */
import type { Constraint, Criterion } from '../../core/matching/participant.ts';
import type { Goal } from '../../core/matching/problem.ts';
import type { Question } from '../../core/questions/question.ts';

/** One aim of matching, and what counts for it. The weights of its criteria add up to 1000. */
export type Preset = { readonly key: string; readonly name: string; readonly criteria: readonly Criterion[] };

/** A point that readers score from 1 to 5. */
export type ReviewCategory = {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  /** A word for each step, from 1 to 5. */
  readonly steps?: readonly string[];
};

/** Which questions the programme itself reads, by key; null where a form does not ask. */
export type SpecialQuestions = {
  /** Of the mentor, a number: mentees at one time. */
  readonly capacity: string | null;
  /** Group or organisation, of each side: it may be named as a conflict. */
  readonly menteeGroup: string | null;
  readonly mentorGroup: string | null;
  /** Whom not to be matched with, of each side. */
  readonly menteeConflict: string | null;
  readonly mentorConflict: string | null;
  /** Of the mentee: the answer that names a preset by its key, so that each is matched by their own aim. */
  readonly aim: string | null;
};

/** What the words of a call begin as; a coordinator writes over them. */
export type CallStart = {
  /** Goes on after the months: "Six months, " and this. */
  readonly headline: string;
  readonly lead: string;
  readonly forMentees: readonly string[];
  readonly forMentors: readonly string[];
  /** Names only what the template's forms ask. */
  readonly gives: readonly string[];
};

export type Template = {
  readonly key: string;
  readonly name: string;
  readonly summary: string;
  /** What mentoring means in this scheme; shown on the call and in the packs. */
  readonly definition: string;
  readonly whoLeads: string;
  readonly call: CallStart;
  readonly menteeQuestions: readonly Question[];
  readonly mentorQuestions: readonly Question[];
  readonly special: SpecialQuestions;
  /** In the order in which reasons are given. */
  readonly constraints: readonly Constraint[];
  /** The first is the default. */
  readonly presets: readonly Preset[];
  readonly goals: readonly Goal[];
  /** Pairs at most, or null for no limit. */
  readonly places: number | null;
  readonly months: number;
  /** Meetings that a pair is encouraged to hold in a month. */
  readonly meetingsAMonth: number;
  readonly reviewCategories: readonly ReviewCategory[];
};
