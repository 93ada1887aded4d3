/** The last second of a day, on the organisers’ clock and on the reader’s, also on days on which clocks change. */
import { describe, expect, test } from 'vitest';
import { receiveApplications } from '../../src/features/applications/intake.ts';
import { setReviewPhase } from '../../src/features/applications/review-phases.ts';
import { cohortById } from '../../src/features/schemes/queries.ts';
import { paths } from '../../src/paths.ts';
import { textOf, useApp } from '../app.ts';
import { applying, menteePages } from '../applying.ts';
import { makeGrant, makePerson, makeRoleHolder } from '../makers.ts';

const app = useApp();
const { openCohort, begin, fill, send, status } = applying(app);

const wanjiru = async (cohort: string) => {
  const browser = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
  await fill(browser, cohort, 'mentee', menteePages);
  return browser;
};
const title = async () => {
  const { answers } = await app.db().selectFrom('applications').select('answers').executeTakeFirstOrThrow();
  return (answers as Record<string, unknown>)['projectTitle'];
};

describe('the last minute of a call', () => {
  test.each([
    // The clocks of London go back on the 25th, of New York on 1 November, of Berlin forward on 29 March.
    ['UTC', '2026-11-01', 'New York', 'In New York: Sunday 1 November, 18:59'],
    ['UTC', '2026-10-31', 'New York', 'In New York: Saturday 31 October, 19:59'],
    ['UTC', '2026-10-24', 'London', 'In London: Sunday 25 October, 00:59'],
    ['UTC', '2027-03-28', 'Berlin', 'In Berlin: Monday 29 March, 01:59'],
    ['Europe/London', '2026-10-25', 'Nairobi', 'In Nairobi: Monday 26 October, 02:59'],
    ['Europe/London', '2026-10-24', 'Nairobi', 'In Nairobi: Sunday 25 October, 01:59'],
    // Santiago skips the midnight that would end this day.
    ['America/Santiago', '2026-09-05', 'Lima', 'In Lima: Saturday 5 September, 22:59'],
    ['Pacific/Apia', '2026-11-20', 'Honolulu', 'In Honolulu: Friday 20 November, 00:59'],
  ])('in %s on %s is told in %s', async (zone, closesOn, city, due) => {
    app.clock.now = new Date('2026-08-20T09:00:00Z');
    const dates = { opensOn: '2026-08-01', closesOn, startsOn: '2027-04-10', endsOn: '2027-09-01' };
    const cohort = await openCohort({ zone, ...dates });
    const page = await textOf(await app.visitor().get(paths.call(cohort, { city })));
    expect(page).toContain(due);
  });

  test('lets a sent application be changed until its last second, and no longer', async () => {
    const cohort = await openCohort({ zone: 'UTC', closesOn: '2026-11-20' });
    const browser = await wanjiru(cohort);
    await send(browser, cohort, 'mentee');
    const change = (projectTitle: string) =>
      browser.post(paths.applyStep(cohort, 'mentee', 'project'), {
        ...menteePages.project,
        projectTitle,
        go: 'on',
      });
    app.clock.now = new Date('2026-11-20T23:59:00Z');
    expect((await change('In the last minute')).status).toBe(303);
    app.clock.now = new Date('2026-11-20T23:59:59Z');
    expect((await change('In the last second')).status).toBe(303);
    expect(await status(browser, cohort, 'mentee')).toContain('23:59 UTC');
    app.clock.now = new Date('2026-11-21T00:00:00Z');
    expect((await change('Too late')).status).toBe(409);
    expect(await title()).toBe('In the last second');
  });

  test('lets somebody withdraw in it, and come back only in it', async () => {
    const cohort = await openCohort({ zone: 'UTC', closesOn: '2026-11-20' });
    const browser = await wanjiru(cohort);
    await send(browser, cohort, 'mentee');
    const withdraw = (more = {}) => browser.post(paths.applyWithdrawal(cohort, 'mentee'), more);
    app.clock.now = new Date('2026-11-20T23:59:58Z');
    expect((await withdraw()).status).toBe(303);
    app.clock.now = new Date('2026-11-20T23:59:59Z');
    expect((await withdraw({ do: 'back' })).status).toBe(303);
    app.clock.now = new Date('2026-11-21T00:00:00Z');
    expect((await withdraw()).status).toBe(303);
    expect((await withdraw({ do: 'back' })).status).toBe(409);
  });

  test('is one moment for everybody: sent before it is closed, or refused', async () => {
    const cohort = await openCohort({ zone: 'UTC', closesOn: '2026-11-20' });
    const browser = await wanjiru(cohort);
    const ruth = await app.as(await makeRoleHolder(app.db(), 'coordinator'));
    const [sent] = await Promise.all([
      send(browser, cohort, 'mentee'),
      ruth.post(paths.callClosing(cohort), {}),
    ]);
    const there = await app.db().selectFrom('applications').select('id').execute();
    expect([
      [303, 1],
      [409, 0],
    ]).toContainEqual([sent.status, there.length]);
  });
});

