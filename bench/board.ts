/** What a coordinator waits for at 500 and 500 people: the board opened, and a lock or a veto solved again. */
import { matchRun, prepareRun, problemOf, type RunSolved } from '../src/core/matching/run.ts';
import { findCurrentRun, findFrozen } from '../src/features/matching/queries.ts';
import { paths } from '../src/paths.ts';
import type { openHighs } from './highs.ts';
import { type Served, serve } from './house.ts';
import { ratio, repeat, type Times, type Took, timed, timesOf } from './measure.ts';
import { makeRound } from './round.ts';

type Highs = Awaited<ReturnType<typeof openHighs>>;

export type BoardReport = {
  readonly size: number;
  readonly boardCold: Times;
  readonly board: Times;
  readonly boardBytes: number;
  readonly change: Times;
  readonly lock: Times;
  readonly veto: Times;
  /** Of a change: solving and explaining alone, without the thread, the database or HTTP. */
  readonly engine: Times;
  readonly highs: Times;
  /** HiGHS only finding the pairs, against the whole change as the coordinator waits for it; and against the engine. */
  readonly highsToChange: number;
  readonly highsToEngine: number;
};

const seed = 1;

export const benchBoard = async (size: number, highs: Highs): Promise<BoardReport> => {
  const { people } = makeRound(seed, size);
  const served = await serve(people);
  try {
    const open = async (): Promise<Took> => {
      const [{ status }, took] = await timed(() => served.get(paths.matching(served.cohortId)));
      if (status !== 200) throw new Error(`The board answered ${status}.`);
      return took;
    };
    const boardCold = timesOf([await open()]);
    const board = await repeat(15, open);
    const { bytes } = await served.get(paths.matching(served.cohortId));
    const locks: Took[] = [];
    const vetoes: Took[] = [];
    const warmUp = 4;
    for (let at = 0; at < 20 + warmUp; at++) {
      const took = await change(served, at % 2 === 0 ? 'force' : 'forbid', at * 7);
      if (at >= warmUp) (at % 2 === 0 ? locks : vetoes).push(took);
    }
    const { engine, theirs } = await again(served, highs);
    const all = timesOf([...locks, ...vetoes]);
    return {
      size,
      boardCold,
      board,
      boardBytes: bytes,
      change: all,
      lock: timesOf(locks),
      veto: timesOf(vetoes),
      engine,
      highs: theirs,
      highsToChange: ratio(theirs.median, all.median),
      highsToEngine: ratio(theirs.median, engine.median),
    };
  } finally {
    await served.stop();
  }
};

const currentRun = async ({ instance, cohortId }: Served) => {
  const run = await findCurrentRun(instance.db, cohortId);
  if (run === null || run.result.kind !== 'solved') throw new Error('There is no run with an answer.');
  return { run, result: run.result as RunSolved };
};

/** Locks a pair that is eligible and not chosen, or vetoes one that is; the milliseconds until the answer. */
const change = async (served: Served, kind: 'force' | 'forbid', at: number): Promise<Took> => {
  const { run, result } = await currentRun(served);
  const pair = result.pairs[at % result.pairs.length]!;
  const taken = new Set(run.settings.locked.map(([, mentor]) => mentor));
  const other = result.best[pair.mentee]!.find(([id]) => id !== pair.mentor && !taken.has(id))?.[0];
  if (kind === 'force' && other === undefined) return change(served, kind, at + 1);
  const fields = {
    kind,
    mentee: pair.mentee,
    mentor: kind === 'force' ? other! : pair.mentor,
    reason: 'Because the bench asks for it.',
  };
  const [status, took] = await timed(() =>
    served.post(paths.matchChange(served.cohortId, run.number), fields),
  );
  if (status !== 303) throw new Error(`The change answered ${status}.`);
  return took;
};

/** The last change solved again, by the engine alone and by HiGHS. */
const again = async (served: Served, highs: Highs) => {
  const { run, result } = await currentRun(served);
  const frozen = await findFrozen(served.instance.db, run.inputId);
  const prepared = prepareRun(frozen, run.settings.rules);
  const problem = problemOf(prepared, run.settings);
  await highs(problem);
  const theirs: Took[] = [];
  const engine: Took[] = [];
  for (let turn = 0; turn < 9; turn++) {
    const [, took] = await timed(() => matchRun(prepared, run.settings));
    if (turn >= 4) engine.push(took);
    if (turn < 4) continue;
    const asked = await highs(problem);
    theirs.push(asked.took);
    const { placed, priority, total } = result.reached;
    if (asked.reached.join() !== [placed, priority, total].join())
      throw new Error('HiGHS reaches something else.');
  }
  return { engine: timesOf(engine), theirs: timesOf(theirs) };
};
