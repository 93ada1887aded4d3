import { beforeEach, expect, test } from 'vitest';
import { type Browser, useApp } from '../../../test/app.ts';
import { useMatched } from '../../../test/matched.ts';
import { paths } from '../../paths.ts';
import { findRun, namesByNumber } from './queries.ts';

const app = useApp();
const matched = useMatched(app, 150, 150);
let cohortId: string;
let ruth: Browser;

beforeEach(async () => {
  ({ cohortId, ruth } = matched());
  await ruth.post(paths.matchRunRules(cohortId, 1), { preset: '', goals: 'total', places: '10' });
});

test('names fifty differences at a time, each mentee once', async () => {
  const partners = async (number: number) => {
    const { result } = await findRun(app.db(), cohortId, number);
    const pairs = result.kind === 'solved' ? result.pairs : [];
    return new Map(pairs.map(({ mentee, mentor }) => [mentee, mentor]));
  };
  const [one, two] = [await partners(1), await partners(2)];
  const different = [...new Set([...one.keys(), ...two.keys()])]
    .filter((mentee) => one.get(mentee) !== two.get(mentee))
    .sort();
  expect(different.length).toBeGreaterThan(50);
  const names = await namesByNumber(app.db(), cohortId);
  const page = async (number: number) => (await ruth.get(paths.matchCompare(cohortId, 2, 1, number))).text();
  const pages = Math.ceil(different.length / 50);
  const html = (await Promise.all(Array.from({ length: pages }, (_, at) => page(at + 1)))).map(
    (text) => text.split('<section class="band"')[2] ?? '',
  );
  const named = html.flatMap((text) =>
    [...text.matchAll(/<th scope="row"><bdi>(.+?)<\/bdi>/g)].map(([, name]) => name!),
  );
  expect(named).toEqual(different.map((mentee) => names.mentee.get(mentee)?.name));
  expect(html[0]).toContain(`1 to 50 of ${different.length}`);
  expect(html[0]).toContain('page=2" rel="next"');
  expect(html.at(-1)).not.toContain('rel="next"');
  expect((await ruth.get(paths.matchCompare(cohortId, 2, 1, pages + 1))).status).toBe(404);
});
