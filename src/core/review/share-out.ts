/**
 * Problem: give every application its number of readers, nobody one that they must not read, as evenly as can be.
 *
 * Method: one reading at a time along the shortest chain of changes that ends at the least loaded reader within reach.
 * Loads cost their squares, so this is successive shortest paths with convex costs at the readers' end (Harvey, Ladner,
 * Lovász and Tamir 2006, optimal semi-matchings): as many readings as possible are given, and among all ways to give
 * that many no other has a smaller sum of squared loads. What was given before stays. Readings × pairs steps. Ties: who
 * met this application's other reader least, then the reader next in turn.
 */
export type Reader = {
  readonly id: string;
  /** Readings that they have already. */
  readonly load: number;
};

export type ToRead = {
  readonly id: string;
  /** Readers who must not read it. */
  readonly barred: ReadonlySet<string>;
  /** Readers who have it already, and how many others read it elsewhere. */
  readonly has: ReadonlySet<string>;
  readonly elsewhere?: number;
};

export type SharedOut = {
  readonly given: readonly { readonly application: string; readonly reader: string }[];
  /** Applications for which nobody is left, and how many readings they lack. */
  readonly short: readonly { readonly application: string; readonly missing: number }[];
};

export function shareOut(
  applications: readonly ToRead[],
  readers: readonly Reader[],
  each: number,
): SharedOut {
  const load = readers.map((reader) => reader.load);
  const given = applications.map(() => new Set<number>());
  const reads = readers.map(() => new Set<number>());
  const mayTake = (application: number, reader: number): boolean => {
    const { id } = readers[reader]!;
    const { barred, has } = applications[application]!;
    return !barred.has(id) && !has.has(id) && !given[application]!.has(reader);
  };
  const inTurn = (application: number) => readers.map((_, at) => (at + application) % readers.length);
  const short: { application: string; missing: number }[] = [];

  /** Gives the application one more reader; false if no chain of changes finds one. */
  const giveOne = (application: number): boolean => {
    const reached = new Map<number, { readonly takes: number; readonly leaves: number | null }>();
    const queue: number[] = [];
    const reach = (takes: number, leaves: number | null) => {
      for (const reader of inTurn(takes)) {
        if (reached.has(reader) || !mayTake(takes, reader)) continue;
        reached.set(reader, { takes, leaves });
        queue.push(reader);
      }
    };
    reach(application, null);
    const met = (reader: number): number =>
      [...reads[reader]!].filter((other) => [...given[application]!].some((mate) => given[other]!.has(mate)))
        .length;
    let best: number | null = null;
    for (let at = 0; at < queue.length; at += 1) {
      const reader = queue[at]!;
      const isLighter = best === null || load[reader]! < load[best]!;
      if (isLighter || (load[reader] === load[best!] && met(reader) < met(best!))) best = reader;
      for (const other of reads[reader]!) reach(other, reader);
    }
    if (best === null) return false;
    load[best]! += 1;
    for (let reader: number | null = best; reader !== null; ) {
      const { takes, leaves }: { takes: number; leaves: number | null } = reached.get(reader)!;
      given[takes]!.add(reader);
      reads[reader]!.add(takes);
      if (leaves !== null) {
        given[takes]!.delete(leaves);
        reads[leaves]!.delete(takes);
      }
      reader = leaves;
    }
    return true;
  };

  applications.forEach(({ id, has, elsewhere = 0 }, application) => {
    const wanted = Math.max(0, each - has.size - elsewhere);
    for (let more = 0; more < wanted; more += 1) {
      if (giveOne(application)) continue;
      short.push({ application: id, missing: wanted - more });
      break;
    }
  });
  return {
    given: applications.flatMap(({ id }, application) =>
      [...given[application]!].map((reader) => ({ application: id, reader: readers[reader]!.id })),
    ),
    short,
  };
}
