/** What pages remember of a cohort is what a fresh count gives, whatever was written last. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { countArrivals } from '../../src/features/applications/call-queries.ts';
import { countShown, idsShown, loadsOf } from '../../src/features/applications/review-counts.ts';
import { sealsFor } from '../../src/features/applications/review-queries.ts';
import { shows } from '../../src/features/applications/review-shown.ts';
import { answersTo } from '../../src/features/matching/groups.ts';
import { countParts, namesByNumber } from '../../src/features/matching/queries.ts';
import { unresolvedStatements } from '../../src/features/matching/run-pages.ts';
import { cohortOverview } from '../../src/features/schemes/cohort-queries.ts';
import { readingsOf, supplyOf } from '../../src/features/schemes/home-queries.ts';
import { cohortById } from '../../src/features/schemes/queries.ts';
import { useApp } from '../app.ts';
import { makeCohort, makeOrganisation, makePerson, makeRoleHolder, makeScheme } from '../makers.ts';
import { fillCohort } from '../many.ts';

const app = useApp();
const seed = 20261123;

/** Everything that is remembered, as pages ask for it. */
const counts = async (cohortId: string, viewerId: string) => {
  const db = app.db();
  const cohort = await cohortById(db, cohortId);
  const seals = await sealsFor(db, cohort, viewerId, app.clock.now);
  return {
    overview: await cohortOverview(db, cohort),
    readings: await readingsOf(db, cohort, '2026-11-06'),
    supply: await supplyOf(db, cohort),
    arrivals: await countArrivals(db, cohort),
    seals: [...seals].sort(),
    shown: await countShown(db, cohort, seals),
    ids: await Promise.all(shows.map((show) => idsShown(db, cohort, seals, show, { from: 2, size: 9 }))),
    loads: [...(await loadsOf(db, cohort))].sort(),
    parts: await countParts(db, cohortId),
    // In no order: they are looked up.
    names: [...(await namesByNumber(db, cohortId)).mentor].sort(([a], [b]) => (a < b ? -1 : 1)),
    answers: [...(await answersTo(db, cohortId, { side: 'mentee', key: 'country' }))].sort(),
    unresolved: await unresolvedStatements(db, cohortId, { special: cohort.rules.special }),
  };
};

/** A mark of each table that nothing was written for, so that everything is counted anew. */
const forget = (cohortId: string) =>
  sql`insert into cohort_marks (cohort_id, what)
    select ${cohortId}::uuid, unnest(array['applications', 'drafts', 'reviews', 'assignments', 'decisions', 'people'])`.execute(
    app.db(),
  );

/** One write each, about the application whose place among all is `at`. */
const writes = (cohortId: string, readerId: string, at: number): readonly ReturnType<typeof sql>[] => {
  const one = sql`(select id from applications where cohort_id = ${cohortId} order by role, number offset ${at} limit 1)`;
  // The first in an order that does not hang on ids, so that each run of the test is the same.
  const any = (table: 'reviews' | 'assignments' | 'decisions') =>
    sql`(select each.id from ${sql.table(table)} as each join applications on applications.id = application_id
      order by role, number, to_jsonb(each) ->> 'reviewer' desc limit 1)`;
  const draft = sql`(select drafts.id from drafts join people on people.id = person_id order by email limit 1)`;
  const state = ['submitted', 'underReview', 'accepted', 'waitlisted', 'declined', 'withdrawn'][at % 6]!;
  return [
    sql`update applications set state = ${state} where id = ${one}`,
    sql`update applications set answers = answers || '{"country": "New Land", "conflict": "Hana Sato"}' where id = ${one}`,
    sql`update applications set answers = answers - 'support' where id = ${one}`,
    sql`delete from applications where id = ${one}`,
    sql`insert into reviews (application_id, reviewer, person_id, scores, comment, created_at, updated_at)
      select id, ${readerId}, ${readerId}, '{"clarity": 3, "readiness": 3, "fit": 3}', '', now(), now()
      from applications where id = ${one} on conflict (application_id, reviewer) do update set scores = excluded.scores`,
    sql`update reviews set scores = '{"clarity": 5, "readiness": 5, "fit": ${sql.lit(at)}}' where reviewer = ${readerId}`,
    sql`delete from reviews where id = ${any('reviews')}`,
    sql`insert into assignments (application_id, person_id, assigned_at) values (${one}, ${readerId}, now())
      on conflict do nothing`,
    sql`delete from assignments where id = ${any('assignments')}`,
    sql`insert into decisions (application_id, outcome, reason, rule_set_id, decided_at)
      select applications.id, 'accepted', '', rule_set_id, now()
      from applications join cohorts on cohorts.id = cohort_id where applications.id = ${one} on conflict do nothing`,
    sql`update decisions set applied_at = now() where id = ${any('decisions')}`,
    sql`insert into drafts (cohort_id, person_id, role, answers, source, started_at, updated_at)
      select cohort_id, person_id, role, '{}', 'poster', now(), now() from applications where id = ${one}
      on conflict do nothing`,
    sql`update people set name = name || ' Khan' where id in (
      select person_id from applications where cohort_id = ${cohortId} and role = 'mentor')`,
    sql`delete from drafts where id = ${draft}`,
  ];
};

test('what is remembered is what is counted, after each of many writes', async () => {
  const db = app.db();
  await makeOrganisation(db);
  const { id } = await makeCohort(db, await makeScheme(db));
  await fillCohort(db, id, 40, 20);
  const { id: coordinator } = await makeRoleHolder(db, 'coordinator');
  const { id: reader } = await makePerson(db, 'Hana Sato');
  let random = seed;
  const next = (below: number): number => {
    random = (random * 48_271) % 2_147_483_647;
    return random % below;
  };
  const changed = new Set<number>();
  const kinds = writes(id, reader, 0).length;
  for (let turn = 0; turn < 6 * kinds; turn++) {
    const before = await counts(id, coordinator);
    const kind = turn % kinds;
    await writes(id, reader, next(45))[kind]!.execute(db);
    const after = await counts(id, coordinator);
    if (JSON.stringify(before) !== JSON.stringify(after)) changed.add(kind);
    await forget(id);
    expect([turn, after]).toEqual([turn, await counts(id, coordinator)]);
  }
  expect(changed.size).toBe(kinds);
});
