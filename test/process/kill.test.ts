import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openEmbedded } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const newFolder = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-kill-'));
  folders.push(folder);
  const database = await openEmbedded({ folder });
  await migrate(database.db);
  await database.close();
  return folder;
};

const startImport = (folder: string): ChildProcess => {
  const tsx = join(import.meta.dirname, '../../node_modules/.bin/tsx');
  const script = join(import.meta.dirname, 'import-slowly.ts');
  // Its own group, so that the wrapper's child dies with it.
  return spawn(tsx, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
};

const hears = (child: ChildProcess, word: string): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (data) => {
      said += String(data);
      if (said.includes(word)) resolve();
    });
    child.once('exit', () => reject(new Error(`It ended after: ${said}`)));
  });

const kill = async (child: ChildProcess): Promise<void> => {
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  await gone;
};

const found = async (folder: string) => {
  const database = await openEmbedded({ folder });
  const count = async (table: 'applications' | 'people') => {
    const row = await database.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirst();
    return row?.n ?? 0;
  };
  const state = await database.db.selectFrom('imports').select('state').executeTakeFirst();
  const deeds = await database.db
    .selectFrom('history')
    .select('action')
    .where('action', '=', 'fileImported')
    .execute();
  const all = {
    applications: await count('applications'),
    people: await count('people'),
    state: state?.state,
    deeds: deeds.length,
  };
  await database.close();
  return all;
};

const nothing = { applications: 0, people: 0, state: 'mapped', deeds: 0 };
const everything = { applications: 5_000, people: 5_000, state: 'imported', deeds: 1 };

describe('kill -9 in the middle of an import', () => {
  test.each([40, 200, 500, 1_000])(
    'after %i ms of writing leaves nothing half done',
    async (milliseconds) => {
      const folder = await newFolder();
      const child = startImport(folder);
      await hears(child, 'committing');
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      await kill(child);
      expect([nothing, everything]).toContainEqual(await found(folder));
    },
    120_000,
  );

  test('leaves everything once it was said to be done', async () => {
    const folder = await newFolder();
    const child = startImport(folder);
    await hears(child, 'done');
    await kill(child);
    expect(await found(folder)).toEqual(everything);
  }, 120_000);
});
