import { afterAll, expect, test } from 'vitest';
import { useApp } from '../../../test/app.ts';
import { makeCohort, makeOrganisation, makeRoleHolder, makeScheme } from '../../../test/makers.ts';
import { fillCohort } from '../../../test/many.ts';
import { paths } from '../../paths.ts';
import { stopEngine } from '../matching/engine.ts';
import { findCurrentRun } from '../matching/queries.ts';
import { prepareOffers } from './offers.ts';

const app = useApp();
afterAll(stopEngine);

test('a hundred offers are listed on a page, each once', async () => {
  const db = app.db();
  await makeOrganisation(db);
  const cohort = await makeCohort(db, await makeScheme(db), { places: null });
  await fillCohort(db, cohort.id, 130, 130);
  const ruth = await app.as(await makeRoleHolder(db, 'coordinator', { schemeId: cohort.schemeId }));
  await ruth.post(paths.matchRuns(cohort.id), { seen: '0' });
  const run = await findCurrentRun(db, cohort.id);
  const people = await db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'person_id')
    .where('cohort_id', '=', cohort.id)
    .select(['applications.id', 'person_id', 'role', 'people.name'])
    .orderBy('applications.number')
    .execute();
  const mentees = people.filter(({ role }) => role === 'mentee');
  const mentors = people.filter(({ role }) => role === 'mentor');
  const wanted = mentees.map((mentee, at) => ({
    menteeApplicationId: mentee.id,
    mentorApplicationId: mentors[at]!.id,
    menteeId: mentee.person_id,
    mentorId: mentors[at]!.person_id,
    mentorCapacity: 1,
  }));
  await app.act((act) => prepareOffers(act, cohort, run!.id, wanted));
  const html = async (page?: number) => (await ruth.get(paths.pairs(cohort.id, page))).text();
  const named = (page: string) =>
    [...page.matchAll(/<th scope="row"><bdi>(.+?)<\/bdi>/g)].map(([, name]) => name);
  const [first, second] = [await html(), await html(2)];
  const names = mentees.map(({ name }) => name.replaceAll("'", '&#39;'));
  expect([...named(first), ...named(second)]).toEqual(names);
  expect(named(first)).toHaveLength(100);
  expect(first).toContain('1 to 100 of 130');
  expect(first).toContain(`${paths.pairs(cohort.id, 2)}" rel="next"`);
  expect(second).not.toContain('rel="next"');
  expect((await ruth.get(paths.pairs(cohort.id, 3))).status).toBe(404);
});
