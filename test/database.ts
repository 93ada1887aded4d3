/**
 * A migrated database for a test file, on the engine that the run asks for (`DATABASE=embedded` or `server`). The
 * embedded one is cloned from a dump that the run makes once; on the server each file gets a database of its own.
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { connectServer, type Database, openEmbedded } from '../src/db/connect.ts';

let open: Database | null = null;

/** Opens one database for this file and empties it before each test. */
export const useDatabase = (): (() => Database['db']) => {
  beforeAll(async () => {
    open = await openTestDatabase();
  });
  beforeEach(async () => emptyAll(current()));
  afterAll(async () => {
    await open?.close();
    open = null;
  });
  return current;
};

const current = (): Database['db'] => {
  if (open === null) throw new Error('The test database is not open yet.');
  return open.db;
};

export const testEngine = (): 'embedded' | 'server' =>
  process.env['DATABASE'] === 'server' ? 'server' : 'embedded';

/** Opens a fresh, migrated database; the caller closes it. */
export const openTestDatabase = async (): Promise<Database> => {
  if (testEngine() === 'embedded') {
    const dump = process.env['TEST_DUMP'];
    if (dump === undefined)
      throw new Error('Start the tests through `npm test`, or vitest with its configuration.');
    return openEmbedded({ dump: new Blob([await readFile(dump)]) });
  }
  const server = process.env['TEST_SERVER'];
  if (server === undefined) throw new Error('The PostgreSQL of the tests has not been started.');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = connectServer(`${server}/postgres`);
  await sql.raw(`create database ${name} template alongside_template`).execute(admin.db);
  await admin.close();
  const database = connectServer(`${server}/${name}`);
  return {
    ...database,
    close: async () => {
      await database.close();
      const again = connectServer(`${server}/postgres`);
      await sql.raw(`drop database ${name} with (force)`).execute(again.db);
      await again.close();
    },
  };
};

const emptyAll = async (db: Database['db']): Promise<void> => {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`.execute(
    db,
  );
  await sql
    .raw(`truncate ${rows.map((row) => `"${row.name}"`).join(', ')} restart identity cascade`)
    .execute(db);
};
