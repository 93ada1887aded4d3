/**
 * What a form asks, and what an answer is once it has been understood.
 *
 * Applications and surveys share these kinds. A question is data: it is kept in the database as JSON, edited by a
 * coordinator, and never by code. An answer is kept by the question's key, in the shape that its kind gives.
 */

import type { FileType } from '../files/file-type.ts';

/** A choice. `key` is what is kept and never changes; `label` is what a person reads. */
export type Option = { readonly key: string; readonly label: string };

type Base = {
  /** Stable name inside the question list, in camelCase. */
  readonly key: string;
  /** What the person is asked. */
  readonly label: string;
  /** The short name used in tables and on the board, for example "Topics". */
  readonly short: string;
  readonly hint?: string;
  readonly required: boolean;
  /** The page of a form on which it is asked; left out, its kind decides. */
  readonly step?: Step;
};

/** The pages of a form, in their order. */
export type Step = 'about' | 'project' | 'help' | 'meeting' | 'languages';

export type Question =
  | (Base & { readonly kind: 'text' | 'longText' | 'country' })
  /** Several short texts, one a line. */
  | (Base & { readonly kind: 'lines'; readonly most: number })
  | (Base & { readonly kind: 'yesNo' })
  | (Base & { readonly kind: 'number'; readonly least: number; readonly most: number })
  | (Base & { readonly kind: 'choice'; readonly options: readonly Option[] })
  /** Several at once. With `open`, an answer outside the options is kept as the person wrote it. */
  | (Base & { readonly kind: 'choices'; readonly options: readonly Option[]; readonly open: boolean })
  /** The most wanted first. */
  | (Base & { readonly kind: 'ranked'; readonly options: readonly Option[]; readonly most: number })
  /** One level for each item; `levels` runs from low to high. */
  | (Base & {
      readonly kind: 'levels';
      readonly options: readonly Option[];
      readonly levels: readonly Option[];
    })
  /** Languages with a level each; `levels` runs from low to high. */
  | (Base & { readonly kind: 'languages'; readonly levels: readonly Option[] })
  /** An IANA zone name, for example Africa/Nairobi. */
  | (Base & { readonly kind: 'zone' })
  /** Hours of an ordinary week in local wall time. */
  | (Base & { readonly kind: 'hours' })
  /** Whom not to be matched with, in the person's own words. */
  | (Base & { readonly kind: 'conflict' })
  /** Files of these types, `most` of them, each at most so many megabytes (10⁶ bytes). */
  | (Base & {
      readonly kind: 'file';
      readonly types: readonly FileType[];
      readonly most: number;
      readonly megabytes: number;
    });

export type Kind = Question['kind'];

export type SpokenLanguage = { readonly language: string; readonly level: string };

/** A stretch of an ordinary week. `day` 0 is Monday; minutes count from local midnight, `until` ≤ 1440. */
export type WeeklySlot = { readonly day: number; readonly from: number; readonly until: number };

/** A file that was taken in: what it is called and how large it is; its bytes are kept elsewhere, by `id`. */
export type KeptFile = {
  readonly id: string;
  readonly name: string;
  readonly type: FileType;
  /** In bytes. */
  readonly size: number;
};

/** The value that an answer of each kind has. An unanswered question has no value at all. */
export type ValueOf = {
  text: string;
  longText: string;
  country: string;
  lines: readonly string[];
  yesNo: boolean;
  number: number;
  choice: string;
  choices: readonly string[];
  ranked: readonly string[];
  levels: Readonly<Record<string, string>>;
  languages: readonly SpokenLanguage[];
  zone: string;
  hours: readonly WeeklySlot[];
  conflict: string;
  file: readonly KeptFile[];
};

export type Value = ValueOf[Kind];

/** Answers by question key. */
export type Answers = Readonly<Record<string, Value | undefined>>;
