/** A clock that runs, and that a test turns on to where its story goes on. */
export const turningClock = (start: Date) => {
  let [from, since] = [start.getTime(), performance.now()];
  const now = (): Date => new Date(from + (performance.now() - since));
  return {
    now,
    turn: (to: string): void => {
      const at = new Date(to).getTime();
      if (at < now().getTime()) throw new Error(`The clock has passed ${to}.`);
      [from, since] = [at, performance.now()];
    },
  };
};
