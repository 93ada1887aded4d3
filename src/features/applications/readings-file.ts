/** The readings as a table that leaves the house: numbers, never names of applicants; pure. */
import type { Text } from '../../ui/text.ts';
import type { ReviewCategory } from '../schemes/template.ts';
import type { ReviewLine } from './review-queries.ts';
import type { Seal } from './review-rules.ts';
import type { words } from './review-words.ts';
import type { Table } from './tables.ts';

/** Every reading in a row, as it can be read in again; what is shut to the one who takes it out is not in it. */
export const readingsTable = (
  t: Text<typeof words.english>,
  categories: readonly ReviewCategory[],
  lines: readonly (ReviewLine & { readonly seal: Seal })[],
): Table => ({
  headings: [
    t('file.application'),
    t('file.reviewer'),
    ...categories.map(({ label }) => label),
    t('file.comment'),
    t('file.reader'),
  ],
  rows: lines
    .filter(({ seal }) => !seal.others)
    .flatMap(({ number, in: readings }) =>
      readings.map(({ personId, reader, scores, comment }) => [
        number,
        personId ?? reader,
        ...categories.map(({ key }) => scores[key] ?? ''),
        comment,
        reader,
      ]),
    ),
});
