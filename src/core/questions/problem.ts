/**
 * What can be wrong with the text of a cell, as facts. The sentence for a person is made by the page that shows it.
 */
export type CellProblem =
  /** A required answer is blank. */
  | { readonly code: 'missing' }
  | { readonly code: 'notAnOption'; readonly text: string; readonly nearest: string | null }
  | { readonly code: 'notYesOrNo'; readonly text: string }
  | { readonly code: 'notANumber'; readonly text: string }
  | { readonly code: 'outOfRange'; readonly text: string; readonly least: number; readonly most: number }
  | { readonly code: 'tooMany'; readonly count: number; readonly most: number }
  | { readonly code: 'repeated'; readonly text: string }
  | { readonly code: 'levelMissing'; readonly item: string }
  | {
      readonly code: 'notALevel';
      readonly text: string;
      readonly item: string;
      readonly levels: readonly string[];
    }
  | { readonly code: 'hoursNotUnderstood'; readonly text: string }
  /** Such as "11-1": before or after noon? */
  | { readonly code: 'hoursAmbiguous'; readonly text: string }
  | { readonly code: 'zoneUnknown'; readonly text: string; readonly suggestions: readonly string[] }
  /** Such as UTC+3: a zone is needed, because an offset does not know when the clocks change. */
  | { readonly code: 'zoneIsOffset'; readonly text: string }
  /** Such as EST: several places, or only half of the year. */
  | { readonly code: 'zoneIsCode'; readonly text: string }
  | { readonly code: 'notAnAddress'; readonly text: string }
  /** A name or number so long that a column was mistaken; `most` characters are taken. */
  | { readonly code: 'tooLong'; readonly text: string; readonly most: number }
  | { readonly code: 'dateNotUnderstood'; readonly text: string };

/** A value, problems, both (what could be read, and what could not), or neither (blank). */
export type Reading<V> = { readonly value: V | undefined; readonly problems: readonly CellProblem[] };

export function readAs<V>(value: V | undefined, ...problems: CellProblem[]): Reading<V> {
  return { value, problems };
}
