/** A clock that starts where the story is and then runs like any other. */
export const runningFrom = (start: Date): (() => Date) => {
  const begun = performance.now();
  return () => new Date(start.getTime() + (performance.now() - begun));
};
