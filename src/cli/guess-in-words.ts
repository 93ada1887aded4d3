/** What was guessed about a file's columns, a line each, so that a person can check it and write it down. */
import { columnNames } from '../core/questions/mapping.ts';
import type { GuessedMapping } from '../features/applications/guess.ts';
import type { What } from '../features/applications/import-documents.ts';
import { words as applicationWords } from '../features/applications/words.ts';
import type { Frame } from '../features/matching/frozen-people.ts';
import type { Sheet } from '../sheets/sheet.ts';
import { words } from './words.ts';

const t = words('en');

export const guessInWords = (
  file: string,
  what: What,
  { mapping, unsure }: GuessedMapping,
  sheet: Sheet,
  { questions, rules }: Pick<Frame, 'questions' | 'rules'>,
): string[] => {
  const a = applicationWords('en');
  const line = (key: string, target: string, columns: readonly string[]): string =>
    t(unsure.has(key) ? 'guess.unsure' : 'guess.column', { target, columns: columns.map(quoted).join(', ') });
  const used =
    mapping.kind === 'reviews'
      ? reviewColumns(mapping.columns)
      : [...Object.entries(mapping.columns.fields), ...Object.entries(mapping.columns.answers)];
  const nameOf = (key: string): string => {
    if (what === 'reviews') {
      if (key === 'application' || key === 'reviewer' || key === 'comment') return a(`columns.review.${key}`);
      return rules.reviewCategories.find((category) => category.key === key)?.label ?? key;
    }
    const question = questions[what].find((each) => each.key === key);
    return question?.short ?? a(`columns.field.${key as 'number'}`);
  };
  const wordings = mapping.kind === 'applications' ? Object.entries(mapping.columns.wordings ?? {}) : [];
  const taken = new Set(used.flatMap(([, columns]) => columns));
  const rest = columnNames(sheet.headings).filter((name) => !taken.has(name));
  return [
    t('guess.columns', { file }),
    ...used.map(([key, columns]) => line(key, nameOf(key), columns)),
    ...wordings.flatMap(([key, meanings]) =>
      Object.entries(meanings).map(([text, meaning]) =>
        t('guess.means', { text, target: nameOf(key), meaning: quoted(meaning) }),
      ),
    ),
    ...(rest.length === 0 ? [] : [t('guess.unused', { columns: rest.map(quoted).join(', ') })]),
  ];
};

const reviewColumns = ({
  scores,
  comment,
  ...who
}: {
  readonly application: string;
  readonly reviewer: string;
  readonly comment: string | null;
  readonly scores: Readonly<Record<string, string>>;
}): [string, readonly string[]][] =>
  Object.entries({ ...who, ...(comment === null ? {} : { comment }), ...scores }).map(([key, column]) => [
    key,
    [column],
  ]);

const quoted = (name: string): string => `“${name}”`;
