/**
 * `npm run solve -- problem.json [--out file]` and `npm run solve -- --dense cost.txt [--out file]`.
 * Writes the answer as JSON. Exit 0: solved and proved; 2: bad input, with one line that names the field; 3: no answer.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Problem, ProblemError, type Solved } from '../core/matching/problem.ts';
import { solve } from '../core/matching/solve.ts';
import { verify } from '../core/matching/verify.ts';
import { readDense, readProblem } from './problem-file.ts';

const usage =
  'use: npm run solve -- problem.json [--out file], or: npm run solve -- --dense cost.txt [--out file]';

try {
  process.exitCode = run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ProblemError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

function run(words: string[]): number {
  const { file, dense, out } = readWords(words);
  if (!dense) return answer(readProblem(read(file)), out, (solved) => told(solved));
  const { problem, costOf } = readDense(read(file));
  return answer(problem, out, (solved) => ({ cost: sumOfCosts(solved, costOf), ...told(solved) }));
}

function readWords(words: string[]): { file: string; dense: boolean; out: string | undefined } {
  try {
    const options = { out: { type: 'string' }, dense: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: words, options, allowPositionals: true });
    const files = values.dense === undefined ? positionals : [values.dense, ...positionals];
    if (files.length === 1) return { file: files[0]!, dense: values.dense !== undefined, out: values.out };
  } catch {
    // parseArgs throws on an option it does not know; the usage line answers that too.
  }
  throw new ProblemError('arguments', usage);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ProblemError(file, `cannot be read: ${error instanceof Error ? error.message : error}`);
  }
}

function answer(problem: Problem, out: string | undefined, tell: (solved: Solved) => object): number {
  const found = solve(problem);
  const verdict = verify(problem, found);
  if (verdict.kind === 'refuted') throw new Error(`The answer could not be proved: ${verdict.fault}`);
  const text = JSON.stringify(found.kind === 'solved' ? tell(found) : { infeasible: found.reason.sentence });
  if (out === undefined) process.stdout.write(`${text}\n`);
  else writeFileSync(out, `${text}\n`);
  return found.kind === 'solved' ? 0 : 3;
}

/** `optimal` is true because the answer has been verified before it is told. */
function told({ pairs, reached, certificate }: Solved): object {
  return { pairs, ...reached, optimal: true, certificate };
}

function sumOfCosts({ pairs }: Solved, costOf: (points: number) => number): number {
  return pairs.reduce((sum, [, , points]) => sum + costOf(points), 0);
}