describe('a last day that is moved', () => {
  const moveTo = async (cohort: string, stage: 'call' | 'reading', until: string) => {
    const ruth = await app.as(await makeRoleHolder(app.db(), 'coordinator'));
    const page = await ruth.get(paths.stage(cohort, stage));
    const html = await page.clone().text();
    const mark = /name="mark" value="(\w+)"/.exec(html)?.[1] ?? '';
    const answer = await ruth.post(paths.stage(cohort, stage), { until, mark, reason: 'Storms.' });
    return [/<h1>([^<]*)/.exec(html)?.[1], answer.status];
  };

  test('is moved until its last second, and opens again from the next', async () => {
    const cohort = await openCohort({ zone: 'Europe/London', closesOn: '2026-11-20' });
    app.clock.now = new Date('2026-11-20T23:59:59Z');
    expect(await moveTo(cohort, 'call', '2026-11-21')).toEqual(['Move the last day of the call', 303]);
    app.clock.now = new Date('2026-11-21T23:59:59Z');
    const page = await textOf(await app.visitor().get(paths.call(cohort)));
    expect(page).toContain('Closes Saturday 21 November, 23:59 in London');
    app.clock.now = new Date('2026-11-22T00:00:00Z');
    expect(await textOf(await app.visitor().get(paths.call(cohort)))).toContain('takes no more applications');
  });

  test('is whole on the day on which clocks go back', async () => {
    app.clock.now = new Date('2026-10-20T09:00:00Z');
    const cohort = await openCohort({ zone: 'Europe/London', closesOn: '2026-10-23' });
    const [early, late] = [
      await wanjiru(cohort),
      await begin(cohort, 'mentee', 'Selu Faleafa', 'selu@example.org'),
    ];
    await fill(late, cohort, 'mentee', menteePages);
    app.clock.now = new Date('2026-10-23T23:00:00Z');
    expect((await send(early, cohort, 'mentee')).status).toBe(409);
    expect(await moveTo(cohort, 'call', '2026-10-25')).toEqual(['Open the call again', 303]);
    app.clock.now = new Date('2026-10-25T23:59:59Z');
    expect((await send(early, cohort, 'mentee')).status).toBe(303);
    app.clock.now = new Date('2026-10-26T00:00:00Z');
    expect((await send(late, cohort, 'mentee')).status).toBe(409);
  });
});

describe('the last day of reading', () => {
  test.each([
    ['Europe/London', '2026-10-25', '2026-10-25T23:59:59Z'],
    ['America/New_York', '2026-11-01', '2026-11-02T04:59:59Z'],
    ['America/Santiago', '2026-09-05', '2026-09-06T03:59:59Z'],
    ['UTC', '2026-11-20', '2026-11-20T23:59:59Z'],
  ])('in %s is whole: %s ends after %s', async (zone, closesOn, moment) => {
    app.clock.now = new Date('2026-08-20T09:00:00Z');
    const id = await openCohort({ zone, opensOn: '2026-08-01', closesOn: '2026-08-25' });
    const cohort = await cohortById(app.db(), id);
    await app.act((act) =>
      receiveApplications(act, cohort, [
        {
          role: 'mentee',
          number: 'ME1',
          name: 'Selu',
          email: 's@example.org',
          answers: {},
          submittedAt: null,
          state: 'submitted',
        },
      ]),
    );
    const details = { opensOn: '2026-08-26', closesOn, namesHidden: true, othersSeen: 'afterOwn' } as const;
    await app.act((act) => setReviewPhase(act, cohort, null, details));
    const hana = await makePerson(app.db(), 'Hana Sato');
    await makeGrant(app.db(), hana, 'reviewer', { cohortId: id });
    const { id: application } = await app
      .db()
      .selectFrom('applications')
      .select('id')
      .executeTakeFirstOrThrow();
    await app
      .db()
      .insertInto('assignments')
      .values({
        application_id: application,
        person_id: hana.id,
        assigned_by: null,
        assigned_at: app.clock.now,
      })
      .execute();
    // Signed in anew: a session is shorter than the months between.
    const score = async (points: string) =>
      (await app.as(hana)).post(paths.reading(id, application), {
        'score-clarity': points,
        'score-readiness': points,
        'score-fit': points,
        comment: '',
      });
    app.clock.now = new Date(moment);
    expect((await score('4')).status).toBe(303);
    app.clock.now = new Date(Date.parse(moment) + 1000);
    expect((await score('1')).status).toBe(409);
    const { scores } = await app.db().selectFrom('reviews').select('scores').executeTakeFirstOrThrow();
    expect(scores).toEqual({ clarity: 4, readiness: 4, fit: 4 });
  });
});
