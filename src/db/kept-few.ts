/** Remembers the last few of what is costly to make and never changes, such as the frozen input of a run. */
export const keepFew = <Value>(most: number) => {
  const kept = new Map<string, Value>();
  return {
    get: (key: string): Value | undefined => {
      const value = kept.get(key);
      // Written again, it is the youngest; the oldest goes first.
      if (value !== undefined && kept.delete(key)) kept.set(key, value);
      return value;
    },
    set: (key: string, value: Value): Value => {
      kept.delete(key);
      kept.set(key, value);
      for (const old of kept.keys()) {
        if (kept.size <= most) break;
        kept.delete(old);
      }
      return value;
    },
  };
};
