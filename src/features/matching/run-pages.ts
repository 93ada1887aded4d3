/** From runs to the smaller pages: the list, the rules, the difference of two, the check. */
import type { Checked } from '../../core/matching/ask.ts';
import { isProvedByRows } from '../../core/matching/large/ask-large.ts';
import { goalLists } from '../../core/matching/problem.ts';
import { engineVersion, type RunSettings } from '../../core/matching/run.ts';
import type { Db } from '../../db/connect.ts';
import { remembered } from '../../db/remembered.ts';
import { paths } from '../../paths.ts';
import { may } from '../../permissions.ts';
import { NotFound } from '../../refusal.ts';
import { formats } from '../../ui/formats.ts';
import type { View } from '../../web/view.ts';
import { type Cohort, cohortById } from '../schemes/queries.ts';
import { criterionName, mustWords, type Teller } from './because.ts';
import { changeWords } from './changes.ts';
import type { Run } from './documents.ts';
import { gatherPeople } from './freeze.ts';
import { conflictsOf } from './frozen-people.ts';
import { namingOf } from './naming.ts';
import type { ShownCheck, ShownComparison, ShownRun } from './pages/other.tsx';
import type { ShownRules } from './pages/rules.tsx';
import { figure, tenths } from './pricing.tsx';
import { findFrozen, isLongCohort, namesByNumber, type RunLine } from './queries.ts';
import { readRound } from './reading.ts';
import { studyWords } from './study-words.ts';
import { words } from './words.ts';

const tellerOf = async (db: Db, view: View, run: Run): Promise<Teller> => {
  const frozen = await findFrozen(db, run.inputId);
  const names = await namesByNumber(db, run.cohortId);
  return {
    language: view.language,
    rules: run.settings.rules,
    naming: namingOf(frozen, run.settings.rules, names),
  };
};

export const showRuns = async (
  db: Db,
  view: View,
  cohort: Cohort,
  runs: readonly RunLine[],
): Promise<ShownRun[]> => {
  const t = words(view.language);
  const f = formats(view.language);
  const changed = runs.flatMap(({ change }) => change?.pairs.flat() ?? []);
  const names = await namesByNumber(db, cohort.id, changed);
  const naming = namingOf(nobody, { constraints: [], criteria: [] }, names);
  return runs.map((run) => ({
    number: run.number,
    madeAt: run.madeAt,
    madeBy: run.madeBy,
    what:
      run.change === null ? t('change.first') : changeWords({ language: view.language, naming }, run.change),
    reason: run.change?.reason ?? '',
    placed: run.placed === null ? '–' : f.number(run.placed),
    total: run.total === null ? '–' : tenths(run.total, view.language),
    current: run.current,
    basedOn: run.basedOn,
  }));
};

const nobody = {
  mentees: [],
  mentors: [],
  menteeQuestions: [],
  mentorQuestions: [],
  conflicts: [],
  calendar: { from: '2000-01-01', until: '2000-01-02' },
};

/** What each run reaches, and for whom they differ; the earlier run first. */
const differencesOnPage = 50;

export const compareRuns = async (
  db: Db,
  view: View,
  a: Run,
  b: Run,
  page: number,
): Promise<ShownComparison> => {
  const t = words(view.language);
  const partners = (run: Run) =>
    new Map(
      run.result.kind === 'solved' ? run.result.pairs.map(({ mentee, mentor }) => [mentee, mentor]) : [],
    );
  const [before, after] = [partners(a), partners(b)];
  const mentees = [...new Set([...before.keys(), ...after.keys()])].sort();
  const different = mentees.filter((mentee) => before.get(mentee) !== after.get(mentee));
  const from = (page - 1) * differencesOnPage;
  const shown = different.slice(from, from + differencesOnPage);
  if (page > 1 && shown.length === 0) throw new NotFound();
  const names = await namesByNumber(
    db,
    b.cohortId,
    shown.flatMap((mentee) => [mentee, before.get(mentee) ?? '', after.get(mentee) ?? '']),
  );
  const nameOf = (side: 'mentee' | 'mentor', number: string) => names[side].get(number)?.name ?? number;
  const mentorOf = (map: ReadonlyMap<string, string>, mentee: string): string | null => {
    const mentor = map.get(mentee);
    return mentor === undefined ? null : nameOf('mentor', mentor);
  };
  const goals = (['people', 'priority', 'worst', 'total'] as const).map((goal): [string, string, string] => [
    t(`price.row.${goal}`),
    a.result.kind === 'solved' ? figure(goal, a.result.reached, view.language) : '–',
    b.result.kind === 'solved' ? figure(goal, b.result.reached, view.language) : '–',
  ]);
  return {
    a: a.number,
    b: b.number,
    goals,
    changes: shown.map((mentee) => ({
      mentee: nameOf('mentee', mentee),
      a: mentorOf(before, mentee),
      b: mentorOf(after, mentee),
    })),
    unchanged: mentees.length - different.length,
    page,
    from: from + 1,
    different: different.length,
  };
};

