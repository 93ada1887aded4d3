/**
 * Problem: questions about one round come one after the other, and differ little: a run, what a lock would cost, the lock
 * itself. Method: the flow of the last answer is kept; the first question that a change of it can answer opens it
 * (warm.ts), and it is then moved from question to question. Any other question is solved from the beginning. Answers are
 * the same pairs either way. Running time: that of warm.ts, or of solve-large.ts. Memory: one flow.
 */
import type { PairOfIds } from '../network.ts';
import type { Answer } from '../problem.ts';
import type { Crew } from './crew.ts';
import type { LargeProblem } from './large-flow.ts';
import type { Packed } from './packed.ts';
import type { Residual } from './residual.ts';
import { solveLarge } from './solve-large.ts';
import { answerOfWarm, canOpen, isNear, moveTo, openWarm, type Warm } from './warm.ts';

/** What is kept of the last question; the round is always the same. */
export type Held = { warm: Warm | null; cold: Cold | null };

type Cold = {
  readonly residual: Residual;
  readonly problem: LargeProblem;
  readonly near: readonly PairOfIds[];
};

export const nothingHeld = (): Held => ({ warm: null, cold: null });

/** As solveLarge. */
export async function solveHeld(
  held: Held,
  packed: Packed,
  problem: LargeProblem,
  crew: Crew,
  near: readonly PairOfIds[],
): Promise<Answer | null> {
  const { warm, cold } = held;
  // Whoever is interrupted leaves nothing half done behind.
  Object.assign(held, nothingHeld());
  const last = warm ?? cold;
  if (last !== null && isNear(last.problem, problem)) {
    const open = warm ?? (await openWarm(packed, cold!.problem, crew, cold!.residual, cold!.near));
    const isMoved = moveTo(open, packed, problem, near);
    held.warm = open;
    if (isMoved) return answerOfWarm(open);
  }
  const found = await solveLarge(packed, problem, crew, near);
  if (found === null) return null;
  if (found.residual !== null && canOpen(problem)) {
    Object.assign(held, { warm: null, cold: { residual: found.residual, problem, near } });
  }
  return found.answer;
}

/** The flow of a problem, open to questions; null where none can be kept. */
export async function warmAt(
  held: Held,
  packed: Packed,
  problem: LargeProblem,
  crew: Crew,
  near: readonly PairOfIds[],
): Promise<Warm | null> {
  await solveHeld(held, packed, problem, crew, near);
  const { cold } = held;
  if (cold === null) return held.warm;
  Object.assign(held, nothingHeld());
  held.warm = await openWarm(packed, cold.problem, crew, cold.residual, cold.near);
  return held.warm;
}
