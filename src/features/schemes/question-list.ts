/**
 * Changing what is asked. Keys and kinds never change, and options that people may have chosen stay, so that no edit breaks
 * an answer already given. Until the first answer to a question, its options may be taken away and put in another order.
 */
import type { Act } from '../../act.ts';
import { checkDefinition } from '../../core/questions/definition.ts';
import type { Question } from '../../core/questions/question.ts';
import { stepOfNew } from '../../core/questions/steps.ts';
import { json } from '../../db/connect.ts';
import { record } from '../../history.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { answeredKeys } from './asked-queries.ts';
import { keysRead, optionsRead } from './keys-read.ts';
import { freeOptions, freshKey, withOptions } from './option-edits.ts';
import { type Questions, type Role, readQuestions } from './questions-document.ts';
import { readRules, type SchemeRules } from './rules-document.ts';
import { useNewest } from './versions.ts';

/** A question as a coordinator describes it: the house gives it its key. */
export type NewQuestion =
  | { readonly kind: 'text' | 'longText' | 'country' | 'yesNo' | 'zone' | 'hours'; readonly label: string }
  | { readonly kind: 'lines'; readonly label: string; readonly most: number }
  | { readonly kind: 'number'; readonly label: string; readonly least: number; readonly most: number }
  | { readonly kind: 'choice' | 'choices'; readonly label: string; readonly options: readonly string[] }
  | ({ readonly kind: 'file'; readonly label: string } & Files);

/** What a question for files takes. */
export type Files = Pick<Extract<Question, { kind: 'file' }>, 'types' | 'most' | 'megabytes'>;

export type NewKind = NewQuestion['kind'];

export type Wording = {
  readonly label: string;
  readonly short: string;
  readonly hint: string;
  readonly required: boolean;
  /** Labels of the options, in their order: of those there are, then of those to add; any while nobody has answered. */
  readonly options: readonly string[];
  /** Of a question for files: what it takes from now on. Files that are kept stay. */
  readonly files?: Files;
};

export type QuestionsChange =
  | { readonly kind: 'added'; readonly question: NewQuestion & { readonly short?: string } }
  | { readonly kind: 'reworded'; readonly key: string; readonly wording: Wording }
  | { readonly kind: 'removed'; readonly key: string };

/**
 * Makes the next version of the list with these changes; all cohorts follow it. Returns the version's id
 * and the keys of the questions added, in order.
 */
export const changeQuestions = async (
  act: Act,
  schemeId: string,
  role: Role,
  changes: readonly QuestionsChange[],
): Promise<{ readonly listId: string; readonly added: readonly string[] }> => {
  await lock(act, schemeId);
  const versions = await act.db
    .selectFrom('question_lists')
    .select(['id', 'version', 'mentee_questions', 'mentor_questions'])
    .where('scheme_id', '=', schemeId)
    .orderBy('version', 'desc')
    .execute();
  const last = versions[0];
  if (last === undefined) throw new NotFound();
  const rules = await newestRules(act, schemeId);
  const everUsed = new Set(versions.flatMap((version) => readQuestions(version)[role].map(({ key }) => key)));
  const read = keysRead(rules, role);
  const answered = await answeredKeys(act.db, schemeId, role);
  const added: string[] = [];
  let questions = readQuestions(last)[role];
  for (const change of changes) {
    if (change.kind === 'removed' && read.has(change.key))
      throw new Refusal('questionInUse', { question: shortOf(questions, change.key) });
    if (change.kind === 'added') {
      const question = made(change.question, everUsed, questions);
      everUsed.add(question.key);
      added.push(question.key);
      questions = [...questions, question];
    } else {
      const before = questions;
      questions = changedQuestions(before, change, answered);
      if (change.kind === 'reworded') refuseGone(rules, role, change.key, before, questions);
    }
  }
  const problem = checkDefinition(questions)[0];
  if (problem !== undefined) throw new Refusal(`definition.${problem.code}`, { ...plain(problem) });
  const listId = await insertVersion(act, schemeId, last.version + 1, {
    ...readQuestions(last),
    [role]: questions,
  });
  await record(act, {
    action: 'questionsChanged',
    schemeId,
    subject: ['question_lists', listId],
    facts: { version: last.version + 1, role, changes: changes.map(({ kind }) => kind) },
  });
  return { listId, added };
};

