/**
 * The engine alone, in a process of its own: judging every pair, solving, explaining and proving, cold and warm; at 500
 * beside HiGHS. Memory is what the engine's process held before HiGHS came in.
 */
import { faultOf } from '../src/core/matching/ask.ts';
import type { Solved } from '../src/core/matching/problem.ts';
import { matchRun, type Prepared, prepareRun, problemOf } from '../src/core/matching/run.ts';
import { solve } from '../src/core/matching/solve.ts';
import { openHighs } from './highs.ts';
import { megabytes, ratio, type Took, timed, timesOf } from './measure.ts';
import { makeRound, settings } from './round.ts';

const turns = 5;
const seed = 1;

export type EngineLine = {
  readonly size: number;
  readonly eligible: number;
  readonly pairs: number;
  readonly prepare: number;
  /** Solving and explaining for the first time. */
  readonly cold: number;
  readonly solve: number;
  readonly explain: number;
  readonly prove: number;
  /** HiGHS solving what `solve` solves, where it was asked. */
  readonly highs: number | null;
  readonly highsRatio: number | null;
  readonly megabytes: number;
};

export const benchEngine = async (size: number, besideHighs: boolean): Promise<EngineLine> => {
  const { frozen } = makeRound(seed, size);
  const prepares: Took[] = [];
  let prepared: Prepared | null = null;
  for (let turn = 0; turn < 3; turn++) {
    const [made, took] = await timed(() => prepareRun(frozen, settings.rules));
    prepares.push(took);
    prepared = made;
  }
  if (prepared === null) throw new Error('Nothing was prepared.');
  const problem = problemOf(prepared, settings);
  const [, solveCold] = await timed(() => matchOnce(prepared));
  const held = megabytes();
  const highs = besideHighs ? await openHighs() : null;
  const solves: Took[] = [];
  const theirs: Took[] = [];
  const explains: Took[] = [];
  const proofs: Took[] = [];
  let pairs = 0;
  for (let turn = 0; turn < turns; turn++) {
    const [answer, solving] = await timed(() => solve(problem));
    solves.push(solving);
    if (highs !== null) {
      const asked = await highs(problem);
      theirs.push(asked.took);
      holdEqual(answer as Solved, asked.reached);
    }
    const [result, whole] = await timed(() => matchRun(prepared, settings));
    explains.push({ wall: whole.wall - solving.wall, cpu: whole.cpu - solving.cpu });
    const [fault, proving] = await timed(() => faultOf(prepared, settings, result));
    if (fault !== null) throw new Error(`The answer could not be proved: ${fault}`);
    proofs.push(proving);
    pairs = result.kind === 'solved' ? result.pairs.length : 0;
  }
  const ours = timesOf(solves).median;
  const other = highs === null ? null : timesOf(theirs).median;
  return {
    size,
    eligible: prepared.scores.length,
    pairs,
    prepare: timesOf(prepares).median,
    cold: solveCold.wall,
    solve: ours,
    explain: Math.max(0, timesOf(explains).median),
    prove: timesOf(proofs).median,
    highs: other,
    highsRatio: other === null ? null : ratio(other, ours),
    megabytes: held,
  };
};

const matchOnce = (prepared: Prepared) => matchRun(prepared, settings);

const holdEqual = ({ reached }: Solved, theirs: readonly number[]): void => {
  const ours = [reached.placed, reached.priority, reached.total];
  if (ours.join() !== theirs.join()) throw new Error(`HiGHS reaches ${theirs}, the engine ${ours}.`);
};
