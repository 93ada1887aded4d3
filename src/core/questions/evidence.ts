/**
 * What the first cells of some columns say about the question that they answer: how many of them it could read, and how
 * much that tells. A zone can hardly be anything else; a number can be much.
 */
import { readZoneName } from '../time/zone.ts';
import { readCells } from './cell.ts';
import { itemOf } from './mapping.ts';
import { findOption } from './options.ts';
import type { Question } from './question.ts';
import { readSubmitted } from './submitted.ts';
import { clean } from './text.ts';

/** Columns of one question: their common heading, their names, their places. */
export type Group = {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly at: readonly number[];
};
/** What columns may answer; `question` is null for a fixed field. */
export type Target = {
  readonly name: string;
  readonly question: Question | null;
  readonly phrases: readonly string[];
};
/** How much the cells alone say: a zone or an address can hardly be anything else, a number can be much. */
const telling: Readonly<Record<Question['kind'], number>> = {
  zone: 0.5,
  hours: 0.5,
  languages: 0.5,
  levels: 0.5,
  ranked: 0.4,
  choices: 0.3,
  choice: 0.4,
  yesNo: 0.1,
  number: 0.1,
  text: 0,
  longText: 0,
  lines: 0,
  country: 0,
  conflict: 0,
  file: 0,
};

/** 0…0.5 for cells that the question can read; null where they speak against it. */
export function answerEvidence(
  question: Question,
  group: Group,
  rows: readonly (readonly string[])[],
): number | null {
  const isMany = ['levels', 'ranked', 'choices', 'languages', 'hours'].includes(question.kind);
  if (group.columns.length > 1 && !isMany) return null;
  if (telling[question.kind] === 0) return looksTechnical(group, rows) ? null : 0;
  const readable = rows.filter((row) => {
    // Told apart cheaply: a full reading would look for suggestions.
    if (question.kind === 'zone') return readZoneName(row[group.at[0]!] ?? '') !== null;
    const cells = group.at.map((at, index) => {
      const column = group.columns[index]!;
      if (question.kind !== 'levels') return { text: row[at] ?? '' };
      // One column may hold all items with their levels, as our own tables do.
      const item = itemOf(column) ?? (findOption(question.options, column) ? column : undefined);
      return { text: row[at] ?? '', ...(item !== undefined && { item }) };
    });
    const { value, problems } = readCells(question, cells);
    if (question.kind === 'choices' && Array.isArray(value)) {
      return (
        value.some((key) => question.options.some((option) => option.key === key)) && problems.length === 0
      );
    }
    return value !== undefined && problems.length === 0;
  });
  const share = readable.length / rows.length;
  return share < 0.5 ? null : telling[question.kind] * share;
}

/** The same for a fixed field. */
export function fieldEvidence(
  { name }: Target,
  group: Group,
  rows: readonly (readonly string[])[],
): number | null {
  const texts = rows.map((row) =>
    group.at
      .map((at) => clean(row[at] ?? ''))
      .join(' ')
      .trim(),
  );
  const share = (test: (text: string) => boolean) => texts.filter(test).length / texts.length;
  if (name === 'email') return share(isAddress) < 0.5 ? null : 0.5;
  if (name === 'submittedAt')
    return share(
      (text) => readSubmitted(text, 'UTC', true) !== null || readSubmitted(text, 'UTC', false) !== null,
    ) < 0.5
      ? null
      : 0.4;
  if (name === 'number') {
    const isNumbered = share((text) => /^[\p{L}]{0,8}[-_ #/]?\d{1,10}$/u.test(text)) >= 0.8;
    // A number given twice by mistake must not hide the column: the import tells which rows share it.
    return isNumbered && new Set(texts).size >= texts.length * 0.9 ? 0.3 : null;
  }
  if (name === 'name')
    return looksTechnical(group, rows) || share((text) => text.length > 60) > 0.2 ? null : 0.1;
  return share((text) => text.length < 12) < 0.8 ? null : 0;
}

/** Addresses, zones, dates: no question in free words is answered by them. */
function looksTechnical(group: Group, rows: readonly (readonly string[])[]): boolean {
  const texts = rows.map((row) => clean(row[group.at[0]!] ?? ''));
  const most = (test: (text: string) => boolean) => texts.filter(test).length > texts.length / 2;
  return (
    most(isAddress) ||
    most((text) => /^[A-Z][A-Za-z]+\/[A-Z]/.test(text)) ||
    most((text) => readSubmitted(text, 'UTC', true) !== null)
  );
}

function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}