export const showCheck = (run: Run, checked: Checked, milliseconds: number): ShownCheck => ({
  ...checked,
  run: run.number,
  stable: run.settings.stable !== undefined,
  isByRows: run.settings.stable === undefined && isProvedByRows(checked.combinations),
  milliseconds: Math.round(milliseconds),
  digest: run.inputDigest,
  made: run.engine,
  engine: engineVersion,
});

type Typed = {
  readonly problems: Readonly<Record<string, readonly string[]>>;
  readonly entries: Readonly<Record<string, string>>;
};

export const showRules = async (
  db: Db,
  view: View,
  cohort: Cohort,
  run: Run,
  typed: Typed | null,
): Promise<Omit<ShownRules, 'once'>> => {
  const t = words(view.language);
  const f = formats(view.language);
  const teller = await tellerOf(db, view, run);
  const { settings } = run;
  const frozen = await findFrozen(db, run.inputId);
  const { calendar } = frozen;
  const unresolved = await unresolvedStatements(db, cohort.id, { special: cohort.rules.special });
  const names = await namesByNumber(db, cohort.id);
  const date = (day: string) => f.date(day, 'dateYear');
  const couples = (list: RunSettings['locked']) =>
    list.map(([mentee, mentor]) => [teller.naming.mentee(mentee), teller.naming.mentor(mentor)] as const);
  return {
    run: run.number,
    must: [t('must.withdrawn'), ...settings.rules.constraints.map((rule) => mustWords(teller, rule))],
    criteria: settings.rules.criteria.map((criterion) => ({
      label: criterionName(teller, criterion),
      weight: criterion.weight,
    })),
    goals:
      settings.stable === undefined
        ? settings.goals.map((goal) => t(`rules.goals.${goal}`))
        : [studyWords(view.language)('board.stable')],
    locked: couples(settings.locked),
    vetoed: couples(settings.vetoed),
    apart: frozen.conflicts.map(({ mentee, mentor, statedBy }) => ({
      mentee: teller.naming.mentee(mentee),
      mentor: teller.naming.mentor(mentor),
      by: statedBy,
    })),
    unrecognised: unresolved.map(({ id, side, text }) => {
      const named = names[side].get(id);
      return {
        name: named?.name ?? id,
        text,
        href: named === undefined ? null : paths.application(cohort.id, named.applicationId),
      };
    }),
    weeks:
      calendar.weeks === undefined
        ? t('rules.weeks.all', { from: date(calendar.from), until: date(calendar.until) })
        : t('rules.weeks', { count: calendar.weeks.length, weeks: f.list(calendar.weeks.map(date)) }),
    input: t('rules.input', { digest: run.inputDigest.slice(0, 16), engine: run.engine }),
    form: {
      presets: [
        { value: '', label: t('rules.preset.asRun') },
        ...cohort.rules.presets.map(({ key, name }) => ({ value: key, label: name })),
      ],
      goalLists: goalLists.map((goals) => ({
        value: goals.join('-'),
        label: t(goalWords[goals.join('-') as GoalKey]),
      })),
      preset: typed?.entries['preset'] ?? '',
      goals: typed?.entries['goals'] ?? settings.goals.join('-'),
      places: typed?.entries['places'] ?? (settings.places === null ? '' : String(settings.places)),
      problem: typed?.problems['places'] === undefined ? null : t('rules.places.wrong'),
    },
    mayDecide: may(view.viewer, 'decideMatching', { cohortId: cohort.id, schemeId: cohort.schemeId }),
  };
};

/** What was said of people apart in which nobody is recognised. */
export const unresolvedStatements = remembered(
  ['people'],
  async (db, id, { special }: { readonly special: Cohort['rules']['special'] }) =>
    (await isLongCohort(db, id))
      ? (await readRound(db, await cohortById(db, id))).unresolved
      : conflictsOf({ rules: { special } }, await gatherPeople(db, { id })).unresolved,
  6,
);

const goalWords = {
  total: 'rules.goals.bestFit',
  'people-total': 'rules.goals.fit',
  'people-priority-total': 'rules.goals.default',
  'people-worst-total': 'rules.goals.fairPlain',
  'people-priority-worst-total': 'rules.goals.fair',
} as const;

type GoalKey = keyof typeof goalWords;

/** The settings that a person chose to try; an unknown preset leaves the weights of the run. */
export const chosenSettings = (
  cohort: Cohort,
  run: Run,
  chosen: { readonly preset: string; readonly goals: string; readonly places: string },
): Partial<RunSettings> => {
  const preset = cohort.rules.presets.find(({ key }) => key === chosen.preset);
  const goals = goalLists.find((list) => list.join('-') === chosen.goals);
  return {
    rules:
      preset === undefined
        ? run.settings.rules
        : { constraints: run.settings.rules.constraints, criteria: preset.criteria },
    goals: goals ?? run.settings.goals,
    places: chosen.places === '' ? null : Number(chosen.places),
  };
};
