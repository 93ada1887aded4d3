/**
 * Between the fields of a form and the typed answer of a question. `readAnswer` understands what was sent, by the same
 * readers as a spreadsheet's cells; `fieldsOf` gives the fields from which the same answer is read back, to draw a form
 * that is filled in. What cannot be read keeps its fields, so that a person sees what they typed.
 *
 * Names: the question's key, and behind a dash what belongs to it: `support-1` (a rank), `experience-<option>` (a
 * level), `languages-language-1` and `languages-level-1`, `topics-other`, and those of posted-hours.ts.
 */
import type { FileProblem } from '../files/problem.ts';
import { type Cell, readCell, readCells } from './cell.ts';
import { cityText, zoneOfCity } from './city.ts';
import { type Fields, firstOf, hoursFields, readPostedHours } from './posted-hours.ts';
import type { CellProblem } from './problem.ts';
import type { Question, SpokenLanguage, Value, ValueOf } from './question.ts';
import { clean, cleanLine } from './text.ts';

export type AnswerProblem =
  | CellProblem
  | FileProblem
  | { readonly code: 'tooLong'; readonly most: number }
  /** A level without its language. */
  | { readonly code: 'languageMissing' }
  | { readonly code: 'tooFewHours'; readonly least: number; readonly minutes: number };

export type Answered = { readonly value: Value | undefined; readonly problems: readonly AnswerProblem[] };

/** What a form asks of an answer besides its shape. */
export type Demands = {
  /** Hours a week below which nobody can be matched. */
  readonly leastHours: number;
};

export const mostLanguages = 20;
const longest: Partial<Record<Question['kind'], number>> = { longText: 6000, conflict: 2000, lines: 2000 };
const longestLine = 300;

/** The most signs that a text of this kind may have. */
export function longestOf({ kind }: Question): number {
  return longest[kind] ?? longestLine;
}

/** The answer, and what is wrong; a required answer that is not there is `missing`. */
export function readAnswer(question: Question, fields: Fields, demands: Demands): Answered {
  const { value, problems } = readAny(question, fields);
  if (problems.length > 0) return { value: undefined, problems };
  if (value === undefined) return { value, problems: question.required ? [{ code: 'missing' }] : [] };
  if (question.kind === 'hours') {
    const minutes = (value as ValueOf['hours']).reduce((sum, { from, until }) => sum + until - from, 0);
    if (minutes < demands.leastHours * 60)
      return { value, problems: [{ code: 'tooFewHours', least: demands.leastHours, minutes }] };
  }
  return { value, problems: [] };
}

function readAny(question: Question, fields: Fields): Answered {
  const { key } = question;
  const text = firstOf(fields, key);
  switch (question.kind) {
    case 'hours':
      return readPostedHours(fields, key);
    case 'zone': {
      const zone = clean(text) === '' ? null : zoneOfCity(text.slice(0, longestLine));
      return zone === null ? bounded(question, text) : { value: zone, problems: [] };
    }
    case 'choices': {
      const other = question.open ? firstOf(fields, `${key}-other`) : '';
      const all = [...(fields[key] ?? []).map((value) => labelled(question.options, value)), other];
      if (all.length > 200 || all.some((each) => each.length > longestLine)) return tooLong(longestLine);
      return readCells(
        question,
        all.map((each): Cell => ({ text: each })),
      );
    }
    case 'ranked': {
      const wishes = Array.from({ length: question.most }, (_, at) => firstOf(fields, `${key}-${at + 1}`));
      if (wishes.some((each) => each.length > longestLine)) return tooLong(longestLine);
      return readCells(
        question,
        wishes.map((each): Cell => ({ text: labelled(question.options, each) })),
      );
    }
    case 'levels': {
      const given = question.options.map(({ key: option, label }): Cell => {
        const level = firstOf(fields, `${key}-${option}`).slice(0, longestLine);
        return { text: labelled(question.levels, level), item: label };
      });
      return readCells(question, given);
    }
    case 'languages':
      return readSpoken(question, fields);
    case 'file':
      // Files come beside the fields, and are judged where they are kept.
      return { value: undefined, problems: [] };
    default:
      return bounded(question, text);
  }
}

function bounded(question: Question, text: string): Answered {
  const most = longestOf(question);
  return text.length > most ? tooLong(most) : readCell(question, text);
}

function tooLong(most: number): Answered {
  return { value: undefined, problems: [{ code: 'tooLong', most }] };
}

function readSpoken(question: Extract<Question, { kind: 'languages' }>, fields: Fields): Answered {
  const problems: AnswerProblem[] = [];
  const cells: Cell[] = [];
  for (const { language, level } of spokenLines(fields, question.key)) {
    if (language.length > longestLine) return tooLong(longestLine);
    if (language === '') problems.push({ code: 'languageMissing' });
    else if (level === '') problems.push({ code: 'levelMissing', item: language });
    else cells.push({ text: labelled(question.levels, level), item: language });
  }
  const read = readCells(question, cells);
  return { value: read.value, problems: [...problems, ...read.problems] };
}

/** The languages as they were typed, blank lines left out. */
export function spokenLines(fields: Fields, key: string): SpokenLanguage[] {
  const lines: SpokenLanguage[] = [];
  for (let at = 1; at <= mostLanguages; at++) {
    const language = cleanLine(firstOf(fields, `${key}-language-${at}`));
    const level = firstOf(fields, `${key}-level-${at}`).slice(0, longestLine);
    if (language + level !== '') lines.push({ language, level });
  }
  return lines;
}

/** The fields from which `readAnswer` reads the same answer. */
export function fieldsOf(question: Question, value: Value | undefined): Record<string, string[]> {
  const { key } = question;
  if (question.kind === 'hours') return hoursFields(key, (value ?? []) as ValueOf['hours']);
  if (value === undefined || question.kind === 'file') return {};
  switch (question.kind) {
    case 'yesNo':
      return { [key]: [value === true ? 'yes' : 'no'] };
    case 'lines':
      return { [key]: [(value as ValueOf['lines']).join('\n')] };
    case 'zone':
      return { [key]: [cityText(value as string)] };
    case 'choices': {
      const known = new Set(question.options.map((option) => option.key));
      const given = value as ValueOf['choices'];
      const others = given.filter((each) => !known.has(each));
      return { [key]: given.filter((each) => known.has(each)), [`${key}-other`]: [joined(others)] };
    }
    case 'ranked':
      return numbered(value as ValueOf['ranked'], (wish, at) => [[`${key}-${at}`, [wish]]]);
    case 'levels':
      return Object.fromEntries(
        Object.entries(value as ValueOf['levels']).map(([option, level]) => [`${key}-${option}`, [level]]),
      );
    case 'languages':
      return numbered(value as ValueOf['languages'], ({ language, level }, at) => [
        [`${key}-language-${at}`, [language]],
        [`${key}-level-${at}`, [level]],
      ]);
    default:
      return { [key]: [String(value)] };
  }
}

/** A lone answer with a comma gets a closing semicolon, so that it is not cut where an option stands in it. */
function joined(others: readonly string[]): string {
  return others.length === 1 && others[0]!.includes(',') ? `${others[0]};` : others.join('; ');
}

function numbered<T>(
  list: readonly T[],
  fields: (item: T, at: number) => [string, string[]][],
): Record<string, string[]> {
  return Object.fromEntries(list.flatMap((item, at) => fields(item, at + 1)));
}

/** Readers of cells speak of labels, so that what they find wrong is said in a person's words. */
function labelled(options: readonly { readonly key: string; readonly label: string }[], key: string): string {
  return options.find((option) => option.key === key)?.label ?? key;
}
