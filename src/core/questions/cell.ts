/**
 * Turns the text of spreadsheet cells into the typed answer of a question, or says with facts why it cannot.
 *
 * Method: one reader for each kind. Most questions stand in one column; a ranked question may have a column for each
 * rank, a question of levels a column for each item, choices a column for each option. A blank is no answer and no
 * problem. Linear in the text times the number of options.
 */
import { isZone, readZoneName, suggestZones } from '../time/zone.ts';
import { readHours } from './hours.ts';
import { findOption, nearestOption, splitOptions, type Wordings } from './options.ts';
import { type CellProblem, type Reading, readAs } from './problem.ts';
import type { Question, SpokenLanguage, Value } from './question.ts';
import { clean, cleanLine, fold, latinDigits } from './text.ts';

/** One column's text. `item` is what its heading says in square brackets, if anything: an option or a rank. */
export type Cell = { readonly text: string; readonly item?: string };

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>;

/** The answer in one cell. */
export function readCell(question: Question, text: string, wordings: Wordings = {}): Reading<Value> {
  return readCells(question, [{ text }], wordings);
}

/** The answer in the cells of one question, in the order of their columns. */
export function readCells(
  question: Question,
  cells: readonly Cell[],
  wordings: Wordings = {},
): Reading<Value> {
  const filled = cells.filter(({ text }) => clean(text) !== '');
  const first = cleanLine(filled[0]?.text ?? '');
  if (filled.length === 0) return readAs<Value>(undefined);
  switch (question.kind) {
    case 'text':
    case 'country':
      return readAs<Value>(cleanLine(filled.map(({ text }) => text).join(' ')));
    case 'longText':
    case 'conflict':
      return readAs<Value>(filled.map(({ text }) => clean(text)).join('\n'));
    case 'lines':
      return readLines(question, filled);
    case 'yesNo':
      return readYesNo(first, wordings);
    case 'number':
      return readNumber(question, first, wordings);
    case 'choice':
      return readChoice(question, first, wordings);
    case 'choices':
      return readChoices(question, filled, wordings);
    case 'ranked':
      return readRanked(question, filled, wordings);
    case 'levels':
      return readLevels(question, filled, wordings);
    case 'languages':
      return readLanguages(question, filled, wordings);
    case 'zone':
      return readZone(first, wordings);
    case 'hours':
      return readHours(filled.map(hoursText).join('\n'));
    case 'file':
      // A sheet holds the names of files, not the files.
      return readAs<Value>(undefined);
  }
}

function readLines(question: Of<'lines'>, cells: readonly Cell[]): Reading<Value> {
  const lines = cells
    .flatMap(({ text }) => clean(text).split('\n').map(cleanLine))
    .filter((line) => line !== '');
  const problems = tooMany(lines.length, question.most);
  return readAs<Value>(lines.slice(0, question.most), ...problems);
}

const yesAndNo = [
  { key: 'yes', label: 'yes' },
  { key: 'no', label: 'no' },
];
const usual: Wordings = { y: 'yes', true: 'yes', '1': 'yes', n: 'no', false: 'no', '0': 'no' };
const ticks: Wordings = { x: 'yes', '✓': 'yes', checked: 'yes', unchecked: 'no' };

function readYesNo(text: string, wordings: Wordings): Reading<Value> {
  const found = findOption(yesAndNo, text, wordings) ?? findOption(yesAndNo, text, usual);
  return found === undefined
    ? readAs<Value>(undefined, { code: 'notYesOrNo', text })
    : readAs<Value>(found.key === 'yes');
}

function readNumber(question: Of<'number'>, text: string, wordings: Wordings): Reading<Value> {
  const worded = Object.entries(wordings).find(([wording]) => fold(wording) === fold(text))?.[1] ?? text;
  const plain = latinDigits(worded.normalize('NFKC')).replace('\u066b', '.').replace('\u2212', '-');
  if (!/^[+-]?\d+(?:[.,]\d+)?$/.test(plain)) return readAs<Value>(undefined, { code: 'notANumber', text });
  const value = Number(plain.replace(',', '.'));
  const { least, most } = question;
  return value < least || value > most
    ? readAs<Value>(undefined, { code: 'outOfRange', text, least, most })
    : readAs<Value>(value);
}

function readChoice(question: Of<'choice'>, text: string, wordings: Wordings): Reading<Value> {
  const option = findOption(question.options, text, wordings);
  return option === undefined
    ? readAs<Value>(undefined, notAnOption(question, text))
    : readAs<Value>(option.key);
}

function readChoices(question: Of<'choices'>, cells: readonly Cell[], wordings: Wordings): Reading<Value> {
  const found: string[] = [];
  const problems: CellProblem[] = [];
  for (const { text, item } of cells) {
    const named = item === undefined ? undefined : findOption(question.options, item, wordings);
    if (
      named !== undefined &&
      !splitOptions(text, question.options, false, wordings).some(({ option }) => option)
    ) {
      const ticked = readYesNo(text, ticks);
      if (ticked.value === undefined) problems.push(...ticked.problems);
      else if (ticked.value) found.push(named.key);
      continue;
    }
    for (const part of splitOptions(text, question.options, question.open, wordings)) {
      if (part.option !== undefined) found.push(part.option.key);
      else if (question.open) found.push(part.text);
      else problems.push(notAnOption(question, part.text));
    }
  }
  return readAs<Value>(found.length > 0 ? [...new Set(found)] : undefined, ...problems);
}

