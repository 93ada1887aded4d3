/** The program itself, as `npm start` starts it, and somebody who visits it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { projectRoot } from '../../src/config.ts';
import { paths } from '../../src/paths.ts';

export type Program = {
  readonly process: ChildProcess;
  readonly url: string;
  readonly port: number;
  /** Everything it has said so far, by line. */
  readonly said: string[];
  readonly ended: Promise<{ code: number | null; signal: string | null }>;
  /** Waits until a line has been said, and gives it. */
  readonly says: (pattern: RegExp) => Promise<string>;
};

const running = new Set<Program>();

/** Kills every program that a test left running. */
export const killAll = async (): Promise<void> => {
  for (const { process, ended } of running) {
    process.kill('SIGKILL');
    await ended;
  }
  running.clear();
};

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('No port.');
  return address.port;
};

/** What `npm start` says to Node. */
const startWords = (): string[] => {
  const { scripts } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as {
    readonly scripts: { readonly start: string };
  };
  return scripts.start.split(' ').slice(1);
};

/** Starts it on a folder of its own. */
export const start = async (
  folder: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Program> => {
  const port = Number(more['PORT'] ?? (await freePort()));
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, startWords(), {
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
export const visitor = ({ url }: Program) => {
  const cookies = new Map<string, string>();
  const ask = async (path: string, fields?: Readonly<Record<string, string>>): Promise<Response> => {
    const answer = await fetch(`${url}${path}`, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; '), origin: url },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields) }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    return answer;
  };
  return { get: (path: string) => ask(path), post: ask };
};

/** Signs in by the link that the terminal tells. */
export const signIn = async (
  program: Program,
  email = 'ruth@example.org',
): Promise<ReturnType<typeof visitor>> => {
  const person = visitor(program);
  await person.post(paths.signIn(), { email });
  const line = await program.says(/A sign-in link/);
  const path = new URL(line.match(/http\S+/)?.[0] ?? '').pathname;
  const { status } = await person.post(path, {});
  if (status !== 303) throw new Error(`The link answered ${status}.`);
  return person;
};
