/** Who takes part in the contest. Each runs in a process of its own, so that its CPU time and memory are its own. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../src/config.ts';
import { prepare } from '../src/core/matching/judge.ts';
import { oneHand } from '../src/core/matching/large/crew.ts';
import { pack } from '../src/core/matching/large/pack.ts';
import { solveLarge } from '../src/core/matching/large/solve-large.ts';
import type { Round } from '../src/core/matching/people.ts';
import type { Problem, Score, Solved } from '../src/core/matching/problem.ts';
import { solve } from '../src/core/matching/solve.ts';
import { verify, verifyStreamed } from '../src/core/matching/verify.ts';
import { problemOf } from './contest.ts';
import { openHighs } from './highs.ts';

export type Line = {
  readonly placed: number;
  readonly total: number;
  /** Milliseconds; ours with judging, the others without. */
  readonly cpu: number;
  readonly wall: number;
  /** Peak of the whole process. */
  readonly megabytes: number;
  readonly proved?: boolean;
};

/** Contestants that run in Node; `prove` lets the separate check judge every pair again, unmeasured. */
export const inNode = async (name: string, round: Round, prove: boolean): Promise<Line> => {
  const begun = { cpu: process.cpuUsage(), wall: performance.now() };
  const told = (placed: number, total: number): Line => {
    const { user, system } = process.cpuUsage(begun.cpu);
    return {
      placed,
      total,
      cpu: (user + system) / 1000,
      wall: performance.now() - begun.wall,
      megabytes: process.resourceUsage().maxRSS / 1024,
    };
  };
  if (name === 'large') {
    const packed = pack(round);
    const found = await solveLarge(packed, problemOf(round), oneHand(packed));
    if (found?.answer.kind !== 'solved') throw new Error('There should be an answer.');
    const line = told(found.answer.reached.placed, found.answer.reached.total);
    return prove ? { ...line, proved: isProved(round, found.answer) } : line;
  }
  const problem: Problem = { ...problemOf(round), scores: prepare(round).scores() };
  if (name === 'listed') {
    const answer = solve(problem);
    if (answer.kind !== 'solved') throw new Error('There should be an answer.');
    const line = told(answer.reached.placed, answer.reached.total);
    return prove ? { ...line, proved: verify(problem, answer).kind === 'proved' } : line;
  }
  const highs = await openHighs();
  const { reached, took } = await highs(problem);
  return { ...told(reached[0]!, reached[1]!), cpu: took.cpu, wall: took.wall };
};

const isProved = (round: Round, answer: Solved): boolean => {
  const judge = prepare(round);
  const scoreOf = (i: number, j: number): Score | null => {
    const { eligible, points } = judge.pair(i, j);
    return eligible ? [i, j, points] : null;
  };
  return verifyStreamed({ ...problemOf(round), scores: judge.stream() }, answer, scoreOf).kind === 'proved';
};

/** Contestants that read the pairs from a file; null where they are not installed. */
export const outside: Readonly<Record<string, (pairs: string, folder: string) => Line | null>> = {
  'scipy linear_sum_assignment': (pairs) => {
    try {
      execFileSync('python3', ['-c', 'import scipy.optimize'], { stdio: 'ignore' });
    } catch {
      return null;
    }
    return run('python3', [join(projectRoot(), 'bench/others/scipy_assignment.py'), pairs]);
  },
  'LEMON network simplex': (pairs, folder) => {
    const program = join(folder, 'lemon');
    try {
      const source = join(projectRoot(), 'bench/others/lemon_simplex.cc');
      if (!existsSync(program)) execFileSync('g++', ['-O3', '-o', program, source], { stdio: 'ignore' });
    } catch {
      return null;
    }
    return run(program, [pairs]);
  },
};

const run = (program: string, given: readonly string[]): Line =>
  JSON.parse(execFileSync(program, given, { encoding: 'utf8', maxBuffer: 2 ** 26 })) as Line;

/** Packages that solve dense assignments, and are compared where somebody has installed them. */
export const npmSolvers = ['munkres', 'munkres-js'];

export const isInstalled = (name: string): boolean => {
  try {
    createRequire(join(projectRoot(), 'package.json')).resolve(name);
    return true;
  } catch {
    return false;
  }
};
