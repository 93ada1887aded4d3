import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { makeCohort, makeOrganisation, makeRoleHolder, makeScheme } from '../../../test/makers.ts';
import { paths } from '../../paths.ts';
import { cohortById } from '../schemes/queries.ts';
import { createScheme } from '../schemes/scheme.ts';
import { countArrivals } from './call-queries.ts';
import { receiveApplications } from './intake.ts';

const app = useApp();

const text = {
  headline: 'Six months, one project.',
  lead: 'You meet online & you lead.',
  forMentees: '- You have a project.\n\nYou have time.',
  forMentors: 'You have done it.',
  gives: 'A mentor.',
  formMinutes: '40',
  contactName: 'Ruth Adeyemi',
  contactEmail: 'mentoring@meridian.example',
};

const start = async () => {
  await makeOrganisation(app.db());
  const scheme = await makeScheme(app.db());
  const dates = { opensOn: '2026-11-10', closesOn: '2026-11-20', startsOn: '2026-12-01' };
  const { id } = await makeCohort(app.db(), scheme, dates);
  const ruth = await app.as(await makeRoleHolder(app.db(), 'coordinator'));
  return { id, scheme, ruth };
};

test('the first words of a call follow the scheme’s template, and its minutes the questions', async () => {
  const { id, ruth } = await start();
  const kt = await textOf(await ruth.get(paths.cohortCall(id)));
  expect(kt).toContain('You have a real project');
  const careers = await app.act((act) => createScheme(act, { template: 'career', name: 'Careers' }));
  const cohort = await makeCohort(app.db(), { id: careers });
  const answer = await ruth.get(paths.cohortCall(cohort.id));
  const page = await answer.text();
  expect(page).toContain('Six months, and someone a few steps ahead.');
  for (const claim of ['project', 'your language', 'hours you share', 'both your clocks'])
    expect(page).not.toContain(claim);
  expect(page).toMatch(/name="formMinutes"[^>]*value="20"|value="20"[^>]*name="formMinutes"/);
});

const refusalOf = async (answer: Response): Promise<[number, string]> => [
  answer.status,
  (await textOf(answer)).match(/That did not happen (The call cannot open.*?\.|Write.*?\.)/)?.[1] ?? '',
];

