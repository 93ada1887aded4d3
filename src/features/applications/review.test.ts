import { beforeEach, describe, expect, test } from 'vitest';
import { type Browser, textOf, useApp } from '../../../test/app.ts';
import { makeCohort, makeGrant, makeOrganisation, makePerson, makeScheme } from '../../../test/makers.ts';
import { paths } from '../../paths.ts';
import { cohortById } from '../schemes/queries.ts';
import { shareOutReadings } from './assignment.ts';
import { decide } from './decisions.ts';
import { receiveApplications } from './intake.ts';
import { setReviewPhase } from './review-phases.ts';

const app = useApp();

type Made = { readonly id: string; readonly name: string; readonly email: string };
type World = {
  readonly cohort: string;
  readonly ruth: Browser;
  readonly ruthId: string;
  readonly hana: Browser;
  readonly samuel: Browser;
  readonly readers: { readonly hana: Made; readonly samuel: Made };
};

let world: World;

/** It is 6 November; reading runs to 12 November. */
beforeEach(async () => {
  const db = app.db();
  await makeOrganisation(db);
  const cohort = await makeCohort(db, await makeScheme(db));
  const [ruth, hana, samuel] = [
    await makePerson(db, 'Ruth Adeyemi'),
    await makePerson(db, 'Hana Sato'),
    await makePerson(db, 'Samuel Ofori'),
  ];
  await makeGrant(db, ruth, 'coordinator');
  await makeGrant(db, hana, 'reviewer', { cohortId: cohort.id });
  await makeGrant(db, samuel, 'reviewer', { cohortId: cohort.id });
  world = {
    cohort: cohort.id,
    ruth: await app.as(ruth),
    ruthId: ruth.id,
    hana: await app.as(hana),
    samuel: await app.as(samuel),
    readers: { hana, samuel },
  };
});

const selu = {
  name: 'Selu Taufa',
  email: 'selu.taufa@evidence.example.to',
  answers: {
    group: 'Tonga Evidence Hub',
    country: 'Tonga',
    zone: 'Pacific/Tongatapu',
    projectTitle: 'A dashboard of Selu Taufa',
    projectSummary:
      'I am Selu of the Tonga Evidence Hub. Write to selu.taufa@evidence.example.to. Stock-outs matter.',
    conflict: 'Nobody',
  },
};

const apply = async (count = 2): Promise<string[]> => {
  const cohort = await cohortById(app.db(), world.cohort);
  const list = Array.from({ length: count }, (_, at) => ({
    role: 'mentee' as const,
    number: `ME${String(at + 1).padStart(2, '0')}`,
    submittedAt: null,
    state: 'submitted' as const,
    ...(at === 0
      ? selu
      : { name: `Person ${at}`, email: `p${at}@example.org`, answers: { projectTitle: `Project ${at}` } }),
  }));
  await app.act((act) => receiveApplications(act, cohort, list));
  const rows = await app.db().selectFrom('applications').select('id').orderBy('number').execute();
  return rows.map(({ id }) => id);
};

const openPhase = async (more: object = {}): Promise<void> => {
  const cohort = await cohortById(app.db(), world.cohort);
  const details = {
    opensOn: '2026-11-02',
    closesOn: '2026-11-12',
    namesHidden: true,
    othersSeen: 'afterOwn' as const,
    ...more,
  };
  await app.act((act) => setReviewPhase(act, cohort, null, details));
};

const share = async (...people: { readonly id: string }[]): Promise<void> => {
  const cohort = await cohortById(app.db(), world.cohort);
  await app.act((act) =>
    shareOutReadings(
      act,
      cohort,
      people.map(({ id }) => id),
    ),
  );
};

const both = () => share(world.readers.hana, world.readers.samuel);

const scores = (clarity: number, readiness: number, fit: number, comment = 'A clear plan.') => ({
  'score-clarity': String(clarity),
  'score-readiness': String(readiness),
  'score-fit': String(fit),
  comment,
});

