/**
 * Other pages while runs of 10,000 and 10,000 people are worked out: one client asks for them in turn, first while the
 * house is idle, then during one run after the other, until each page has been asked for a hundred times; pages of the
 * coordinator, the board of a run that is kept among them, of somebody who fills in the form, and of somebody who has sent
 * it. The server is a process of its own; how long a run takes is told beside it.
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
  /** How many runs there were meanwhile, and the mean time of one from the wish to the board. */
  readonly runs: number;
  readonly run: number;
};

type Visitor = ReturnType<typeof visitor>;
type Page = { readonly name: string; readonly who: Visitor; readonly path: string };

/** Requests for each page during runs, so that its 99th percentile is not the slowest; and idle, where nothing disturbs. */
const enough = 100;
const enoughIdle = 40;

export const benchLongRun = async (size: number): Promise<LongRunReport> => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-bench-'));
  try {
    mkdirSync(folder, { recursive: true });
    const cohort = await furnish(folder, size);
    const program = await start(folder);
    await program.says(/Alongside is ready/);
    const ruth = await signIn(program);
    const pages = [
      ...pagesOfCoordinator(ruth, cohort),
      ...pagesOfRun(ruth, cohort),
      ...pagesOfApplicants(
        await applicant(program, cohort, 'wanjiru@example.org'),
        await applicant(program, cohort, `me00001.${cohort}@example.org`),
        cohort,
      ),
    ];
    const wish = async (seen: number): Promise<Page> => {
      const asked = await ruth.post(paths.matchRuns(cohort), { seen: String(seen) });
      return { name: 'the watched run', who: ruth, path: asked.headers.get('location') ?? '' };
    };
    const isDone = async ({ path }: Page) => (await ruth.get(path)).status !== 200;
    // The first run is made so that there is a board.
    const first = await wish(0);
    while (!(await isDone(first))) await wait(100);
    await ask(pages, 2, async () => false);
    const idle = await ask(pages, enoughIdle, async () => false);
    const during: Asked = new Map();
    const begun = performance.now();
    let runs = 0;
    for (; leastOf(during) < enough; runs++) {
      const watched = await wish(runs + 1);
      await ask([...pages, watched], Number.POSITIVE_INFINITY, () => isDone(watched), during);
    }
    return {
      size,
      idle: waitsOf([...idle.values()].flat()),
      during: waitsOf([...during.values()].flat()),
      pages: [...during].map(([page, waits]) => {
        const before = idle.get(page);
        return { page, idle: before === undefined ? null : waitsOf(before), during: waitsOf(waits) };
      }),
      runs,
      run: (performance.now() - begun) / runs,
    };
  } finally {
    await killAll();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Milliseconds that each page was waited for, by its name. */
type Asked = Map<string, number[]>;

const leastOf = (asked: Asked): number =>
  asked.size === 0 ? 0 : Math.min(...[...asked.values()].map(({ length }) => length));

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

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

const pagesOfRun = (who: Visitor, cohort: string): Page[] => [
  { name: 'the board', who, path: paths.matching(cohort) },
  { name: 'an earlier run, far down', who, path: paths.matchRun(cohort, 1, { page: 40 }) },
  { name: 'the rules of a run', who, path: paths.matchRunRules(cohort, 1) },
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
  while (link() === undefined) await wait(10);
  await person.post(new URL(link()?.match(/http\S+/)?.[0] ?? '').pathname, {});
  return person;
};

/** Asks for the pages in turn until there is enough, or all is over. */
const ask = async (
  pages: readonly Page[],
  most: number,
  isOver: () => Promise<boolean>,
  waits: Asked = new Map(),
): Promise<Asked> => {
  for (let turn = 0; turn < most && !(await isOver()); turn++) {
    for (const { name, who, path } of pages) {
      const before = performance.now();
      const answer = await who.get(path);
      await answer.arrayBuffer();
      // The watched run leads to the board in the end.
      if (answer.status !== 200 && answer.status !== 303)
        throw new Error(`“${name}” answered ${answer.status}.`);
      waits.set(name, [...(waits.get(name) ?? []), performance.now() - before]);
      await wait(10);
    }
  }
  return waits;
};

const waitsOf = (waits: readonly number[]): Waits => {
  const sorted = [...waits].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { requests: sorted.length, median: at(0.5), p99: at(0.99), slowest: at(1) };
};
