/**
 * The wait-list beside the mentors who have a place now. Who is offered whom is one more run of the same engine under
 * the rules and goals that the round was told by: over the people on the list and the places that are free, nobody else.
 */
import type { Couple, Frozen, RunPair, RunSettings } from '../../core/matching/run.ts';
import type { Db } from '../../db/connect.ts';
import { keepFew } from '../../db/kept-few.ts';
import { joined } from '../../db/sliced.ts';
import { placesPromised } from '../pairings/list-offers.ts';
import { type MentorRoom, mentorsWithRoom } from '../pairings/queries.ts';
import { listWaiting, type Waiting } from '../pairings/waiting-queries.ts';
import type { Cohort } from '../schemes/queries.ts';
import { digestOf } from './canonical.ts';
import { stateToday } from './desk.ts';
import type { Run } from './documents.ts';
import { askEngine } from './engine.ts';
import { gatherInput } from './freeze.ts';
import { keysOf, rulesInForce } from './frozen-people.ts';
import { findRun, isLongCohort } from './queries.ts';
import { readRound } from './reading.ts';

export type OnList = Waiting & {
  /** Mean of the readers' scores in hundredths. */
  readonly priority: number;
  /** The mentor with a place who fits them best, whoever else they fit; null for none. */
  readonly best: { readonly mentor: string; readonly fit: number } | null;
};

export type Proposal = {
  readonly to: OnList;
  readonly mentor: MentorRoom;
  readonly pair: Omit<RunPair, 'alternate'>;
};

export type ListBoard = {
  readonly run: Run;
  readonly settings: RunSettings;
  /** Those on the list and mentors with room, as they are today. */
  readonly frozen: Frozen;
  /** Everybody on the list, in the order in which they are asked. */
  readonly people: readonly OnList[];
  readonly proposals: readonly Proposal[];
  readonly mentors: number;
  /** Null: no limit. */
  readonly placesLeft: number | null;
};

/**
 * Null before the letters of a matching have left. Reads only; may take some seconds in a large round. `mentor`: as if
 * nobody else had a place.
 */
export const lookAtList = async (
  db: Db,
  cohort: Cohort,
  now: Date,
  mentor?: string,
): Promise<ListBoard | null> => {
  const told = await findTold(db, cohort.id);
  if (told === null) return null;
  const run = await findRun(db, cohort.id, told);
  const waiting = await listWaiting(db, cohort, now);
  const today = await readToday(db, cohort);
  const capacity = new Map(today.mentors.map((mentor) => [mentor.id, mentor.capacity]));
  const all = await mentorsWithRoom(db, cohort.id, capacity);
  const rooms = mentor === undefined ? all : new Map([...all].filter(([number]) => number === mentor));
  const free = waiting.filter(({ isAsked }) => !isAsked);
  const frozen = only(today, new Set(free.map(({ number }) => number)), rooms);
  const placesLeft =
    cohort.places === null ? null : Math.max(0, cohort.places - (await placesPromised(db, cohort.id)));
  const settings: RunSettings = {
    rules: areAsked(run.settings, today) ? run.settings.rules : rulesInForce(cohort),
    goals: run.settings.goals,
    places: placesLeft,
    locked: [],
    vetoed: present(frozen, [...run.settings.vetoed, ...(await offeredBefore(db, cohort.id))]),
    near: [],
  };
  const result =
    free.length === 0 || rooms.size === 0
      ? null
      : await askEngine('run', { digest: digestOf(frozen), frozen, settings });
  const solved = result?.kind === 'solved' ? result : null;
  const priority = new Map(today.mentees.map((mentee) => [mentee.id, mentee.priority]));
  const people = waiting
    .map((one): OnList => {
      const [best] = solved?.best[one.number] ?? [];
      return {
        ...one,
        priority: priority.get(one.number) ?? 0,
        best:
          best === undefined ? null : { mentor: rooms.get(best[0])?.name ?? best[0], fit: fitOf(best[1]) },
      };
    })
    .sort((a, b) => before(settings, a, b));
  const at = new Map(people.map((one) => [one.number, one]));
  const proposals = (solved?.pairs ?? [])
    .flatMap((pair) => {
      const [to, mentor] = [at.get(pair.mentee), rooms.get(pair.mentor)];
      return to === undefined || mentor === undefined ? [] : [{ to, mentor, pair }];
    })
    .sort((a, b) => people.indexOf(a.to) - people.indexOf(b.to));
  return { run, settings, frozen, people, proposals, mentors: rooms.size, placesLeft };
};

