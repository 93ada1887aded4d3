/**
 * A run of thousands from the web: watched, taken up again after the process was killed in the midst, cancelled. As many
 * people on each side as LONG_RUN says.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { ResultData } from '../../src/features/matching/files.ts';
import { paths } from '../../src/paths.ts';
import { furnish } from './furnish.ts';
import { killAll, type Program, signIn, start, type visitor } from './program.ts';

const size = Number(process.env.LONG_RUN ?? 10_000);

let folder: string;
let cohort: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-long-run-'));
  cohort = await furnish(folder, size);
}, 600_000);
afterEach(killAll);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Visitor = ReturnType<typeof visitor>;

const open = async (): Promise<{ program: Program; ruth: Visitor }> => {
  const program = await start(folder);
  await program.says(/Alongside is ready/);
  return { program, ruth: await signIn(program) };
};

const shown = async (ruth: Visitor, path: string): Promise<string> => {
  const answer = await ruth.get(path);
  return answer.status === 200 ? (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ') : '';
};

/** Looks at a page until it says what is asked for; often, since a quick machine is soon done. */
const until = async <T>(look: () => Promise<T | null>): Promise<T> => {
  for (;;) {
    const seen = await look();
    if (seen !== null) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

const shareOf = (page: string): number | null => {
  const found = /(\d+) % of (?:all pairs|this time)/.exec(page);
  return found === null ? null : Number(found[1]);
};

const boardOf = async (ruth: Visitor, page: string): Promise<string> =>
  until(async () => {
    const answer = await ruth.get(page);
    return answer.status === 303 ? answer.headers.get('location') : null;
  });

test('it is watched, killed in the midst, taken up again, and done', async () => {
  const first = await open();
  const asked = await first.ruth.post(paths.matchRuns(cohort), { seen: '0' });
  const page = asked.headers.get('location') ?? '';
  expect([asked.status, page]).toEqual([303, expect.stringContaining('/matching/wanted/')]);
  expect(await shown(first.ruth, page)).toContain('Read the applications');
  await until(async () => {
    const text = await shown(first.ruth, page);
    if (text === '') throw new Error('It was done before anybody could watch it.');
    return shareOf(text) === null ? null : true;
  });
  first.program.process.kill('SIGKILL');
  await first.program.ended;

  const second = await open();
  await until(async () =>
    (await shown(second.ruth, page)).includes('The server was started again in the midst') ? true : null,
  );
  expect(await boardOf(second.ruth, page)).toBe(paths.matching(cohort));
  const board = await shown(second.ruth, paths.matching(cohort));
  expect(board).toMatch(/[\d,]{4,} pairs/);
  second.program.process.kill('SIGTERM');
  expect((await second.program.ended).code).toBe(0);
}, 900_000);

test('of thousands pages show some, and files everybody', async () => {
  const { program, ruth } = await open();
  const rows = (html: string) => html.split('<tr').length - 1;
  const data = (await (await ruth.get(paths.matchRunFile(cohort, 1, 'json'))).json()) as ResultData;
  const everybody = data.pairs.length + data.unplaced.length + data.reserve.length;
  expect(everybody).toBeGreaterThanOrEqual(size);
  expect(data.eligible.length).toBeGreaterThan(everybody);
  const csv = await (await ruth.get(paths.matchRunFile(cohort, 1, 'csv'))).text();
  expect(csv.trimEnd().split('\r\n')).toHaveLength(1 + everybody);
  const print = await (await ruth.get(paths.matchRunPrint(cohort, 1))).text();
  expect(rows(print)).toBe(3 + everybody);
  const mentor = await ruth.get(paths.matchPerson(cohort, 1, 'mentor', data.pairs[0]?.mentor ?? ''));
  expect(rows(await mentor.text())).toBeLessThanOrEqual(2 + 2 * 50);
  expect(await shown(ruth, paths.matchRepair(cohort, 1))).toContain('Too many possible pairs');
  program.process.kill('SIGTERM');
  expect((await program.ended).code).toBe(0);
}, 300_000);

test('others are looked up meanwhile; it is cancelled, and the earlier run still stands', async () => {
  const { program, ruth } = await open();
  const asked = await ruth.post(paths.matchRuns(cohort), { seen: '1' });
  const page = asked.headers.get('location') ?? '';
  expect(page).toContain('/matching/wanted/');
  await until(async () => (shareOf(await shown(ruth, page)) === null ? null : true));
  const person = await ruth.get(paths.matchPerson(cohort, 1, 'mentee', 'ME00001'));
  expect(person.status).toBe(200);
  // Whoever looks somebody up meanwhile does not wait for the run.
  expect((await ruth.get(page)).status).toBe(200);
  const cancelled = await ruth.post(`${page}/cancellation`, {});
  expect([cancelled.status, cancelled.headers.get('location')]).toEqual([303, paths.matching(cohort)]);
  expect(await shown(ruth, page)).toContain('The board still shows run 1.');
  expect(await shown(ruth, paths.matchRuns(cohort))).not.toContain('Run 2');
  program.process.kill('SIGTERM');
  expect((await program.ended).code).toBe(0);
}, 300_000);
