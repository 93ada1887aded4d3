/**
 * Pages under load: a crowd of clients asks the house in another process (crowd.ts) for one page at a time, then for all
 * of them at once. Every answer must be the one that the page gives; how long it takes is told beside the plainest page,
 * which is words alone.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { paths } from '../src/paths.ts';
import type { Crowd } from './crowd.ts';

export type PageLine = {
  readonly page: string;
  readonly requests: number;
  readonly perSecond: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  /** Its median beside that of the plainest page. */
  readonly toPlain: number;
};

export type PagesReport = {
  readonly clients: number;
  readonly alone: readonly PageLine[];
  readonly together: readonly PageLine[];
};

type Ask = {
  readonly page: string;
  /** Of 100 requests of the crowd. */
  readonly share: number;
  readonly status: number;
  readonly request: (turn: number) => readonly [path: string, init: RequestInit];
};

const clients = 10;
const plain = 'a page of words';

export const benchPages = async (seconds: number): Promise<PagesReport> => {
  const house = spawn(process.execPath, [import.meta.filename, '--crowd'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  try {
    const crowd = JSON.parse(await firstLine(house.stdout)) as Crowd;
    const asks = asksOf(crowd);
    const base = new URL(crowd.origin);
    for (const ask of asks) await load(base, [ask], 0.5);
    const alone: PageLine[] = [];
    for (const ask of asks) alone.push(...lines(await load(base, [ask], seconds), alone[0]?.median));
    const together = lines(await load(base, asks, 3 * seconds));
    return { clients, alone, together };
  } finally {
    house.stdin.end();
  }
};

const firstLine = async (stream: NodeJS.ReadableStream): Promise<string> => {
  for await (const line of createInterface({ input: stream })) return line;
  throw new Error('The house did not start.');
};

const asksOf = ({ coordinator, cohorts, readers, applicants }: Crowd): Ask[] => {
  const { matched, read, open } = cohorts;
  const as = (cookie: string): RequestInit => ({ headers: { cookie } });
  const applicant = (turn: number) => applicants[turn % applicants.length] ?? '';
  const reading = (turn: number) => {
    const { cookie, applications } = readers[turn % readers.length]!;
    const next = applications[Math.floor(turn / readers.length) % applications.length] ?? '';
    return [paths.reading(read, next), cookie] as const;
  };
  const form = (cookie: string, fields: Record<string, string>): RequestInit => ({
    method: 'POST',
    headers: { cookie },
    body: new URLSearchParams(fields),
  });
  const scores = { 'score-clarity': '4', 'score-readiness': '3', 'score-fit': '5', comment: 'A clear need.' };
  const project = {
    project: 'yes',
    projectTitle: 'Handwashing',
    projectSummary: 'In schools.',
    hopes: 'One',
  };
  const coordinators = (page: string, path: string, share: number): Ask => ({
    page,
    share,
    status: 200,
    request: () => [path, as(coordinator)],
  });
  return [
    { page: plain, share: 5, status: 200, request: () => [paths.accessibility(), {}] },
    { page: 'the call', share: 20, status: 200, request: () => [paths.call(open), {}] },
    {
      page: 'a page of the form',
      share: 15,
      status: 200,
      request: (turn) => [paths.applyStep(open, 'mentee', 'meeting'), as(applicant(turn))],
    },
    {
      page: 'a page of the form, saved',
      share: 15,
      status: 303,
      request: (turn) => [
        paths.applyStep(open, 'mentee', 'project'),
        form(applicant(turn), { ...project, projectTitle: `Handwashing ${turn}`, go: 'on' }),
      ],
    },
    {
      page: 'status of an application',
      share: 15,
      status: 200,
      request: (turn) => [paths.applyStatus(open, 'mentee'), as(applicant(turn))],
    },
    {
      page: 'a reading',
      share: 8,
      status: 200,
      request: (turn) => [reading(turn)[0], as(reading(turn)[1])],
    },
    {
      page: 'a reading, saved',
      share: 8,
      status: 303,
      request: (turn) => [reading(turn)[0], form(reading(turn)[1], scores)],
    },
    coordinators('readings of 500', paths.reviews(read), 4),
    coordinators('applications of 1,000', paths.applications(matched), 4),
    coordinators('home of a cohort of 1,000', paths.cohort(matched), 4),
    coordinators('board of 500 × 500', paths.matching(matched), 2),
  ];
};

/** Every client asks again as soon as it is answered; by page, how long each answer took. */
const load = async (
  origin: URL,
  asks: readonly Ask[],
  seconds: number,
): Promise<ReadonlyMap<string, { readonly took: readonly number[]; readonly seconds: number }>> => {
  const took = new Map(asks.map(({ page }) => [page, [] as number[]]));
  const turns = asks.flatMap((ask) => Array<Ask>(asks.length === 1 ? 1 : ask.share).fill(ask));
  const begun = performance.now();
  let turn = 0;
  const client = async (): Promise<void> => {
    while (performance.now() - begun < seconds * 1000) {
      const at = turn++;
      // Steps of 37 through the hundred shares mix the pages evenly.
      const ask = turns[(at * 37) % turns.length]!;
      const [path, init] = ask.request(at);
      const headers = { ...init.headers, origin: origin.origin };
      const before = performance.now();
      const answer = await fetch(new URL(path, origin), { ...init, headers, redirect: 'manual' });
      await answer.arrayBuffer();
      took.get(ask.page)?.push(performance.now() - before);
      if (answer.status !== ask.status) throw new Error(`${ask.page} answered ${answer.status}.`);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const lasted = (performance.now() - begun) / 1000;
  return new Map([...took].map(([page, all]) => [page, { took: all, seconds: lasted }]));
};

const lines = (loaded: Awaited<ReturnType<typeof load>>, known?: number): PageLine[] => {
  const sorted = [...loaded].map(
    ([page, { took, seconds }]) => [page, took.toSorted((a, b) => a - b), seconds] as const,
  );
  const at = (all: readonly number[], part: number) => all[Math.floor(part * (all.length - 1))] ?? 0;
  const base = known ?? at(sorted.find(([page]) => page === plain)?.[1] ?? [], 0.5);
  return sorted.map(([page, all, seconds]) => ({
    page,
    requests: all.length,
    perSecond: all.length / seconds,
    median: at(all, 0.5),
    p95: at(all, 0.95),
    p99: at(all, 0.99),
    toPlain: at(all, 0.5) / base,
  }));
};