const known = keepFew<Frozen>(2);

/** Everybody as they are now: thousands are read off the road of pages, and remembered while nothing changes. */
const readToday = async (db: Db, cohort: Cohort): Promise<Frozen> => {
  const state = await stateToday(db, cohort);
  const found = known.get(state);
  if (found !== undefined) return found;
  const isLong = await isLongCohort(db, cohort.id);
  return known.set(
    state,
    isLong ? await joined((await readRound(db, cohort)).frozen) : await gatherInput(db, cohort),
  );
};

/** Points of a pair, of 1,000, as the page says them: of 100. */
export const fitOf = (points: number): number => Math.floor((points + 5) / 10);

/** The order in which people are asked: as the round's goals have it, then by number, as the list came. */
const before = ({ goals }: RunSettings, a: OnList, b: OnList): number => {
  const byPriority = goals.includes('priority') ? b.priority - a.priority : 0;
  return byPriority || (b.best?.fit ?? -1) - (a.best?.fit ?? -1);
};

const findTold = async (db: Db, cohortId: string): Promise<number | null> => {
  const row = await db
    .selectFrom('batches')
    .innerJoin('match_runs', 'match_runs.id', 'batches.run_id')
    .where('batches.cohort_id', '=', cohortId)
    .where('batches.kind', '=', 'matching')
    .where('batches.left_at', 'is not', null)
    .select('number')
    .executeTakeFirst();
  return row?.number ?? null;
};

const only = (
  today: Frozen,
  mentees: ReadonlySet<string>,
  rooms: ReadonlyMap<string, MentorRoom>,
): Frozen => ({
  ...today,
  mentees: today.mentees.filter(({ id, withdrawn }) => mentees.has(id) && !withdrawn),
  mentors: today.mentors
    .filter(({ id, withdrawn }) => rooms.has(id) && !withdrawn)
    .map((mentor) => ({ ...mentor, capacity: rooms.get(mentor.id)?.room ?? 0 })),
  conflicts: today.conflicts.filter(({ mentee, mentor }) => mentees.has(mentee) && rooms.has(mentor)),
});

const present = ({ mentees, mentors }: Frozen, couples: readonly Couple[]): Couple[] => {
  const [asks, gives] = [new Set(mentees.map(({ id }) => id)), new Set(mentors.map(({ id }) => id))];
  const different = new Map(couples.map((couple) => [couple.join(' '), couple]));
  return [...different.values()].filter(([mentee, mentor]) => asks.has(mentee) && gives.has(mentor));
};

/** Two who were offered to each other once are not again. */
const offeredBefore = async (db: Db, cohortId: string): Promise<Couple[]> => {
  const rows = await db
    .selectFrom('offers')
    .innerJoin('applications as asks', 'asks.id', 'offers.mentee_application_id')
    .innerJoin('applications as gives', 'gives.id', 'offers.mentor_application_id')
    .where('offers.cohort_id', '=', cohortId)
    .where('offers.state', '!=', 'takenBack')
    .select(['asks.number as mentee', 'gives.number as mentor'])
    .execute();
  return rows.map(({ mentee, mentor }) => [mentee, mentor]);
};

/** Whether every question that the run's rules read is still asked; else the rules of today count. */
const areAsked = ({ rules }: RunSettings, { menteeQuestions, mentorQuestions }: Frozen): boolean => {
  const asked = {
    mentee: new Set(menteeQuestions.map(({ key }) => key)),
    mentor: new Set(mentorQuestions.map(({ key }) => key)),
  };
  return [...rules.constraints, ...rules.criteria]
    .flatMap(keysOf)
    .every(([side, key]) => asked[side].has(key));
};
