/**
 * Guesses which columns answer which question, for a person to check.
 *
 * Method: 1. columns whose headings differ only in square brackets belong together. 2. Every such group is compared with
 * every question and fixed field: words of the heading against words of the question, rare words counting more, and
 * what the first rows hold against what the kind can read. 3. The best comparisons are taken first; a group or question
 * is used once; a comparison below one half, or hardly better than its rival, is left for a person. Columns × questions × rows.
 */
import { answerEvidence, fieldEvidence, type Group, type Target } from './evidence.ts';
import { type ColumnMapping, columnNames, type FixedField, fixedFields, itemOf } from './mapping.ts';
import { findOption } from './options.ts';
import type { Question } from './question.ts';
import { writesDayFirst } from './submitted.ts';
import { clean } from './text.ts';
import { likeness, type WordWeights, wordsOf, wordWeights } from './words.ts';

export type Guess = {
  readonly mapping: ColumnMapping;
  /** By question key or fixed field: 0…1, how sure the guess is. */
  readonly confidence: Readonly<Record<string, number>>;
  /** Columns that answer nothing, in the order of the sheet. */
  readonly unmapped: readonly string[];
};

type Match = { readonly group: Group; readonly target: Target; readonly score: number };

const fieldPhrases: Readonly<Record<FixedField, readonly string[]>> = {
  number: [
    'application number',
    'reference',
    'ref',
    'id',
    'number',
    'volunteer ref',
    'applicant id',
    'response id',
  ],
  name: ['name', 'full name', 'your name'],
  email: ['email', 'e-mail address', 'contact e-mail', 'email address'],
  submittedAt: [
    'timestamp',
    'submitted on',
    'submitted',
    'date submitted',
    'completion time',
    'submission date',
  ],
  withdrawn: ['withdrawn', 'withdrew'],
};

/** `rows` are the first rows below the headings; some twenty are enough. */
export function guessColumns(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  questions: readonly Question[],
  fields: readonly FixedField[] = fixedFields,
): Guess {
  const names = columnNames(headings);
  const groups = grouped(names, questions);
  const targets = targetsOf(questions, fields);
  const weights = wordWeights(targets.flatMap(({ phrases }) => phrases));
  const matches = groups.flatMap((group) =>
    targets.map((target) => ({ group, target, score: compare(group, target, rows, weights) })),
  );

  const taken = takeBest(matches);
  const answers: Record<string, readonly string[]> = {};
  const fixed: Partial<Record<FixedField, readonly string[]>> = {};
  for (const { group, target } of taken) {
    if (target.question !== null) answers[target.name] = group.columns;
    else fixed[target.name as FixedField] = group.columns;
  }
  const used = new Set(taken.flatMap(({ group }) => group.columns));
  const submitted = fixed.submittedAt === undefined ? -1 : names.indexOf(fixed.submittedAt[0]!);
  const dates = rows.map((row) => row[submitted] ?? '');
  return {
    mapping: { fields: fixed, answers, ...(submitted >= 0 && { dayFirst: writesDayFirst(dates) }) },
    confidence: Object.fromEntries(taken.map(({ target, score }) => [target.name, Math.min(1, score)])),
    unmapped: names.filter((name) => !used.has(name)),
  };
}

/** Best first; what has a rival nearly as good stays open, unless the rival finds a place of its own. */
function takeBest(matches: readonly Match[]): Match[] {
  const order = matches.filter(({ score }) => score >= 0.5).sort((a, b) => b.score - a.score);
  const taken: Match[] = [];
  const open = (match: Match) =>
    taken.every(({ group, target }) => group !== match.group && target !== match.target);
  for (const match of order) {
    if (!open(match)) continue;
    const isRival = (other: Match) =>
      other !== match &&
      (other.group === match.group) !== (other.target === match.target) &&
      open(other) &&
      match.score - other.score < 0.04;
    if (!order.some(isRival)) taken.push(match);
  }
  return taken;
}

function grouped(names: readonly string[], questions: readonly Question[]): Group[] {
  const groups = new Map<string, { columns: string[]; at: number[] }>();
  names.forEach((name, at) => {
    const stem = stemOf(name, names, questions);
    const group = groups.get(stem) ?? { columns: [], at: [] };
    group.columns.push(name);
    group.at.push(at);
    groups.set(stem, group);
  });
  return [...groups].map(([heading, { columns, at }]) => ({ heading, columns, at }));
}

/** What columns of one question have in common: the words before the brackets, the question whose items they are, or "name". */
function stemOf(name: string, names: readonly string[], questions: readonly Question[]): string {
  const item = itemOf(name);
  if (item !== undefined) return name.slice(0, name.lastIndexOf('[')).trim();
  const owner = questions.find(
    (question) =>
      question.kind === 'levels' &&
      findOption(question.options, name) &&
      names.filter((other) => findOption(question.options, other)).length > 1,
  );
  if (owner !== undefined) return owner.label;
  const words = wordsOf(name).join(' ');
  const isHalf =
    /^(first|given|last|family|sur|fore)\s?name$/.test(words) || words === 'surnam' || words === 'forena';
  const halves = names.filter((other) => /\b(first|given|fore|last|family|sur)\s?name\b/i.test(other));
  return (isHalf || halves.includes(name)) && halves.length === 2 ? 'Full name' : name;
}

function targetsOf(questions: readonly Question[], fields: readonly FixedField[]): Target[] {
  const asked = questions.map((question): Target => {
    const spaced = question.key.replace(/([A-Z])/g, ' $1').toLowerCase();
    return { name: question.key, question, phrases: [question.label, question.short, spaced] };
  });
  return [
    ...fields.map((field): Target => ({ name: field, question: null, phrases: fieldPhrases[field] })),
    ...asked,
  ];
}

/** 0…1.5: words count up to one, what the cells hold up to one half; 0 where the cells speak against it. */
function compare(
  group: Group,
  target: Target,
  rows: readonly (readonly string[])[],
  weights: WordWeights,
): number {
  const words = Math.max(...target.phrases.map((phrase) => likeness(group.heading, phrase, weights)));
  const filled = rows.filter((row) => group.at.some((at) => clean(row[at] ?? '') !== ''));
  if (filled.length === 0) return words;
  const evidence =
    target.question === null
      ? fieldEvidence(target, group, filled)
      : answerEvidence(target.question, group, filled);
  return evidence === null ? 0 : words + evidence;
}
