/** Booking hours: by hand, by timer, or by confirming what was suggested. */
import type { Act } from '../../act.ts';
import type { EffortPhase } from '../../db/tables.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { stamp } from '../../ui/formats.ts';
import type { Cohort } from '../schemes/queries.ts';
import { suggestionsFor } from './queries.ts';
import { timed } from './rules.ts';

export type Time = {
  readonly phase: EffortPhase;
  readonly minutes: number;
  readonly workedOn: string;
  readonly note: string;
};

/** Books time that the actor worked. */
export const bookTime = async (act: Act, cohort: Cohort, time: Time): Promise<void> => {
  if (time.workedOn > stamp(act.now, cohort.zone).slice(0, 10)) throw new Refusal('hoursAhead');
  await insert(act, cohort, { ...time, source: 'byHand', occasion: null, suggested: null });
};

/** Starts the actor's timer; a person has one. */
export const startTimer = async (act: Act, cohort: Cohort, phase: EffortPhase): Promise<void> => {
  const started = await act.db
    .insertInto('effort_timers')
    .values({ person_id: personOf(act), cohort_id: cohort.id, phase, started_at: act.now })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .returning('person_id')
    .executeTakeFirst();
  if (started === undefined) throw new Refusal('timerRuns');
};

/** Stops the actor's timer of this cohort and books what it ran, or throws it away. Returns the minutes booked. */
export const stopTimer = async (act: Act, cohort: Cohort, keep: boolean): Promise<number> => {
  const timer = await act.db
    .deleteFrom('effort_timers')
    .where('person_id', '=', personOf(act))
    .where('cohort_id', '=', cohort.id)
    .returning(['phase', 'started_at'])
    .executeTakeFirst();
  if (timer === undefined) throw new Refusal('timerStopped');
  if (!keep) return 0;
  const minutes = timed(timer.started_at, act.now);
  await insert(act, cohort, {
    phase: timer.phase,
    minutes,
    workedOn: stamp(timer.started_at, cohort.zone).slice(0, 10),
    note: '',
    source: 'timer',
    occasion: null,
    suggested: null,
  });
  return minutes;
};

/** Books what was suggested for an occasion, with the actor's own figure; none turns it down. */
export const confirmSuggestion = async (
  act: Act,
  cohort: Cohort,
  { occasion, suggested, minutes }: { occasion: string; suggested: number; minutes: number },
): Promise<void> => {
  // One at a time, so that nothing is booked twice.
  await act.db.selectFrom('cohorts').select('id').where('id', '=', cohort.id).forNoKeyUpdate().execute();
  const found = (await suggestionsFor(act.db, cohort, personOf(act))).find(
    (one) => one.occasion === occasion,
  );
  if (found === undefined || found.minutes !== suggested) throw new Refusal('suggestionChanged');
  await insert(act, cohort, {
    phase: found.phase,
    minutes,
    workedOn: found.day,
    note: '',
    source: 'suggestion',
    occasion,
    suggested,
  });
};

/** Takes out an entry of the actor's own. A suggestion that was booked can be booked again. */
export const removeEntry = async (act: Act, cohort: Cohort, id: string): Promise<void> => {
  const found = await act.db
    .deleteFrom('effort_entries')
    .where('id', '=', id)
    .where('cohort_id', '=', cohort.id)
    .where('person_id', '=', personOf(act))
    .returning('id')
    .executeTakeFirst();
  if (found === undefined) throw new NotFound();
};

const personOf = (act: Act): string => {
  if (act.actor === null) throw new NotFound();
  return act.actor.personId;
};

type Row = Time & {
  readonly source: 'byHand' | 'timer' | 'suggestion';
  readonly occasion: string | null;
  readonly suggested: number | null;
};

const insert = async (act: Act, cohort: Cohort, row: Row): Promise<void> => {
  await act.db
    .insertInto('effort_entries')
    .values({
      cohort_id: cohort.id,
      person_id: personOf(act),
      phase: row.phase,
      minutes: row.minutes,
      worked_on: row.workedOn,
      note: row.note,
      source: row.source,
      occasion: row.occasion,
      suggested_minutes: row.suggested,
      created_at: act.now,
    })
    .execute();
};
