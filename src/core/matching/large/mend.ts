/**
 * Problem: an optimal flow, and pairs that were not thought of, or whose lots were not. Method: the mentee's price is
 * raised until no pair of the row is worth more than its prices. Where the mentee's own pair is worth less now, it is
 * undone: the mentee has one mentor too few, that mentor one mentee too few, and one unit sent from the first to the
 * second (route.ts) makes the flow optimal again. A mentee for whom it pays now is let in likewise. Running time: one
 * local search for each row that changes. Ties: none are left; any order of rows leads to the same answer.
 */
import { eachOfMentee, free, lotOfPair, type Residual, sourceOf, undoPair, worthOf } from './residual.ts';
import { send } from './route.ts';

/** Lets all listed pairs of some mentees count; whether that changed anything. */
export function wakeRows(residual: Residual, rows: Iterable<number>): boolean {
  const all = [...rows];
  const risen = all.filter((mentee) => lift(residual, mentee));
  // First all prices are raised and pairs undone, so that no search meets a pair that is worth more than its prices.
  const undone = risen.flatMap((mentee) => residual.chosen[mentee]!.filter((pair) => isPoor(residual, pair)));
  for (const pair of undone) undoPair(residual, pair);
  const entering = all.flatMap((mentee) => enter(residual, mentee));
  for (const pair of undone) {
    send(residual, residual.menteeOf[pair]!, residual.mentees + residual.mentorOf[pair]!);
  }
  for (const mentee of entering) send(residual, mentee, sourceOf(residual));
  return risen.length + entering.length > 0;
}

/** Raises a mentee's price until no pair of the row is worth more than its prices; whether that was needed. */
function lift(residual: Residual, mentee: number): boolean {
  const { high, low, mentees, mentorOf, state } = residual;
  let [mostHigh, mostLow] = [high[mentee]!, low[mentee]!];
  eachOfMentee(residual, mentee, (pair) => {
    if (state[pair] !== free) return;
    const node = mentees + mentorOf[pair]!;
    const sum = worthOf(residual, pair) + high[node]!;
    if (sum < mostHigh) return;
    const lots = lotOfPair(residual, pair) + low[node]!;
    if (sum === mostHigh && lots <= mostLow) return;
    mostHigh = sum;
    mostLow = lots;
  });
  if (mostHigh === high[mentee] && mostLow === low[mentee]) return false;
  high[mentee] = mostHigh;
  low[mentee] = mostLow;
  return true;
}

/** Whether a used pair is worth less than its prices. */
export function isPoor(residual: Residual, pair: number): boolean {
  const { high, low } = residual;
  const [mentee, node] = [residual.menteeOf[pair]!, residual.mentees + residual.mentorOf[pair]!];
  const rest = worthOf(residual, pair) + high[node]! - high[mentee]!;
  return rest < 0 || (rest === 0 && lotOfPair(residual, pair) + low[node]! < low[mentee]!);
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
