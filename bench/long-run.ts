/**
 * Other pages while a run of 10,000 and 10,000 people is worked out: one client asks for them in turn, first while the
 * house is idle, then during the run. The server is a process of its own; how long the run takes is told beside it.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paths } from '../src/paths.ts';
import { furnish } from '../test/process/furnish.ts';
import { killAll, signIn, start, type visitor } from '../test/process/program.ts';

/** Milliseconds. */
export type Waits = {
  readonly requests: number;
  readonly median: number;
  readonly p99: number;
  readonly slowest: number;
};

export type LongRunReport = {
  readonly size: number;
  readonly idle: Waits;
  readonly during: Waits;
  /** From the wish to the board. */
  readonly run: number;
};

export const benchLongRun = async (size: number, seconds: number): Promise<LongRunReport> => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-bench-'));
  try {
    mkdirSync(folder, { recursive: true });
    const cohort = await furnish(folder, size);
    const program = await start(folder);
    await program.says(/Alongside is ready/);
    const ruth = await signIn(program);
    const pages = [paths.home(), paths.matchRuns(cohort), paths.applications(cohort), paths.health()];
    await ask(ruth, pages, untilTime(1));
    const idle = await ask(ruth, pages, untilTime(seconds));
    const begun = performance.now();
    const asked = await ruth.post(paths.matchRuns(cohort), { seen: '0' });
    const watch = asked.headers.get('location') ?? '';
    const during = await ask(ruth, [...pages, watch], async () => (await ruth.get(watch)).status !== 200);
    return { size, idle, during, run: performance.now() - begun };
  } finally {
    await killAll();
    rmSync(folder, { recursive: true, force: true });
  }
};

const untilTime = (seconds: number) => {
  const end = performance.now() + seconds * 1000;
  return async () => performance.now() > end;
};

const ask = async (
  person: ReturnType<typeof visitor>,
  pages: readonly string[],
  isOver: () => Promise<boolean>,
): Promise<Waits> => {
  const waits: number[] = [];
  while (!(await isOver())) {
    for (const page of pages) {
      const before = performance.now();
      await (await person.get(page)).arrayBuffer();
      waits.push(performance.now() - before);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  waits.sort((a, b) => a - b);
  const at = (share: number) => waits[Math.min(waits.length - 1, Math.floor(share * waits.length))]!;
  return { requests: waits.length, median: at(0.5), p99: at(0.99), slowest: at(1) };
};
