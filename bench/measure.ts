/** How long something takes, told by its median; other work on the machine shows in the slowest. */

/** Milliseconds on the clock, and of all processors over all threads. */
export type Took = { readonly wall: number; readonly cpu: number };

export type Times = {
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
  /** Median of the processors' time: what a quiet machine would take at most. */
  readonly cpu: number;
  readonly times: number;
};

export const timesOf = (took: readonly Took[]): Times => {
  const walls = took.map(({ wall }) => wall).sort((a, b) => a - b);
  const cpus = took.map(({ cpu }) => cpu).sort((a, b) => a - b);
  const middle = Math.floor(took.length / 2);
  return {
    median: walls[middle]!,
    fastest: walls[0]!,
    slowest: walls.at(-1)!,
    cpu: cpus[middle]!,
    times: took.length,
  };
};

/** The result, and what it took. */
export const timed = async <T>(work: () => T | Promise<T>): Promise<[result: T, took: Took]> => {
  const cpuBefore = process.cpuUsage();
  const before = performance.now();
  const result = await work();
  const wall = performance.now() - before;
  const { user, system } = process.cpuUsage(cpuBefore);
  return [result, { wall, cpu: (user + system) / 1000 }];
};

export const repeat = async (times: number, work: (at: number) => Promise<Took>): Promise<Times> => {
  const all: Took[] = [];
  for (let at = 0; at < times; at++) all.push(await work(at));
  return timesOf(all);
};

export const short = (milliseconds: number): string =>
  milliseconds >= 10_000
    ? `${(milliseconds / 1000).toFixed(1)} s`
    : `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;

export const ratio = (theirs: number, ours: number): number => Math.round((theirs / ours) * 10) / 10;

/** The most memory that this process has held. */
export const megabytes = (): number => Math.round(process.resourceUsage().maxRSS / 1024);
