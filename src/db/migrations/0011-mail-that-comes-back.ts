import { type Kysely, sql } from 'kysely';

/** Mail that its reader may stop, and mail that came back. */
export const up = async (db: Kysely<unknown>): Promise<void> => {
  for (const statement of statements) await sql.raw(statement).execute(db);
};

const statements = [
  `alter table messages
    add column list text check (list in ('reminders', 'news')),
    add column bounced_at timestamptz,
    add column bounce text,
    add constraint messages_bounced check ((bounced_at is null) = (bounce is null))`,
  `create table unsubscribes (
    email text not null,
    list text not null check (list in ('reminders', 'news')),
    at timestamptz not null,
    primary key (email, list)
  )`,
  `create table bounced_addresses (
    email text primary key,
    code text not null,
    at timestamptz not null
  )`,
];
