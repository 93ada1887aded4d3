/** Who stays on a cohort's list, and one person's own place on it. */
import { localTime } from '../../core/time/clock.ts';
import { addDays } from '../../core/time/week.ts';
import type { Db } from '../../db/connect.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { daysOnList, type OfferState } from './rules.ts';

/** Reasons for "not this time" that a mentor who becomes free could change. */
const couldChange: readonly string[] = [
  'hours',
  'support',
  'belowLine',
  'taken',
  'language',
  'conflict',
  'noMentor',
];

export type ListPlace = {
  readonly applicationId: string;
  readonly cohortId: string;
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly schemeName: string;
  readonly zone: string;
  readonly untilOn: string;
  /** The letter about this application has left, and a mentor who becomes free could help. */
  readonly couldHelp: boolean;
  readonly withdrawn: boolean;
  readonly entry: { readonly joinedAt: Date; readonly leftWhy: 'self' | 'over' | 'paired' | null } | null;
  /** The last offer made to them, if any. */
  readonly offer: OfferState | null;
};

/** One application's place on its cohort's list; there or not. */
export const findListPlace = async (db: Db, applicationId: string): Promise<ListPlace> => {
  const row = await db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .innerJoin('cohorts', 'cohorts.id', 'applications.cohort_id')
    .innerJoin('schemes', 'schemes.id', 'cohorts.scheme_id')
    .leftJoin('waiting', 'waiting.application_id', 'applications.id')
    .where('applications.id', '=', applicationId)
    .where('applications.role', '=', 'mentee')
    .select(['applications.cohort_id', 'applications.state', 'people.id as person_id', 'people.name'])
    .select([
      'people.email',
      'people.language',
      'schemes.name as scheme',
      'cohorts.zone',
      'cohorts.starts_on',
    ])
    .select(['waiting.joined_at', 'waiting.left_why', 'waiting.until_on'])
    .select((eb) => [
      eb
        .selectFrom('letters')
        .whereRef('letters.application_id', '=', 'applications.id')
        .where('letters.left_at', 'is not', null)
        .select('letters.kind')
        .orderBy('letters.left_at', 'desc')
        .limit(1)
        .as('told'),
      eb
        .selectFrom('offers')
        .whereRef('offers.mentee_application_id', '=', 'applications.id')
        .where('offers.state', '!=', 'takenBack')
        .select('offers.state')
        .orderBy('offers.made_at', 'desc')
        .limit(1)
        .as('offer'),
    ])
    .executeTakeFirst();
  if (row === undefined) throw new NotFound();
  return {
    applicationId,
    cohortId: row.cohort_id,
    personId: row.person_id,
    name: row.name,
    email: row.email,
    language: row.language,
    schemeName: row.scheme,
    zone: row.zone,
    untilOn: row.left_why === null && row.until_on !== null ? row.until_on : lastDay(row.starts_on),
    couldHelp: row.told !== null && (couldChange.includes(row.told) || fell(row.offer)),
    withdrawn: row.state === 'withdrawn' || row.state === 'declined',
    entry: row.joined_at === null ? null : { joinedAt: row.joined_at, leftWhy: row.left_why },
    offer: row.offer,
  };
};

/** The last day on which somebody of the list could still begin. */
export const lastDay = (startsOn: string): string => addDays(startsOn, daysOnList);

/** `asked`: an offer made from the list waits for answers. `shut`: a mentor who becomes free would change nothing. */
export type ListState = 'mayJoin' | 'waits' | 'asked' | 'paired' | 'over' | 'shut';

export const listState = (place: ListPlace, now: Date): ListState => {
  if (place.withdrawn) return 'shut';
  if (place.offer === 'accepted') return 'paired';
  const isOn = place.entry !== null && place.entry.leftWhy === null;
  if (isOn && (place.offer === 'open' || place.offer === 'prepared')) return 'asked';
  if (localTime(now.getTime(), place.zone).date > place.untilOn) return 'over';
  if (isOn) return 'waits';
  if (place.offer === 'open' || place.offer === 'prepared') return 'shut';
  return place.couldHelp ? 'mayJoin' : 'shut';
};

const fell = (offer: OfferState | null): boolean =>
  offer === 'declined' || offer === 'expired' || offer === 'noRoom';

/** Whoever asked to be mentored in a round must neither rank nor place those who wait beside them. */
export const refuseCompetitor = async (db: Db, cohortId: string, personId: string): Promise<void> => {
  const own = await db
    .selectFrom('applications')
    .select('id')
    .where('cohort_id', '=', cohortId)
    .where('person_id', '=', personId)
    .where('role', '=', 'mentee')
    .where('state', 'not in', ['draft', 'withdrawn'])
    .executeTakeFirst();
  if (own !== undefined) throw new Refusal('listOfCompetitor');
};

export type Waiting = {
  readonly applicationId: string;
  readonly personId: string;
  readonly number: string;
  readonly name: string;
  readonly joinedAt: Date;
  readonly untilOn: string;
  /** Until when an offer to them may be answered; null while there is none. */
  readonly askedUntil: Date | null;
  readonly isAsked: boolean;
};

/** Everybody on a cohort's list, by application number. */
export const listWaiting = async (
  db: Db,
  cohort: { id: string; zone: string },
  now: Date,
): Promise<Waiting[]> => {
  const rows = await db
    .selectFrom('waiting')
    .innerJoin('applications', 'applications.id', 'waiting.application_id')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .leftJoin('offers', (join) =>
      join
        .onRef('offers.mentee_application_id', '=', 'applications.id')
        .on('offers.state', 'in', ['prepared', 'open']),
    )
    .where('waiting.cohort_id', '=', cohort.id)
    .where('left_at', 'is', null)
    .where('until_on', '>=', localTime(now.getTime(), cohort.zone).date)
    .where('applications.state', 'not in', ['withdrawn', 'declined'])
    .select(['applications.id', 'applications.number', 'people.id as person_id', 'people.name'])
    .select(['joined_at', 'until_on', 'offers.id as offer_id', 'offers.answer_by'])
    .orderBy((eb) => eb.fn('length', ['applications.number']))
    .orderBy('applications.number')
    .execute();
  return rows.map((row) => ({
    applicationId: row.id,
    personId: row.person_id,
    number: row.number,
    name: row.name,
    joinedAt: row.joined_at,
    untilOn: row.until_on,
    askedUntil: row.answer_by,
    isAsked: row.offer_id !== null,
  }));
};
