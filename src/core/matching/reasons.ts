/**
 * Problem: what keeps somebody from every partner, and who comes nearest? Method: the possible partners are sieved by one
 * constraint after another, what the person answered themselves first; the one at which none is left is the bar. The
 * nearest miss: of those left before the bar, the one who comes nearest to passing it, then fails fewest others. Whoever
 * fails a constraint is not asked about the next one, and only those who come equally near are asked about all. Running
 * time: a few steps for each partner. Ties: the lowest id.
 */
import { type Bar, withdrawnId } from './constraints.ts';

/** Somebody of a round: which side, their place, whether they withdrew, and everybody on the other side. */
export type Person = {
  readonly side: 'mentee' | 'mentor';
  readonly at: number;
  readonly withdrawn: boolean;
  readonly partners: readonly { readonly id: string }[];
};

/**
 * `own`: it is the person's own answer or withdrawal, so that no partner could change it. `nearest` is a place, and null
 * where the bar is the person's own.
 */
export type Barrier = {
  readonly constraint: string;
  readonly own: boolean;
  readonly nearest: number | null;
};

/** Null where somebody passes everything, or there is nobody on the other side. */
export function barrierOf({ side, at, withdrawn, partners }: Person, all: readonly Bar[]): Barrier | null {
  const ask = <T>(question: (i: number, j: number) => T, partner: number): T =>
    side === 'mentee' ? question(at, partner) : question(partner, at);
  let left = [...partners.keys()];
  if (left.length === 0) return null;
  for (const bar of inOrder(all, side)) {
    const passing = left.filter((partner) => !ask(bar.fails, partner));
    if (passing.length === 0) {
      const own = bar.own === side || (bar.id === withdrawnId && withdrawn);
      return { constraint: bar.id, own, nearest: own ? null : nearestOf(bar, left) };
    }
    left = passing;
  }
  return null;

  function nearestOf(bar: Bar, before: readonly number[]): number {
    const near = leastOf(before, (partner) => -ask(bar.nearness, partner));
    const fewest = leastOf(near, (partner) => all.filter((each) => ask(each.fails, partner)).length);
    return fewest.reduce((a, b) => (partners[b]!.id < partners[a]!.id ? b : a));
  }
}

/** All for whom a number is least. */
function leastOf(items: readonly number[], of: (item: number) => number): number[] {
  const numbers = items.map(of);
  const least = numbers.reduce((a, b) => Math.min(a, b));
  return items.filter((_, place) => numbers[place] === least);
}

/** Withdrawal and what the person answered come first. */
function inOrder(all: readonly Bar[], side: 'mentee' | 'mentor'): Bar[] {
  const isOwn = (bar: Bar) => bar.id === withdrawnId || bar.own === side;
  return [...all.filter(isOwn), ...all.filter((bar) => !isOwn(bar))];
}
