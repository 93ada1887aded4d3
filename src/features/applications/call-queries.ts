/** The call of a cohort: what its page says, and how many came. */
import type { Db } from '../../db/connect.ts';
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

/** How many began and how many sent, by the forms and in files. One query, however many they are. */
export const countArrivals = async (db: Db, cohort: Pick<Cohort, 'id' | 'zone'>): Promise<Arrivals> => {
  const rows = await db
    .selectFrom((eb) => eb.selectFrom('drafts').where('cohort_id', '=', cohort.id).selectAll().as('begun'))
    .fullJoin(
      (eb) =>
        eb
          .selectFrom('applications')
          .where('cohort_id', '=', cohort.id)
          .where('state', '!=', 'draft')
          .select(['id', 'person_id', 'role', 'submitted_at', 'created_at'])
          .as('sent'),
      (join) => join.onRef('sent.person_id', '=', 'begun.person_id').onRef('sent.role', '=', 'begun.role'),
    )
    .select(['begun.id as draft', 'source', 'started_at'])
    .select(['sent.id as application', 'submitted_at', 'sent.created_at'])
    .execute();
  const day = new Intl.DateTimeFormat('sv', { timeZone: cohort.zone });
  const sources = counter();
  const days = counter();
  for (const { draft, source, started_at, application, submitted_at, created_at } of rows) {
    const key = draft === null ? fromFile : (source ?? noSource);
    const began = started_at ?? submitted_at ?? created_at;
    sources.count(key, 'started');
    if (began !== null) days.count(day.format(began), 'started');
    if (application === null) continue;
    sources.count(key, 'sent');
    const sent = submitted_at ?? created_at;
    if (sent !== null) days.count(day.format(sent), 'sent');
  }
  return {
    started: rows.length,
    sent: rows.filter(({ application }) => application !== null).length,
    bySource: sources.counts().sort((a, b) => b.started - a.started || (a.key < b.key ? -1 : 1)),
    byDay: days
      .counts()
      .sort((a, b) => (a.key < b.key ? 1 : -1))
      .slice(0, 14),
  };
};

const counter = () => {
  const found = new Map<string, { started: number; sent: number }>();
  return {
    count: (key: string, what: 'started' | 'sent') => {
      const counts = found.get(key) ?? { started: 0, sent: 0 };
      counts[what] += 1;
      found.set(key, counts);
    },
    counts: (): Count[] => [...found].map(([key, counts]) => ({ key, ...counts })),
  };
};
