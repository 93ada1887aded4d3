/**
 * Whether a list of questions can be asked, kept and read back. Returns facts; none means that it can.
 */
import type { Option, Question } from './question.ts';
import { fold } from './text.ts';

export type DefinitionProblem =
  | { readonly code: 'keyMissing'; readonly at: number }
  | { readonly code: 'keyNotCamelCase'; readonly question: string }
  | { readonly code: 'keyRepeated'; readonly question: string }
  | { readonly code: 'labelMissing'; readonly question: string }
  | { readonly code: 'optionsMissing'; readonly question: string; readonly part: 'options' | 'levels' }
  /** Two options that a reader of a spreadsheet could not tell apart. */
  | { readonly code: 'optionRepeated'; readonly question: string; readonly option: string }
  /** Semicolons and line ends part answers in a spreadsheet, and brackets hold levels. */
  | { readonly code: 'optionParts'; readonly question: string; readonly option: string }
  | { readonly code: 'optionBlank'; readonly question: string }
  | { readonly code: 'rangeEmpty'; readonly question: string; readonly least: number; readonly most: number }
  | { readonly code: 'mostTooSmall'; readonly question: string; readonly most: number }
  /** Files of no type, too many or too large for one application, or none at all. */
  | { readonly code: 'filesOutOfRange'; readonly question: string };

/** What one question may ask for in files at most. */
export const fileLimits = { count: 5, megabytes: 10 } as const;

export function checkDefinition(questions: readonly Question[]): DefinitionProblem[] {
  const seen = new Set<string>();
  return questions.flatMap((question, at) => {
    const problems: DefinitionProblem[] = [];
    const { key } = question;
    if (key === '') return [{ code: 'keyMissing', at }];
    if (!/^[a-z][a-zA-Z0-9]*$/.test(key)) problems.push({ code: 'keyNotCamelCase', question: key });
    if (seen.has(key)) problems.push({ code: 'keyRepeated', question: key });
    seen.add(key);
    if (question.label.trim() === '') problems.push({ code: 'labelMissing', question: key });
    if ('options' in question) problems.push(...checkOptions(key, 'options', question.options));
    if ('levels' in question) problems.push(...checkOptions(key, 'levels', question.levels));
    if ('least' in question && question.least > question.most) {
      problems.push({ code: 'rangeEmpty', question: key, least: question.least, most: question.most });
    }
    if ((question.kind === 'lines' || question.kind === 'ranked') && question.most < 1) {
      problems.push({ code: 'mostTooSmall', question: key, most: question.most });
    }
    if (question.kind === 'file' && !isFileRange(question))
      problems.push({ code: 'filesOutOfRange', question: key });
    return problems;
  });
}

function isFileRange({ types, most, megabytes }: Extract<Question, { kind: 'file' }>): boolean {
  const within = (count: number, limit: number) => Number.isInteger(count) && count >= 1 && count <= limit;
  return types.length > 0 && within(most, fileLimits.count) && within(megabytes, fileLimits.megabytes);
}

function checkOptions(
  question: string,
  part: 'options' | 'levels',
  options: readonly Option[],
): DefinitionProblem[] {
  if (options.length === 0) return [{ code: 'optionsMissing', question, part }];
  const problems: DefinitionProblem[] = [];
  const owner = new Map<string, number>();
  options.forEach(({ key, label }, at) => {
    if (key.trim() === '' || label.trim() === '') problems.push({ code: 'optionBlank', question });
    if (/[;；\r\n]/.test(label) || (part === 'levels' && /[()（）]/.test(label)))
      problems.push({ code: 'optionParts', question, option: label });
    const names = [...new Set([fold(key), fold(label)])];
    if (names.some((name) => owner.has(name)))
      problems.push({ code: 'optionRepeated', question, option: label });
    for (const name of names) owner.set(name, at);
  });
  return problems;
}
