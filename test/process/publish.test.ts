/** Publishing and sending, killed at fifty points: nobody gets two letters, and nobody none. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { projectRoot } from '../../src/config.ts';
import { openEmbedded } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import { buildWorld } from '../../src/demo/world.ts';
import { stopEngine } from '../../src/features/matching/engine.ts';
import { composeLetters } from '../../src/features/matching/letters.ts';
import { findCurrentRun } from '../../src/features/matching/queries.ts';
import { cohortById } from '../../src/features/schemes/queries.ts';
import { startMailServer } from '../mail-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'alongside-publish-'));
const database = join(folder, 'database');
const file = join(folder, 'publication.json');
afterAll(async () => {
  await stopEngine();
  rmSync(folder, { recursive: true, force: true });
});

/** The pilot, matched and not yet published; its letters composed, so that the child need not match again. */
const prepare = async (): Promise<void> => {
  const { db, close } = await openEmbedded({ folder: database });
  await migrate(db);
  const instance = { db, clock: () => new Date('2019-09-06T09:24:00Z'), mayWrite: () => undefined };
  const world = await buildWorld(instance, projectRoot(), 'https://alongside.test');
  await db.deleteFrom('messages').execute();
  const cohort = await cohortById(db, world.cohortId);
  const run = await findCurrentRun(db, cohort.id);
  if (run?.result.kind !== 'solved') throw new Error('The pilot should be matched.');
  const publication = await composeLetters(db, cohort, run, run.result, { name: 'Ruth Adeyemi' });
  const personId = world.people[0]?.id ?? '';
  writeFileSync(file, JSON.stringify({ cohort, personId, publication }));
  await close();
};

type End = { readonly killed: boolean; readonly said: string };

const runChild = (smtpUrl: string, round: number, phase: string, step: number): Promise<End> => {
  const tsx = join(projectRoot(), 'node_modules/.bin/tsx');
  const script = join(import.meta.dirname, 'publish-and-die.ts');
  // Each round is a quarter of an hour later, so that what a dead process had in hand is free again.
  const now = new Date(Date.parse('2019-09-09T09:00:00Z') + round * 900_000).toISOString();
  const child = spawn(tsx, [script, database, file, smtpUrl, now, phase, String(step)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  let said = '';
  child.stdout?.on('data', (data) => {
    said += String(data);
  });
  return new Promise((resolve) =>
    child.once('exit', (code, signal) =>
      resolve({ killed: signal === 'SIGKILL' || code === 137, said: said.trim() }),
    ),
  );
};

test('killed at fifty points, a matching is published once and every letter leaves once', async () => {
  await prepare();
  const server = await startMailServer();
  // Taking in hand, then three letters at once: before the server hears of one, after its yes, after our note of it.
  const sendSteps = [1, 2, 4, 5, 6, 7, 8, 9, 10, 12];
  const points = [
    ...Array.from({ length: 10 }, (_, at) => ['publish', at + 1] as const),
    ...Array.from({ length: 11 }, (_, at) => ['leave', 1 + at * 11] as const),
    ...Array.from({ length: 32 }, (_, at) => ['send', sendSteps[at % 10] ?? 1] as const),
  ];
  let round = 0;
  let kills = 0;
  for (const [phase, step] of points) {
    const end = await runChild(server.url, ++round, phase, step);
    if (end.killed) kills += 1;
    if (phase === 'publish') expect(server.copies()).toEqual([]);
  }
  const end = await runChild(server.url, ++round, 'none', 0);
  expect(end.said).toBe('done');

  const { db, close } = await openEmbedded({ folder: database });
  const letters = await db.selectFrom('letters').select(['message_id', 'left_at']).execute();
  const batches = await db.selectFrom('batches').select('id').execute();
  const offers = await db.selectFrom('offers').select('state').execute();
  await close();
  await server.stop();
  const again = server.copies().length - server.mails().length;
  console.log(
    `killed ${kills} times; ${server.mails().length} letters for ${new Set(server.mails().map(({ to }) => to)).size} people; ${again} arrived again under their own Message-ID`,
  );
  expect(kills).toBeGreaterThanOrEqual(50);
  expect([batches.length, letters.length]).toEqual([1, 62]);
  expect(letters.every(({ left_at, message_id }) => left_at !== null && message_id !== null)).toBe(true);
  expect(offers.map(({ state }) => state)).toEqual(Array(12).fill('open'));
  // One letter a person. A copy can only be the same mail again, which a mail store recognises by its Message-ID.
  expect(server.mails()).toHaveLength(62);
  expect(new Set(server.mails().map(({ to }) => to)).size).toBe(62);
}, 600_000);
