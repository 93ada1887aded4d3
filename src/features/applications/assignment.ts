/** Giving applications to readers: all in one press, or one by hand. */
import type { Act } from '../../act.ts';
import { shareOut } from '../../core/review/share-out.ts';
import { record } from '../../history.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import type { Cohort } from '../schemes/queries.ts';
import {
  barsIn,
  listPossibleReaders,
  listReviews,
  type PossibleReader,
  type ReviewLine,
} from './review-queries.ts';
import { readingsEach } from './review-rules.ts';

export type Shared = { readonly given: number; readonly missing: number };

/**
 * Gives every application that waits for a reading two readers among these people, as evenly as can be and never to
 * somebody who must not read it. What was given before stays.
 */
export const shareOutReadings = async (
  act: Act,
  cohort: Cohort,
  readerIds: readonly string[],
): Promise<Shared> => {
  await lockSharing(act, cohort);
  const everybody = await listPossibleReaders(act.db, cohort);
  const readers = everybody.filter(({ id }) => readerIds.includes(id));
  if (readers.length === 0) throw new Refusal('noReaders');
  const lines = await listReviews(act.db, cohort);
  const { given, short } = await plan(act, cohort, lines, everybody, readers);
  await give(act, given);
  const missing = short.reduce((sum, one) => sum + one.missing, 0);
  await note(act, cohort, 'readingsShared', {
    readings: given.length,
    readers: readers.length,
    missing,
  });
  return { given: given.length, missing };
};

/** Gives one application to one more reader. */
export const assignReader = async (
  act: Act,
  cohort: Cohort,
  applicationId: string,
  personId: string,
): Promise<void> => {
  await lockSharing(act, cohort);
  const readers = await listPossibleReaders(act.db, cohort);
  const lines = await listReviews(act.db, cohort, [applicationId]);
  const [line] = lines;
  const reader = readers.find(({ id }) => id === personId);
  if (line === undefined || reader === undefined) throw new NotFound();
  refuseOwn(act, line);
  if (isDecided(line)) throw new Refusal('readingDecided');
  const bars = await barsIn(act.db, cohort, lines, readers);
  const bar = bars.get(applicationId)?.get(personId);
  if (bar !== undefined) throw new Refusal(`reader.${bar}`, { name: reader.name, number: line.number });
  await give(act, [{ application: applicationId, reader: personId }]);
  await note(act, cohort, 'readerAssigned', { number: line.number, reader: reader.name });
};

/** Takes an application from a reader who has not read it; what they began is lost. */
export const takeFromReader = async (
  act: Act,
  cohort: Cohort,
  applicationId: string,
  personId: string,
): Promise<void> => {
  await lockSharing(act, cohort);
  // A reading that is being saved holds this too, so it is seen whole or not at all.
  await act.db.selectFrom('applications').select('id').where('id', '=', applicationId).forUpdate().execute();
  const [line] = await listReviews(act.db, cohort, [applicationId]);
  const assigned = line?.assigned.find((one) => one.personId === personId);
  if (line === undefined || assigned === undefined) throw new NotFound();
  refuseOwn(act, line);
  if (line.in.some((reading) => reading.personId === personId)) throw new Refusal('readingIsIn');
  await act.db
    .deleteFrom('assignments')
    .where('application_id', '=', applicationId)
    .where('person_id', '=', personId)
    .execute();
  await note(act, cohort, 'readerTaken', { number: line.number, reader: assigned.name });
};

/** Nobody chooses who reads their own application. */
const refuseOwn = (act: Act, line: ReviewLine): void => {
  if (line.personId === act.actor?.personId) throw new Refusal('ownReaders');
};

/** Gives an application that a reader handed back to another of those who read here; false when nobody may. */
export const passOn = async (act: Act, cohort: Cohort, applicationId: string): Promise<boolean> => {
  const everybody = await listPossibleReaders(act.db, cohort);
  const lines = await listReviews(act.db, cohort);
  const busy = new Set(lines.flatMap(({ assigned }) => assigned.map(({ personId }) => personId)));
  const readers = everybody.filter(({ id }) => busy.has(id));
  const { given } = await plan(act, cohort, lines, everybody, readers, applicationId);
  await give(act, given);
  return given.length > 0;
};

/** One at a time shares out the readings of a cohort; whoever only refers to it, as the history does, goes on. */
export const lockSharing = async (act: Act, cohort: Pick<Cohort, 'id'>): Promise<void> => {
  await act.db.selectFrom('cohorts').select('id').where('id', '=', cohort.id).forNoKeyUpdate().execute();
};

const plan = async (
  act: Act,
  cohort: Cohort,
  lines: readonly ReviewLine[],
  everybody: readonly PossibleReader[],
  readers: readonly PossibleReader[],
  only?: string,
) => {
  const bars = await barsIn(act.db, cohort, lines, everybody);
  const has = (line: ReviewLine): Set<string> =>
    new Set([...line.assigned, ...line.in].flatMap(({ personId }) => (personId === null ? [] : [personId])));
  const load = (id: string) => lines.filter((line) => has(line).has(id)).length;
  const waiting = lines.filter((line) => !isDecided(line) && (only === undefined || line.id === only));
  return shareOut(
    waiting.map((line) => ({
      id: line.id,
      barred: new Set(bars.get(line.id)?.keys() ?? []),
      has: has(line),
      elsewhere: line.in.filter(({ personId }) => personId === null).length,
    })),
    readers.map(({ id }) => ({ id, load: load(id) })),
    readingsEach,
  );
};

const isDecided = ({ state }: ReviewLine): boolean => state !== 'submitted' && state !== 'underReview';

const give = async (
  act: Act,
  given: readonly { readonly application: string; readonly reader: string }[],
): Promise<void> => {
  const chunk = 500;
  for (let from = 0; from < given.length; from += chunk) {
    await act.db
      .insertInto('assignments')
      .values(
        given.slice(from, from + chunk).map(({ application, reader }) => ({
          application_id: application,
          person_id: reader,
          assigned_by: act.actor?.personId ?? null,
          assigned_at: act.now,
        })),
      )
      .onConflict((conflict) => conflict.columns(['application_id', 'person_id']).doNothing())
      .execute();
  }
};

const note = (
  act: Act,
  cohort: Cohort,
  action: string,
  facts: Readonly<Record<string, string | number>>,
): Promise<void> => record(act, { action, schemeId: cohort.schemeId, cohortId: cohort.id, facts });
