/** Opens what an instance keeps: its database, brought up to date, and its secret. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Config } from './config.ts';
import { connectServer, type Database, openEmbedded } from './db/connect.ts';
import { freeSpaceGuard, lockFolder } from './db/guard.ts';
import { migrate } from './db/migrate.ts';

export type Store = {
  readonly db: Database['db'];
  /** Throws a Refusal while nothing may be written. */
  readonly mayWrite: () => void;
  readonly close: () => Promise<void>;
};

/** Something that keeps the house from opening, in a sentence for whoever started it. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

export const openStore = async (config: Config): Promise<Store> =>
  config.databaseUrl === null ? openFolder(config.folder) : openServer(config.databaseUrl);

const openFolder = async (folder: string): Promise<Store> => {
  const lock = await lockFolder(folder);
  const inside = join(folder, 'database');
  try {
    const database = await openEmbedded({ folder: inside }).catch(() => {
      throw new CannotStart(
        `The database in ${inside} cannot be read. Put a backup of the folder in its place, or set DATA to another folder.`,
      );
    });
    await bringUpToDate(database, inside);
    const close = async () => {
      await database.close();
      await lock.release();
    };
    return { db: database.db, mayWrite: freeSpaceGuard(folder), close };
  } catch (error) {
    await lock.release();
    throw error;
  }
};

const answerWithinMs = 10_000;
const oldestServer = 150_000;

const openServer = async (url: string): Promise<Store> => {
  const where = placeOf(url);
  const database = connectServer(url);
  const asked = sql<{ version: number }>`select current_setting('server_version_num')::int as version`;
  const { rows } = await within(answerWithinMs, asked.execute(database.db)).catch((error: unknown) => {
    throw new CannotStart(`The database at ${where} does not answer (${codeOf(error)}). Check DATABASE_URL.`);
  });
  if ((rows[0]?.version ?? 0) < oldestServer) {
    throw new CannotStart(`The database at ${where} is too old. Alongside needs PostgreSQL 15 or newer.`);
  }
  await bringUpToDate(database, where);
  return { db: database.db, mayWrite: () => undefined, close: database.close };
};

const bringUpToDate = async (database: Database, where: string): Promise<void> => {
  try {
    await migrate(database.db);
  } catch (error) {
    await database.close();
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : '';
    throw new CannotStart(
      cause.includes('corrupted migrations')
        ? `The database in ${where} was made by a newer Alongside. Start that version, or use another database.`
        : `The database in ${where} could not be brought up to date. Nothing was changed. (${cause})`,
    );
  }
};

// Never the whole address: it holds a password.
const placeOf = (url: string): string => {
  const read = URL.parse(url);
  if (read === null)
    throw new CannotStart('DATABASE_URL is not an address such as postgres://user@host/name.');
  return `${read.host}${read.pathname}`;
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'no answer';

const within = <T>(ms: number, work: Promise<T>): Promise<T> => {
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error('late')), ms).unref());
  return Promise.race([work, late]);
};

const shortestSecret = 32;

/** SECRET, or one that is made once and kept beside the embedded database, readable by its owner alone. */
export const openSecret = (config: Config): string => {
  if (config.secret !== null) {
    if (config.secret.length >= shortestSecret) return config.secret;
    throw new CannotStart(`SECRET is too short. Give it ${shortestSecret} random signs or more.`);
  }
  if (config.databaseUrl !== null) {
    throw new CannotStart(
      'With DATABASE_URL, set SECRET too: 32 random signs or more, the same for every process of this instance.',
    );
  }
  const file = join(config.folder, 'secret');
  const secret = randomBytes(32).toString('base64url');
  try {
    mkdirSync(config.folder, { recursive: true, mode: 0o700 });
    writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' });
    return secret;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      return readFileSync(file, 'utf8').trim();
    }
    throw new CannotStart(`The folder ${config.folder} cannot be written (${codeOf(error)}). Check DATA.`);
  }
};
