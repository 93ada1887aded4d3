/** Scores that somebody must not judge stay shut to them on every page of applications, whatever their role. */
import { expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { makeCohort, makeGrant, makeOrganisation, makePerson, makeScheme } from '../../../test/makers.ts';
import type { Answers } from '../../core/questions/question.ts';
import { json } from '../../db/connect.ts';
import { paths } from '../../paths.ts';
import { cohortById } from '../schemes/queries.ts';
import type { Role } from './applicant.ts';
import { receiveApplications } from './intake.ts';
import { withdraw } from './withdrawal.ts';

const app = useApp();

type Applicant = { readonly role: Role; readonly name: string; readonly answers?: Answers };

/** Ruth coordinates; each mentee was read once, at 3, 3 and 5, which makes 3.67, with a comment. */
const world = async (applicants: readonly Applicant[]) => {
  const db = app.db();
  await makeOrganisation(db);
  const { id } = await makeCohort(db, await makeScheme(db));
  const ruth = await makePerson(db, 'Ruth Adeyemi');
  await makeGrant(db, ruth, 'coordinator');
  const cohort = await cohortById(db, id);
  for (const role of ['mentee', 'mentor'] as const) {
    const list = applicants.filter((one) => one.role === role);
    const intakes = list.map(({ name, answers = {} }, at) => ({
      role,
      number: `${role === 'mentee' ? 'ME' : 'MR'}0${at + 1}`,
      name,
      email: name === 'Ruth Adeyemi' ? ruth.email : `${role}${at}@example.org`,
      answers,
      submittedAt: null,
      state: 'submitted' as const,
    }));
    await app.act((act) => receiveApplications(act, cohort, intakes));
  }
  const rows = await db.selectFrom('applications').select(['id', 'role']).orderBy('number').execute();
  const mentees = rows.filter(({ role }) => role === 'mentee').map((row) => row.id);
  for (const application of mentees)
    await db
      .insertInto('reviews')
      .values({
        application_id: application,
        reviewer: 'R1',
        scores: json({ clarity: 3, readiness: 3, fit: 5 }),
        comment: 'A sentence of the reader.',
        created_at: app.clock.now,
        updated_at: app.clock.now,
      })
      .execute();
  return { cohort, browser: await app.as(ruth), mentees, ruth };
};

type World = Awaited<ReturnType<typeof world>>;

/** On which pages a mentee's scores can be seen. */
const seen = async ({ cohort, browser, mentees }: World, at: number): Promise<string[]> => {
  const id = mentees[at] ?? '';
  const pages = {
    list: await (await browser.get(paths.applications(cohort.id))).text(),
    one: await (await browser.get(paths.application(cohort.id, id))).text(),
    table: await (await browser.get(paths.reviews(cohort.id))).text(),
    reviewed: await (await browser.get(paths.reviewed(cohort.id, id))).text(),
    file: await (await browser.get(paths.reviewsFile(cohort.id))).text(),
  };
  const row = (page: string) => page.split(/<tr|\r\n/).find((part) => part.includes(`ME0${at + 1}`)) ?? '';
  const found = { ...pages, list: row(pages.list), table: row(pages.table), file: row(pages.file) };
  const leaks = /3\.67|A sentence of the reader|11 of 15|R1;3;3;5|R1,3,3,5/;
  return Object.entries(found).flatMap(([name, page]) => (leaks.test(page) ? [name] : []));
};

test('what can be seen at all is seen', async () => {
  const made = await world([{ role: 'mentee', name: 'Selu Taufa' }]);
  expect(await seen(made, 0)).toEqual(expect.arrayContaining(['list', 'one']));
});

test('whoever an applicant asked not to meet sees none of their scores, and those of others', async () => {
  const conflict = 'Please not Ruth Adeyemi, who was my line manager.';
  const made = await world([
    { role: 'mentee', name: 'Selu Taufa', answers: { conflict } },
    { role: 'mentee', name: 'Wanjiru Kamau' },
  ]);
  expect(await seen(made, 0)).toEqual([]);
  expect(await seen(made, 1)).toEqual(expect.arrayContaining(['list', 'one']));
  const page = await textOf(await made.browser.get(paths.application(made.cohort.id, made.mentees[0] ?? '')));
  expect(page).toContain('Selu Taufa');
});

test('nor whom they themselves asked not to meet, as a mentor here', async () => {
  const made = await world([
    { role: 'mentee', name: 'Selu Taufa' },
    { role: 'mentee', name: 'Wanjiru Kamau' },
    { role: 'mentor', name: 'Ruth Adeyemi', answers: { conflict: 'Selu Taufa' } },
  ]);
  expect(await seen(made, 0)).toEqual([]);
  expect(await seen(made, 1)).toEqual(expect.arrayContaining(['list', 'one']));
});

test('a coordinator who applied as a mentee sees no mentee’s scores, until they withdraw', async () => {
  const made = await world([
    { role: 'mentee', name: 'Selu Taufa' },
    { role: 'mentee', name: 'Ruth Adeyemi' },
  ]);
  expect([await seen(made, 0), await seen(made, 1)]).toEqual([[], []]);
  await app.act((act) => withdraw(act, made.cohort, made.mentees[1] ?? '', 'Too busy.'));
  expect(await seen(made, 0)).toEqual(expect.arrayContaining(['list', 'one']));
  // Her own stays shut all the same.
  expect((await seen(made, 1)).filter((name) => name !== 'reviewed' && name !== 'table')).toEqual([]);
});

test('the list asks the database as often for thirty as for one', async () => {
  const { cohort, browser } = await world([{ role: 'mentee', name: 'Selu Taufa' }]);
  const one = await app.countReads(() => browser.get(paths.applications(cohort.id)));
  const more = Array.from({ length: 30 }, (_, at) => ({
    role: 'mentee' as const,
    number: null,
    name: `Person ${at}`,
    email: `p${at}@example.org`,
    answers: { conflict: 'Ruth Adeyemi' },
    submittedAt: null,
    state: 'submitted' as const,
  }));
  await app.act((act) => receiveApplications(act, cohort, more));
  expect(await app.countReads(() => browser.get(paths.applications(cohort.id)))).toBe(one);
});
