/** Reads the files that `npm run solve` takes. Each refusal is a ProblemError that names the field. */
import { z } from 'zod';
import { type Problem, ProblemError, type Score } from '../core/matching/problem.ts';

const pairs = z.array(z.tuple([z.string(), z.string()])).default([]);

const fileShape = z.object({
  mentees: z.array(
    z.object({ id: z.string(), priority: z.number().default(0), demand: z.number().default(1) }),
  ),
  mentors: z.array(z.object({ id: z.string(), capacity: z.number(), minimum: z.number().default(0) })),
  scores: z.array(z.custom<Score>(isScore, 'must be [mentee index, mentor index, points]')),
  places: z.number().nullable().default(null),
  goals: z.array(z.enum(['people', 'priority', 'worst', 'total'])),
  everyone: z.boolean().default(false),
  locked: pairs,
  vetoed: pairs,
});

function isScore(row: unknown): boolean {
  return Array.isArray(row) && row.length === 3 && row.every((entry) => typeof entry === 'number');
}

/** A problem in the form of docs/matching.md. */
export function readProblem(text: string): Problem {
  const parsed = fileShape.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new ProblemError(fieldOf(path), message);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProblemError('file', `is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

function fieldOf(path: readonly PropertyKey[]): string {
  const field = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return field.replace(/^\./, '') || 'file';
}

export type DenseProblem = { readonly problem: Problem; readonly costOf: (points: number) => number };

/** An OR-Library assignment file: n, then n × n costs. Everybody is placed at the least cost; people are 1 … n. */
export function readDense(text: string): DenseProblem {
  const numbers = text
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(Number);
  const [size, ...costs] = [numbers[0], ...numbers.slice(1)];
  if (size === undefined || !Number.isInteger(size) || size < 1) {
    throw new ProblemError('size', 'the file must begin with the number of people');
  }
  if (costs.length !== size * size) {
    throw new ProblemError(
      'costs',
      `${size * size} are needed for ${size} people, but there are ${costs.length}`,
    );
  }
  const wrong = costs.findIndex((cost) => !Number.isSafeInteger(cost));
  if (wrong >= 0) throw new ProblemError(`costs[${wrong}]`, 'must be an integer');
  const most = costs.reduce<number>((largest, cost) => Math.max(largest, cost!), Number.NEGATIVE_INFINITY);
  const ids = Array.from({ length: size }, (_, at) => String(at + 1));
  const problem: Problem = {
    mentees: ids.map((id) => ({ id, priority: 0, demand: 1 })),
    mentors: ids.map((id) => ({ id, capacity: 1, minimum: 0 })),
    scores: costs.map((cost, at) => [Math.floor(at / size), at % size, most - cost!]),
    places: null,
    goals: ['people', 'total'],
    everyone: true,
    locked: [],
    vetoed: [],
  };
  return { problem, costOf: (points) => most - points };
}
