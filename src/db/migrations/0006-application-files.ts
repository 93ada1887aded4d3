import { type Kysely, sql } from 'kysely';

/** Files that applicants add to their form. They stand by person and role, so that a draft has them and keeps them when sent. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const statements = [
  `create table application_files (
    id uuid primary key default gen_random_uuid(),
    cohort_id uuid not null references cohorts on delete cascade,
    person_id uuid not null references people on delete cascade,
    role text not null check (role in ('mentee', 'mentor')),
    question text not null,
    name text not null,
    type text not null check (type in ('pdf', 'docx', 'odt', 'text', 'jpeg', 'png')),
    size integer not null check (size between 1 and 10000000),
    digest text not null,
    content bytea not null check (octet_length(content) = size),
    added_at timestamptz not null,
    unique (cohort_id, role, person_id, question, digest)
  )`,
  `create index application_files_person on application_files (person_id)`,
  // They are packed already.
  `alter table application_files alter column content set storage external`,
];
