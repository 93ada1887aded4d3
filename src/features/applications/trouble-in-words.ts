/** Facts about cells and files as sentences for a person: what is wrong, and how to mend it. */
import { columnLetters, type Note, type Unreadable } from '../../sheets/sheet.ts';
import { formats } from '../../ui/formats.ts';
import type { Text } from '../../ui/text.ts';
import type { Trouble, TroubleFact } from './import-documents.ts';
import type { words } from './words.ts';

type Words = Text<typeof words.english>;

/** "Time zone: “UTC+3”. This is a distance from UTC …" */
export const troubleInWords = (t: Words, { column, text, problem }: Trouble): string => {
  const said = factInWords(t, problem);
  if (column === null) return said;
  const heading = column.replace(/[?:.]+$/, '');
  const cell =
    text.trim() === ''
      ? t('trouble.cell.blank', { column: heading })
      : t('trouble.cell', { column: heading, text: shortened(text) });
  return `${cell} ${said}`;
};

/** All that is wrong with a row, for the last column of a file. */
export const troublesInWords = (t: Words, troubles: readonly Trouble[]): string =>
  troubles.map((trouble) => troubleInWords(t, trouble)).join(' ');

const factInWords = (t: Words, fact: TroubleFact): string => {
  const { list } = formats(t.language);
  switch (fact.code) {
    case 'notAnOption':
      return fact.nearest === null
        ? t('trouble.notAnOption')
        : t('trouble.notAnOption.nearest', { nearest: fact.nearest });
    case 'notYesOrNo':
    case 'repeated':
    case 'hoursNotUnderstood':
    case 'hoursAmbiguous':
      return t(`trouble.${fact.code}`, { text: shortened(fact.text) });
    case 'outOfRange':
      return t('trouble.outOfRange', { least: String(fact.least), most: String(fact.most) });
    case 'tooMany':
      return t('trouble.tooMany', { count: String(fact.count), most: String(fact.most) });
    case 'tooLong':
      return t('trouble.tooLong', { most: fact.most });
    case 'levelMissing':
      return t('trouble.levelMissing', { item: fact.item });
    case 'notALevel':
      return t('trouble.notALevel', {
        text: shortened(fact.text),
        item: fact.item,
        levels: fact.levels.join(', '),
      });
    case 'zoneUnknown':
      return fact.suggestions.length === 0
        ? t('trouble.zoneUnknown')
        : t('trouble.zoneUnknown.nearest', { suggestions: fact.suggestions.join(', ') });
    case 'numberTwice':
      return t('trouble.numberTwice', { number: fact.number, lines: list(fact.lines.map(String)) });
    case 'emailTwice':
    case 'reviewTwice':
      return t(`trouble.${fact.code}`, { lines: list(fact.lines.map(String)) });
    case 'emailHasNumber':
    case 'applicationUnknown':
      return t(`trouble.${fact.code}`, { number: fact.number });
    case 'numberOfAnother':
      return t('trouble.numberOfAnother', { number: fact.number, name: fact.name });
    default:
      return t(`trouble.${fact.code}`);
  }
};

const megabyte = 1024 * 1024;

/** Why a file cannot be read, and what to do. */
export const unreadableInWords = (t: Words, why: Unreadable): string => {
  const { number } = formats(t.language);
  switch (why.code) {
    case 'tooLarge':
    case 'unpacksTooLarge':
      return t(`unreadable.${why.code}`, {
        megabytes: number(Math.ceil(why.bytes / megabyte)),
        limit: number(why.limit / megabyte),
      });
    case 'wrongKind':
      return t('unreadable.wrongKind', { kind: t(`kind.${why.kind}`) });
    case 'unclosedQuote':
      return t('unreadable.unclosedQuote', { line: number(why.line) });
    case 'tooManyRows':
      return t('unreadable.tooManyRows', { limit: number(why.limit) });
    case 'tooManyColumns':
      return t('unreadable.tooManyColumns', {
        line: number(why.line),
        columns: number(why.columns),
        limit: number(why.limit),
      });
    case 'cellTooLong':
      return t('unreadable.cellTooLong', {
        line: number(why.line),
        column: columnLetters(why.column),
        characters: number(why.characters),
        limit: number(why.limit),
      });
    default:
      return t(`unreadable.${why.code}`);
  }
};

const few = 8;

/** What was guessed or passed over while the file was read. */
export const noteInWords = (t: Words, note: Note): string => {
  const some = (items: readonly (string | number)[]) =>
    items.slice(0, few).join(', ') + (items.length > few ? ' …' : '');
  switch (note.code) {
    case 'encodingGuessed':
      return t('note.encodingGuessed');
    case 'separator':
      return t('note.separator', { separator: note.separator === ';' ? 'semicolon' : 'tab' });
    case 'headingRepeated':
      return t('note.headingRepeated', {
        column: columnLetters(note.column),
        heading: note.heading,
        renamed: note.renamed,
      });
    case 'headingBlank':
      return t('note.headingBlank', { column: columnLetters(note.column), renamed: note.renamed });
    case 'shortRows':
    case 'longRows':
      return t(`note.${note.code}`, { count: note.lines.length, lines: some(note.lines) });
    case 'otherSheets':
      return t('note.otherSheets', { read: note.read, others: some([...note.others, ...note.hidden]) });
    case 'errorCells':
      return t('note.errorCells', {
        count: note.cells.length,
        cells: some(note.cells.map(({ at, error }) => `${at} ${error}`)),
      });
    case 'formulasWithoutResult':
      return t('note.formulasWithoutResult', { count: note.cells.length, cells: some(note.cells) });
    case 'mergedCells':
      return t('note.mergedCells', { ranges: some(note.ranges) });
  }
};

const shortened = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, 79)}…`;
};
