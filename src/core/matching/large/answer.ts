/**
 * Problem: an optimal flow of a large round as an answer: pairs by id, sums, and prices that prove it. Method: proof.ts,
 * on the potentials of the flow; whoever has no room left beside locked pairs gets a price of nothing. Running time:
 * linear in people, whatever the number of listed pairs. Ties: none.
 */
import type { Pair, Reached, Score, Solved } from '../problem.ts';
import { type Proved, proofOf } from '../proof.ts';
import type { LargeProblem } from './large-flow.ts';
import type { Residual } from './residual.ts';
import { counting } from './sparse.ts';

/** `locked` are the pairs that the flow leaves out because they must be; the problem may have the guest as well. */
export function answerOf(residual: Residual, problem: LargeProblem, locked: readonly Score[]): Solved {
  const { mentees, mentors } = problem;
  const { chosen, mentorOf, points } = residual;
  const locks = Map.groupBy(locked, ([mentee]) => mentee);
  const pairs: Pair[] = [];
  const reached: { -readonly [Goal in keyof Reached]: Reached[Goal] } = {
    placed: 0,
    priority: 0,
    worst: null,
    total: 0,
  };
  for (const [at, { id, priority }] of mentees.entries()) {
    const own = chosen[at]!.map((pair): Score => [at, mentorOf[pair]!, points[pair]!]);
    own.push(...(locks.get(at) ?? []));
    own.sort((a, b) => a[1] - b[1]);
    for (const [, mentor, worth] of own) {
      pairs.push([id, mentors[mentor]!.id, worth]);
      reached.placed += 1;
      reached.priority += priority;
      reached.total += worth;
      reached.worst = Math.min(reached.worst ?? worth, worth);
    }
  }
  return {
    kind: 'solved',
    pairs,
    reached,
    certificate: { ...proofOf(proved(residual, mentors.length), 0), worst: null },
  };
}

/** Prices of the flow; of nobody whom locked pairs leave no room, since these count for nothing. */
function proved(
  { high, scale, mentees, demand, capacity, minimum, mentors }: Residual,
  count: number,
): Proved {
  const sink = high[mentees + mentors]!;
  const potential = high.slice(0, mentees + count + 1);
  potential[mentees + count] = sink;
  for (let mentee = 0; mentee < mentees; mentee++) {
    if (demand[mentee] === 0) potential[mentee] = -scale.entry[mentee]!;
  }
  for (let mentor = 0; mentor < count; mentor++) {
    if (capacity[mentor] === 0) potential[mentees + mentor] = sink;
  }
  const network = { mentees: counting(mentees), mentors: counting(count), minimum };
  return { network, scale, potential };
}

/** Whether the flow leaves a minimum load or, where everyone must be placed, a demand unmet. */
export function fallsShort({ out, minimum, given, demand }: Residual, { everyone }: LargeProblem): boolean {
  return (
    out.some((mentees, mentor) => mentees < minimum[mentor]!) ||
    (everyone && given.some((mentors, mentee) => mentors < demand[mentee]!))
  );
}
