import { describe, expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { applying, menteePages, mentorPages } from '../../../test/applying.ts';
import { makeRoleHolder } from '../../../test/makers.ts';
import { paths } from '../../paths.ts';
import { changeQuestions } from '../schemes/question-list.ts';
import { closeCall, openCall } from './calls.ts';

const app = useApp();

const { openCohort, anotherCohort, mailedLink, ask, begin, fill, send, status } = applying(app);
const applications = () =>
  app
    .db()
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .select(['number', 'people.name', 'email', 'role', 'state', 'answers', 'submitted_at'])
    .orderBy('number')
    .execute();

describe('applying', () => {
  test('two mentees and a mentor apply, one of them in parts and one from right to left', async () => {
    const cohort = await openCohort();
    const wanjiru = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org', 'newsletter');
    await fill(wanjiru, cohort, 'mentee', { about: menteePages.about, project: menteePages.project });
    expect(await status(wanjiru, cohort, 'mentee')).toContain('A draft. It is not sent yet.');

    // Two days later, by the mailed link, on another device.
    app.clock.now = new Date('2026-11-08T20:00:00Z');
    const again = await begin(cohort, 'mentee', 'Somebody', 'wanjiru@example.org');
    const about = await (await again.get(paths.applyStep(cohort, 'mentee', 'about'))).text();
    expect(about).toContain('value="Nairobi Centre"');
    const { help, meeting, languages } = menteePages;
    await fill(again, cohort, 'mentee', { help, meeting, languages });
    expect((await send(again, cohort, 'mentee')).status).toBe(303);
    expect(await status(again, cohort, 'mentee')).toContain('Sent Sunday 8 November, 23:00 in Nairobi.');

    const selu = await begin(cohort, 'mentee', 'Selu', 'selu@example.org');
    await fill(selu, cohort, 'mentee', {
      ...menteePages,
      about: { ...menteePages.about, name: 'Selu Faleafa' },
    });
    await send(selu, cohort, 'mentee');
    const salim = await begin(cohort, 'mentor', 'Salim', 'salim@example.org');
    await fill(salim, cohort, 'mentor', mentorPages);
    await send(salim, cohort, 'mentor');

    const sent = await applications();
    expect(sent.map(({ number, name, state }) => [number, name, state])).toEqual([
      ['ME-001', 'Wanjiru Kamau', 'submitted'],
      ['ME-002', 'Selu Faleafa', 'submitted'],
      ['MO-001', 'سالم البوسعيدي', 'submitted'],
    ]);
    expect(sent[0]?.answers).toMatchObject({
      zone: 'Africa/Nairobi',
      support: ['infographicsAndVisualFormats'],
      hopes: ['One', 'Two'],
      availability: [
        { day: 1, from: 900, until: 960 },
        { day: 3, from: 1080, until: 1230 },
      ],
    });
    expect(sent[2]?.answers).toMatchObject({
      zone: 'Asia/Muscat',
      capacity: 2,
      languages: [{ language: 'العربية', level: 'native' }],
    });
    const zones = await app.db().selectFrom('people').select('zone').orderBy('email').execute();
    expect(zones.map(({ zone }) => zone)).toEqual(['Asia/Muscat', 'Africa/Nairobi', 'Africa/Nairobi']);
    const confirmed = await app
      .db()
      .selectFrom('messages')
      .select('recipient')
      .where('kind', '=', 'applicationSent')
      .orderBy('recipient')
      .execute();
    expect(confirmed.map(({ recipient }) => recipient)).toEqual([
      'salim@example.org',
      'selu@example.org',
      'wanjiru@example.org',
    ]);
  });

  test('pressed twice sends once, and confirms once', async () => {
    const cohort = await openCohort();
    const browser = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
    await fill(browser, cohort, 'mentee', menteePages);
    await Promise.all([send(browser, cohort, 'mentee'), send(browser, cohort, 'mentee')]);
    await send(browser, cohort, 'mentee');
    expect(await applications()).toHaveLength(1);
    const mails = await app.db().selectFrom('messages').select('kind').orderBy('kind').execute();
    expect(mails.map(({ kind }) => kind)).toEqual(['applicationLink', 'applicationSent']);
  });

  test('a page with problems says them, keeps what was typed, and saves the rest', async () => {
    const cohort = await openCohort();
    const browser = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
    const answer = await browser.post(paths.applyStep(cohort, 'mentee', 'meeting'), {
      zone: 'Nairob',
      availability: '1-15',
      monthlyHours: '4',
    });
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Two things to put right');
    expect(html).toContain('Choose the city whose clock you live by. Did you mean Nairobi?');
    expect(html).toContain('Mark at least 2 hours; you have marked 1');
    expect(html).toContain('value="Nairob"');
    const draft = await app.db().selectFrom('drafts').select('answers').executeTakeFirstOrThrow();
    expect(draft.answers).toEqual({ availability: [{ day: 1, from: 900, until: 960 }], monthlyHours: 4 });
  });

  test('a form with gaps is not sent, and says what is needed', async () => {
    const cohort = await openCohort();
    const browser = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
    const answer = await send(browser, cohort, 'mentee');
    expect(answer.status).toBe(422);
    const check = await textOf(answer);
    expect(check).toContain('9 answers are still needed');
    expect(check).toContain('“Which group, centre, field or network are you part of?”');
    expect(check).not.toContain('Support wanted');
    expect(await applications()).toEqual([]);
  });

  test('what is changed after sending changes what was sent, and nothing needed can be taken away', async () => {
    const cohort = await openCohort();
    const browser = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
    await fill(browser, cohort, 'mentee', menteePages);
    await send(browser, cohort, 'mentee');
    await fill(browser, cohort, 'mentee', { about: { ...menteePages.about, country: 'Uganda' } });
    const cleared = await browser.post(paths.applyStep(cohort, 'mentee', 'languages'), {});
    expect(cleared.status).toBe(422);
    const [sent] = await applications();
    expect(sent?.answers).toMatchObject({
      country: 'Uganda',
      languages: [{ language: 'English', level: 'fluent' }],
    });
  });

  test('twice, as mentee and as mentor, and for two schemes is one person', async () => {
    const cohort = await openCohort();
    const other = await anotherCohort('Review authors');
    for (const [place, role] of [
      [cohort, 'mentee'],
      [cohort, 'mentor'],
      [other, 'mentee'],
      [cohort, 'mentee'],
    ] as const)
      await begin(place, role, 'Wanjiru Kamau', 'Wanjiru@Example.org'.toLowerCase());
    expect(await app.db().selectFrom('people').select('email').execute()).toEqual([
      { email: 'wanjiru@example.org' },
    ]);
    expect(await app.db().selectFrom('drafts').select('role').execute()).toHaveLength(3);
  });

  test('a page sent again after going back keeps what was changed in it', async () => {
    const cohort = await openCohort();
    const browser = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
    const once = 'the-key-of-the-page';
    for (const country of ['Kenya', 'Uganda'])
      await browser.post(paths.applyStep(cohort, 'mentee', 'about'), { ...menteePages.about, country, once });
    const { answers } = await app.db().selectFrom('drafts').select('answers').executeTakeFirstOrThrow();
    expect(answers).toMatchObject({ country: 'Uganda' });
  });

  test('two pages saved at the same moment are both kept', async () => {
    const cohort = await openCohort();
    const browser = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
    const { about, project, help, languages } = menteePages;
    const pages = Object.entries({ about, project, help, languages });
    await Promise.all(
      pages.map(([step, fields]) => browser.post(paths.applyStep(cohort, 'mentee', step), { ...fields })),
    );
    const { answers } = await app.db().selectFrom('drafts').select('answers').executeTakeFirstOrThrow();
    expect(answers).toMatchObject({ country: 'Kenya', project: true, aim: 'project' });
  });

  test('withdrawn in one press, and taken back until the last day', async () => {
    const cohort = await openCohort();
    const browser = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
    await fill(browser, cohort, 'mentee', menteePages);
    await send(browser, cohort, 'mentee');
    await browser.post(paths.applyWithdrawal(cohort, 'mentee'));
    expect((await applications())[0]?.state).toBe('withdrawn');
    const withdrawn = await status(browser, cohort, 'mentee');
    expect(withdrawn).toContain('Withdrawn.');
    expect(withdrawn).not.toMatch(/Saved \d\d:\d\d|Check and send|Done/);
    await browser.post(paths.applyWithdrawal(cohort, 'mentee'), { do: 'back' });
    expect((await applications())[0]?.state).toBe('submitted');
    expect(await status(browser, cohort, 'mentee')).toMatch(/Sent\. Saved \d\d:\d\d.* Check and send Done/);
    app.clock.now = new Date('2026-11-21T00:00:00Z');
    await browser.post(paths.applyWithdrawal(cohort, 'mentee'));
    const late = await browser.post(paths.applyWithdrawal(cohort, 'mentee'), { do: 'back' });
    expect(late.status).toBe(409);
    expect((await applications())[0]?.state).toBe('withdrawn');
  });

  test('a decision is never told before its letter', async () => {
    const cohort = await openCohort();
    const browser = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
    await fill(browser, cohort, 'mentee', menteePages);
    await send(browser, cohort, 'mentee');
    const states = ['submitted', 'underReview', 'accepted', 'waitlisted', 'declined'] as const;
    for (const [now, says] of [
      ['2026-11-10T09:00:00Z', 'Sent Friday 6 November'],
      ['2026-11-25T09:00:00Z', 'Being read.'],
    ] as const) {
      app.clock.now = new Date(now);
      const seen = new Set<string>();
      for (const state of states) {
        await app.db().updateTable('applications').set({ state }).execute();
        seen.add((await status(browser, cohort, 'mentee')).replace(/Saved \d\d:\d\d/, ''));
      }
      expect(seen.size).toBe(1);
      expect([...seen][0]).toContain(says);
    }
  });

  test('a changed list asks what is new and keeps what was answered', async () => {
    const cohort = await openCohort();
    const draft = await begin(cohort, 'mentee', 'Selu', 'selu@example.org');
    await fill(draft, cohort, 'mentee', { about: menteePages.about, project: menteePages.project });
    const sent = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
    await fill(sent, cohort, 'mentee', menteePages);
    await send(sent, cohort, 'mentee');
    const { scheme_id } = await app.db().selectFrom('cohorts').select('scheme_id').executeTakeFirstOrThrow();
    await app.act(async (act) => {
      const { added } = await changeQuestions(act, scheme_id, 'mentee', [
        { kind: 'added', question: { kind: 'text', label: 'Who would miss it?', short: 'Missed' } },
        { kind: 'removed', key: 'projectTitle' },
      ]);
      const wording = { label: 'Who would miss it?', short: 'Missed', hint: '', required: true, options: [] };
      await changeQuestions(act, scheme_id, 'mentee', [{ kind: 'reworded', key: added[0] ?? '', wording }]);
    });
    expect(await status(sent, cohort, 'mentee')).toContain(
      'the form asks something new: “Who would miss it?”',
    );
    expect((await applications())[0]).toMatchObject({
      state: 'submitted',
      answers: { projectTitle: 'Handwashing' },
    });
    const page = await (await draft.get(paths.applyStep(cohort, 'mentee', 'about'))).text();
    expect(page).toContain('Who would miss it?');
    expect(page).toContain('value="Kenya"');
    const project = await (await draft.get(paths.applyStep(cohort, 'mentee', 'project'))).text();
    expect(project).toContain('In schools.');
    expect(project).not.toContain('Handwashing');
  });
});

describe('a stranger', () => {
  test('learns nothing from asking for a link', async () => {
    const cohort = await openCohort();
    await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
    for (const now of ['2026-11-07T09:00:00Z', '2026-12-02T09:00:00Z']) {
      app.clock.now = new Date(now);
      const known = await ask(cohort, 'mentee', 'Mallory', 'wanjiru@example.org');
      const unknown = await ask(cohort, 'mentee', 'Mallory', 'nobody@example.org');
      expect([known.status, await known.text(), known.headers.get('location')]).toEqual([
        unknown.status,
        await unknown.text(),
        unknown.headers.get('location'),
      ]);
    }
    const people = await app.db().selectFrom('people').select('name').execute();
    expect(people).toEqual([{ name: 'Wanjiru Kamau' }]);
    const mails = await app.db().selectFrom('messages').select('body_text').execute();
    expect(mails.filter(({ body_text }) => body_text.includes('Mallory'))).toEqual([]);
  });

  test('opens nothing with a token that is mistyped, of another call, or too old', async () => {
    const cohort = await openCohort();
    const other = await anotherCohort('Review authors');
    const browser = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
    await fill(browser, cohort, 'mentee', { about: menteePages.about });
    const link = await mailedLink('wanjiru@example.org');
    const token = link.split('/').at(-1) ?? '';
    const tampered = [
      paths.applyLink(cohort, 'mentee', `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`),
      paths.applyLink(cohort, 'mentee', '%00'),
      paths.applyLink(cohort, 'mentor', token),
      paths.applyLink(other, 'mentee', token),
    ];
    for (const address of tampered)
      for (const answer of [await app.visitor().get(address), await app.visitor().post(address)]) {
        expect([address, answer.status]).toEqual([address, 410]);
        expect(await answer.text()).not.toMatch(/Wanjiru|wanjiru/);
      }
    const stranger = app.withCookie(`application=${token}x`);
    const page = await stranger.get(paths.applyStep(cohort, 'mentee', 'about'));
    expect([page.status, page.headers.get('location')]).toEqual([303, paths.apply(cohort, 'mentee')]);
    app.clock.now = new Date('2028-01-01T00:00:00Z');
    expect((await app.visitor().get(link)).status).toBe(410);
  });

  test('cannot fill mailboxes: links are counted by address', async () => {
    const cohort = await openCohort();
    for (let at = 0; at < 5; at++) await ask(cohort, 'mentee', 'Mallory', 'wanjiru@example.org');
    expect((await ask(cohort, 'mentee', 'Mallory', 'wanjiru@example.org')).status).toBe(429);
    expect(await app.db().selectFrom('messages').select('id').execute()).toHaveLength(5);
  });

  test('sends a megabyte and is refused before it is read; too long a text is named', async () => {
    const cohort = await openCohort();
    const browser = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
    const step = paths.applyStep(cohort, 'mentee', 'project');
    const huge = new FormData();
    huge.set('projectSummary', 'x'.repeat(1_000_000));
    expect((await browser.post(step, huge)).status).toBe(413);
    const long = await browser.post(step, { project: 'yes', projectSummary: 'x'.repeat(7000) });
    expect(long.status).toBe(422);
    expect(await textOf(long)).toContain('”: that is too long, 6000 signs at most.');
    const { answers } = await app.db().selectFrom('drafts').select('answers').executeTakeFirstOrThrow();
    expect(answers).toEqual({ project: true });
  });
});

describe('the last day', () => {
  test.each([
    // The clocks of London go back on 25 October 2026, of New York on 1 November; Santiago skips a midnight.
    ['Europe/London', '2026-10-24', '2026-10-24T22:59:59Z'],
    ['Europe/London', '2026-10-25', '2026-10-25T23:59:59Z'],
    ['America/New_York', '2026-11-01', '2026-11-02T04:59:59Z'],
    ['America/Santiago', '2026-09-05', '2026-09-06T03:59:59Z'],
    ['Pacific/Apia', '2026-11-20', '2026-11-20T10:59:59Z'],
    ['UTC', '2026-11-20', '2026-11-20T23:59:59Z'],
  ])('in %s is whole: %s can be sent at %s and not a second later', async (zone, closesOn, moment) => {
    app.clock.now = new Date('2026-08-20T09:00:00Z');
    const cohort = await openCohort({ zone, closesOn, opensOn: '2026-08-01' });
    const early = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
    const late = await begin(cohort, 'mentee', 'Selu Faleafa', 'selu@example.org');
    for (const browser of [early, late]) await fill(browser, cohort, 'mentee', menteePages);
    app.clock.now = new Date(moment);
    expect((await send(early, cohort, 'mentee')).status).toBe(303);
    app.clock.now = new Date(Date.parse(moment) + 1000);
    expect((await send(late, cohort, 'mentee')).status).toBe(409);
    expect((await applications()).map(({ email, submitted_at }) => [email, submitted_at])).toEqual([
      ['wanjiru@example.org', new Date(moment)],
    ]);
    expect(await status(late, cohort, 'mentee')).toContain('this draft was not sent');
  });

  test('a page left open until after it keeps what was typed, and says so', async () => {
    const cohort = await openCohort();
    const browser = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
    await fill(browser, cohort, 'mentee', menteePages);
    await send(browser, cohort, 'mentee');
    app.clock.now = new Date('2026-11-21T00:00:00Z');
    const late = await browser.post(paths.applyStep(cohort, 'mentee', 'project'), {
      project: 'yes',
      projectSummary: 'My best sentence.',
    });
    expect(late.status).toBe(409);
    const html = await late.text();
    expect(html).toContain('The call closed Friday 20 November, 23:59 in London');
    expect(html).toContain('My best sentence.');
    expect(html).not.toContain('Save and continue');
    expect((await applications())[0]?.answers).toMatchObject({ projectSummary: 'In schools.' });
  });

  test('closing early is the last moment, and can be taken back', async () => {
    const cohort = await openCohort();
    const browser = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
    await fill(browser, cohort, 'mentee', menteePages);
    await app.act((act) => closeCall(act, cohort));
    expect((await send(browser, cohort, 'mentee')).status).toBe(409);
    await app.act((act) => openCall(act, cohort));
    expect((await send(browser, cohort, 'mentee')).status).toBe(303);
  });
});

test('a page asks the database as often when many apply as when one does', async () => {
  const cohort = await openCohort();
  const browser = await begin(cohort, 'mentee', 'Wanjiru Kamau', 'wanjiru@example.org');
  const look = () => browser.get(paths.applyStatus(cohort, 'mentee'));

  await fill(browser, cohort, 'mentee', menteePages);
  await send(browser, cohort, 'mentee');
  const before = await app.countReads(look);
  for (let at = 0; at < 12; at++)
    await begin(cohort, 'mentor', 'Somebody', `somebody${at}@example.org`, `list${at}`);
  expect(await app.countReads(look)).toBe(before);
  const ruth = await app.as(await makeRoleHolder(app.db(), 'coordinator'));
  const list = () => ruth.get(paths.cohortCall(cohort));
  const many = await app.countReads(list);
  await app.db().deleteFrom('drafts').execute();
  expect(await app.countReads(list)).toBe(many);
});