/** The questions after one change that adds none; options that may have been chosen are renamed, never removed. */
export const changedQuestions = (
  questions: readonly Question[],
  change: Exclude<QuestionsChange, { kind: 'added' }>,
  answered: ReadonlySet<string>,
): readonly Question[] => {
  if (!questions.some(({ key }) => key === change.key)) throw new Refusal('questionGone');
  if (change.kind === 'removed') return questions.filter(({ key }) => key !== change.key);
  return questions.map((question) =>
    question.key === change.key ? reworded(question, change.wording, answered.has(question.key)) : question,
  );
};

const reworded = (
  question: Question,
  { hint, options, files, ...wording }: Wording,
  isAnswered: boolean,
): Question => {
  const { hint: _, ...rest } = question;
  const base = { ...rest, ...wording, ...(hint === '' ? {} : { hint }) } as Question;
  if (base.kind === 'file') return { ...base, ...files };
  if (!('options' in base)) return base;
  if (!isAnswered) return { ...base, options: freeOptions(base.options, options) };
  if (options.length < base.options.length) throw new Refusal('optionsNotRemoved');
  return { ...base, options: withOptions(base.options, options) };
};

/** Refuses to take away an option that a rule names. */
const refuseGone = (
  rules: SchemeRules,
  role: Role,
  key: string,
  before: readonly Question[],
  after: readonly Question[],
): void => {
  const optionsOf = (questions: readonly Question[]) => {
    const question = questions.find((each) => each.key === key);
    return question !== undefined && 'options' in question ? question.options : [];
  };
  const kept = new Set(optionsOf(after).map((option) => option.key));
  const named = optionsRead(rules, role, key);
  const gone = optionsOf(before).find((option) => named.has(option.key) && !kept.has(option.key));
  if (gone !== undefined) throw new Refusal('optionInUse', { option: gone.label });
};

/** The question that a description makes, under a key that was never used in this list. */
const made = (
  described: NewQuestion & { readonly short?: string },
  taken: ReadonlySet<string>,
  beside: readonly Question[],
): Question => {
  const { label, short = shortened(label) } = described;
  const step = stepOfNew(described.kind, beside);
  const base = { key: freshKey(label, taken), label, short, step, required: false };
  switch (described.kind) {
    case 'choice':
      return { ...base, kind: 'choice', options: withOptions([], described.options) };
    case 'choices':
      return { ...base, kind: 'choices', options: withOptions([], described.options), open: true };
    case 'number':
      return { ...base, kind: 'number', least: described.least, most: described.most };
    case 'lines':
      return { ...base, kind: 'lines', most: described.most };
    case 'file': {
      const { types, most, megabytes } = described;
      return { ...base, kind: 'file', types, most, megabytes };
    }
    default:
      return { ...base, kind: described.kind };
  }
};

const shortened = (label: string): string => {
  const plainLabel = label.replace(/[?:.]+$/, '').trim();
  return plainLabel.length <= 30 ? plainLabel : `${plainLabel.slice(0, 29).trimEnd()}…`;
};

const shortOf = (questions: readonly Question[], key: string): string =>
  questions.find((question) => question.key === key)?.short ?? key;

const plain = (problem: object): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(problem).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );

const lock = async (act: Act, schemeId: string): Promise<void> => {
  const scheme = await act.db
    .selectFrom('schemes')
    .select('id')
    .where('id', '=', schemeId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (scheme === undefined) throw new NotFound();
};

const newestRules = async (act: Act, schemeId: string) => {
  const row = await act.db
    .selectFrom('rule_sets')
    .select('rules')
    .where('scheme_id', '=', schemeId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return readRules(row.rules);
};

const insertVersion = async (act: Act, schemeId: string, version: number, questions: Questions) => {
  const made = await act.db
    .insertInto('question_lists')
    .values({
      scheme_id: schemeId,
      version,
      mentee_questions: json(questions.mentee),
      mentor_questions: json(questions.mentor),
      created_at: act.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await useNewest(act, schemeId, { question_list_id: made.id });
  return made.id;
};
