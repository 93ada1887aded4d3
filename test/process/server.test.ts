/** The program itself, as `npm start` starts it: on a folder of its own, stopped, killed, and started again. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '../../src/config.ts';
import { paths } from '../../src/paths.ts';

type Program = {
  readonly process: ChildProcess;
  readonly url: string;
  readonly port: number;
  /** Everything it has said so far, by line. */
  readonly said: string[];
  readonly ended: Promise<{ code: number | null; signal: string | null }>;
  /** Waits until a line has been said, and gives it. */
  readonly says: (pattern: RegExp) => Promise<string>;
};

let folder: string;
const running = new Set<Program>();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-process-'));
});
afterEach(async () => {
  for (const { process, ended } of running) {
    process.kill('SIGKILL');
    await ended;
  }
  running.clear();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('No port.');
  return address.port;
};

const start = async (more: Readonly<Record<string, string>> = {}): Promise<Program> => {
  const port = Number(more['PORT'] ?? (await freePort()));
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['scripts/run.mjs', 'src/main.ts'], {
    cwd: projectRoot(),
    env: { PATH, HOME, DATA: folder, PORT: String(port), ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said.push(...text.split('\n').filter((line) => line !== ''));
      for (const listener of listeners) listener();
    });
  }
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal })),
  );
  const says = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const line = said.find((one) => pattern.test(one));
        if (line === undefined) return;
        listeners.delete(look);
        resolve(line);
      };
      listeners.add(look);
      look();
      ended.then(() => reject(new Error(`It ended and said: ${said.join('\n')}`)));
    });
  const program = { process: child, url: `http://localhost:${port}`, port, said, ended, says };
  running.add(program);
  return program;
};

/** A browser without a browser: keeps cookies, follows nothing. */
const visitor = ({ url }: Program) => {
  let cookie = '';
  const ask = async (path: string, fields?: Readonly<Record<string, string>>): Promise<Response> => {
    const answer = await fetch(`${url}${path}`, {
      redirect: 'manual',
      headers: { cookie, origin: url },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    });
    const set = answer.headers.getSetCookie().find((one) => one.startsWith('alongside='));
    if (set !== undefined) cookie = set.split(';')[0] ?? '';
    return answer;
  };
  return { get: (path: string) => ask(path), post: ask };
};

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

/** Signs in by the link that the terminal tells. */
const signIn = async (program: Program): Promise<ReturnType<typeof visitor>> => {
  const person = visitor(program);
  await person.post(paths.signIn(), { email: 'ruth@example.org' });
  const line = await program.says(/A sign-in link/);
  const path = new URL(line.match(/http\S+/)?.[0] ?? '').pathname;
  expect((await person.post(path, {})).status).toBe(303);
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
