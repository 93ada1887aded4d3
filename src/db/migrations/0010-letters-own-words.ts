import { type Kysely, sql } from 'kysely';

/** Letters in a scheme's own words, and single letters that are edited, sent later or deleted before they leave. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const statements = [
  // Versions are never changed; going back to the standard words is a version without words.
  `create table letter_templates (
    id uuid primary key default gen_random_uuid(),
    scheme_id uuid not null references schemes on delete cascade,
    kind text not null check (kind in ('place', 'instead', 'list', 'mentee', 'notThisTime', 'reserve')),
    version integer not null check (version > 0),
    subject text,
    body text,
    written_by uuid references people on delete set null,
    written_at timestamptz not null,
    unique (scheme_id, kind, version),
    check ((subject is null) = (body is null))
  )`,
  `alter table letters
    add column composed jsonb,
    add column edited_at timestamptz,
    add column edited_by uuid references people on delete set null,
    add column not_before date,
    add column deleted_at timestamptz,
    add column deleted_by uuid references people on delete set null,
    add column deleted_why text not null default '',
    add constraint letters_edited check ((composed is null) = (edited_at is null)),
    add constraint letters_deleted check (deleted_at is null or left_at is null)`,
];
