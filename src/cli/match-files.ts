/** One matching from files to files, by the functions that the web uses too. */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { projectRoot } from '../config.ts';
import { engineVersion, type Frozen, type RunResult, type RunSettings } from '../core/matching/run.ts';
import { troublesInWords } from '../features/applications/trouble-in-words.ts';
import { words as applicationWords } from '../features/applications/words.ts';
import { digestOf } from '../features/matching/canonical.ts';
import type { Run } from '../features/matching/documents.ts';
import { askEngine } from '../features/matching/engine.ts';
import { type ResultData, resultData } from '../features/matching/files.ts';
import { type Applied, conflictsOf, freezePeople, rulesInForce } from '../features/matching/frozen-people.ts';
import { namingOf } from '../features/matching/naming.ts';
import { printedRun } from '../features/matching/printing.tsx';
import type { Shower } from '../features/matching/showing.tsx';
import { formats } from '../ui/formats.ts';
import { CannotMatch } from './cannot-match.ts';
import { noAnswerPage, readStyle, resultPage } from './page.tsx';
import { type Progress, startProgress } from './progress.ts';
import { type Files, type People, readBytes, readPeople } from './reading.ts';
import { readSettings, type Settings } from './settings.ts';
import { words } from './words.ts';

const t = words('en');

export type Task = Files & { readonly settings: string; readonly out: string; readonly strict: boolean };

type Say = (line: string) => void;

/** Reads, matches, proves and writes. Gives the exit code; CannotMatch where something must be put right first. */
export const matchFiles = async (task: Task, say: Say, tell: Say): Promise<number> => {
  const progress = startProgress(say);
  try {
    const settings = await openSettings(task.settings);
    const read = await readPeople(task, settings);
    report(read, task.strict, say);
    const people = withWithdrawn(read.people, settings);
    for (const side of ['mentee', 'mentor'] as const)
      if (!people.some(({ role }) => role === side))
        throw new CannotMatch(t('nobody.left', { file: task[`${side}s`], side }));
    checkCouples(people, settings);
    for (const { id, text } of conflictsOf(settings.frame, people).unresolved)
      say(t('conflict.nobody', { number: id, text }));
    return await matchPeople(task, settings, { ...read, people }, progress, tell);
  } finally {
    progress.end();
  }
};

const openSettings = async (file: string): Promise<Settings> => {
  const bytes = await readBytes(file);
  try {
    return readSettings(new TextDecoder().decode(bytes));
  } catch (error) {
    if (!(error instanceof CannotMatch)) throw error;
    throw new CannotMatch(t('settings.wrong', { file, what: error.message }));
  }
};

const report = ({ wrong, notes }: People, strict: boolean, say: Say): void => {
  for (const note of notes) say(note);
  const a = applicationWords('en');
  for (const { file, line, troubles } of wrong)
    say(t('row.wrong', { file, line: String(line), trouble: troublesInWords(a, troubles) }));
  const byFile = [...Map.groupBy(wrong, ({ file }) => file)];
  for (const [file, { length: count }] of byFile) {
    if (strict) throw new CannotMatch(t('rows.strict', { file, count }));
    say(t('rows.left', { file, count }));
  }
};

const withWithdrawn = (people: readonly Applied[], { file }: Settings): readonly Applied[] => {
  const gone = { mentee: new Set(file.withdrawn.mentees), mentor: new Set(file.withdrawn.mentors) };
  for (const side of ['mentee', 'mentor'] as const)
    for (const number of gone[side]) known(people, side, number, `withdrawn.${side}s`);
  return people.map((person) =>
    gone[person.role].has(person.number) ? { ...person, state: 'withdrawn' } : person,
  );
};

const checkCouples = (people: readonly Applied[], { file }: Settings): void => {
  for (const field of ['locked', 'vetoed'] as const)
    file[field].forEach(([mentee, mentor], at) => {
      known(people, 'mentee', mentee, `${field}[${at}][0]`);
      known(people, 'mentor', mentor, `${field}[${at}][1]`);
    });
};

