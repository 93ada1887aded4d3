import { beforeEach, expect, test } from 'vitest';
import { type Browser, useApp } from '../../../test/app.ts';
import { useMatched } from '../../../test/matched.ts';
import { paths } from '../../paths.ts';
import { askEngine } from './engine.ts';
import { findFrozen, findRun } from './queries.ts';

const app = useApp();
const matched = useMatched(app, 400, 8);
let cohortId: string;
let ruth: Browser;

beforeEach(() => {
  ({ cohortId, ruth } = matched());
});

/** Everybody of the other side, in the order of the page. */
const everybody = async (number: string) => {
  const run = await findRun(app.db(), cohortId, 1);
  const frozen = await findFrozen(app.db(), run.inputId);
  const all = { from: 0, count: 1000 };
  const { fits, others } = await askEngine('know', {
    digest: run.inputDigest,
    frozen,
    settings: run.settings,
    role: 'mentor',
    number,
    fits: all,
    others: all,
  });
  return [...fits.people, ...others.people];
};

/** The people whom a page names, those who fit and those who do not. */
const named = async (path: string): Promise<[string[], string[]]> => {
  const [, fits = '', others = ''] = (await (await ruth.get(path)).text()).split('<section class="band"');
  const numbers = (html: string) =>
    [...html.matchAll(/scope="row"><a href="[^"]+\/mentee\/([^"]+)"/g)].map(([, number]) => number!);
  return [numbers(fits), numbers(others)];
};

test('shows fifty who fit and fifty who do not, and the two lists are paged apart', async () => {
  const numbers = Array.from({ length: 8 }, (_, at) => `MO0000${at + 1}`);
  const known = await Promise.all(numbers.map(everybody));
  const found = known.findIndex((all) => all.filter(({ eligible }) => eligible).length > 50);
  const [number, all] = [numbers[found]!, known[found]!];
  const fits = all.filter(({ eligible }) => eligible).map(({ id }) => id);
  const others = all.filter(({ eligible }) => !eligible).map(({ id }) => id);
  expect(others.length).toBeGreaterThan(50);
  const at = (view: { fits?: number; others?: number }) =>
    paths.matchPerson(cohortId, 1, 'mentor', number, view);
  expect(await named(at({}))).toEqual([fits.slice(0, 50), others.slice(0, 50)]);
  expect(await named(at({ fits: 2 }))).toEqual([fits.slice(50, 100), others.slice(0, 50)]);
  expect(await named(at({ fits: 2, others: 2 }))).toEqual([fits.slice(50, 100), others.slice(50, 100)]);
  const page = await ruth.get(at({ fits: 2 }));
  const html = await page.text();
  expect(html).toContain(`${at({ fits: 2, others: 2 }).replaceAll('&', '&amp;')}" rel="next"`);
  expect(html).toContain(`${at({})}" rel="prev"`);
  expect(html.replace(/<[^>]+>/g, '')).toContain(`51 to ${Math.min(100, fits.length)} of ${fits.length}`);
  const last = Math.ceil(others.length / 50);
  expect((await named(at({ others: last })))[1]).toEqual(others.slice(50 * (last - 1)));
  expect((await ruth.get(at({ others: last + 1 }))).status).toBe(404);
});
