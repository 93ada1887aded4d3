/** One's own application, found by the link that was mailed: what is written so far, and where it stands. */
import type { Answers } from '../../core/questions/question.ts';
import type { Db } from '../../db/connect.ts';
import type { ApplicationState } from '../../db/tables.ts';
import { digestOf } from '../accounts/token.ts';
import { findToldLetter, type Told } from '../communications/batch-queries.ts';
import type { Role } from './applicant.ts';

export type Own = {
  readonly role: Role;
  readonly person: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly language: string;
  };
  /** What counts: those of the application where it was sent, else those of the draft. */
  readonly answers: Answers;
  readonly savedAt: Date;
  readonly discarded: boolean;
  readonly application: {
    readonly id: string;
    readonly state: ApplicationState;
    readonly submittedAt: Date | null;
    /** The letter that told the outcome, once it has left. */
    readonly told: Told | null;
  } | null;
};

/** Null for a link that was never made or opened, has ended, or belongs to another call. */
export const findOwn = async (
  db: Db,
  cohortId: string,
  role: Role,
  token: string,
  now: Date,
): Promise<Own | null> => {
  const row = await db
    .selectFrom('application_links')
    .innerJoin('people', 'people.id', 'application_links.person_id')
    .leftJoin('drafts', (join) =>
      join
        .onRef('drafts.person_id', '=', 'people.id')
        .onRef('drafts.cohort_id', '=', 'application_links.cohort_id')
        .onRef('drafts.role', '=', 'application_links.role'),
    )
    .leftJoin('applications', (join) =>
      join
        .onRef('applications.person_id', '=', 'people.id')
        .onRef('applications.cohort_id', '=', 'application_links.cohort_id')
        .onRef('applications.role', '=', 'application_links.role'),
    )
    .where('digest', '=', digestOf(token))
    .where('application_links.cohort_id', '=', cohortId)
    .where('application_links.role', '=', role)
    .where('expires_at', '>', now)
    .select(['people.id as person_id', 'people.name', 'people.email', 'people.language'])
    .select(['drafts.answers as draft_answers', 'drafts.updated_at as draft_updated_at', 'discarded_at'])
    .select(['applications.id as application_id', 'state', 'submitted_at'])
    .select(['applications.answers as sent_answers', 'applications.updated_at as sent_updated_at'])
    .executeTakeFirst();
  if (row === undefined) return null;
  const { application_id, state, submitted_at } = row;
  const told = application_id === null ? null : await findToldLetter(db, application_id);
  return {
    role,
    person: { id: row.person_id, name: row.name, email: row.email, language: row.language },
    answers: (row.sent_answers ?? row.draft_answers ?? {}) as Answers,
    savedAt: row.sent_updated_at ?? row.draft_updated_at ?? now,
    discarded: row.discarded_at !== null,
    application:
      application_id === null || state === null
        ? null
        : { id: application_id, state, submittedAt: submitted_at, told },
  };
};

/** Whether a link that was not opened yet waits to be: it shows no more than the address that it was mailed to. */
export const findLink = async (
  db: Db,
  cohortId: string,
  role: Role,
  token: string,
  now: Date,
): Promise<{ readonly email: string } | null> => {
  const row = await db
    .selectFrom('application_links')
    .where('digest', '=', digestOf(token))
    .where('cohort_id', '=', cohortId)
    .where('role', '=', role)
    .where('expires_at', '>', now)
    .select('email')
    .executeTakeFirst();
  return row ?? null;
};

/** What an applicant may be told of where it stands: a decision is told here once its letter has left, never before. */
export type Standing = 'draft' | 'discarded' | 'sent' | 'withdrawn' | 'told';

export const standingOf = ({ application, discarded }: Own): Standing => {
  if (application === null) return discarded ? 'discarded' : 'draft';
  if (application.state !== 'withdrawn' && application.told !== null) return 'told';
  return application.state === 'withdrawn' ? 'withdrawn' : 'sent';
};