const known = (people: readonly Applied[], side: Applied['role'], number: string, field: string): void => {
  if (!people.some((person) => person.role === side && person.number === number))
    throw new CannotMatch(t('number.unknown', { field, side, number }));
};

const matchPeople = async (
  task: Task,
  { file, frame }: Settings,
  { people, wrong }: People,
  progress: Progress,
  tell: Say,
): Promise<number> => {
  const frozen = freezePeople(frame, people, file.menteesEach);
  const settings: RunSettings = {
    rules: rulesInForce(frame),
    goals: frame.rules.goals,
    places: file.places,
    locked: file.locked,
    vetoed: file.vetoed,
    near: [],
  };
  const matter = { digest: digestOf(frozen), frozen, settings };
  const result = await askEngine('run', matter, { tell: progress.at, pulse: progress.pulse });
  const fault = await askEngine('prove', { ...matter, result }, { tell: progress.at, pulse: progress.pulse });
  if (fault !== null) throw new Error(`The answer could not be proved: ${fault}`);
  const title = [file.programme, file.cohort].filter(Boolean).join(', ');
  const style = await readStyle(projectRoot());
  if (result.kind === 'infeasible') {
    const why = result.reason.sentence;
    await write(task.out, await noAnswerPage(style, title, why, wrong), { infeasible: why });
    tell(t('infeasible', { why }));
    return 3;
  }
  const eligible = await askEngine('eligible', matter);
  progress.at('writing');
  const shower = showerOf(frozen, people, settings, result);
  const printed = { ...printedRun(shower), title, made: madeWords(task) };
  await write(task.out, await resultPage(style, { printed, shower, wrong }), resultData(result, eligible));
  const { length: unplaced } = result.unplaced;
  tell(
    t('done', {
      pairs: result.pairs.length,
      unplaced,
      reserve: result.reserve.length,
      eligible: eligible.length,
      combinations: frozen.mentees.length * frozen.mentors.length,
    }),
  );
  tell(t('done.where', { page: join(task.out, 'index.html'), data: join(task.out, 'result.json') }));
  return 0;
};

const showerOf = (
  frozen: Frozen,
  people: readonly Applied[],
  settings: RunSettings,
  result: Extract<RunResult, { kind: 'solved' }>,
): Shower => {
  const names = (side: Applied['role']) =>
    new Map(people.filter(({ role }) => role === side).map(({ number, name }) => [number, { name }]));
  const run: Run = {
    id: '',
    cohortId: '',
    number: 1,
    inputId: '',
    inputDigest: digestOf(frozen),
    settings,
    result,
    basedOn: null,
    change: null,
    engine: engineVersion,
    madeBy: null,
    madeAt: new Date(),
  };
  const naming = namingOf(frozen, settings.rules, { mentee: names('mentee'), mentor: names('mentor') });
  return { language: 'en', naming, rules: settings.rules, run, frozen, result };
};

const madeWords = ({ mentees, mentors, reviews, settings }: Task): string => {
  const f = formats('en');
  const files = [mentees, mentors, ...(reviews === null ? [] : [reviews]), settings].map((file) =>
    basename(file),
  );
  return t('page.made', {
    when: f.date(new Date().toISOString().slice(0, 10), 'dateYear'),
    files: f.list(files),
  });
};

const write = async (
  folder: string,
  page: string,
  data: ResultData | { infeasible: string },
): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'index.html'), page);
    await writeFile(join(folder, 'result.json'), inLines(data));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new CannotMatch(t('out.closed', { folder, code }));
  }
};

/** JSON with one line for each pair or person, so that two results can be compared line by line. */
const inLines = (data: object): string => {
  const parts = Object.entries(data).map(([key, value]) =>
    Array.isArray(value) && value.length > 0
      ? `"${key}": [\n    ${value.map((each) => JSON.stringify(each)).join(',\n    ')}\n  ]`
      : `"${key}": ${JSON.stringify(value)}`,
  );
  return `{\n  ${parts.join(',\n  ')}\n}\n`;
};
