/** The call of a cohort: what its page says, and how many came. */
import { sql } from 'kysely';
import type { Db } from '../../db/connect.ts';
import { remembered } from '../../db/remembered.ts';
import { NotFound } from '../../refusal.ts';
import { type Cohort, cohortById } from '../schemes/queries.ts';
import type { CallWords } from './calls.ts';
import { fromFile, noSource } from './sources.ts';

export type Call = {
  readonly cohort: Cohort;
  readonly definition: string;
  readonly whoLeads: string;
  /** Key of the template that the scheme started from. */
  readonly template: string;
  /** Null until somebody has written them. */
  readonly words: CallWords | null;
  readonly openedAt: Date | null;
  readonly closedAt: Date | null;
  readonly rulesVersion: number;
  readonly rulesSince: Date;
};

/** The call of a cohort, for everybody: who may see it is decided by its state. */
export const findCall = async (db: Db, cohortId: string): Promise<Call> => {
  const cohort = await cohortById(db, cohortId);
  const row = await db
    .selectFrom('cohorts')
    .innerJoin('schemes', 'schemes.id', 'cohorts.scheme_id')
    .innerJoin('rule_sets', 'rule_sets.id', 'cohorts.rule_set_id')
    .leftJoin('calls', 'calls.cohort_id', 'cohorts.id')
    .where('cohorts.id', '=', cohortId)
    .selectAll('calls')
    .select([
      'definition',
      'who_leads',
      'template',
      'rule_sets.version',
      'rule_sets.created_at as rules_since',
    ])
    .executeTakeFirst();
  if (row === undefined) throw new NotFound();
  return {
    cohort,
    definition: row.definition,
    whoLeads: row.who_leads,
    template: row.template,
    words: row.cohort_id === null ? null : wordsOf(row as WordsRow),
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    rulesVersion: row.version,
    rulesSince: row.rules_since,
  };
};

export const windowOf = ({ cohort, openedAt, closedAt }: Call) => ({ ...cohort, openedAt, closedAt });

type WordsRow = {
  readonly headline: string;
  readonly lead: string;
  readonly for_mentees: string;
  readonly for_mentors: string;
  readonly gives: string;
  readonly expects: string;
  readonly form_minutes: number | null;
  readonly costs: string;
  readonly contact_name: string;
  readonly contact_email: string;
};

const wordsOf = (row: WordsRow): CallWords => ({
  headline: row.headline,
  lead: row.lead,
  forMentees: row.for_mentees,
  forMentors: row.for_mentors,
  gives: row.gives,
  expects: row.expects,
  formMinutes: row.form_minutes,
  costs: row.costs,
  contactName: row.contact_name,
  contactEmail: row.contact_email,
});

export type Arrivals = {
  readonly started: number;
  /** Every application there is, withdrawn ones too, so that sources add up to it. */
  readonly sent: number;
  /** By the word in the link that brought them, the most first. */
  readonly bySource: readonly Count[];
  /** By the day on the organisers' calendar, the latest first, at most two weeks of them. */
  readonly byDay: readonly Count[];
};
export type Count = { readonly key: string; readonly started: number; readonly sent: number };

/** How many began and how many sent, by the forms and in files. */
export const countArrivals = (db: Db, { id, zone }: Pick<Cohort, 'id' | 'zone'>): Promise<Arrivals> =>
  arrivals(db, id, { zone });

const arrivals = remembered(['drafts'], async (db, cohortId, { zone }: { readonly zone: string }) => {
  const arrived = sql<{ source: string; began: Date | null; sent: Date | null; application: string | null }>`(
    select case when begun.id is null then ${fromFile}::text else coalesce(begun.source, ${noSource}::text) end as source,
      coalesce(begun.started_at, came.submitted_at, came.created_at) as began,
      coalesce(came.submitted_at, came.created_at) as sent, came.id as application
    from (select id, person_id, role, source, started_at from drafts where cohort_id = ${cohortId}) as begun
    full join (
      select id, person_id, role, submitted_at, created_at from applications
      where cohort_id = ${cohortId} and state <> 'draft'
    ) as came on came.person_id = begun.person_id and came.role = begun.role)`;
  const bySource = await db
    .selectFrom(arrived.as('arrived'))
    .groupBy('source')
    .select(['source as key', (eb) => eb.fn.countAll<number>().as('started')])
    .select((eb) => eb.fn.count<number>('application').as('sent'))
    .execute();
  // Every zone's days begin on a quarter of an hour; which day that is, is told here, as everywhere else.
  const quarter = (at: string) => sql<number>`floor(extract(epoch from ${sql.ref(at)}) / 900)::bigint`;
  const byQuarter = await db
    .selectFrom(
      db
        .selectFrom(arrived.as('arrived'))
        .select([quarter('began').as('quarter'), sql<number>`1`.as('started'), sql<number>`0`.as('sent')])
        .unionAll(
          db
            .selectFrom(arrived.as('arrived'))
            .where('application', 'is not', null)
            .select([quarter('sent').as('quarter'), sql<number>`0`.as('started'), sql<number>`1`.as('sent')]),
        )
        .as('each'),
    )
    .groupBy('quarter')
    .select(['quarter', sql<number>`sum(started)`.as('started'), sql<number>`sum(sent)`.as('sent')])
    .execute();
  const day = new Intl.DateTimeFormat('sv', { timeZone: zone });
  const days = new Map<string, Count>();
  for (const { quarter: at, started, sent } of byQuarter) {
    const key = day.format(at * 900_000);
    const before = days.get(key) ?? { started: 0, sent: 0 };
    days.set(key, { key, started: before.started + started, sent: before.sent + sent });
  }
  const total = (what: 'started' | 'sent') => bySource.reduce((sum, count) => sum + count[what], 0);
  return {
    started: total('started'),
    sent: total('sent'),
    bySource: bySource.sort((a, b) => b.started - a.started || (a.key < b.key ? -1 : 1)),
    byDay: [...days.values()].sort((a, b) => (a.key < b.key ? 1 : -1)).slice(0, 14),
  };
});
