/**
 * What a change costs in a large round that is kept warm: 300 random vetoes of chosen pairs one after the other, then 300
 * random locks of other eligible pairs, then all of them undone; and what reading the answer, and asking what one more
 * mentor would bring, costs. After the vetoes, after the locks and in the end the pairs are held against those of a search
 * from the beginning. Times are milliseconds of CPU of the one thread that works, since machines that are busy otherwise
 * say nothing by the clock; where the system counts in coarse ticks, the mean says more than the median. A change is measured whole: finding out what is different between two questions, too.
 */
import { oneHand } from '../src/core/matching/large/crew.ts';
import { type LargeProblem, largeResidual } from '../src/core/matching/large/large-flow.ts';
import { withOneMore } from '../src/core/matching/large/more.ts';
import { pack } from '../src/core/matching/large/pack.ts';
import { emptyRow, readRow, wholeScope } from '../src/core/matching/large/row.ts';
import { solveLarge } from '../src/core/matching/large/solve-large.ts';
import { answerOfWarm, moveTo, openWarm } from '../src/core/matching/large/warm.ts';
import { type Dice, dice } from '../test/problems.ts';
import { problemOf, readRound } from './contest.ts';

export type Times = {
  readonly mean: number;
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  readonly most: number;
};

export type Changes = {
  readonly solve: number;
  readonly open: number;
  readonly vetoes: Times;
  readonly locks: Times;
  readonly undone: Times;
  readonly answer: Times;
  readonly oneMore: Times;
};

const count = 300;

const spent = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** One after the other; gives what each took. */
const timed = (steps: number, step: (at: number) => void): Times => {
  const took = Array.from({ length: steps }, (_, at) => {
    const begun = spent();
    step(at);
    return spent() - begun;
  }).sort((a, b) => a - b);
  const at = (part: number) => took[Math.min(steps - 1, Math.floor(part * steps))]!;
  const mean = took.reduce((sum, each) => sum + each, 0) / steps;
  return { mean, median: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) };
};

/** People and points from a file of contest.ts. Throws where an answer is not that of a search from the beginning. */
export const measureChanges = async (file: string): Promise<Changes> => {
  const round = readRound(file);
  const packed = pack(round);
  const problem: LargeProblem = { ...problemOf(round), goals: ['people', 'priority', 'total'] };
  const crew = oneHand(packed);
  const roll = dice(7);
  let begun = spent();
  const residual = await largeResidual(packed, problem, crew);
  const solve = spent() - begun;
  begun = spent();
  const warm = await openWarm(packed, problem, crew, residual, []);
  const open = spent() - begun;
  const near = answerOfWarm(warm).pairs;
  const move = (asked: LargeProblem): void => {
    if (!moveTo(warm, packed, asked, near)) throw new Error('The flow cannot be moved.');
  };
  move(problem);
  const vetoed = sample(roll, near).map(([mentee, mentor]) => [mentee, mentor] as const);
  const withVetoes = (many: number): LargeProblem => ({ ...problem, vetoed: vetoed.slice(0, many) });
  const vetoes = timed(count, (at) => move(withVetoes(at + 1)));
  await holdEqual(withVetoes(count));
  const locked = randomLocks();
  const withLocks = (many: number): LargeProblem => ({
    ...withVetoes(count),
    locked: locked.slice(0, many),
  });
  const locks = timed(count, (at) => move(withLocks(at + 1)));
  await holdEqual(withLocks(count));
  const undone = timed(2 * count, (at) =>
    move(at < count ? withLocks(count - 1 - at) : withVetoes(2 * count - 1 - at)),
  );
  await holdEqual(problem);
  const answer = timed(20, () => void answerOfWarm(warm));
  const guests = pointsOfSome();
  const mentor = { id: 'one more', capacity: 1, minimum: 0 };
  const oneMore = timed(guests.length, (at) => void withOneMore(warm, packed, mentor, guests[at]!));
  return { solve, open, vetoes, locks, undone, answer, oneMore };

  async function holdEqual(asked: LargeProblem): Promise<void> {
    const anew = await solveLarge(packed, asked, crew, near);
    const pairs = anew?.answer.kind === 'solved' ? anew.answer.pairs : null;
    if (JSON.stringify(pairs) !== JSON.stringify(answerOfWarm(warm).pairs)) {
      throw new Error('A change and a search from the beginning differ.');
    }
  }

  /** Eligible pairs that are not vetoed, of different people. */
  function randomLocks(): [string, string][] {
    const row = emptyRow(packed, wholeScope(packed));
    const taken = new Set<number>();
    const mentees = sample(roll, [...problem.mentees.keys()], packed.mentees);
    const found: [string, string][] = [];
    const isVetoed = new Set(vetoed.map((pair) => pair.join(' ')));
    for (const mentee of mentees) {
      readRow(row, mentee);
      const mentor = row.count === 0 ? -1 : row.mentors[roll(row.count)]!;
      if (mentor < 0 || taken.has(mentor) || problem.mentors[mentor]!.capacity === 0) continue;
      const pair: [string, string] = [problem.mentees[mentee]!.id, problem.mentors[mentor]!.id];
      if (isVetoed.has(pair.join(' '))) continue;
      taken.add(mentor);
      if (found.push(pair) === count) break;
    }
    return found;
  }

  /** Mentors like some who take part: their points with every mentee whom they may take. */
  function pointsOfSome(): ReadonlyMap<string, number>[] {
    const some = sample(roll, [...problem.mentors.keys()], 100);
    const open = new Int32Array(packed.open.length);
    for (const mentor of some) open[mentor >> 5]! |= packed.open[mentor >> 5]! & (1 << (mentor & 31));
    const row = emptyRow(packed, { ...wholeScope(packed), open });
    const points = new Map(some.map((mentor) => [mentor, new Map<string, number>()]));
    for (const [mentee, { id }] of problem.mentees.entries()) {
      readRow(row, mentee);
      for (let at = 0; at < row.count; at++) points.get(row.mentors[at]!)!.set(id, row.points[at]!);
    }
    return [...points.values()];
  }
};

const sample = <T>(roll: Dice, list: readonly T[], many = count): T[] => {
  const left = [...list];
  return Array.from({ length: Math.min(many, left.length) }, () => {
    const at = roll(left.length);
    const picked = left[at]!;
    left[at] = left.at(-1)!;
    left.pop();
    return picked;
  });
};

/** One line for each kind of change. */
export const tableOfChanges = ({ solve, open, ...times }: Changes): string => {
  const names = {
    vetoes: 'a veto',
    locks: 'a lock',
    undone: 'undoing one',
    answer: 'reading the answer, with its proof',
    oneMore: 'the value of one more mentor',
  };
  const rows = Object.entries(names).map(([key, name]) => {
    const { mean, median, p95, p99, most } = times[key as keyof typeof names];
    return [name, ...[mean, median, p95, p99, most].map((each) => each.toFixed(2))];
  });
  const head = ['ms of CPU', 'mean', 'median', 'p95', 'p99', 'most'];
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => row[at]!.length)));
  const lines = [head, ...rows].map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
  );
  const said = `solved in ${solve.toFixed(0)} ms, opened to questions in ${open.toFixed(0)} ms; all answers equal to those of a search from the beginning`;
  return [...lines, said].join('\n');
};
