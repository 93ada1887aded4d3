/**
 * Problem: `verifyStreamed` judges every pair anew, which takes hours for ten thousand million of them. Method: only pairs
 * that are worth more than their prices raise the bound of a proof; packed rows tell which these are (above.ts), shared
 * out to as many threads as there are, and `verify` does the rest: rules, sums and bounds. No code of the solver and none
 * of its numbers but the certificate is read. What it takes on trust, and `verifyStreamed` does not, is that packed rows
 * give every eligible pair its points; row.test.ts holds them against the judge. Running time: one pass over the rows for
 * each proof of the certificate. Memory: the pairs above the prices, and a number for each pair of the answer.
 */
import type { Price, Proof, Score, Solved } from '../problem.ts';
import { verifyStreamed } from '../verify.ts';
import type { Aims } from './above.ts';
import type { Pairs } from './candidates.ts';
import type { Prover } from './crew.ts';
import type { LargeProblem } from './large-flow.ts';
import { grouped } from './lists.ts';

/** What is wrong with an answer, or null where it is proved to be the best. `scoreOf` judges its pairs, where it is given. */
export async function faultByRows(
  problem: LargeProblem,
  answer: Solved,
  crew: Prover,
  scoreOf: ((mentee: number, mentor: number) => Score | null) | null = null,
): Promise<string | null> {
  const { worst, ...main } = answer.certificate;
  const proofs = [main, worst?.all, worst?.above].filter((proof) => proof !== undefined && proof !== null);
  const above = new Map<Proof['menteePrices'], readonly Pairs[]>();
  const points = new Map<number, number>();
  const keyOf = (mentee: number, mentor: number) => mentee * problem.mentors.length + mentor;
  const ids = chosenLists(problem, answer);
  for (const proof of proofs) {
    const parts = await crew.above(aimsOf(problem, proof, ids));
    above.set(
      proof.menteePrices,
      parts.map((part) => part.above),
    );
    for (const part of parts) {
      for (const [mentee, mentor, worth] of scoresOf([part.chosen])) points.set(keyOf(mentee, mentor), worth);
    }
  }
  const verdict = verifyStreamed(
    { ...problem, scores: ({ menteePrices }) => scoresOf(above.get(menteePrices)!) },
    answer,
    scoreOf ??
      ((mentee, mentor) => {
        const worth = points.get(keyOf(mentee, mentor));
        return worth === undefined ? null : [mentee, mentor, worth];
      }),
  );
  return verdict.kind === 'refuted' ? verdict.fault : null;
}

function chosenLists({ mentees, mentors }: LargeProblem, { pairs }: Solved): Aims['chosen'] {
  const menteeAt = new Map(mentees.map(({ id }, at) => [id, at]));
  const mentorAt = new Map(mentors.map(({ id }, at) => [id, at]));
  return grouped(
    mentees.length,
    pairs.flatMap(([mentee, mentor]) => {
      const [i, j] = [menteeAt.get(mentee), mentorAt.get(mentor)];
      return i === undefined || j === undefined ? [] : [[i, j] as const];
    }),
  );
}

function aimsOf({ mentees }: LargeProblem, proof: Omit<Proof, 'from'>, chosen: Aims['chosen']): Aims {
  const { goals, menteePrices, mentorPrices, placesPrice } = proof;
  const total = goals.indexOf('total');
  const before = total < 0 ? goals.length : total;
  /** What a pair of the mentee is worth above the mentee's and the places price, points aside. */
  const leftOf = (mentee: number, at: number): number =>
    (goals[at] === 'people' ? 1 : goals[at] === 'priority' ? mentees[mentee]!.priority : 0) -
    (menteePrices[mentee]?.[at] ?? 0) -
    (placesPrice[at] ?? 0);
  const rank = ranks(mentees.length + mentorPrices.length, (person) =>
    Array.from({ length: before }, (_, at) =>
      person < mentees.length ? leftOf(person, at) : (mentorPrices[person - mentees.length]![at] ?? 0),
    ),
  );
  return {
    menteeRank: rank.slice(0, mentees.length),
    mentorRank: rank.slice(mentees.length),
    menteeLine: Float64Array.from(mentees, (_, mentee) => (total < 0 ? 0 : -leftOf(mentee, total))),
    mentorLine: Float64Array.from(mentorPrices, (price) =>
      total < 0 ? Number.POSITIVE_INFINITY : (price[total] ?? 0),
    ),
    chosen,
  };
}

/** Equal numbers for equal lists, higher ones for lists that come later by their first difference. */
function ranks(count: number, listOf: (place: number) => Price): Int32Array {
  const kinds: Price[] = [];
  const kindOf = new Map<string, number>();
  const found = Int32Array.from({ length: count }, (_, place) => {
    const list = listOf(place);
    const key = list.join(' ');
    const kind = kindOf.get(key) ?? kinds.push(list) - 1;
    kindOf.set(key, kind);
    return kind;
  });
  const byDifference = (a: Price, b: Price): number => {
    const at = a.findIndex((number, place) => number !== b[place]);
    return at < 0 ? 0 : a[at]! - b[at]!;
  };
  const rankOf = new Int32Array(kinds.length);
  const sorted = [...kinds.keys()].sort((a, b) => byDifference(kinds[a]!, kinds[b]!));
  for (const [rank, kind] of sorted.entries()) rankOf[kind] = rank;
  return found.map((kind) => rankOf[kind]!);
}

function* scoresOf(lists: readonly Pairs[]): Generator<Score> {
  for (const { mentees, mentors, points } of lists) {
    for (const [at, mentee] of mentees.entries()) yield [mentee, mentors[at]!, points[at]!];
  }
}
