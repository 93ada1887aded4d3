/**
 * What the embedded database cannot do for itself. It has no lock: two processes on one folder lose rows. And on a full
 * disk it gives one clean error and then spins for ever, so writes are refused while there is still room.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, realpathSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Refusal } from '../refusal.ts';

export type Lock = { readonly release: () => Promise<void> };

/** Takes the folder for this process, or throws a sentence that names the folder. A crash frees the lock. */
export const lockFolder = async (folder: string): Promise<Lock> => {
  mkdirSync(folder, { recursive: true });
  const real = realpathSync(folder);
  return process.platform === 'linux' ? lockBySocket(real) : lockByPidFile(real);
};

// An abstract socket has no file: the kernel frees it with the process, even after `kill -9`.
const lockBySocket = (real: string): Promise<Lock> => {
  const name = `\0alongside-${createHash('sha256').update(real).digest('hex').slice(0, 40)}`;
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once('error', () => reject(inUse(real)));
    server.listen(name, () => {
      server.unref();
      resolve({ release: () => new Promise((done) => server.close(() => done())) });
    });
  });
};

const lockByPidFile = async (real: string): Promise<Lock> => {
  const file = join(real, 'alongside.pid');
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch {
    if (isAlive(Number(readFileSync(file, 'utf8')))) throw inUse(real);
    writeFileSync(file, String(process.pid));
  }
  return { release: async () => rmSync(file, { force: true }) };
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const inUse = (folder: string): Error =>
  new Error(
    `Another Alongside is using the folder ${folder}. Stop that one first, or set DATA to another folder.`,
  );

const neededBytes = 256 * 1024 * 1024;
const checkEveryMs = 2_000;

/** Gives a function that refuses writes while less than 256 MB are free where the folder lies. */
export const freeSpaceGuard = (folder: string, clock: () => number = Date.now): (() => void) => {
  let checkedAt = Number.NEGATIVE_INFINITY;
  let free = Number.POSITIVE_INFINITY;
  return () => {
    if (clock() - checkedAt > checkEveryMs) {
      const disk = statfsSync(folder);
      free = disk.bavail * disk.bsize;
      checkedAt = clock();
    }
    if (free < neededBytes) throw new Refusal('diskFull', { free: Math.floor(free / 1_048_576) });
  };
};
