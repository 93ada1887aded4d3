/**
 * What autovacuum does on a server. The embedded database has none: left alone it guesses how large its tables are, plans
 * badly for thousands of rows, and never uses room again.
 */
import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** A few pages more or less change no plan. */
const slackPages = 10;

/**
 * Looks over the tables that have grown by a fifth since the last look, one at a time; gives their names. An empty one is
 * looked at once too: until then it is taken for one of a thousand rows.
 */
export const tidy = async (db: Kysely<Tables>): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%'
      and (reltuples < 0 or pg_relation_size(oid) / 8192 > relpages * 1.2 + ${slackPages})
    order by relname`.execute(db);
  for (const { name } of rows) await sql`vacuum (analyze) ${sql.table(name)}`.execute(db);
  return rows.map(({ name }) => name);
};
