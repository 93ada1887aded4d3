/**
 * Problem: solve.ts, for rounds whose eligible pairs are too many to list. Method: large-flow.ts in place of one flow
 * over all pairs. With the goal `worst`: where the list so far covers as many people from some points on, so do all
 * pairs, so the search jumps there; the last flow, over better pairs only, shows that nothing lies above. Running time:
 * one large flow, with `worst` some more. Ties: as in large-flow.ts. References: those of solve.ts.
 */
import { coveringFlow } from '../cover.ts';
import type { Flow } from '../flow.ts';
import { distinctPairs, obstacle } from '../impossible.ts';
import { byIds, type PairOfIds } from '../network.ts';
import type { Answer, Certificate, Pair, Score } from '../problem.ts';
import { proofOf } from '../proof.ts';
import { type Aim, aimOf, firstNot, reachedBy, worstUsed } from '../solve.ts';
import { answerOf, fallsShort } from './answer.ts';
import type { Crew } from './crew.ts';
import {
  type LargeOptions,
  type LargeProblem,
  largeFlow,
  largeResidual,
  peopleOf,
  usualSizes,
} from './large-flow.ts';
import type { Packed } from './packed.ts';
import { flowOf, type Residual } from './residual.ts';
import { emptyRow, openRow, pointsWith, wholeScope } from './row.ts';
import { pairsOfNetwork } from './sparse.ts';

/**
 * The answer, and with every goal but `worst` the flow that it was read from; null where minimum loads cannot be met, or
 * not everyone who must be placed can be, of which only a list of all pairs can tell the reason.
 */
export async function solveLarge(
  packed: Packed,
  problem: LargeProblem,
  crew: Crew,
  keep: readonly PairOfIds[] = [],
  sizes: LargeOptions = usualSizes,
): Promise<{ readonly answer: Answer; readonly residual: Residual | null } | null> {
  const locked = lockedScores(packed, problem);
  const loose = problem.mentors.map((mentor) => ({ ...mentor, minimum: 0 }));
  const reason = obstacle({ ...problem, scores: locked, mentors: loose, everyone: false });
  if (reason !== null) return { answer: { kind: 'infeasible', reason }, residual: null };
  const residual = await largeResidual(packed, problem, crew, { keep, sizes });
  if (fallsShort(residual, problem)) return null;
  if (problem.goals.includes('worst')) {
    const all = flowOf(residual, peopleOf(problem), 0);
    return { answer: await solveWorst(packed, problem, crew, { keep, sizes, locked, all }), residual: null };
  }
  return { answer: answerOf(residual, problem, locked), residual };
}

type Known = {
  readonly keep: readonly PairOfIds[];
  readonly sizes: LargeOptions;
  readonly locked: readonly Score[];
  readonly all: Flow;
};

async function solveWorst(
  packed: Packed,
  problem: LargeProblem,
  crew: Crew,
  { keep, sizes, locked, all }: Known,
): Promise<Answer> {
  const from = (points: number, known: Flow): Promise<Flow> =>
    largeFlow(packed, problem, crew, { from: points, keep, sizes, known: [pairsOfNetwork(known.network)] });
  const lockedWorst = locked.reduce(
    (worst, [, , points]) => Math.min(worst, points),
    Number.POSITIVE_INFINITY,
  );
  const best = await raiseWorst(all, aimOf(problem, all), lockedWorst, from);
  const pairs = pairsOf(problem, best.flow, locked);
  const certificate = { ...proofOf(best.flow, best.from), worst: best.worst };
  return { kind: 'solved', pairs, reached: reachedBy(problem, pairs), certificate };
}

type Raised = { readonly flow: Flow; readonly from: number; readonly worst: Certificate['worst'] };

async function raiseWorst(
  all: Flow,
  aim: Aim,
  lockedWorst: number,
  flowFrom: (points: number, known: Flow) => Promise<Flow>,
): Promise<Raised> {
  const proof = proofOf(all, 0);
  let best = { flow: all, from: 0 };
  for (let known = all; ; ) {
    const worst = Math.min(worstUsed(best.flow), lockedWorst);
    if (worst === lockedWorst) return { ...best, worst: { all: proof, above: null } };
    const jump = Math.min(lockedWorst, highestCovered(known, aim, worst + 1));
    for (const from of new Set([jump, worst + 1])) {
      const flow = await flowFrom(from, known);
      known = flow;
      if (aim.isReached(flow)) {
        best = { flow, from };
        break;
      }
      if (from === worst + 1) return { ...best, worst: { all: proof, above: proofOf(flow, from) } };
    }
  }
}

/** The highest points from which the listed pairs alone place as many; at least `least`. */
function highestCovered({ network }: Flow, aim: Aim, least: number): number {
  const candidates = [...new Set(network.points)].filter((points) => points >= least).sort((a, b) => a - b);
  const isCovered = (at: number) => aim.isWithin(coveringFlow(network, candidates[at]!));
  return candidates[firstNot(isCovered, 0, candidates.length) - 1] ?? least;
}

/** Scores of the locked pairs that are eligible, each once. */
function lockedScores(packed: Packed, problem: LargeProblem): Score[] {
  const menteeAt = new Map(problem.mentees.map(({ id }, at) => [id, at]));
  const mentorAt = new Map(problem.mentors.map(({ id }, at) => [id, at]));
  return distinctPairs(problem.locked).flatMap(([mentee, mentor]) => {
    const [i, j] = [menteeAt.get(mentee)!, mentorAt.get(mentor)!];
    const points = pointsOfPair(packed, i, j);
    return points === null ? [] : [[i, j, points] as const];
  });
}

/** Null where the rules bar the pair. */
function pointsOfPair(packed: Packed, mentee: number, mentor: number): number | null {
  const row = emptyRow(packed, wholeScope(packed));
  return openRow(row, mentee) ? pointsWith(row, mentor) : null;
}

function pairsOf(
  { mentees, mentors }: LargeProblem,
  { network, used }: Flow,
  locked: readonly Score[],
): Pair[] {
  const pairs = locked.map(([i, j, points]): Pair => [mentees[i]!.id, mentors[j]!.id, points]);
  used.forEach((use, pair) => {
    if (use !== 1) return;
    const [i, j] = [network.menteeOf[pair]!, network.mentorOf[pair]!];
    pairs.push([mentees[i]!.id, mentors[j]!.id, network.points[pair]!]);
  });
  return pairs.sort(byIds);
}
