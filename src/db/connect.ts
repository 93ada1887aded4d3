/**
 * One door to two databases. `DATABASE_URL` gives a PostgreSQL server; without it the embedded one lives in a folder,
 * or in memory. Both give the same types for the same columns: `timestamptz` a Date, `date` its text, `bigint` a number.
 */
import { PGlite } from '@electric-sql/pglite';
import {
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PGliteDialect,
  PostgresDialect,
  type RawBuilder,
  sql,
} from 'kysely';
import pg from 'pg';
import { outerGuard } from './outer-guard.ts';
import type { Tables } from './tables.ts';
import { takeTurns } from './turns.ts';

/** What a reader of the database gets: `select`, and nothing that writes. */
export type Db = Pick<Kysely<Tables>, 'selectFrom' | 'selectNoFrom' | 'fn'>;

export type Database = {
  readonly db: Kysely<Tables>;
  readonly engine: 'embedded' | 'server';
  readonly close: () => Promise<void>;
};

/** A value for a `jsonb` column. */
export const json = <T extends object>(value: T): RawBuilder<T> => sql<T>`${JSON.stringify(value)}::jsonb`;

const int8 = 20;
const date = 1082;

/** Connects to a PostgreSQL server, version 15 or newer. */
export const connectServer = (url: string): Database => {
  const types = {
    getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
      if (oid === int8) return Number;
      if (oid === date) return (text: string) => text;
      return pg.types.getTypeParser(oid, format as 'text');
    }) as typeof pg.types.getTypeParser,
  };
  const pool = new pg.Pool({ connectionString: url, max: 10, types });
  // An idle connection that the server drops must not end the process; the next query opens another.
  pool.on('error', () => undefined);
  return database(new PostgresDialect({ pool }), 'server');
};

/** Opens the embedded PostgreSQL in a folder, in memory, or from a dump of another. The folder must be locked. */
export const openEmbedded = async (
  where: { folder?: string; dump?: Blob } = {},
): Promise<EmbeddedDatabase> => {
  const pglite = await PGlite.create({
    ...(where.folder === undefined ? {} : { dataDir: where.folder }),
    ...(where.dump === undefined ? {} : { loadDataDir: where.dump }),
    parsers: { [int8]: Number, [date]: (text: string) => text },
  });
  // Samples ten times smaller: whoever asks meanwhile waits for milliseconds.
  await pglite.exec('set default_statistics_target = 10');
  return { ...database(new PGliteDialect({ pglite, onCreateConnection }), 'embedded'), pglite };
};

const onCreateConnection = async (connection: DatabaseConnection): Promise<void> => takeTurns(connection);

export type EmbeddedDatabase = Database & { readonly pglite: PGlite };

const database = (dialect: Dialect, engine: Database['engine']): Database => {
  const db = new Kysely<Tables>({ dialect, plugins: [outerGuard] });
  return { db, engine, close: () => db.destroy() };
};
