/**
 * Problem: the best pairs for a list of goals, each strictly before the next. Method: one optimal flow (grow.ts) for
 * people, priority and total together. With `worst`: first the people and the priority that any pairs can reach; then a
 * binary search for the highest points from which pairs alone still reach as much (the bottleneck; every step is an
 * exact flow); then the best total over these pairs. Running time: one flow, or about log2(different points) flows.
 * Ties: everything is computed in the order of stable ids (network.ts), by a fixed sequence of exact integer steps, so
 * one and the same answer comes out whatever the order of rows, the run or the machine. Reference: Ahuja, Magnanti and
 * Orlin, Network Flows (1993); Garfinkel, "An improved algorithm for the bottleneck assignment problem" (1971).
 */
import { checkProblem } from './check.ts';
import { coveringFlow } from './cover.ts';
import type { Choice, Flow } from './flow.ts';
import { optimalFlow } from './grow.ts';
import { obstacle } from './impossible.ts';
import { byIds, marked, type Network, networkOf, type PairOfIds } from './network.ts';
import type { Answer, Certificate, Pair, Problem, Reached } from './problem.ts';
import { proofOf } from './proof.ts';
import { scaleOf } from './scale.ts';
import { shortfall } from './shortfall.ts';

/**
 * Throws a ProblemError where the problem is not well formed. Of equally good answers it gives one that keeps as many as
 * possible of the pairs in `keep`.
 */
export function solve(problem: Problem, keep: readonly PairOfIds[] = []): Answer {
  checkProblem(problem);
  const early = obstacle(problem);
  if (early !== null) return { kind: 'infeasible', reason: early };
  const best = bestFlow(problem, 0, keep);
  const late = shortfall(problem, best);
  if (late !== null) return { kind: 'infeasible', reason: late };
  return problem.goals.includes('worst') ? solveWorst(problem, best, keep) : solved(problem, best, 0, null);
}

/** The optimal flow over the pairs with at least `from` points, the goal `worst` left out. */
export function bestFlow(problem: Problem, from: number, keep: readonly PairOfIds[]): Flow {
  const network = networkOf(problem);
  const scale = scaleOf(network, problem.goals, problem.everyone, keep.length > 0);
  return optimalFlow(network, scale, from, marked(problem, network, keep));
}

/** `all` is the optimal flow over all pairs, the goal `worst` left out. */
function solveWorst(problem: Problem, all: Flow, keep: readonly PairOfIds[]): Answer {
  const { network, scale } = all;
  const kept = marked(problem, network, keep);
  const flowFrom = (from: number) => optimalFlow(network, scale, from, kept);
  const lockedPoints = network.locked.map((at) => problem.scores[at]![2]);
  const lockedWorst = Math.min(...lockedPoints);
  const best = raiseWorst(all, thresholds(network, lockedPoints), aimOf(problem, all), flowFrom);
  const worst = Math.min(worstUsed(best.flow), lockedWorst);
  const above = worst === lockedWorst ? null : proofOf(flowFrom(worst + 1), worst + 1);
  return solved(problem, best.flow, best.from, { all: proofOf(all, 0), above });
}

type Threshold = { readonly flow: Flow; readonly from: number };

export type Aim = {
  /** As good as can be in the goals before `worst`, with all rules kept. */
  readonly isReached: (flow: Choice) => boolean;
  /** At least as good, minimum loads aside. */
  readonly isWithin: (flow: Choice) => boolean;
};

/** `all` is an optimal flow over all pairs, the goal `worst` left out. */
export function aimOf(problem: Omit<Problem, 'scores'>, all: Choice): Aim {
  const byPriority = problem.goals.includes('priority');
  const priorityOf = ({ given, network }: Choice) =>
    byPriority ? given.reduce((sum, mentors, mentee) => sum + mentors * network.priority[mentee]!, 0) : 0;
  const priority = priorityOf(all);
  return {
    isReached: (flow) =>
      flow.count === all.count && priorityOf(flow) === priority && shortfall(problem, flow) === null,
    // Stryker disable next-line all: where it holds too often, only more flows are tried.
    isWithin: (flow) => flow.count === all.count && priorityOf(flow) >= priority,
  };
}

/** The points that the worst pair may have, upwards; no better than the worst locked pair. */
function thresholds({ points }: Network, lockedPoints: readonly number[]): number[] {
  const lockedWorst = Math.min(...lockedPoints);
  const different = new Set(points);
  for (const worth of lockedPoints) different.add(worth);
  return [...different].filter((worth) => worth <= lockedWorst).sort((a, b) => a - b);
}

/**
 * The best flow over the pairs from the highest threshold that still reaches the goals before `worst`. A greedy cover,
 * which does not ask for minimum loads and is fast, says first how high it may be; mostly it is as high.
 */
function raiseWorst(
  all: Flow,
  candidates: readonly number[],
  aim: Aim,
  flowFrom: (from: number) => Flow,
): Threshold {
  const placeOf = (flow: Flow) => candidates.findLastIndex((points) => points <= worstUsed(flow));
  const isCovered = (at: number) => aim.isWithin(coveringFlow(all.network, candidates[at]!));
  let best = { flow: all, from: 0 };
  let low = placeOf(all);
  let high = firstNot(isCovered, low + 1, candidates.length);
  for (let at = high - 1; low < at; at = (low + high) >> 1) {
    const from = candidates[at]!;
    const flow = flowFrom(from);
    if (aim.isReached(flow)) {
      best = { flow, from };
      low = placeOf(flow);
    } else high = at;
  }
  return best;
}

/** The first place from `low` on where `holds` no longer holds, or `high`; it never holds again after that. */
export function firstNot(holds: (at: number) => boolean, low: number, high: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The lowest points of a pair in use, locked ones apart; Infinity where there is none. */
export function worstUsed({ network, used }: Choice): number {
  let worst = Number.POSITIVE_INFINITY;
  used.forEach((use, pair) => {
    if (use === 1 && network.points[pair]! < worst) worst = network.points[pair]!;
  });
  return worst;
}

function solved(problem: Problem, flow: Flow, from: number, worst: Certificate['worst']): Answer {
  const pairs = pairsOf(problem, flow);
  return {
    kind: 'solved',
    pairs,
    reached: reachedBy(problem, pairs),
    certificate: { ...proofOf(flow, from), worst },
  };
}

function pairsOf({ mentees, mentors, scores }: Problem, { network, used }: Choice): Pair[] {
  const pairs = network.locked.map((at): Pair => {
    const [mentee, mentor, points] = scores[at]!;
    return [mentees[mentee]!.id, mentors[mentor]!.id, points];
  });
  used.forEach((use, pair) => {
    if (use === 0) return;
    const mentee = mentees[network.mentees[network.menteeOf[pair]!]!]!;
    const mentor = mentors[network.mentors[network.mentorOf[pair]!]!]!;
    pairs.push([mentee.id, mentor.id, network.points[pair]!]);
  });
  return pairs.sort(byIds);
}

/** What each goal comes to with these pairs, locked ones among them. */
export function reachedBy({ mentees }: Pick<Problem, 'mentees'>, pairs: readonly Pair[]): Reached {
  const priority = new Map(mentees.map((mentee) => [mentee.id, mentee.priority]));
  return {
    placed: pairs.length,
    priority: pairs.reduce((sum, [mentee]) => sum + priority.get(mentee)!, 0),
    worst: pairs.reduce<number | null>((worst, [, , points]) => Math.min(points, worst ?? points), null),
    total: pairs.reduce((sum, [, , points]) => sum + points, 0),
  };
}
