import { once } from 'node:events';
/** The program itself, as `npm start` starts it: on a folder of its own, stopped, killed, and started again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { paths } from '../../src/paths.ts';
import { killAll, type Program, signIn, start as startIn, visitor } from './program.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-process-'));
});
afterEach(killAll);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (more: Readonly<Record<string, string>> = {}) => startIn(folder, more);

const found = async (program: Program): Promise<ReturnType<typeof visitor>> => {
  const line = await program.says(/Set it up at/);
  const code = new URL(line.match(/http\S+/)?.[0] ?? '').searchParams.get('code') ?? '';
  const person = visitor(program);
  const answer = await person.post(paths.start(), {
    code,
    organisation: 'Meridian',
    name: 'Ruth Adeyemi',
    email: 'ruth@example.org',
    zone: 'Africa/Lagos',
  });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, paths.home()]);
  return person;
};

test('the first start prints one address, and its visitor becomes the first coordinator', async () => {
  const program = await start();
  const line = await program.says(/Alongside is ready/);
  expect(line.match(/http:\/\/\S+/g)).toEqual([
    expect.stringMatching(new RegExp(`^${program.url}/start\\?code=\\S+$`)),
  ]);
  expect(program.said).toEqual([line]);
  const ruth = await found(program);
  expect((await ruth.get(paths.newScheme())).status).toBe(200);
  // Nobody becomes the first one twice.
  expect((await visitor(program).get(paths.start())).status).toBe(303);

  program.process.kill('SIGTERM');
  expect(await program.ended).toEqual({ code: 0, signal: null });
});

test('the next start prints its address alone', async () => {
  const program = await start();
  expect(await program.says(/Alongside is ready/)).toBe(`Alongside is ready at ${program.url}`);
  program.process.kill('SIGINT');
  expect((await program.ended).code).toBe(0);
});

test('a second process on the same folder is refused in a sentence, and the first goes on', async () => {
  const first = await start();
  await first.says(/Alongside is ready/);
  const second = await start();
  expect((await second.ended).code).toBe(1);
  expect(second.said).toHaveLength(1);
  expect(second.said[0]).toMatch(/^[A-Z].*\.$/);
  expect(second.said[0]).toContain(folder);
  expect(await (await visitor(first).get(paths.health())).text()).toBe('ok');
});

test('a port in use is said in a sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const program = await start({ PORT: String(port) });
  expect((await program.ended).code).toBe(1);
  expect(program.said).toEqual([`Port ${port} is in use. Set PORT to another one.`]);
  other.close();
});

test('killed in a stream of writes, it opens again with everything that was acknowledged', async () => {
  const program = await start();
  await program.says(/Alongside is ready/);
  const ruth = await signIn(program);
  const acknowledged: string[] = [];
  const enough = Promise.withResolvers<void>();
  const write = async (): Promise<void> => {
    for (let count = 0; ; count++) {
      const name = `Scheme ${count}`;
      const answer = await ruth.post(paths.schemes(), { template: 'career', name });
      if (answer.status !== 303) throw new Error(`${name}: ${answer.status}`);
      acknowledged.push(name);
      if (acknowledged.length === 12) enough.resolve();
    }
  };
  const writing = write().catch((error: unknown) => {
    enough.reject(error);
    return error;
  });
  await enough.promise;
  // In the middle of the next one.
  program.process.kill('SIGKILL');
  expect((await program.ended).signal).toBe('SIGKILL');
  await writing;

  const again = await start();
  expect(await again.says(/Alongside is ready/)).toBe(`Alongside is ready at ${again.url}`);
  const home = await (await (await signIn(again)).get(paths.home())).text();
  expect(acknowledged.filter((name) => !home.includes(`>${name}<`))).toEqual([]);
  const shown = [...home.matchAll(/>(Scheme \d+)</g)].map(([, name]) => name);
  // At most the one under way is there too, and whole.
  expect(new Set(shown).size - acknowledged.length).toBeLessThanOrEqual(1);
});
