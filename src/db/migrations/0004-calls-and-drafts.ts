import { type Kysely, sql } from 'kysely';

/** What a call says and when it is open; answers on their way to an application, and the links that lead back to them. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const statements = [
  `create table calls (
    cohort_id uuid primary key references cohorts on delete cascade,
    headline text not null,
    lead text not null,
    for_mentees text not null,
    for_mentors text not null,
    gives text not null,
    expects text not null,
    form_minutes integer check (form_minutes > 0),
    costs text not null,
    contact_name text not null,
    contact_email text not null,
    opened_at timestamptz,
    closed_at timestamptz,
    updated_at timestamptz not null,
    check (closed_at is null or opened_at is not null)
  )`,
  `create table drafts (
    id uuid primary key default gen_random_uuid(),
    cohort_id uuid not null references cohorts on delete cascade,
    person_id uuid not null references people on delete cascade,
    role text not null check (role in ('mentee', 'mentor')),
    answers jsonb not null,
    source text,
    started_at timestamptz not null,
    updated_at timestamptz not null,
    discarded_at timestamptz,
    unique (cohort_id, role, person_id)
  )`,
  `create index drafts_person on drafts (person_id)`,
  `create table application_links (
    id uuid primary key default gen_random_uuid(),
    digest text not null unique,
    cohort_id uuid not null references cohorts on delete cascade,
    role text not null check (role in ('mentee', 'mentor')),
    email text not null check (email = lower(email)),
    name text not null,
    language text not null,
    source text,
    person_id uuid references people on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  `create index application_links_cohort on application_links (cohort_id)`,
  `create index application_links_person on application_links (person_id)`,
];
