import { beforeEach, expect, test } from 'vitest';
import { type Browser, textOf, useApp } from '../../../test/app.ts';
import { useMatched } from '../../../test/matched.ts';
import { paths } from '../../paths.ts';
import { findCurrentRun } from './queries.ts';

const app = useApp();
const matched = useMatched(app, 150, 150);
let cohortId: string;
let ruth: Browser;

beforeEach(() => {
  ({ cohortId, ruth } = matched());
});

/** Numbers of the pairs that a page draws, in their order. */
const drawn = async (path: string): Promise<string[]> =>
  [...(await (await ruth.get(path)).text()).matchAll(/aria-labelledby="pair-(.+?)"/g)].map(
    ([, pair]) => pair!,
  );

test('shows fifty pairs at a time, each pair once, in the order asked for', async () => {
  const run = await findCurrentRun(app.db(), cohortId);
  const pairs = run?.result.kind === 'solved' ? run.result.pairs : [];
  const pages = Math.ceil(pairs.length / 50);
  expect(pages).toBeGreaterThan(1);
  const page = (number: number) => paths.matchRun(cohortId, 1, { order: 'weakest', page: number });
  const shown: string[] = [];
  for (let number = 1; number <= pages; number++) {
    const here = await drawn(page(number));
    expect(here).toHaveLength(number < pages ? 50 : pairs.length - 50 * (pages - 1));
    shown.push(...here);
  }
  const weakest = pairs.toSorted((a, b) => a.points - b.points || (a.mentee < b.mentee ? -1 : 1));
  expect(shown).toEqual(weakest.map(({ mentee, mentor }) => `${mentee}-${mentor}`));
  expect(await textOf(await ruth.get(page(2)))).toContain(
    `51 to ${Math.min(100, pairs.length)} of ${pairs.length}`,
  );
});

test('opens the page of the pair whose price is asked', async () => {
  const last = (await drawn(paths.matchRun(cohortId, 1, { page: 2 }))).at(-1)!;
  const [mentee = '', mentor = ''] = last.split('-');
  const price = paths.matchPrice(cohortId, 1, { kind: 'forbid', mentee, mentor, order: 'strongest' });
  expect(await drawn(price)).toContain(last);
});
