import { expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { makeCohort, makeGrant, makeOrganisation, makePerson, makeScheme } from '../../../test/makers.ts';
import { json } from '../../db/connect.ts';
import { paths } from '../../paths.ts';
import { warnOfGaps } from '../matching/warning.ts';
import { inSentence } from './pages/home-parts.tsx';
import { cohortById } from './queries.ts';
import { createScheme } from './scheme.ts';

const app = useApp();

const world = async () => {
  const db = app.db();
  await makeOrganisation(db);
  const { id } = await makeCohort(db, await makeScheme(db));
  const ruth = await makePerson(db, 'Ruth Adeyemi');
  await makeGrant(db, ruth, 'coordinator');
  const hana = await makePerson(db, 'Hana Sato');
  await makeGrant(db, hana, 'reviewer');
  return { id, ruth: await app.as(ruth), hana, reader: await app.as(hana), cohort: await cohortById(db, id) };
};

const apply = async (
  cohort: { id: string; questionListId: string },
  role: 'mentee' | 'mentor',
  many: object[],
) => {
  const at = new Date('2026-10-01T09:00:00Z');
  const ids: string[] = [];
  for (const [index, answers] of many.entries()) {
    const person = await makePerson(app.db(), `${role} ${index}`, { email: `${role}${index}@example.org` });
    const made = await app
      .db()
      .insertInto('applications')
      .values({
        cohort_id: cohort.id,
        person_id: person.id,
        role,
        number: `${role}-${index}`,
        state: 'submitted',
        answers: json(answers),
        question_list_id: cohort.questionListId,
        submitted_at: at,
        created_at: at,
        updated_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    ids.push(made.id);
  }
  return ids;
};

test('the home says what is asked for and offered, and names the gap', async () => {
  const { cohort, ruth, reader } = await world();
  const support = cohort.questions.mentee.find(({ key }) => key === 'support');
  const [first, second] = support !== undefined && 'options' in support ? support.options : [];
  const experience = cohort.questions.mentor.find(({ key }) => key === 'experience');
  const levels = experience !== undefined && 'levels' in experience ? experience.levels : [];
  const [lowest, highest] = [levels[0]?.key, levels.at(-1)?.key];
  await apply(cohort, 'mentee', [
    { support: [first?.key, second?.key] },
    { support: [first?.key] },
    { support: [second?.key] },
  ]);
  await apply(cohort, 'mentor', [
    { experience: { [first?.key ?? '']: lowest, [second?.key ?? '']: highest } },
    { experience: { [first?.key ?? '']: highest } },
  ]);
  const page = await textOf(await ruth.get(paths.cohort(cohort.id)));
  expect(page).toContain(`Asked for and offered: the gap is in ${first?.label.toLowerCase()}`);
  expect(page).toContain('1, and 1 to find');
  expect(page).toContain(`${first?.label} 2 1`);
  expect(page).toContain(`${second?.label} 1 1`);
  expect(await textOf(await reader.get(paths.cohort(cohort.id)))).not.toContain('Asked for and offered');
});

test('the home names every gap, and says while the call is open that a mentor may still come', async () => {
  const { cohort, ruth } = await world();
  const support = cohort.questions.mentee.find(({ key }) => key === 'support');
  const [first, second, third] = support !== undefined && 'options' in support ? support.options : [];
  const asking = (option: typeof first, count: number) => Array(count).fill({ support: [option?.key] });
  const experience = cohort.questions.mentor.find(({ key }) => key === 'experience');
  const highest = experience !== undefined && 'levels' in experience ? experience.levels.at(-1)?.key : '';
  await apply(cohort, 'mentee', [...asking(first, 4), ...asking(second, 3), ...asking(third, 2)]);
  await apply(cohort, 'mentor', [{ experience: { [third?.key ?? '']: highest } }]);
  const name = (option: typeof first) => inSentence(option?.label ?? '');
  const page = async () => textOf(await ruth.get(paths.cohort(cohort.id)));
  const closed = await page();
  expect(closed).toContain(
    `Asked for and offered: the gaps are in ${name(first)}, ${name(second)} and ${name(third)}`,
  );
  expect(closed).toContain(
    `4 mentees ask for ${name(first)} first, and no mentor offers it. All four can only be helped with another choice, or go without.`,
  );
  expect(closed).toContain(`3 mentees ask for ${name(second)} first, and no mentor offers it. All three can`);
  expect(closed).toContain(
    `2 mentees ask for ${name(third)} first, and one mentor offers it. One of them can only`,
  );
  app.clock.now = new Date('2026-10-05T09:00:00Z');
  const open = await page();
  expect(open).not.toContain('go without');
  expect(open).toContain(
    `no mentor offers it so far. All four wait for a mentor who may still come: the call is open.`,
  );
  expect(open).toContain('one mentor offers it so far. One of them waits for a mentor');
});

test('the home counts readings, and tells a reader what is theirs', async () => {
  const { cohort, ruth, hana, reader } = await world();
  const ids = await apply(cohort, 'mentee', [{}, {}, {}]);
  const at = new Date('2026-11-01T09:00:00Z');
  const db = app.db();
  await db
    .insertInto('review_phases')
    .values({
      cohort_id: cohort.id,
      opens_on: '2026-11-02',
      closes_on: '2026-11-12',
      names_hidden: true,
      others_seen: 'afterOwn',
      created_at: at,
    })
    .execute();
  const score = (id: string, reviewer: string, points: number) =>
    db
      .insertInto('reviews')
      .values({
        application_id: id,
        reviewer,
        person_id: null,
        scores: json({ clarity: points, readiness: points, fit: points }),
        comment: '',
        created_at: at,
        updated_at: at,
      })
      .execute();
  await score(ids[0] ?? '', 'R1', 5);
  await score(ids[0] ?? '', 'R2', 4);
  await score(ids[1] ?? '', 'R1', 3);
  for (const id of ids.slice(1))
    await db
      .insertInto('assignments')
      .values({ application_id: id, person_id: hana.id, assigned_by: null, assigned_at: at })
      .execute();
  const page = await textOf(await ruth.get(paths.cohort(cohort.id)));
  expect(page).toContain('Readings: 3 of 6');
  expect(page).toContain(
    '1 applications read twice, 1 once, 1 not yet.'.replace('1 applications', '1 application'),
  );
  expect(page).toContain('Readers are 3 or more points apart on 1 of the 1.');
  expect(page).toContain(
    '2 applications still need a reading One has none. One waits for a second reader. Hana Sato has 2 left.',
  );
  const own = await textOf(await reader.get(paths.cohort(cohort.id)));
  expect(own).toContain(
    '2 applications wait for your reading About 8 minutes. Reading ends on Thursday 12 November.',
  );
  expect(own).not.toContain('Readings: 3 of 6');
  expect(page).toContain('reading, 6 days left');
});

test('the home says how the call stands, whatever its days are', async () => {
  const { id, cohort, ruth } = await world();
  app.clock.now = new Date('2026-10-05T09:00:00Z');
  const said = async () =>
    /Monday 5 October 2026 · (.*?) Call Matching/.exec(await textOf(await ruth.get(paths.cohort(id))))?.[1];
  expect(await said()).toBe('the call is not open, 10 days are left for it');
  const at = { headline: '', lead: '', for_mentees: '', for_mentors: '', gives: '', expects: '', costs: '' };
  const call = { ...at, cohort_id: id, contact_name: '', contact_email: '', updated_at: app.clock.now };
  await app
    .db()
    .insertInto('calls')
    .values({ ...call, opened_at: app.clock.now })
    .execute();
  expect(await said()).toBe('the call is open for 10 more days');
  await app.db().updateTable('calls').set({ closed_at: app.clock.now }).execute();
  expect(await said()).toBe('the call was closed early');
  // Where people come in by files, there is no call to open.
  await app.db().deleteFrom('calls').execute();
  await apply(cohort, 'mentee', [{}]);
  expect(await said()).toBe('the call is open for 10 more days');
});

test('the home asks as much of the database for 300 applications as for one', async () => {
  const { cohort, ruth } = await world();
  await apply(cohort, 'mentee', [{}]);
  const count = () => app.countReads(() => ruth.get(paths.cohort(cohort.id)));
  const few = await count();
  await apply(
    cohort,
    'mentor',
    Array.from({ length: 300 }, () => ({})),
  );
  expect(await count()).toBe(few);
});

test('each task says by which day it is done, and what is due today stands first', async () => {
  const { cohort, ruth } = await world();
  const [first = ''] = await apply(cohort, 'mentee', [{}, {}]);
  await apply(cohort, 'mentor', [{}]);
  await app
    .db()
    .insertInto('review_phases')
    .values({
      cohort_id: cohort.id,
      opens_on: '2026-11-02',
      closes_on: '2026-11-12',
      names_hidden: true,
      others_seen: 'afterOwn',
      created_at: new Date('2026-11-01T09:00:00Z'),
    })
    .execute();
  await app
    .db()
    .insertInto('decisions')
    .values({
      application_id: first,
      outcome: 'accepted',
      reason: 'Strong.',
      rule_set_id: cohort.ruleSetId,
      decided_at: new Date('2026-11-05T09:00:00Z'),
    })
    .execute();
  const page = () => ruth.get(paths.cohort(cohort.id)).then(textOf);
  expect(await page()).toContain('What needs you now by Thu 12 Nov 2 applications lack a reader');
  expect(await page()).toContain('by Mon 16 Nov One decision waits to be applied');
  app.clock.now = new Date('2026-11-12T09:00:00Z');
  expect(await page()).toContain('What needs you now Today 2 applications lack a reader');
  app.clock.now = new Date('2026-11-17T09:00:00Z');
  expect(await page()).toContain('What needs you now was due Mon 16 Nov One decision waits to be applied');
});

test('what an open call of a career scheme lacks speaks of grades, and of nobody who has gone', async () => {
  const { ruth } = await world();
  app.clock.now = new Date('2026-10-05T09:00:00Z');
  const scheme = await app.act((act) => createScheme(act, { template: 'career', name: 'Careers' }));
  const cohort = await cohortById(app.db(), (await makeCohort(app.db(), { id: scheme })).id);
  const at = { headline: '', lead: '', for_mentees: '', for_mentors: '', gives: '', expects: '', costs: '' };
  const call = {
    ...at,
    cohort_id: cohort.id,
    contact_name: '',
    contact_email: '',
    updated_at: app.clock.now,
  };
  await app
    .db()
    .insertInto('calls')
    .values({ ...call, opened_at: app.clock.now })
    .execute();
  await apply(cohort, 'mentee', [{ grade: 'heo', department: 'Transport' }]);
  await warnOfGaps(app.instance());
  const answer = await ruth.get(paths.cohort(cohort.id));
  const page = await textOf(answer);
  expect(page).toContain('As it stands, one mentee could not have a mentor');
  expect(page).toContain(
    '0 of 1 could be placed at once. No mentor with a place has applied. Judged by department, grade and conflicts that were named.',
  );
  expect(page).toContain('One mentor whose grade is SEO');
  expect(page).not.toContain('other hours');
  expect(page).not.toContain('Other hours');
  await app.db().updateTable('applications').set({ state: 'withdrawn' }).execute();
  const after = await textOf(await ruth.get(paths.cohort(cohort.id)));
  expect(after).toContain('No mentee has applied yet');
  expect(after).not.toContain('could not have a mentor');
});
