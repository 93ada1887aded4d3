/** What the routes of this slice ask again and again: a cohort's run with its people, the engine's answers, new runs. */
import type { PriceQuestion } from '../../core/matching/ask.ts';
import type { Couple, Frozen, RunSettings, RunSolved } from '../../core/matching/run.ts';
import type { Db } from '../../db/connect.ts';
import { keepFew } from '../../db/kept-few.ts';
import { marksOf } from '../../db/marks.ts';
import type { Cohort } from '../schemes/queries.ts';
import { digestOf } from './canonical.ts';
import type { Change, Run } from './documents.ts';
import { askEngine } from './engine.ts';
import { gatherInput, gatherPeople } from './freeze.ts';
import { conflictsOf, freezePeople, rulesInForce } from './frozen-people.ts';
import { isLongRound } from './long.ts';
import { findSliced } from './queries.ts';
import { readRound } from './reading.ts';
import type { NewRun } from './runs.ts';
import { countChanges } from './since.ts';

/** What a run is to be made of: everything but the people and the result. */
export type Wish = {
  readonly cohort: Pick<Cohort, 'id' | 'schemeId'>;
  readonly seen: number | null;
  /** Where the frozen people are kept; null: they are read anew. */
  readonly inputId: string | null;
  readonly settings: RunSettings;
  readonly change: Change | null;
};

/** The first run of a cohort, or one on what is there now; locks and vetoes of the run before stay. */
export const wishForNewData = (cohort: Cohort, before: Run | null): Wish => ({
  cohort,
  seen: before?.number ?? null,
  inputId: null,
  settings: {
    rules: rulesInForce(cohort),
    goals: cohort.rules.goals,
    places: cohort.places,
    locked: before?.settings.locked ?? [],
    vetoed: before?.settings.vetoed ?? [],
    near: before === null ? [] : pairsOf(before),
    ...(cohort.rules.stable === undefined ? {} : { stable: cohort.rules.stable }),
  },
  change: before === null ? null : { kind: 'newData', pairs: [], reason: '' },
});

/** The next run on the same frozen people: other locks, vetoes, weights, goals or places. */
export const wishForChange = (
  cohort: Pick<Cohort, 'id' | 'schemeId'>,
  run: Run,
  more: Partial<RunSettings>,
  change: Change,
): Wish => ({
  cohort,
  seen: run.number,
  inputId: run.inputId,
  settings: { ...run.settings, ...more, near: pairsOf(run) },
  change,
});

export const runOnNewData = async (db: Db, cohort: Cohort, before: Run | null): Promise<NewRun> => {
  const frozen = await gatherInput(db, cohort);
  const here = {
    mentee: new Set(frozen.mentees.map(({ id }) => id)),
    mentor: new Set(frozen.mentors.map(({ id }) => id)),
  };
  const present = ([mentee, mentor]: Couple): boolean => here.mentee.has(mentee) && here.mentor.has(mentor);
  const wish = wishForNewData(cohort, before);
  const { locked, vetoed } = wish.settings;
  const settings = { ...wish.settings, locked: locked.filter(present), vetoed: vetoed.filter(present) };
  return solveWish({ ...wish, settings }, frozen, digestOf(frozen));
};

export const runWith = (
  cohort: Pick<Cohort, 'id' | 'schemeId'>,
  run: Run,
  frozen: Frozen,
  more: Partial<RunSettings>,
  change: Change,
): Promise<NewRun> => solveWish(wishForChange(cohort, run, more, change), frozen, run.inputDigest);

const solveWish = async (wish: Wish, frozen: Frozen, digest: string): Promise<NewRun> => {
  const result = await askEngine('run', { digest, frozen, settings: wish.settings });
  const { id, schemeId } = wish.cohort;
  return { ...wish, cohort: { id, schemeId }, frozen, result };
};

const pairsOf = (run: Run): Couple[] =>
  run.result.kind === 'solved' ? run.result.pairs.map(({ mentee, mentor }) => [mentee, mentor]) : [];

export const askPrice = (run: Run, result: RunSolved, frozen: Frozen, question: PriceQuestion) =>
  askEngine('price', { digest: run.inputDigest, frozen, settings: run.settings, result, question });

