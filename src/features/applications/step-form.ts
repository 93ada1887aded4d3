/** A page of somebody's own form as it was sent: what is to be saved of it, and what is to be put right. */
import type { FileProblem } from '../../core/files/problem.ts';
import { type Answered, type Demands, readAnswer } from '../../core/questions/posted.ts';
import type { Fields } from '../../core/questions/posted-hours.ts';
import type { Answers, Question } from '../../core/questions/question.ts';
import type { FormStep } from '../../core/questions/steps.ts';
import type { View } from '../../web/view.ts';
import { words } from './apply-words.ts';
import type { Call } from './call-queries.ts';
import type { Change } from './drafts.ts';
import { askedField, type ReadFiles, readFiles } from './file-form.ts';
import type { FileQuestion } from './files.ts';
import type { Own } from './own.ts';
import { problemsOf } from './showing-own.tsx';

export type Read = { readonly question: Question; readonly answered: Answered };

export type SentStep = {
  readonly fields: Fields;
  readonly name: string;
  /** Which button: go on, come back later, one more line, or keep the files and stay. */
  readonly go: 'on' | 'later' | 'more' | 'files';
  /** Of a page that asks for the name: what is wrong with it. */
  readonly nameProblem: 'start.name.wrong' | 'start.name.long' | null;
  /** Answers to everything but questions for files. */
  readonly read: readonly Read[];
  readonly files: ReadFiles;
  readonly change: Change;
};

export const readStep = async (
  data: FormData,
  own: Own,
  { step, questions: askedNow }: FormStep,
  demands: Demands,
): Promise<SentStep> => {
  const fields = fieldsIn(data);
  const shown = fields[askedField]?.[0]?.split(' ');
  // What a page did not ask yet it cannot have left blank.
  const questions = askedNow.filter(({ key }) => shown === undefined || shown.includes(key));
  const read = questions
    .filter(({ kind }) => kind !== 'file')
    .map((question): Read => ({ question, answered: readAnswer(question, fields, demands) }));
  const files = await readFiles(data, questions.filter(isForFiles));
  const asksName = step === 'about';
  const name = asksName ? (fields['name']?.[0] ?? '').replace(/\s+/g, ' ').trim() : own.person.name;
  const nameProblem = name === '' ? 'start.name.wrong' : name.length > 200 ? 'start.name.long' : null;
  const go = (['later', 'more', 'files'] as const).find((each) => each === fields['go']?.[0]) ?? 'on';
  const answers = answersToSave(own, read);
  const change = { answers, ...(asksName && nameProblem === null ? { name } : {}) };
  return { fields, name, go, nameProblem, read, files, change };
};

/** What was read, in the order of the page, with what came of its files. */
export const withFiles = (
  { questions }: FormStep,
  own: Own,
  { read, files }: SentStep,
  noRoom: Readonly<Record<string, readonly FileProblem[]>>,
): readonly Read[] =>
  questions.map((question) => {
    const found = read.find((each) => each.question.key === question.key);
    if (found !== undefined) return found;
    if (!isForFiles(question)) return { question, answered: notShown(own, question) };
    const { key, required } = question;
    const problems = [...(files.problems[key] ?? []), ...(noRoom[key] ?? [])];
    const isMissing = problems.length === 0 && required && own.answers[key] === undefined;
    return {
      question,
      answered: { value: undefined, problems: isMissing ? [{ code: 'missing' }] : problems },
    };
  });

/** A question that the page did not show: what is kept already counts; a needed one without an answer is missing. */
const notShown = (own: Own, { key, required }: Question): Answered => ({
  value: own.answers[key],
  problems: required && own.answers[key] === undefined ? [{ code: 'missing' }] : [],
});

/** What is wrong with the files that were sent; none at all is not wrong yet. */
export const ofFiles = (read: readonly Read[]): readonly Read[] =>
  read.filter(
    ({ question, answered }) =>
      isForFiles(question) && answered.problems.every(({ code }) => code !== 'missing'),
  );

/** Problems by field, in words, in the order of the page. */
export const stepProblems = (
  view: View,
  call: Call,
  { nameProblem, go }: SentStep,
  read: readonly Read[],
): Record<string, string[]> => ({
  ...(nameProblem === null || go === 'files' ? {} : { name: [words(view.language)(nameProblem)] }),
  // A field shows one sentence, and each file that is not kept needs its own.
  ...Object.fromEntries(
    Object.entries(problemsOf(view, call, read)).map(([key, said]) =>
      read.some(({ question }) => question.key === key && isForFiles(question))
        ? [key, [said.join(' ')]]
        : [key, said],
    ),
  ),
});

const isForFiles = (question: Question): question is FileQuestion => question.kind === 'file';

/** What could be read is saved. Of an application that was sent, nothing that it needs is taken away. */
const answersToSave = ({ application }: Own, read: readonly Read[]): Answers =>
  Object.fromEntries(
    read
      .filter(({ answered }) => {
        if (answered.problems.length === 0) return true;
        const isBlank = answered.problems.every(({ code }) => code === 'missing');
        return application === null && (isBlank || answered.value !== undefined);
      })
      .map(({ question, answered }) => [question.key, answered.value]),
  );

const fieldsIn = (data: FormData): Fields => {
  const fields: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const [name, value] of data) {
    if (typeof value !== 'string') continue;
    const list = fields[name] ?? [];
    list.push(value);
    fields[name] = list;
  }
  return fields;
};
