/** How long something takes, told by its median; other work on the machine shows in the slowest. */

export type Times = {
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
  readonly times: number;
};

export const timesOf = (milliseconds: readonly number[]): Times => {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  return {
    median: sorted[Math.floor(sorted.length / 2)]!,
    fastest: sorted[0]!,
    slowest: sorted.at(-1)!,
    times: sorted.length,
  };
};

/** The result, and the milliseconds that it took. */
export const timed = async <T>(work: () => T | Promise<T>): Promise<[result: T, milliseconds: number]> => {
  const before = performance.now();
  const result = await work();
  return [result, performance.now() - before];
};

export const repeat = async (times: number, work: (at: number) => Promise<number>): Promise<Times> => {
  const all: number[] = [];
  for (let at = 0; at < times; at++) all.push(await work(at));
  return timesOf(all);
};

export const short = (milliseconds: number): string =>
  milliseconds >= 10_000
    ? `${(milliseconds / 1000).toFixed(1)} s`
    : `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;

export const ratio = (theirs: number, ours: number): number => Math.round((theirs / ours) * 10) / 10;

export const megabytes = (): number => Math.round(process.memoryUsage.rss() / 1_048_576);