describe('reading', () => {
  test('a reader sees only what was given to them, and opens the least read first', async () => {
    const [first = '', second = ''] = await apply(3);
    await openPhase();
    await share(world.readers.hana, { id: world.ruthId });
    const list = await textOf(await world.hana.get(paths.readings(world.cohort)));
    expect(list).toContain('0 of 3 done · 3 left, about 12 minutes');
    const straight = await world.hana.get(paths.readings(world.cohort, { open: 'next' }));
    expect(straight.headers.get('location')).toBe(paths.reading(world.cohort, first));
    expect((await world.samuel.get(paths.readings(world.cohort, { open: 'next' }))).status).toBe(200);
    expect((await world.samuel.get(paths.reading(world.cohort, first))).status).toBe(404);
    await world.ruth.post(paths.reading(world.cohort, first), scores(3, 3, 3));
    const answer = await world.hana.post(paths.reading(world.cohort, second), {
      ...scores(4, 4, 4),
      // biome-ignore lint/suspicious/noThenProperty: the name of a button.
      then: 'next',
    });
    const third = (await apply(3))[2] ?? '';
    expect(answer.headers.get('location')).toBe(paths.reading(world.cohort, third));
  });

  test('the other’s scores stay shut until one’s own are saved, then open', async () => {
    const [first = ''] = await apply();
    await openPhase();
    await both();
    const words = 'Only Samuel says this.';
    await world.samuel.post(paths.reading(world.cohort, first), scores(1, 2, 1, words));
    const before = await textOf(await world.hana.get(paths.reading(world.cohort, first)));
    expect(before).toContain('Samuel Ofori read on 6 November Their scores open when you save yours.');
    expect(before).not.toContain(words);
    await world.hana.post(paths.reading(world.cohort, first), scores(5, 4, 4));
    const after = await textOf(await world.hana.get(paths.reading(world.cohort, first)));
    expect(after).toContain(words);
    expect(after).toContain('Total 4 of 15');
  });

  test('a reading without every point is kept for its reader and counts nowhere', async () => {
    const [first = ''] = await apply();
    await openPhase();
    await both();
    await world.samuel.post(paths.reading(world.cohort, first), scores(1, 2, 1, 'Shut.'));
    const { 'score-fit': _, ...two } = scores(4, 3, 1, 'So far.');
    await world.hana.post(paths.reading(world.cohort, first), two);
    const page = await textOf(await world.hana.get(paths.reading(world.cohort, first)));
    expect(page).toContain('2 of 3 points scored');
    expect(page).toContain('So far 7 of 10');
    expect(page).not.toContain('Shut.');
    expect(await app.db().selectFrom('reviews').select('comment').execute()).toEqual([{ comment: 'Shut.' }]);
  });

  test('a saved reading keeps every point, and can be changed until reading ends', async () => {
    const [first = ''] = await apply();
    await openPhase();
    await both();
    const to = paths.reading(world.cohort, first);
    await world.hana.post(to, scores(4, 3, 1));
    const { 'score-fit': _, ...two } = scores(4, 3, 1);
    expect((await world.hana.post(to, two)).status).toBe(422);
    await world.hana.post(to, scores(2, 2, 2));
    const saved = await app.db().selectFrom('reviews').select('scores').execute();
    expect(saved).toEqual([{ scores: { clarity: 2, readiness: 2, fit: 2 } }]);
    app.clock.now = new Date('2026-11-13T00:00:00Z');
    const closed = await world.hana.post(to, scores(5, 5, 5));
    expect(closed.status).toBe(409);
    expect(await textOf(closed)).toContain('Reading has ended, so nothing was saved.');
    expect(await app.db().selectFrom('reviews').select('scores').execute()).toEqual(saved);
  });

  test('reading ends at the end of the last day on the organisers’ clock', async () => {
    const [first = ''] = await apply();
    await openPhase();
    await both();
    app.clock.now = new Date('2026-11-12T23:59:59Z');
    const last = await world.hana.post(paths.reading(world.cohort, first), scores(5, 5, 5));
    expect(last.status).toBe(303);
  });

  test('two readers who save at once are both counted, and a form sent twice once', async () => {
    const [first = ''] = await apply();
    await openPhase();
    await both();
    const to = paths.reading(world.cohort, first);
    const answers = await Promise.all([
      world.hana.post(to, { ...scores(5, 5, 5), once: 'hana-once-1' }),
      world.samuel.post(to, scores(2, 2, 2)),
      world.hana.post(to, { ...scores(5, 5, 5), once: 'hana-once-1' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    const kept = await app.db().selectFrom('reviews').select('scores').execute();
    expect(kept.length).toBe(2);
    const deeds = await app
      .db()
      .selectFrom('history')
      .where('action', '=', 'readingSaved')
      .select('id')
      .execute();
    expect(deeds.length).toBe(2);
  });

  test('a reading is saved while a coordinator marks the application, and neither holds up the other', async () => {
    const ids = await apply(6);
    await openPhase();
    await both();
    const cohort = await cohortById(app.db(), world.cohort);
    const decision = { outcome: 'accepted', reason: 'A clear plan.' } as const;
    for (const id of ids) {
      const [saved, marked] = await Promise.all([
        world.hana.post(paths.reading(world.cohort, id), scores(5, 5, 5)),
        app.act((act) => decide(act, cohort, [id], decision)),
      ]);
      expect([saved.status, marked]).toEqual([303, 1]);
    }
  });

  test('who knows the applicant hands them to another reader and never sees them again', async () => {
    const [first = ''] = await apply(1);
    await openPhase();
    await share(world.readers.hana, { id: world.ruthId });
    const chidi = await makePerson(app.db(), 'Chidi Obi');
    await makeGrant(app.db(), chidi, 'reviewer', { cohortId: world.cohort });
    const other = await apply(2);
    await share(chidi, world.readers.samuel);
    await world.hana.post(paths.reading(world.cohort, first), scores(5, 5, 5));
    await world.hana.post(paths.readingConflict(world.cohort, first), { reason: 'We share an office.' });
    expect(other.length).toBe(2);
    expect((await world.hana.get(paths.reading(world.cohort, first))).status).toBe(404);
    expect(await app.db().selectFrom('reviews').selectAll().execute()).toEqual([]);
    const readers = await app
      .db()
      .selectFrom('assignments')
      .where('application_id', '=', first)
      .select('person_id')
      .execute();
    expect(readers.length).toBe(2);
    expect(readers.map(({ person_id }) => person_id)).not.toContain(world.readers.hana.id);
    const again = await world.ruth.post(paths.reviewReaders(world.cohort, first), {
      reader: world.readers.hana.id,
    });
    expect(await textOf(again)).toContain('Hana Sato said that they know the applicant of ME01.');
  });
});

describe('names that are hidden', () => {
  const leaks = ['Selu', 'Taufa', 'selu.taufa', 'Tonga', 'Tongatapu', 'evidence.example'];
  const found = (text: string) => leaks.filter((leak) => text.toLowerCase().includes(leak.toLowerCase()));

  test('stand on no page, file, letter or line of a reader before both readings are in', async () => {
    const said: string[] = [];
    const [first = ''] = await apply();
    await openPhase();
    await both();
    await world.samuel.post(paths.reading(world.cohort, first), scores(3, 3, 3));
    await world.ruth.post(paths.reviewReminders(world.cohort));
    for (const path of [
      paths.home(),
      paths.cohort(world.cohort),
      paths.readings(world.cohort),
      paths.reading(world.cohort, first),
      paths.applications(world.cohort),
      paths.application(world.cohort, first),
      paths.reviews(world.cohort),
      paths.reviewed(world.cohort, first),
      paths.reviewsFile(world.cohort),
      paths.history(world.cohort),
      paths.matching(world.cohort),
    ])
      said.push(await (await world.hana.get(path)).text());
    const mail = await app
      .db()
      .selectFrom('messages')
      .select(['subject', 'body_text', 'recipient'])
      .execute();
    expect(mail.map(({ recipient }) => recipient)).toEqual([
      'hana.sato@example.org',
      'samuel.ofori@example.org',
    ]);
    const trail = await app.db().selectFrom('history').select('facts').where('action', '!=', 'x').execute();
    expect(found([...said, JSON.stringify(mail), JSON.stringify(trail), ...app.told].join('\n'))).toEqual([]);
    const page = await textOf(await world.hana.get(paths.reading(world.cohort, first)));
    expect(page).toContain('name and country hidden until both readings are in');
    expect(page).toContain('Stock-outs matter.');
    await world.hana.post(paths.reading(world.cohort, first), scores(4, 4, 4));
    const open = await textOf(await world.hana.get(paths.reading(world.cohort, first)));
    expect(open).toContain('Selu Taufa');
  });

  test('are hidden everywhere from a coordinator who reads too, with the other’s scores', async () => {
    const [first = ''] = await apply();
    await openPhase();
    await share(world.readers.samuel, { id: world.ruthId });
    await world.samuel.post(paths.reading(world.cohort, first), scores(1, 1, 2, 'Only Samuel says this.'));
    const said: string[] = [];
    for (const path of [
      paths.cohort(world.cohort),
      paths.readings(world.cohort),
      paths.reading(world.cohort, first),
      paths.applications(world.cohort),
      paths.applications(world.cohort, { find: 'Selu' }),
      paths.application(world.cohort, first),
      paths.applicationsFile(world.cohort, 'mentee', 'csv'),
      paths.reviews(world.cohort),
      paths.reviews(world.cohort, { show: 'apart' }),
      paths.reviewed(world.cohort, first),
      paths.reviewsFile(world.cohort),
      paths.reviewSharing(world.cohort),
      paths.decisions(world.cohort),
      paths.history(world.cohort),
      paths.matching(world.cohort),
      paths.matchRuns(world.cohort),
    ]) {
      const text = await (await world.ruth.get(path)).text();
      // The search field repeats what was looked for.
      said.push(text.replace('value="Selu"', ''));
    }
    expect(found(said.join('\n'))).toEqual([]);
    expect(said.join('\n')).not.toContain('Only Samuel says this.');
    expect(said.join('\n')).not.toMatch(/1\.33|4 of 15/);
    expect((await world.ruth.get(paths.matching(world.cohort))).status).toBe(409);
    await world.ruth.post(paths.reading(world.cohort, first), scores(4, 4, 4));
    const table = await textOf(await world.ruth.get(paths.reviews(world.cohort)));
    expect(table).toContain('Selu Taufa 2 of 2');
  });

  test('are not shown by a file that a colleague brought in', async () => {
    const [first = ''] = await apply();
    await openPhase();
    await share(world.readers.samuel, { id: world.ruthId });
    const amina = await makePerson(app.db(), 'Amina Bello');
    await makeGrant(app.db(), amina, 'coordinator');
    const colleague = await app.as(amina);
    const form = new FormData();
    form.append('what', 'reviews');
    form.append('file', new File(['application,reviewer,clarity\nME01,R1,1\n'], 'scores.csv'));
    const to = (await colleague.post(paths.imports(world.cohort), form)).headers.get('location') ?? '';
    expect((await colleague.get(to)).status).toBe(200);
    expect((await world.ruth.get(to)).status).toBe(409);
    for (const id of [first, (await apply())[1] ?? ''])
      await world.ruth.post(paths.reading(world.cohort, id), scores(4, 4, 4));
    for (const id of [first, (await apply())[1] ?? ''])
      await world.samuel.post(paths.reading(world.cohort, id), scores(4, 4, 4));
    expect((await world.ruth.get(to)).status).toBe(200);
  });

  test('open when the phase says so, and others’ scores never or always', async () => {
    const [first = ''] = await apply();
    await openPhase({ namesHidden: false, othersSeen: 'never' });
    await both();
    await world.samuel.post(paths.reading(world.cohort, first), scores(1, 2, 1, 'Only Samuel.'));
    await world.hana.post(paths.reading(world.cohort, first), scores(5, 5, 5));
    const page = await textOf(await world.hana.get(paths.reading(world.cohort, first)));
    expect(page).toContain('Selu Taufa');
    expect(page).toContain('Their scores stay shut for readers.');
    expect(page).not.toContain('Only Samuel.');
  });
});

describe('sharing out', () => {
  test('one press gives two readers to each, evenly, and nobody their own', async () => {
    const ids = await apply(6);
    await openPhase();
    const db = app.db();
    // Hana applied herself, so she reads none of the others.
    await db
      .updateTable('applications')
      .set({ person_id: world.readers.hana.id })
      .where('id', '=', ids[5] ?? '')
      .execute();
    const chidi = await makePerson(db, 'Chidi Obi');
    await makeGrant(db, chidi, 'reviewer');
    const form = new FormData();
    for (const { id } of [world.readers.hana, world.readers.samuel, chidi]) form.append('reader', id);
    const answer = await world.ruth.post(paths.reviewSharing(world.cohort), form);
    expect(answer.status).toBe(303);
    const given = await db.selectFrom('assignments').select(['person_id', 'application_id']).execute();
    expect(given.length).toBe(12);
    expect(given.some(({ person_id }) => person_id === world.readers.hana.id)).toBe(false);
  });

  test('an applicant who names a reader is not read by them', async () => {
    const [first = '', second = ''] = await apply();
    await openPhase();
    await app
      .db()
      .updateTable('applications')
      .set({ answers: JSON.stringify({ conflict: 'Please not Samuel Ofori, my former boss.' }) as never })
      .where('id', '=', first)
      .execute();
    await both();
    const given = await app.db().selectFrom('assignments').select(['application_id', 'person_id']).execute();
    const of = (id: string) =>
      given.filter(({ application_id }) => application_id === id).map((one) => one.person_id);
    expect(of(first)).toEqual([world.readers.hana.id]);
    expect(of(second).length).toBe(2);
    const page = await textOf(await world.ruth.get(paths.reviews(world.cohort, { show: 'short' })));
    expect(page).toContain('Lack a reader (1)');
    const refused = await world.ruth.post(paths.reviewReaders(world.cohort, first), {
      reader: world.readers.samuel.id,
    });
    expect(await textOf(refused)).toContain('asked not to meet');
  });

  test('readers are reminded once a day at most, and only while they have something left', async () => {
    const [first = '', second = ''] = await apply();
    await openPhase();
    await both();
    for (const id of [first, second]) await world.hana.post(paths.reading(world.cohort, id), scores(3, 3, 3));
    await world.ruth.post(paths.reviewReminders(world.cohort));
    await world.ruth.post(paths.reviewReminders(world.cohort));
    const mail = () =>
      app.db().selectFrom('messages').select(['recipient', 'subject', 'body_text']).execute();
    const [letter] = await mail();
    expect((await mail()).length).toBe(1);
    expect(letter).toMatchObject({
      recipient: 'samuel.ofori@example.org',
      subject: '2 applications wait for your reading',
    });
    expect(letter?.body_text).toContain(`http://alongside.test${paths.readings(world.cohort)}`);
    app.clock.now = new Date('2026-11-07T09:00:00Z');
    await world.ruth.post(paths.reviewReminders(world.cohort));
    expect((await mail()).length).toBe(2);
  });
});

describe('the coordinator', () => {
  test('sees how readers agree, and whom to talk through', async () => {
    const [first = '', second = ''] = await apply();
    await openPhase();
    await both();
    await world.hana.post(paths.reading(world.cohort, first), scores(5, 5, 4));
    await world.samuel.post(paths.reading(world.cohort, first), scores(3, 4, 3));
    await world.hana.post(paths.reading(world.cohort, second), scores(3, 3, 3));
    const page = await textOf(await world.ruth.get(paths.reviews(world.cohort)));
    expect(page).toContain('3 of 4 readings are in');
    expect(page).toContain('Readers are 3 or more points apart on 1 of 1 application read twice.');
    expect(page).toContain('Selu Taufa 2 of 2 Hana Sato and Samuel Ofori 4 4');
    const apart = await textOf(await world.ruth.get(paths.reviews(world.cohort, { show: 'apart' })));
    expect(apart).toContain('ME01');
    expect(apart).not.toContain('ME02');
  });

  test('takes readings out as a table that comes back in unchanged, with no name of an applicant', async () => {
    const [first = ''] = await apply();
    await openPhase();
    await both();
    await world.hana.post(paths.reading(world.cohort, first), scores(5, 5, 4, 'Good, "really".'));
    const file = await (await world.ruth.get(paths.reviewsFile(world.cohort))).text();
    expect(file).toContain(`ME01,${world.readers.hana.id},5,5,4,"Good, ""really"".",Hana Sato`);
    expect(file).not.toContain('Selu');
    const form = new FormData();
    form.append('what', 'reviews');
    form.append('file', new File([file], 'readings.csv'));
    const uploaded = await world.ruth.post(paths.imports(world.cohort), form);
    const page = await world.ruth.get(uploaded.headers.get('location') ?? '');
    expect(page.status).toBe(200);
    expect(await textOf(page)).toContain('reviewer');
  });

  test('marks decisions that nobody sees until all are applied at once', async () => {
    const ids = await apply(3);
    await openPhase();
    const form = new FormData();
    for (const id of ids.slice(0, 2)) form.append('application', id);
    form.append('outcome', 'accepted');
    form.append('reason', 'Clear, and ready to lead.');
    expect((await world.ruth.post(paths.reviewDecisions(world.cohort), form)).status).toBe(303);
    await world.ruth.post(paths.reviewDecisions(world.cohort), {
      application: ids[2] ?? '',
      outcome: 'declined',
      reason: 'No project yet.',
    });
    const states = () => app.db().selectFrom('applications').select('state').orderBy('number').execute();
    expect((await states()).map(({ state }) => state)).toEqual(['submitted', 'submitted', 'submitted']);
    const page = await world.ruth.get(paths.decisions(world.cohort));
    const html = await page.text();
    const mark = /name="mark" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? '';
    await world.ruth.post(paths.reviewDecisions(world.cohort), {
      application: ids[2] ?? '',
      outcome: 'open',
    });
    const stale = await world.ruth.post(paths.decisions(world.cohort), { mark });
    expect(stale.status).toBe(409);
    expect((await states()).map(({ state }) => state)).toEqual(['submitted', 'submitted', 'submitted']);
    const again = await (await world.ruth.get(paths.decisions(world.cohort))).text();
    const fresh = /name="mark" value="([0-9a-f]{64})"/.exec(again)?.[1] ?? '';
    expect((await world.ruth.post(paths.decisions(world.cohort), { mark: fresh })).status).toBe(303);
    expect((await states()).map(({ state }) => state)).toEqual(['accepted', 'accepted', 'submitted']);
    expect(await app.db().selectFrom('messages').selectAll().execute()).toEqual([]);
    const decisions = await app.db().selectFrom('decisions').selectAll().execute();
    expect(decisions.every(({ applied_at, rule_set_id }) => applied_at !== null && rule_set_id !== '')).toBe(
      true,
    );
  });

  test('chooses with one press everybody who has no decision yet, and nobody else', async () => {
    const [first = '', second = '', third = ''] = await apply(3);
    await openPhase();
    await world.ruth.post(paths.reviewDecisions(world.cohort), {
      application: first,
      outcome: 'declined',
      reason: 'Outside the call.',
    });
    const ticked = async (path: string): Promise<string[]> => {
      const page = await (await world.ruth.get(path)).text();
      return [...page.matchAll(/<input[^>]*name="application"[^>]*>/g)]
        .filter(([box]) => /\schecked/.test(box))
        .map(([box]) => /value="([^"]+)"/.exec(box)?.[1] ?? '');
    };
    const table = await (await world.ruth.get(paths.reviews(world.cohort))).text();
    expect(await ticked(paths.reviews(world.cohort))).toEqual([]);
    const link = /<a href="([^"]+)">Choose the 2 without a decision</.exec(table)?.[1] ?? '';
    expect(await ticked(link.replaceAll('&amp;', '&'))).toEqual([second, third]);
    const pending = paths.reviews(world.cohort, { show: 'pending', choose: 'rest' });
    expect(await ticked(pending)).toEqual([]);
    expect(await textOf(await world.ruth.get(pending))).not.toContain('without a decision');
  });

  test('who applied, or knows the applicant, neither reads nor decides, and is told why', async () => {
    const [first = '', second = ''] = await apply();
    await openPhase();
    await app
      .db()
      .updateTable('applications')
      .set({ person_id: world.ruthId })
      .where('id', '=', first)
      .execute();
    await both();
    await world.hana.post(paths.reading(world.cohort, first), scores(5, 5, 4, 'Hana about Ruth.'));
    const decision = { outcome: 'accepted', reason: 'Mine is best.' };
    const own = await world.ruth.post(paths.reviewDecisions(world.cohort), {
      application: first,
      ...decision,
    });
    expect(own.status).toBe(409);
    expect(await textOf(own)).toContain('ME01 is your own application. Another coordinator decides it.');
    const rival = await world.ruth.post(paths.reviewDecisions(world.cohort), {
      application: second,
      ...decision,
    });
    expect(rival.status).toBe(409);
    for (const path of [paths.reviewed(world.cohort, first), paths.application(world.cohort, first)])
      expect(await textOf(await world.ruth.get(path))).not.toContain('Hana about Ruth.');
    const added = await world.ruth.post(paths.reviewReaders(world.cohort, first), { reader: world.ruthId });
    expect(added.status).toBe(409);
  });

  test('reads 1,000 applications with as many queries as one', async () => {
    await apply(1);
    await openPhase();
    const pages = [
      paths.reviews(world.cohort),
      paths.reviewSharing(world.cohort),
      paths.readings(world.cohort),
    ];
    const count = () =>
      app.countReads(async () => {
        for (const path of pages) expect((await world.ruth.get(path)).status).toBe(200);
      });
    const few = await count();
    await apply(1000);
    await share(world.readers.hana, world.readers.samuel, { id: world.ruthId });
    expect(await count()).toBe(few);
    const lines = await textOf(await world.ruth.get(paths.reviews(world.cohort)));
    expect(lines).toContain('0 of 2000 readings are in'.replace('2000', '2,000'));
  });
});
