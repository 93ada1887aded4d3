/** Cases that openreview-matcher publishes (MIT), with expected costs recomputed; skipped where the file is not at hand. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Problem } from './problem.ts';
import { solve } from './solve.ts';
import { verify } from './verify.ts';

const file = new URL('../../../../shared/data/peers/openreview-minmax.json', import.meta.url);

type Case = {
  readonly id: string;
  readonly cost_by_reviewer: readonly (readonly number[])[];
  readonly reviewer_min: readonly number[];
  readonly reviewer_max: readonly number[];
  readonly paper_demand: readonly number[];
  readonly forbidden_by_reviewer: readonly (readonly number[])[] | null;
  readonly expected_cost: number | null;
};

const cases: readonly Case[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).cases : [];

test.skipIf(cases.length === 0)(
  'minimum loads, exact demands and forbidden pairs cost what openreview-matcher says',
  () => {
    for (const peer of cases) {
      const most = Math.max(...peer.cost_by_reviewer.flat());
      const problem: Problem = {
        mentees: peer.paper_demand.map((demand, at) => ({ id: `paper${at}`, priority: 0, demand })),
        mentors: peer.reviewer_max.map((capacity, at) => ({
          id: `r${at}`,
          capacity,
          minimum: peer.reviewer_min[at]!,
        })),
        scores: peer.cost_by_reviewer.flatMap((costs, j) =>
          costs.map((cost, i) => [i, j, most - cost] as const),
        ),
        places: null,
        goals: ['people', 'total'],
        everyone: true,
        locked: [],
        vetoed: (peer.forbidden_by_reviewer ?? []).flatMap((papers, j) =>
          papers.map((i) => [`paper${i}`, `r${j}`] as const),
        ),
      };
      const answer = solve(problem);
      const cost = answer.kind === 'solved' ? most * answer.reached.placed - answer.reached.total : null;
      expect(cost, peer.id).toBe(peer.expected_cost);
      expect(verify(problem, answer), peer.id).toEqual({ kind: 'proved' });
    }
  },
);
