import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { useDatabase } from '../../test/database.ts';
import { makeCohort, makeOrganisation, makeScheme } from '../../test/makers.ts';
import { fillCohort } from '../../test/many.ts';
import { foldMarks, type Marked, marksOf } from './marks.ts';
import { remembered } from './remembered.ts';

const db = useDatabase();
const all: readonly Marked[] = ['drafts', 'reviews', 'assignments', 'decisions', 'people'];

/** Two cohorts of the same people's scheme, each with ten applications. */
const build = async () => {
  await makeOrganisation(db());
  const scheme = await makeScheme(db());
  const { id } = await makeCohort(db(), scheme);
  const { id: other } = await makeCohort(db(), scheme, { name: 'Another' });
  await fillCohort(db(), id, 5, 5);
  await fillCohort(db(), other, 5, 5);
  return { id, other };
};

const inCohort = (id: string) =>
  sql`(select id from applications where cohort_id = ${id} and role = 'mentee')`;

const writes = (id: string): readonly (readonly [Marked | 'applications', ReturnType<typeof sql>])[] => [
  ['applications', sql`update applications set state = 'accepted' where id in ${inCohort(id)}`],
  [
    'applications',
    sql`delete from applications where cohort_id = ${id} and number = (
    select max(number) from applications where cohort_id = ${id} and role = 'mentor')`,
  ],
  ['reviews', sql`update reviews set comment = 'Clear.' where application_id in ${inCohort(id)}`],
  ['reviews', sql`delete from reviews where application_id in ${inCohort(id)}`],
  [
    'reviews',
    sql`insert into reviews (application_id, reviewer, scores, comment, created_at, updated_at)
    select id, 'R2', '{}', '', now(), now() from applications where id in ${inCohort(id)}`,
  ],
  [
    'assignments',
    sql`insert into assignments (application_id, person_id, assigned_at)
    select id, person_id, now() from applications where id in ${inCohort(id)}`,
  ],
  ['assignments', sql`delete from assignments where application_id in ${inCohort(id)}`],
  [
    'decisions',
    sql`insert into decisions (application_id, outcome, reason, rule_set_id, decided_at)
    select applications.id, 'accepted', '', rule_set_id, now()
    from applications join cohorts on cohorts.id = cohort_id where applications.id in ${inCohort(id)}`,
  ],
  ['decisions', sql`update decisions set applied_at = now() where application_id in ${inCohort(id)}`],
  ['decisions', sql`delete from decisions where application_id in ${inCohort(id)}`],
  [
    'drafts',
    sql`insert into drafts (cohort_id, person_id, role, answers, started_at, updated_at)
    select cohort_id, person_id, role, '{}', now(), now() from applications where cohort_id = ${id}`,
  ],
  ['drafts', sql`delete from drafts where cohort_id = ${id}`],
  [
    'people',
    sql`update people set name = name || ' Khan' where id in (
    select person_id from applications where id in ${inCohort(id)})`,
  ],
];

test('every write of a cohort marks its own table there, and nothing elsewhere', async () => {
  const { id, other } = await build();
  for (const [place, [table, write]] of writes(id).entries()) {
    const before = await marksOf(db(), id, all);
    const apart = all.filter((one) => one !== table);
    const others = async () => [await marksOf(db(), other, all), await marksOf(db(), id, apart)];
    const elsewhere = await others();
    const { numAffectedRows } = await write.execute(db());
    expect([place, Number(numAffectedRows)]).not.toEqual([place, 0]);
    expect([place, await marksOf(db(), id, all)]).not.toEqual([place, before]);
    if (table !== 'applications') expect([place, await others()]).toEqual([place, elsewhere]);
  }
});

test('what is written of people but their names, and in unfinished forms, leaves no mark', async () => {
  const { id } = await build();
  await writes(id)[5]![1].execute(db());
  await writes(id)[10]![1].execute(db());
  const before = await marksOf(db(), id, all);
  await sql`update people set zone = 'Africa/Lagos'`.execute(db());
  await sql`update drafts set answers = '{"a": "b"}'`.execute(db());
  await sql`update assignments set draft = '{}'`.execute(db());
  await sql`update applications set state = 'accepted' where false`.execute(db());
  expect(await marksOf(db(), id, all)).toBe(before);
});

test('a count is made once, and again after a write, also inside a transaction that comes to nothing', async () => {
  const { id } = await build();
  let made = 0;
  const count = remembered([], async (reader, cohort, { role }: { role: 'mentee' | 'mentor' }) => {
    made += 1;
    const rows = await reader
      .selectFrom('applications')
      .where('cohort_id', '=', cohort)
      .where('role', '=', role)
      .where('state', '=', 'accepted')
      .select('id')
      .execute();
    return rows.length;
  });
  const seen = async () => [await count(db(), id, { role: 'mentee' }), made];
  expect([await seen(), await seen()]).toEqual([
    [0, 1],
    [0, 1],
  ]);
  const accept = sql`update applications set state = 'accepted' where id = (
    select min(id::text)::uuid from applications where cohort_id = ${id} and role = 'mentee' and state <> 'accepted')`;
  const undone = db()
    .transaction()
    .execute(async (within) => {
      const inside: number[] = [];
      for (let turn = 0; turn < 2; turn++) {
        await accept.execute(within);
        inside.push(await count(within, id, { role: 'mentee' }));
      }
      throw new Error(inside.join());
    });
  await expect(undone).rejects.toThrow('1,2');
  expect(await seen()).toEqual([0, 3]);
  await accept.execute(db());
  expect(await seen()).toEqual([1, 4]);
  expect(await count(db(), id, { role: 'mentor' })).toBe(0);
  expect(await seen()).toEqual([1, 5]);
});

test('many marks are folded into one that never was before; few are left, and none for cohorts that are gone', async () => {
  const { id, other } = await build();
  const write = () => sql`update applications set updated_at = now() where cohort_id = ${id}`.execute(db());
  const seen = new Set<string>();
  for (let turn = 0; turn < 120; turn++) {
    await write();
    const marks = await marksOf(db(), id);
    expect(seen.has(marks)).toBe(false);
    seen.add(marks);
    if (turn % 30 === 29) {
      await foldMarks(db());
      seen.add(await marksOf(db(), id));
    }
  }
  await foldMarks(db());
  expect([...seen].every((marks) => marks.split(' ').length < 100)).toBe(true);
  const few = await marksOf(db(), other);
  await foldMarks(db());
  expect(await marksOf(db(), other)).toBe(few);
  for (let turn = 0; turn < 60; turn++) await write();
  await sql`delete from reviews`.execute(db());
  await sql`delete from applications where cohort_id = ${id}`.execute(db());
  await sql`delete from cohorts where id = ${id}`.execute(db());
  await foldMarks(db());
  expect(await marksOf(db(), id)).toBe('');
});
