/** Work that comes round again while the process lives. */

export type Job = { readonly stop: () => Promise<void> };

/**
 * Runs `work` now and then again `seconds` after each end, so that two rounds never overlap. A round that throws is
 * logged by its kind, without what people wrote, and the next one comes all the same. `stop` waits for the current one.
 */
export const every = (seconds: number, name: string, work: () => Promise<unknown>): Job => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  const run = (): void => {
    round = Promise.resolve()
      .then(work)
      .then(
        () => undefined,
        (error: unknown) => console.error(`The job “${name}” stumbled: ${kindOf(error)}`),
      )
      .then(() => {
        if (!stopped) timer = setTimeout(run, seconds * 1000);
      });
  };
  run();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
};

const kindOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return `${error.name}${code}${place ?? ''}`;
};
