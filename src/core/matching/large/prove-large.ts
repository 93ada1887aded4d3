/**
 * Problem: `verifyStreamed` judges every pair anew, which takes hours for ten thousand million of them. Method: only pairs
 * that are worth more than their prices raise the bound of a proof; packed rows tell which these are (above.ts), shared
 * out to as many threads as there are, and `verify` does the rest: rules, sums and bounds. No code of the solver and none
 * of its numbers but the certificate is read. What it takes on trust, and `verifyStreamed` does not, is that packed rows
 * give every eligible pair its points; row.test.ts holds them against the judge. Running time: one pass over the rows for
 * each proof of the certificate. Memory: three lists of pairs.
 */
import type { Price, Proof, Score, Solved } from '../problem.ts';
import { verifyStreamed } from '../verify.ts';
import type { Aims } from './above.ts';
import type { Pairs } from './candidates.ts';
import type { Prover } from './crew.ts';
import type { LargeProblem } from './large-flow.ts';
import { grouped } from './lists.ts';

/** What is wrong with an answer, or null where it is proved to be the best. */
export async function faultByRows(
  problem: LargeProblem,
  answer: Solved,
  crew: Prover,
): Promise<string | null> {
  const { worst, ...main } = answer.certificate;
  const proofs = [main, worst?.all, worst?.above].filter((proof) => proof !== undefined && proof !== null);
  const scores = new Map<Proof['menteePrices'], Score[]>();
  const chosen = new Map<string, Score>();
  const ids = chosenLists(problem, answer);
  for (const proof of proofs) {
    const parts = await crew.above(aimsOf(problem, proof, ids));
    scores.set(
      proof.menteePrices,
      parts.flatMap(({ above }) => scoresOf(above)),
    );
    for (const part of parts) {
      for (const score of scoresOf(part.chosen)) chosen.set(`${score[0]} ${score[1]}`, score);
    }
  }
  const verdict = verifyStreamed(
    { ...problem, scores: ({ menteePrices }) => scores.get(menteePrices)! },
    answer,
    (i, j) => chosen.get(`${i} ${j}`) ?? null,
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
  const left = mentees.map(({ priority }, i) =>
    goals.map(
      (goal, at) =>
        (goal === 'people' ? 1 : goal === 'priority' ? priority : 0) -
        (menteePrices[i]?.[at] ?? 0) -
        (placesPrice[at] ?? 0),
    ),
  );
  const rank = ranks([...left, ...mentorPrices].map((price) => price.slice(0, before)));
  const lineOf = (price: Price) => (total < 0 ? Number.POSITIVE_INFINITY : (price[total] ?? 0));
  return {
    menteeRank: Int32Array.from(left, (_, i) => rank[i]!),
    mentorRank: Int32Array.from(mentorPrices, (_, j) => rank[left.length + j]!),
    menteeLine: Float64Array.from(left, (price) => (total < 0 ? 0 : -price[total]!)),
    mentorLine: Float64Array.from(mentorPrices, lineOf),
    chosen,
  };
}

/** Equal numbers for equal lists, higher ones for lists that come later by their first difference. */
function ranks(lists: readonly Price[]): Int32Array {
  const different = new Map(lists.map((list) => [list.join(' '), list]));
  const sorted = [...different].sort(([, a], [, b]) => {
    const at = a.findIndex((count, place) => count !== b[place]);
    return at < 0 ? 0 : a[at]! - b[at]!;
  });
  const rank = new Map(sorted.map(([key], at) => [key, at]));
  return Int32Array.from(lists, (list) => rank.get(list.join(' '))!);
}

function scoresOf({ mentees, mentors, points }: Pairs): Score[] {
  return Array.from(mentees, (mentee, at): Score => [mentee, mentors[at]!, points[at]!]);
}
