/**
 * Problem: an optimal flow, and pairs that were not thought of, or whose lots were not. Method: the mentee's price is
 * raised until no pair of the row is worth more than its prices. Where the mentee's own pair is worth less now, it is
 * undone: the mentee has one mentor too few, that mentor one mentee too few, and one unit sent from the first to the
 * second (route.ts) makes the flow optimal again. A mentee for whom it pays now is let in likewise. Running time: one
 * local search for each row that changes. Ties: none are left; any order of rows leads to the same answer. References:
 * those of route.ts.
 */
import { eachOfMentee, free } from './listed.ts';
import { lotOfPair, type Residual, sinkOf, sourceOf, undoPair, worthOf } from './residual.ts';
import { balance } from './route.ts';

/** Lets all listed pairs of some mentees count; whether that changed anything. */
export function wakeRows(residual: Residual, rows: Iterable<number>): boolean {
  return awaken(residual, [...rows], new Int32Array(residual.mentors));
}

/** The first time: lets all pairs count, and after an auction mentors with a price ask for as many as they have room for. */
export function wakeAll(residual: Residual): void {
  const { high, mentees, mentors, out, capacity } = residual;
  const lacks = new Int32Array(mentors);
  for (let mentor = 0; mentor < mentors; mentor++) {
    if (high[mentees + mentor]! >= high[sinkOf(residual)]!) continue;
    lacks[mentor] = capacity[mentor]! - out[mentor]!;
    out[mentor] = capacity[mentor]!;
  }
  awaken(
    residual,
    Array.from({ length: mentees }, (_, mentee) => mentee),
    lacks,
  );
}

/** `lacks`: how many mentees each mentor lacks already. */
function awaken(residual: Residual, rows: readonly number[], lacks: Int32Array): boolean {
  const atSink = lacks.reduce((sum, units) => sum + units, 0);
  const risen = rows.filter((mentee) => lift(residual, mentee));
  // First all prices are raised and pairs undone, so that no search meets a pair that is worth more than its prices.
  const undone = risen.flatMap((mentee) => residual.chosen[mentee]!.filter((pair) => isPoor(residual, pair)));
  for (const pair of undone) {
    undoPair(residual, pair);
    lacks[residual.mentorOf[pair]!]! += 1;
  }
  const entering = rows.flatMap((mentee) => enter(residual, mentee));
  balance(residual, [...undone.map((pair) => residual.menteeOf[pair]!), ...entering], lacks, atSink);
  return risen.length + entering.length > 0;
}

/** Raises a mentee's price until no pair of the row is worth more than its prices; whether that was needed. */
function lift(residual: Residual, mentee: number): boolean {
  const { high, low, mentees, mentorOf, state } = residual;
  let isRisen = false;
  eachOfMentee(residual, mentee, (pair) => {
    if (state[pair] !== free || surplus(residual, pair) <= 0) return;
    const node = mentees + mentorOf[pair]!;
    high[mentee] = worthOf(residual, pair) + high[node]!;
    low[mentee] = lotOfPair(residual, pair) + low[node]!;
    isRisen = true;
  });
  return isRisen;
}

/** Whether a used pair is worth less than its prices. */
export function isPoor(residual: Residual, pair: number): boolean {
  return surplus(residual, pair) < 0;
}

/** What a pair is worth beyond its prices; where that is nothing, what its lot is beyond theirs. */
function surplus(residual: Residual, pair: number): number {
  const { high, low, mentees } = residual;
  const [mentee, node] = [residual.menteeOf[pair]!, mentees + residual.mentorOf[pair]!];
  const byWorth = worthOf(residual, pair) + high[node]! - high[mentee]!;
  return byWorth === 0 ? lotOfPair(residual, pair) + low[node]! - low[mentee]! : byWorth;
}

/** Lets a mentee in as often as it pays to be in; whoever then has to stay out is sent back. */
function enter(residual: Residual, mentee: number): number[] {
  const { high, low, scale, given, demand } = residual;
  const source = sourceOf(residual);
  const gain = high[mentee]! + scale.entry[mentee]! - high[source]!;
  if (gain < 0 || (gain === 0 && low[mentee]! <= low[source]!)) return [];
  const units = Math.max(0, demand[mentee]! - given[mentee]!);
  given[mentee]! += units;
  return new Array<number>(units).fill(mentee);
}