describe('a call', () => {
  test('is written, looked at, opened, closed early and opened again', async () => {
    const { id, ruth } = await start();
    const visitor = app.visitor();
    expect((await visitor.get(paths.call(id))).status).toBe(404);
    expect(await (await ruth.get(paths.cohortCall(id))).text()).toContain('Six months, one project');
    expect((await ruth.post(paths.cohortCall(id), text)).status).toBe(303);
    expect((await visitor.get(paths.call(id))).status).toBe(404);
    expect((await ruth.get(paths.callPreview(id))).status).toBe(200);
    await ruth.post(paths.callOpening(id));
    expect(await textOf(await visitor.get(paths.call(id)))).toContain('This call is not open yet.');
    expect((await visitor.get(paths.apply(id, 'mentee'))).status).toBe(303);

    app.clock.now = new Date('2026-11-10T00:00:00Z');
    const open = await textOf(await visitor.get(paths.call(id)));
    expect(open).toContain('Closes Friday 20 November, 23:59 in London');
    expect(open).toContain('Apply as a mentee');
    expect(open).toContain('The mentee leads The mentee chooses what to talk about');
    expect(open).toContain('3 published points: Clarity of the project, Readiness to lead and Fit');
    expect(open).toMatch(/The criteria in full .* Version 1 of 6 November 2026\./);

    expect(await textOf(await ruth.get(paths.callClosing(id)))).toContain('Nobody has an unsent draft.');
    await ruth.post(paths.callClosing(id));
    expect(await textOf(await visitor.get(paths.call(id)))).toContain('takes no more applications');
    await ruth.post(paths.callOpening(id));
    expect(await textOf(await visitor.get(paths.call(id)))).toContain('Apply as a mentee');
    const deeds = await app
      .db()
      .selectFrom('history')
      .select('action')
      .where('action', 'like', 'call%')
      .orderBy('id')
      .execute();
    expect(deeds.map(({ action }) => action)).toEqual([
      'callWritten',
      'callOpened',
      'callClosed',
      'callReopened',
    ]);
  });

  test('cannot open without its words, without who leads, or without criteria', async () => {
    const { id, ruth, scheme } = await start();
    expect(await refusalOf(await ruth.post(paths.callOpening(id)))).toEqual([
      409,
      'Write the words of the call first; then it can be opened.',
    ]);
    await ruth.post(paths.cohortCall(id), text);
    await app.db().updateTable('schemes').set({ who_leads: '  ' }).execute();
    expect(await refusalOf(await ruth.post(paths.callOpening(id)))).toEqual([
      409,
      'The call cannot open without saying who leads.',
    ]);
    await app
      .db()
      .updateTable('schemes')
      .set({ who_leads: 'The mentee.' })
      .where('id', '=', scheme.id)
      .execute();
    const { rules } = await app.db().selectFrom('rule_sets').select('rules').executeTakeFirstOrThrow();
    await app
      .db()
      .updateTable('rule_sets')
      .set({ rules: { ...rules, reviewCategories: [] } })
      .execute();
    expect(await refusalOf(await ruth.post(paths.callOpening(id)))).toEqual([
      409,
      'The call cannot open without the criteria people are chosen by.',
    ]);
    expect((await app.visitor().get(paths.call(id))).status).toBe(404);
    await app.db().updateTable('rule_sets').set({ rules }).execute();
    expect((await ruth.post(paths.callOpening(id))).status).toBe(303);
  });

  test('says its last minute on the reader’s clock beside the organisers’', async () => {
    const { id, ruth } = await start();
    await ruth.post(paths.cohortCall(id), text);
    await ruth.post(paths.callOpening(id));
    app.clock.now = new Date('2026-11-12T00:00:00Z');
    const seen = async (path: string, header = '') =>
      (await textOf(await app.visitor().get(path, { 'accept-language': header }))).match(
        /In [A-Z][a-z]+: [A-Za-z0-9 ]+, \d\d:\d\d|We do not know “\w+”/,
      )?.[0];
    expect(await seen(paths.call(id))).toBeUndefined();
    expect(await seen(paths.call(id), 'ar-OM,ar;q=0.9')).toBe('In Muscat: Saturday 21 November, 03:59');
    expect(await seen(paths.call(id, { city: 'nairobi' }), 'ar-OM')).toBe(
      'In Nairobi: Saturday 21 November, 02:59',
    );
    expect(await seen(paths.call(id, { city: 'Nowhere' }))).toBe('We do not know “Nowhere”');
    expect(await seen(paths.call(id), 'en-US')).toBeUndefined();
  });

  test('stands first on the cohort’s home until it is open, and then says who came', async () => {
    const { id, ruth } = await start();
    const home = async () => textOf(await ruth.get(paths.cohort(id)));
    expect(await home()).toContain('Write the call and open it');
    await ruth.post(paths.cohortCall(id), text);
    await ruth.post(paths.callOpening(id));
    app.clock.now = new Date('2026-11-12T00:00:00Z');
    expect(await home()).toContain('The call is open: 0 mentees and 0 mentors so far');
    expect(await home()).not.toContain('Bring in the mentees');
    await ruth.post(paths.callClosing(id));
    expect(await home()).toContain('Bring in the mentees');
  });

  test.each([
    ['its words', 'Write the words of the call first', async () => undefined],
    [
      'who leads',
      'cannot open without saying who leads',
      (db: ReturnType<typeof app.db>) => db.updateTable('schemes').set({ who_leads: ' \n' }).execute(),
    ],
    [
      'criteria for matching',
      'cannot open without the criteria',
      (db: ReturnType<typeof app.db>) =>
        sql`update rule_sets set rules = jsonb_set(rules, '{criteria}', '[]')`.execute(db),
    ],
    [
      'criteria for readers',
      'cannot open without the criteria',
      (db: ReturnType<typeof app.db>) =>
        sql`update rule_sets set rules = jsonb_set(rules, '{reviewCategories}', '[]')`.execute(db),
    ],
  ])('cannot open without %s, and stays hidden', async (_, said, takeAway) => {
    const { id, ruth } = await start();
    if (said.startsWith('cannot')) await ruth.post(paths.cohortCall(id), text);
    await takeAway(app.db());
    const refused = await ruth.post(paths.callOpening(id));
    expect([refused.status, await textOf(refused)]).toEqual([409, expect.stringContaining(said)]);
    expect((await app.visitor().get(paths.call(id))).status).toBe(404);
    expect((await app.visitor().get(paths.apply(id, 'mentee'))).status).toBe(404);
  });

  test('keeps what was typed when a part is missing', async () => {
    const { id, ruth } = await start();
    const answer = await ruth.post(paths.cohortCall(id), { ...text, headline: ' ', contactEmail: 'ruth' });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Write something here.');
    expect(html).toContain('Give a mail address');
    expect(html).toContain('You meet online &amp; you lead.');
  });

  test('counts who came by the word in the link', async () => {
    const { id, ruth } = await start();
    await ruth.post(paths.cohortCall(id), text);
    await ruth.post(paths.callOpening(id));
    app.clock.now = new Date('2026-11-12T00:00:00Z');
    const page = await (await app.visitor().get(paths.call(id, { from: 'newsletter' }))).text();
    expect(page).toContain(paths.apply(id, 'mentee', 'newsletter'));
    const form = await (await app.visitor().get(paths.apply(id, 'mentee', '"><script>'))).text();
    expect(form).not.toContain('<script>');
    for (const [at, from] of ['newsletter', 'newsletter', 'a colleague', ''].entries()) {
      const email = `somebody${at}@example.org`;
      await app.visitor().post(paths.apply(id, 'mentee'), { name: 'Somebody', email, from });
      const { body_text } = await app
        .db()
        .selectFrom('messages')
        .select('body_text')
        .where('recipient', '=', email)
        .executeTakeFirstOrThrow();
      await app.visitor().post(new URL(body_text.match(/http:\S+/)?.[0] ?? '').pathname);
    }
    const seen = await textOf(await ruth.get(paths.cohortCall(id)));
    expect(seen).toContain(
      '4 begun, 0 sent, withdrawn ones included. Link Link Begun Sent No word in the link 2 0 newsletter 2 0 All 4 0',
    );
    expect(seen).toContain('Thu 12 Nov 4 0');
  });

  test('counts those who came in a file too, and everybody once, so that sources add up to all', async () => {
    const { id, ruth } = await start();
    await ruth.post(paths.cohortCall(id), text);
    await ruth.post(paths.callOpening(id));
    app.clock.now = new Date('2026-11-12T09:00:00Z');
    for (const [at, from] of ['newsletter', 'newsletter', ''].entries()) {
      const email = `somebody${at}@example.org`;
      await app.visitor().post(paths.apply(id, 'mentee'), { name: 'Somebody', email, from });
      const { body_text } = await app
        .db()
        .selectFrom('messages')
        .select('body_text')
        .where('recipient', '=', email)
        .executeTakeFirstOrThrow();
      await app.visitor().post(new URL(body_text.match(/http:\S+/)?.[0] ?? '').pathname);
    }
    const cohort = await cohortById(app.db(), id);
    // The first of those above is in the file as well, and one withdrew.
    const rows = [0, 7, 8].map((at) => ({
      role: 'mentee' as const,
      number: null,
      name: 'Somebody',
      email: `somebody${at}@example.org`,
      answers: {},
      submittedAt: at === 8 ? null : new Date('2026-11-10T09:00:00Z'),
      state: at === 7 ? ('withdrawn' as const) : ('submitted' as const),
    }));
    await app.act((act) => receiveApplications(act, cohort, rows));
    const { bySource, byDay, started, sent } = await countArrivals(app.db(), cohort);
    expect(bySource).toEqual([
      { key: '*file', started: 2, sent: 2 },
      { key: 'newsletter', started: 2, sent: 1 },
      { key: '', started: 1, sent: 0 },
    ]);
    expect([started, sent]).toEqual([5, 3]);
    for (const list of [bySource, byDay])
      expect([
        list.reduce((sum, one) => sum + one.started, 0),
        list.reduce((sum, one) => sum + one.sent, 0),
      ]).toEqual([5, 3]);
    expect(await textOf(await ruth.get(paths.cohortCall(id)))).toContain('In a file 2 2 newsletter 2 1');
  });
});
