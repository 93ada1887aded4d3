/** The hours of a cohort: by phase, entry by entry, and what could be booked. */
import type { Db } from '../../db/connect.ts';
import type { EffortPhase } from '../../db/tables.ts';
import { stamp } from '../../ui/formats.ts';
import type { Cohort } from '../schemes/queries.ts';
import { type Suggestion, suggestionsFrom, type Work, works } from './rules.ts';

export type Total = { readonly phase: EffortPhase; readonly minutes: number };

export const totalsOf = async (db: Db, cohort: Pick<Cohort, 'id'>): Promise<readonly Total[]> =>
  db
    .selectFrom('effort_entries')
    .where('cohort_id', '=', cohort.id)
    .groupBy('phase')
    .select(['phase', (eb) => eb.fn.sum<string>('minutes').as('minutes')])
    .execute()
    .then((rows) => rows.map(({ phase, minutes }) => ({ phase, minutes: Number(minutes) })));

/** What the scheme's last round took, as a plan for this one; none for the first. */
export const planOf = async (db: Db, cohort: Pick<Cohort, 'id' | 'schemeId' | 'startsOn'>) => {
  const last = await db
    .selectFrom('cohorts')
    .innerJoin('effort_entries', 'effort_entries.cohort_id', 'cohorts.id')
    .where('scheme_id', '=', cohort.schemeId)
    .where('cohorts.id', '!=', cohort.id)
    .where('starts_on', '<', cohort.startsOn)
    .select('cohorts.id')
    .orderBy('starts_on', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last === undefined ? [] : totalsOf(db, last);
};

export type Entry = {
  readonly id: string;
  readonly phase: EffortPhase;
  readonly minutes: number;
  readonly workedOn: string;
  readonly note: string;
  readonly source: 'byHand' | 'timer' | 'suggestion';
  readonly who: string | null;
  readonly isOwn: boolean;
};

/** One page of what was booked, the latest first; suggestions that were turned down are left out. */
export const listEntries = async (
  db: Db,
  cohort: Pick<Cohort, 'id'>,
  personId: string,
  page: { readonly from: number; readonly size: number },
): Promise<{ readonly entries: readonly Entry[]; readonly total: number }> => {
  const all = db.selectFrom('effort_entries').where('cohort_id', '=', cohort.id).where('minutes', '>', 0);
  const { total } = await all.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await all
    .leftJoin('people', 'people.id', 'effort_entries.person_id')
    .select(['effort_entries.id', 'phase', 'minutes', 'worked_on', 'note', 'source', 'person_id', 'name'])
    .orderBy('worked_on', 'desc')
    .orderBy('effort_entries.created_at', 'desc')
    .orderBy('effort_entries.id')
    .offset(page.from)
    .limit(page.size)
    .execute();
  const entries = rows.map(({ worked_on, person_id, name, ...row }) => ({
    ...row,
    workedOn: worked_on,
    who: name,
    isOwn: person_id === personId,
  }));
  return { entries, total };
};

export type Timer = {
  readonly cohortId: string;
  readonly phase: EffortPhase;
  readonly startedAt: Date;
};

export const timerOf = async (db: Db, personId: string): Promise<Timer | null> => {
  const row = await db
    .selectFrom('effort_timers')
    .selectAll()
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return row === undefined ? null : { cohortId: row.cohort_id, phase: row.phase, startedAt: row.started_at };
};

/** What this person did here that is not booked yet. */
export const suggestionsFor = async (
  db: Db,
  cohort: Pick<Cohort, 'id' | 'zone'>,
  personId: string,
): Promise<readonly Suggestion[]> => {
  const deeds = await db
    .selectFrom('history')
    .where('cohort_id', '=', cohort.id)
    .where('actor_id', '=', personId)
    .where('action', 'in', works)
    .select(['action', 'at'])
    .orderBy('id')
    .execute();
  const booked = await db
    .selectFrom('effort_entries')
    .where('cohort_id', '=', cohort.id)
    .where('person_id', '=', personId)
    .where('source', '=', 'suggestion')
    .select(['occasion', 'suggested_minutes'])
    .execute();
  return suggestionsFrom(
    deeds.map(({ action, at }) => ({
      // Only actions of the list were asked for.
      action: action as Work,
      day: stamp(at, cohort.zone).slice(0, 10),
    })),
    booked.map(({ occasion, suggested_minutes }) => ({
      occasion: occasion ?? '',
      minutes: suggested_minutes ?? 0,
    })),
  );
};