/** What a run cannot know: who has changed, come or gone since, and statements in which nobody was recognised. */
export type Today = { readonly changed: number; readonly unrecognised: number };

const today = keepFew<Today>(20);

/** What a look at a cohort reads, as a text that differs whenever it does; but for the run. */
export const stateToday = async (db: Db, cohort: Cohort): Promise<string> => {
  const { id, ruleSetId, questionListId, startsOn, endsOn, weeks } = cohort;
  const marks = await marksOf(db, id, ['reviews', 'people']);
  return [id, ruleSetId, questionListId, startsOn, endsOn, ...weeks, marks].join(' ');
};

/** Nobody has changed since a run that has just read them; looked at before it did, the cohort was in this state. */
export const seeAsRead = (digest: string, state: string, unrecognised: number): void =>
  void today.set(`${digest} ${state}`, { changed: 0, unrecognised });

/** Looks at the cohort as it is now; what was seen is kept until anything changes. */
export const lookAtToday = async (db: Db, cohort: Cohort, run: Run, frozen: Frozen): Promise<Today> => {
  const key = `${run.inputDigest} ${await stateToday(db, cohort)}`;
  const known = today.get(key);
  if (known !== undefined) return known;
  if (isLongRound(frozen)) return lookLong(db, cohort, run, key);
  const people = await gatherPeople(db, cohort);
  return today.set(key, {
    changed: countChanges(run.inputDigest, frozen, freezePeople(cohort, people)),
    unrecognised: conflictsOf(cohort, people).unresolved.length,
  });
};

const looking = new Map<string, Promise<Today>>();

/** Of thousands this takes seconds: a board drawn meanwhile says nothing of it, and a later one does. */
const lookLong = (db: Db, cohort: Cohort, run: Run, key: string): Promise<Today> => {
  const look = async (): Promise<Today> => {
    const since = { digest: run.inputDigest, frozen: await findSliced(db, run.inputId) };
    const { changed, unresolved } = await readRound(db, cohort, { since });
    return today.set(key, { changed, unrecognised: unresolved.length });
  };
  const unseen: Today = { changed: 0, unrecognised: 0 };
  const begun =
    looking.get(key) ??
    look()
      .catch(() => unseen)
      .finally(() => looking.delete(key));
  looking.set(key, begun);
  const patience = new Promise<Today>((resolve) => setTimeout(resolve, 300, unseen).unref());
  return Promise.race([begun, patience]);
};

/** The locks and vetoes after one change of one pair. */
export const changed = (
  { locked, vetoed }: RunSettings,
  kind: 'force' | 'forbid' | 'release' | 'allow',
  couple: Couple,
): Pick<RunSettings, 'locked' | 'vetoed'> => {
  const others = ([mentee, mentor]: Couple): boolean => mentee !== couple[0] || mentor !== couple[1];
  switch (kind) {
    // A mentee has one mentor: a new lock takes the place of an older one.
    case 'force':
      return {
        locked: sort([...locked.filter(([mentee]) => mentee !== couple[0]), couple]),
        vetoed: vetoed.filter(others),
      };
    case 'forbid':
      return { locked: locked.filter(others), vetoed: sort([...vetoed.filter(others), couple]) };
    case 'release':
      return { locked: locked.filter(others), vetoed };
    case 'allow':
      return { locked, vetoed: vetoed.filter(others) };
  }
};

/** Whether these are all people whom the run read. */
export const readAll = (frozen: Frozen, couples: readonly Couple[]): boolean => {
  const mentees = new Set(frozen.mentees.map(({ id }) => id));
  const mentors = new Set(frozen.mentors.map(({ id }) => id));
  return couples.every(([mentee, mentor]) => mentees.has(mentee) && mentors.has(mentor));
};

/** The locks after a page of boxes was sent: ticked ones are kept, shown and unticked ones are not. */
export const kept = (
  locked: readonly Couple[],
  shown: readonly Couple[],
  ticked: readonly Couple[],
): Couple[] => {
  const was = new Set(shown.map((couple) => couple.join(' ')));
  return sort([...locked.filter((couple) => !was.has(couple.join(' '))), ...ticked]);
};

const sort = (couples: readonly Couple[]): Couple[] =>
  [...couples].sort((a, b) => (a.join(' ') < b.join(' ') ? -1 : 1));
