/**
 * Other pages while a run of 10,000 and 10,000 people is worked out: one client asks for them in turn, first while the
 * house is idle, then during the run; pages of the coordinator, of somebody who fills in the form, and of somebody who has
 * sent it. The server is a process of its own; how long the run takes is told beside it.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { paths } from '../src/paths.ts';
import { furnish } from '../test/process/furnish.ts';
import { killAll, type Program, signIn, start, visitor } from '../test/process/program.ts';

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
  readonly pages: readonly { readonly page: string; readonly idle: Waits | null; readonly during: Waits }[];
  /** From the wish to the board. */
  readonly run: number;
};

type Visitor = ReturnType<typeof visitor>;
type Page = { readonly name: string; readonly who: Visitor; readonly path: string };

export const benchLongRun = async (size: number, seconds: number): Promise<LongRunReport> => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-bench-'));
  try {
    mkdirSync(folder, { recursive: true });
    const cohort = await furnish(folder, size);
    const program = await start(folder);
    await program.says(/Alongside is ready/);
    const ruth = await signIn(program);
    const pages = [
      ...pagesOfCoordinator(ruth, cohort),
      ...pagesOfApplicants(
        await applicant(program, cohort, 'wanjiru@example.org'),
        await applicant(program, cohort, `me00001.${cohort}@example.org`),
        cohort,
      ),
    ];
    await ask(pages, untilTime(1));
    const idle = await ask(pages, untilTime(seconds));
    const begun = performance.now();
    const asked = await ruth.post(paths.matchRuns(cohort), { seen: '0' });
    const watch = asked.headers.get('location') ?? '';
    const watched = [...pages, { name: 'the watched run', who: ruth, path: watch }];
    const during = await ask(watched, async () => (await ruth.get(watch)).status !== 200);
    return {
      size,
      idle: waitsOf([...idle.values()].flat()),
      during: waitsOf([...during.values()].flat()),
      pages: [...during].map(([page, waits]) => {
        const before = idle.get(page);
        return { page, idle: before === undefined ? null : waitsOf(before), during: waitsOf(waits) };
      }),
      run: performance.now() - begun,
    };
  } finally {
    await killAll();
    rmSync(folder, { recursive: true, force: true });
  }
};

const pagesOfCoordinator = (who: Visitor, cohort: string): Page[] => [
  { name: 'health', who, path: paths.health() },
  { name: 'home', who, path: paths.home() },
  { name: 'the cohort', who, path: paths.cohort(cohort) },
  { name: 'its call', who, path: paths.cohortCall(cohort) },
  { name: 'applications', who, path: paths.applications(cohort) },
  { name: 'applications, searched', who, path: paths.applications(cohort, { find: 'khan' }) },
  { name: 'table of readings', who, path: paths.reviews(cohort) },
  { name: 'runs', who, path: paths.matchRuns(cohort) },
  { name: 'history', who, path: paths.history(cohort) },
];

const pagesOfApplicants = (writing: Visitor, sent: Visitor, cohort: string): Page[] => [
  { name: 'the open call', who: writing, path: paths.call(cohort) },
  { name: 'the form', who: writing, path: paths.applyStep(cohort, 'mentee', 'about') },
  { name: 'the form, before it is sent', who: writing, path: paths.applyCheck(cohort, 'mentee') },
  { name: 'where an application stands', who: sent, path: paths.applyStatus(cohort, 'mentee') },
];

/** Somebody who has opened the link to their application. */
const applicant = async (program: Program, cohort: string, email: string): Promise<Visitor> => {
  const person = visitor(program);
  const told = program.said.length;
  await person.post(paths.apply(cohort, 'mentee'), { name: 'Wanjiru Kamau', email });
  const link = () => program.said.slice(told).find((line) => line.includes('A link to an application'));
  while (link() === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
  await person.post(new URL(link()?.match(/http\S+/)?.[0] ?? '').pathname, {});
  return person;
};

const untilTime = (seconds: number) => {
  const end = performance.now() + seconds * 1000;
  return async () => performance.now() > end;
};

/** Milliseconds that each page was waited for. */
const ask = async (
  pages: readonly Page[],
  isOver: () => Promise<boolean>,
): Promise<ReadonlyMap<string, number[]>> => {
  const waits = new Map(pages.map(({ name }): [string, number[]] => [name, []]));
  while (!(await isOver())) {
    for (const { name, who, path } of pages) {
      const before = performance.now();
      const answer = await who.get(path);
      await answer.arrayBuffer();
      // The watched run leads to the board in the end.
      if (answer.status !== 200 && answer.status !== 303)
        throw new Error(`“${name}” answered ${answer.status}.`);
      waits.get(name)?.push(performance.now() - before);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
  return waits;
};

const waitsOf = (waits: readonly number[]): Waits => {
  const sorted = [...waits].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return { requests: sorted.length, median: at(0.5), p99: at(0.99), slowest: at(1) };
};
