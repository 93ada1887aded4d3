/** Who takes part in the contest. Each runs in a process of its own, so that its CPU time and memory are its own. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectRoot } from '../src/config.ts';
import { prepare } from '../src/core/matching/judge.ts';
import { pack } from '../src/core/matching/large/pack.ts';
import { faultByRows } from '../src/core/matching/large/prove-large.ts';
import { solveLarge } from '../src/core/matching/large/solve-large.ts';
import type { Round } from '../src/core/matching/people.ts';
import type { Problem, Score, Solved } from '../src/core/matching/problem.ts';
import { solve } from '../src/core/matching/solve.ts';
import { verify, verifyStreamed } from '../src/core/matching/verify.ts';
import { hireCrew } from '../src/features/matching/crew.ts';
import { problemOf, readRound } from './contest.ts';
import { openHighs } from './highs.ts';
import { readPacked, writePacked } from './packed-file.ts';

/** Milliseconds of all threads, and on the clock; the most memory that the process has held, in MB. */
export type Cost = { readonly cpu: number; readonly wall: number; readonly megabytes: number };

/** What it cost; ours with judging, the others without. */
export type Line = Cost & {
  readonly placed: number;
  readonly total: number;
  readonly proved?: boolean;
  /** Ours: turning answers into packed rows. Part of the time above; its memory, with reading the answers, is apart. */
  readonly packing?: Cost;
  /** Ours: the separate proof by rows; not part of the time above. */
  readonly proof?: Cost;
};

const begin = (): (() => Cost) => {
  const begun = { cpu: process.cpuUsage(), wall: performance.now() };
  return () => {
    const { user, system } = process.cpuUsage(begun.cpu);
    return {
      cpu: (user + system) / 1000,
      wall: performance.now() - begun.wall,
      megabytes: process.resourceUsage().maxRSS / 1024,
    };
  };
};

/** Packs the people of one file into another; tells what packing cost, and the most memory with reading them. */
export const packFile = (people: string, target: string): Cost => {
  const round = readRound(people);
  const told = begin();
  const packed = pack(round);
  const packing = told();
  writePacked(target, packed, problemOf(round));
  return packing;
};

/** Ours, no pairs listed, on a round that was packed at some cost by a process of its own. */
export const large = async (file: string, threads: number, packing: Cost, people: string): Promise<Line> => {
  const { packed, problem } = readPacked(file);
  const told = begin();
  const crew = hireCrew(packed, threads);
  const found = await solveLarge(packed, problem, crew);
  if (found?.answer.kind !== 'solved') throw new Error('There should be an answer.');
  const { answer } = found;
  const solving = told();
  const proving = begin();
  const fault = await faultByRows(problem, answer, crew);
  const proof = proving();
  await crew.close();
  const isLong = problem.mentees.length > judgedAtMost;
  return {
    placed: answer.reached.placed,
    total: answer.reached.total,
    cpu: packing.cpu + solving.cpu,
    wall: packing.wall + solving.wall,
    megabytes: solving.megabytes,
    proved: fault === null && (isLong || isProved(readRound(people), answer)),
    packing,
    proof,
  };
};

/** Up to so many mentees every pair is judged again, too, which takes twenty seconds for ten thousand. Not measured. */
const judgedAtMost = 10_000;

/** The other contestants that run in Node. */
export const inNode = async (name: string, file: string): Promise<Line> => {
  const round = readRound(file);
  const told = begin();
  const problem: Problem = { ...problemOf(round), scores: prepare(round).scores() };
  if (name === 'listed') {
    const answer = solve(problem);
    if (answer.kind !== 'solved') throw new Error('There should be an answer.');
    const { placed, total } = answer.reached;
    return { ...told(), placed, total, proved: verify(problem, answer).kind === 'proved' };
  }
  if (name === 'munkres') return byMunkres(problem);
  const highs = await openHighs();
  const { reached, took } = await highs(problem);
  return { placed: reached[0]!, total: reached[1]!, ...took, megabytes: told().megabytes };
};

/** A dense matrix of costs, made unmeasured, as it wants it; all capacities are 1. */
const byMunkres = async ({ mentees, mentors, scores }: Problem): Promise<Line> => {
  const { default: munkres } = await import('munkres');
  const barred = 1000 * (mentees.length + 1);
  const costs = mentees.map(() => new Array<number>(mentors.length).fill(barred));
  for (const [i, j, points] of scores) costs[i]![j] = 1000 - points;
  const copy = costs.map((row) => [...row]);
  const told = begin();
  const made = munkres(costs).filter(([i, j]) => copy[i]![j]! < barred);
  const total = made.reduce((sum, [i, j]) => sum + 1000 - copy[i]![j]!, 0);
  return { ...told(), placed: made.length, total };
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

/** Packages that solve dense assignments. */
export const npmSolvers = ['munkres'];

export const isInstalled = (name: string): boolean => {
  try {
    createRequire(join(projectRoot(), 'package.json')).resolve(name);
    return true;
  } catch {
    return false;
  }
};