function readRanked(question: Of<'ranked'>, cells: readonly Cell[], wordings: Wordings): Reading<Value> {
  const found: string[] = [];
  const problems: CellProblem[] = [];
  for (const part of cells.flatMap(({ text }) => splitOptions(text, question.options, false, wordings))) {
    if (part.option === undefined) problems.push(notAnOption(question, part.text));
    else if (found.includes(part.option.key)) problems.push({ code: 'repeated', text: part.text });
    else found.push(part.option.key);
  }
  problems.push(...tooMany(found.length, question.most));
  return readAs<Value>(found.length > 0 ? found.slice(0, question.most) : undefined, ...problems);
}

function readLevels(question: Of<'levels'>, cells: readonly Cell[], wordings: Wordings): Reading<Value> {
  const found: Record<string, string> = {};
  const problems: CellProblem[] = [];
  const note = (item: string, text: string) => {
    const option = findOption(question.options, item, wordings);
    const level = findOption(question.levels, text, wordings);
    if (option === undefined) problems.push(notAnOption(question, item));
    else if (level === undefined) problems.push(notALevel(question.levels, item, text));
    else found[option.key] = level.key;
  };
  for (const { text, item } of cells) {
    if (item !== undefined) note(item, cleanLine(text));
    else
      for (const { name, level } of itemsWithLevel(text))
        level === '' ? problems.push({ code: 'levelMissing', item: name }) : note(name, level);
  }
  return readAs<Value>(Object.keys(found).length > 0 ? found : undefined, ...problems);
}

function readLanguages(
  question: Of<'languages'>,
  cells: readonly Cell[],
  wordings: Wordings,
): Reading<Value> {
  const found: SpokenLanguage[] = [];
  const problems: CellProblem[] = [];
  const note = (language: string, text: string) => {
    const level = findOption(question.levels, text, wordings);
    if (text === '') problems.push({ code: 'levelMissing', item: language });
    else if (level === undefined) problems.push(notALevel(question.levels, language, text));
    else if (found.some((spoken) => fold(spoken.language) === fold(language)))
      problems.push({ code: 'repeated', text: language });
    else found.push({ language, level: level.key });
  };
  for (const { text, item } of cells) {
    if (item !== undefined) note(cleanLine(item), cleanLine(text));
    else for (const { name, level } of itemsWithLevel(text)) note(name, level);
  }
  return readAs<Value>(found.length > 0 ? found : undefined, ...problems);
}

function readZone(text: string, wordings: Wordings): Reading<Value> {
  const worded = Object.entries(wordings).find(([wording]) => fold(wording) === fold(text))?.[1] ?? text;
  const name = readZoneName(worded);
  if (name !== null && isZone(name)) return readAs<Value>(name);
  if (/^(?:utc|gmt|z)?\s*[+\-\u2212\u2013]\s*\d/i.test(latinDigits(text)))
    return readAs<Value>(undefined, { code: 'zoneIsOffset', text });
  if (/^(?:[A-Z]{2,5}|[A-Za-z]{2,3})(?:\d[A-Z]{3})?$/.test(text))
    return readAs<Value>(undefined, { code: 'zoneIsCode', text });
  return readAs<Value>(undefined, { code: 'zoneUnknown', text, suggestions: suggestZones(text) });
}

/** "English (fluent); Welsh: basic" as names and levels; a level may be missing. Commas inside brackets do not part. */
function itemsWithLevel(text: string): { name: string; level: string }[] {
  const parts = /[;；\n]/.test(clean(text)) ? text.split(/[;；\n]/) : text.split(/(?<=[)）])\s*[,،、，]/);
  return parts
    .map(cleanLine)
    .filter((part) => part !== '')
    .map((part) => {
      const match =
        /^(.+?)\s*[(（]([^()（）]*)[)）]$/.exec(part) ??
        /^(.+)[:：]\s*([^:：]+)$/.exec(part) ??
        /^(.+)\s[-–—]\s(.+)$/.exec(part);
      return match === null
        ? { name: part, level: '' }
        : { name: cleanLine(match[1]!), level: cleanLine(match[2]!) };
    });
}

/** A column for each day carries the day in its heading. */
function hoursText({ text, item }: Cell): string {
  return item === undefined ? text : `${item} ${text.replaceAll('\n', ', ')}`;
}

function tooMany(count: number, most: number): CellProblem[] {
  return count > most ? [{ code: 'tooMany', count, most }] : [];
}

function notAnOption({ options }: Of<'choice' | 'choices' | 'ranked' | 'levels'>, text: string): CellProblem {
  return { code: 'notAnOption', text, nearest: nearestOption(options, text) };
}

function notALevel(levels: Of<'levels'>['levels'], item: string, text: string): CellProblem {
  return { code: 'notALevel', text, item, levels: levels.map(({ label }) => label) };
}
