import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { startMailServer } from '../../../test/mail-server.ts';
import { makeCohort, makeOrganisation, makePerson, makeScheme } from '../../../test/makers.ts';
import { projectRoot } from '../../config.ts';
import type { Frozen, RunSolved } from '../../core/matching/run.ts';
import { json } from '../../db/connect.ts';
import { inSlices } from '../../db/sliced.ts';
import { buildWorld, storyStart, type World } from '../../demo/world.ts';
import { paths } from '../../paths.ts';
import { withdraw } from '../applications/withdrawal.ts';
import { findToldLetter } from '../communications/batch-queries.ts';
import { sendDueMessages } from '../communications/sending.ts';
import { smtpTransport } from '../communications/transport.ts';
// The demo's world and the board are later slices; a journey needs them.
import { stopEngine } from '../matching/engine.ts';
import { cohortById } from '../schemes/queries.ts';
import { answerOffer } from './answering.ts';
import { closeSilentOffers, letDueLettersLeave } from './leaving.ts';
import { answerToken } from './links.ts';
import { openOffers } from './offers.ts';
import { listOffers } from './queries.ts';

const app = useApp();
afterAll(stopEngine);

let world: World;
let ruth: Awaited<ReturnType<typeof app.as>>;
const at = (iso: string): void => {
  app.clock.now = new Date(iso);
};
const signer = app.accounts;

/** The pilot published, every letter with its sentence, set to leave on Monday 9 September 2019. */
const publishAndApprove = async (): Promise<void> => {
  await ruth.post(paths.matchPublication(world.cohortId, 1));
  await app.db().updateTable('letters').set({ sentence: 'Your project matters.' }).execute();
  const set = await ruth.post(paths.cohortLeaving(world.cohortId), { on: '2019-09-09', by: 'ownClock' });
  expect(set.status).toBe(303);
};
const leave = async (): Promise<void> => {
  at('2019-09-10T12:00:00Z');
  await letDueLettersLeave(app.instance(), signer);
};
const offerOf = async (mentee: string) =>
  app
    .db()
    .selectFrom('offers')
    .innerJoin('applications', 'applications.id', 'offers.mentee_application_id')
    .where('applications.number', '=', mentee)
    .where('applications.cohort_id', '=', world.cohortId)
    .selectAll('offers')
    .orderBy('offers.made_at', 'desc')
    .orderBy('offers.instead_of', 'asc')
    .executeTakeFirstOrThrow();
/** The same run once more, with so many more people that its lists are kept in slices; it is the one that was told. */
const tellAsSliced = async (): Promise<void> => {
  const db = app.db();
  const { id, input_id, ...run } = await db.selectFrom('match_runs').selectAll().executeTakeFirstOrThrow();
  const { id: _, ...input } = await db
    .selectFrom('match_inputs')
    .selectAll()
    .where('id', '=', input_id)
    .executeTakeFirstOrThrow();
  const others = Array.from({ length: 1600 }, (_, at) => `other${at}`);
  const { best, ...result } = run.result as RunSolved;
  const frozen = input.frozen as Frozen;
  const kept = inSlices({
    ...result,
    best: { ...best, ...Object.fromEntries(others.map((one) => [one, []])) },
  });
  const read = inSlices({
    ...frozen,
    mentors: [...frozen.mentors, ...others.map((one) => ({ ...frozen.mentors[0]!, id: one, capacity: 0 }))],
  });
  const copy = await db
    .insertInto('match_inputs')
    .values({ ...input, digest: 'sliced', frozen: json(read.head) })
    .returning('id')
    .executeTakeFirstOrThrow();
  const again = await db
    .insertInto('match_runs')
    .values({
      ...run,
      number: run.number + 1,
      input_id: copy.id,
      settings: json(run.settings as object),
      change: null,
      result: json(kept.head),
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const lying = [
    ...kept.slices.map((slice, at) => ({ run_id: again.id, at, slice })),
    ...read.slices.map((slice, at) => ({ input_id: copy.id, at, slice })),
  ];
  expect(kept.slices.length * read.slices.length).toBeGreaterThan(0);
  for (const slice of lying) await db.insertInto('match_slices').values(slice).execute();
  await db.updateTable('batches').set({ run_id: again.id }).where('run_id', '=', id).execute();
};
const nameOf = async (id: string): Promise<string> => {
  const { name } = await app
    .db()
    .selectFrom('people')
    .select('name')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return name;
};
const link = (id: string, side: 'mentee' | 'mentor') =>
  paths.answer(answerToken(app.accounts.secret, { id, side }));
const say = (id: string, side: 'mentee' | 'mentor', answer: string, reason = '') =>
  app.visitor().post(link(id, side), { answer, reason });

describe('the pilot, published', () => {
  beforeEach(async () => {
    app.clock.now = storyStart;
    world = await buildWorld(app.instance(), projectRoot(), app.config.origin);
    ruth = await app.as(world.people[0]!.id);
    await publishAndApprove();
  });

  test('leaves at nine on each person’s own clock, once, and to a real mail server', async () => {
    const server = await startMailServer();
    const transport = smtpTransport({ smtpUrl: server.url, mailFrom: 'a@b.org', origin: app.config.origin });
    try {
      at('2019-09-08T19:00:00Z');
      expect(await letDueLettersLeave(app.instance(), signer)).toBe(0);
      const due = await app.db().selectFrom('letters').select('due_at').orderBy('due_at').execute();
      const moments = new Set(due.map(({ due_at }) => due_at?.getTime()));
      expect(moments.size).toBeGreaterThan(10);
      for (const hour of [0, 6, 12, 18, 24, 30]) {
        app.clock.now = new Date(Date.parse('2019-09-08T20:00:00Z') + hour * 3_600_000);
        await letDueLettersLeave(app.instance(), signer);
        await sendDueMessages(app.instance(), transport);
      }
      const letters = await app.db().selectFrom('letters').select('message_id').execute();
      const ids = new Set(letters.map(({ message_id }) => `${message_id}@alongside.test`));
      const mails = server.mails().filter(({ id }) => ids.has(id));
      expect(mails).toHaveLength(62);
      expect(new Set(mails.map(({ to }) => to)).size).toBe(62);
      expect(server.copies().length).toBe(server.mails().length);
      for (const { source } of mails) {
        expect(source).toMatch(/^Reply-To: ruth\.adeyemi@meridian\.example\.org/m);
        expect(source).toContain('text/plain');
        expect(source).not.toMatch(/List-Unsubscribe|<img|tracking|utm_/i);
      }
      const outbox = await textOf(await ruth.get(paths.cohortOutbox(world.cohortId)));
      expect(outbox).toContain('Outbox: 62 letters, 62 sent');
    } finally {
      transport.close();
      await server.stop();
    }
  });

  test('finds other mentors in a run that is kept in slices, as in a large round', async () => {
    await leave();
    for (const mentee of ['ME01', 'ME02', 'ME03', 'ME04', 'ME05', 'ME06'])
      await say((await offerOf(mentee)).id, 'mentor', 'declined', 'No time.');
    const found = async () =>
      (await listOffers(app.db(), world.cohortId)).map(({ id, alternates }) => ({ id, alternates }));
    const whole = await found();
    expect(whole.flatMap(({ alternates }) => alternates).length).toBeGreaterThan(0);
    await tellAsSliced();
    expect(await found()).toEqual(whole);
  });

  test('is called back before it leaves, and cannot be after', async () => {
    expect((await ruth.post(paths.cohortRecall(world.cohortId))).status).toBe(303);
    await leave();
    expect(
      await app.db().selectFrom('letters').select('id').where('left_at', 'is not', null).execute(),
    ).toEqual([]);
    at('2019-09-10T13:00:00Z');
    await ruth.post(paths.cohortLeaving(world.cohortId), { on: '2019-09-16' });
    at('2019-09-17T12:00:00Z');
    await letDueLettersLeave(app.instance(), signer);
    expect((await ruth.post(paths.cohortRecall(world.cohortId))).status).toBe(409);
    expect((await ruth.post(paths.matchPublication(world.cohortId, 1))).status).toBe(303);
    expect(await app.db().selectFrom('letters').select('id').execute()).toHaveLength(62);
  });

  test('stays while the board shows another run', async () => {
    await ruth.post(paths.matchRuns(world.cohortId), { seen: '1' });
    await leave();
    expect(
      await app.db().selectFrom('letters').select('id').where('left_at', 'is not', null).execute(),
    ).toEqual([]);
    expect(await textOf(await ruth.get(paths.cohortOutbox(world.cohortId)))).toContain(
      'The board has moved on',
    );
  });

  test('writes neither to somebody who has withdrawn since, nor to the other of their pair', async () => {
    const { mentee_application_id: application } = await offerOf('ME01');
    const cohort = await cohortById(app.db(), world.cohortId);
    await app.act((act) => withdraw(act, cohort, application, 'A new job.'));
    await leave();
    const here = await app
      .db()
      .selectFrom('letters')
      .select('kind')
      .where('left_at', 'is', null)
      .orderBy('kind')
      .execute();
    expect(here).toEqual([{ kind: 'mentee' }, { kind: 'place' }]);
  });

  test('opens a pairing when both say yes, and introduces them once', async () => {
    const { id, mentor_id } = await offerOf('ME01');
    const { mentee_application_id: application } = await offerOf('ME01');
    expect((await app.visitor().get(link(id, 'mentee'))).status).toBe(404);
    expect(await findToldLetter(app.db(), application)).toBeNull();
    await leave();
    expect(await findToldLetter(app.db(), application)).toMatchObject({
      group: 'place',
      offer: { state: 'open', own: null, partner: await nameOf(mentor_id) },
    });
    const letters = app.db().updateTable('letters').where('application_id', '=', application);
    const { subject, body } = await app
      .db()
      .selectFrom('letters')
      .select(['subject', 'body'])
      .where('application_id', '=', application)
      .executeTakeFirstOrThrow();
    await letters
      .set({ subject: 'A place for you', body: json([{ kind: 'text', text: 'More soon.' }]) })
      .execute();
    expect((await findToldLetter(app.db(), application))?.offer?.partner).toBeNull();
    await letters.set({ subject, body: json(body as object) }).execute();
    for (let time = 0; time < 3; time++) {
      const page = await textOf(await app.visitor().get(link(id, 'mentee')));
      expect(page).toContain('Yes, I take the place');
      expect(page).toContain('Who leads');
    }
    expect((await offerOf('ME01')).mentee_answer).toBeNull();
    expect((await say(id, 'mentee', 'accepted')).status).toBe(303);
    expect(await textOf(await app.visitor().get(link(id, 'mentee')))).toContain(
      'You have said yes. We wait for',
    );
    await say(id, 'mentor', 'accepted');
    await say(id, 'mentor', 'accepted');
    expect(await textOf(await app.visitor().get(link(id, 'mentor')))).toContain('You are a pair.');
    const pairings = await app.db().selectFrom('pairings').select(['id', 'state', 'mentor_place']).execute();
    expect(pairings).toEqual([{ id: expect.any(String), state: 'notStarted', mentor_place: 1 }]);
    expect(await app.db().selectFrom('pairing_states').select('state').execute()).toEqual([
      { state: 'notStarted' },
    ]);
    const news = await app
      .db()
      .selectFrom('messages')
      .select('kind')
      .where('kind', '=', 'pairingOpened')
      .execute();
    expect(news).toHaveLength(2);
    expect(await textOf(await ruth.get(paths.pairs(world.cohortId)))).toContain('One pairing is open.');
  });

  test('leads from a mentor’s no to the alternate in one press', async () => {
    await leave();
    const offers = await app.db().selectFrom('offers').select('id').execute();
    let fallen: string | null = null;
    let page = '';
    for (const { id } of offers) {
      await say(id, 'mentor', 'declined', 'A sick child at home.');
      page = await (await ruth.get(paths.pairs(world.cohortId))).text();
      if (page.includes('>Offer ')) {
        fallen = id;
        break;
      }
    }
    expect(fallen).not.toBeNull();
    expect(page).toContain('A sick child at home.');
    const told = await app
      .db()
      .selectFrom('messages')
      .selectAll()
      .where('kind', '=', 'offerClosed')
      .execute();
    expect(told.every(({ body_text }) => !body_text.includes('sick'))).toBe(true);
    // Nobody who has said no is asked for another.
    const refusers = await app
      .db()
      .selectFrom('offers')
      .innerJoin('applications', 'applications.id', 'offers.mentor_application_id')
      .select('applications.number')
      .where('mentor_answer', '=', 'declined')
      .execute();
    for (const { number } of refusers) expect(page).not.toContain(`name="mentor" value="${number}"`);
    const form = new RegExp(`/offers/(${fallen})/alternate.*?name="mentor" value="(\\w+)"`, 's').exec(page);
    const mentor = form?.[2] ?? '';
    const press = { mentor, once: 'one-press-only' };
    const both = [
      await ruth.post(paths.offerAlternate(world.cohortId, fallen!), press),
      await ruth.post(paths.offerAlternate(world.cohortId, fallen!), press),
    ];
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect((await ruth.post(paths.offerAlternate(world.cohortId, fallen!), { mentor })).status).toBe(409);
    await letDueLettersLeave(app.instance(), signer);
    const next = await app
      .db()
      .selectFrom('offers')
      .selectAll()
      .where('instead_of', '=', fallen!)
      .executeTakeFirstOrThrow();
    expect(next.state).toBe('open');
    const letter = await app
      .db()
      .selectFrom('messages')
      .select('body_text')
      .where('body_text', 'like', '%Your first mentor could not say yes.%')
      .execute();
    expect(letter).toHaveLength(1);
    await say(next.id, 'mentee', 'accepted');
    await say(next.id, 'mentor', 'accepted');
    expect(await app.db().selectFrom('pairings').select('offer_id').execute()).toEqual([
      { offer_id: next.id },
    ]);
  });

  test('closes offers that nobody answered in seven days', async () => {
    await leave();
    at('2019-09-17T11:00:00Z');
    expect(await closeSilentOffers(app.instance())).toBe(0);
    at('2019-09-17T13:00:00Z');
    expect(await closeSilentOffers(app.instance())).toBe(12);
    const { id } = await offerOf('ME01');
    expect((await say(id, 'mentee', 'accepted')).status).toBe(409);
    expect(await textOf(await ruth.get(paths.pairs(world.cohortId)))).toContain('answered within seven days');
  });

  test('holds the letter of a mentor whose mentee has said no already', async () => {
    const { id } = await offerOf('ME01');
    await app.act((act) => openOffers(act, [id]));
    await say(id, 'mentee', 'declined', 'A new job.');
    await leave();
    const letter = await app
      .db()
      .selectFrom('letters')
      .select(['held_why', 'left_at'])
      .where('offer_id', '=', id)
      .where('side', '=', 'mentor')
      .executeTakeFirstOrThrow();
    expect(letter).toEqual({ held_why: 'otherSaidNo', left_at: null });
  });

  test('takes no answer through a link that nobody signed, nor for the other side', async () => {
    await leave();
    const { id } = await offerOf('ME01');
    const own = answerToken(app.accounts.secret, { id, side: 'mentee' });
    for (const token of [
      own.replace('.mentee.', '.mentor.'),
      `${own}x`,
      own.slice(0, -1),
      'x',
      `${id}.mentee.${'A'.repeat(32)}`,
    ])
      expect((await app.visitor().post(paths.answer(token), { answer: 'accepted' })).status).toBe(404);
    expect((await app.visitor().post(paths.answer(own), {})).status).toBe(422);
    expect((await app.visitor().post(paths.answer(own), { answer: 'perhaps' })).status).toBe(422);
    expect(
      (await app.visitor().post(paths.answer(own), { answer: 'declined', reason: 'x'.repeat(501) })).status,
    ).toBe(422);
  });
});

test('two hundred yeses at once never exceed a capacity, over two schemes', async () => {
  const db = app.db();
  await makeOrganisation(db);
  const cohorts = [
    await makeCohort(db, await makeScheme(db, 'One scheme')),
    await makeCohort(db, await makeScheme(db, 'Another scheme')),
  ];
  const lists = await db.selectFrom('cohorts').select(['id', 'question_list_id']).execute();
  const now = app.clock.now;
  const runs = new Map<string, string>();
  for (const { id } of cohorts) {
    const input = await db
      .insertInto('match_inputs')
      .values({ cohort_id: id, digest: id, frozen: {}, created_at: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    const run = await db
      .insertInto('match_runs')
      .values({
        cohort_id: id,
        number: 1,
        input_id: input.id,
        settings: {},
        result: {},
        engine: 'test',
        made_at: now,
      } as never)
      .returning('id')
      .executeTakeFirstOrThrow();
    runs.set(id, run.id);
  }
  const apply = async (cohort: string, person: string, role: 'mentee' | 'mentor', number: string) =>
    (
      await db
        .insertInto('applications')
        .values({
          cohort_id: cohort,
          person_id: person,
          role,
          number,
          state: 'submitted',
          answers: {},
          question_list_id: lists.find(({ id }) => id === cohort)!.question_list_id,
          created_at: now,
          updated_at: now,
        } as never)
        .returning('id')
        .executeTakeFirstOrThrow()
    ).id;
  const mentors = [];
  for (let index = 0; index < 20; index++) {
    const { id } = await makePerson(db, 'Mentor', { email: `mentor${index}@example.org` });
    const applications = [];
    for (const cohort of cohorts) applications.push(await apply(cohort.id, id, 'mentor', `MO${index}`));
    mentors.push({ id, applications, capacity: (index % 3) + 1 });
  }
  const offers: string[] = [];
  for (let index = 0; index < 200; index++) {
    const cohort = cohorts[index % 2]!;
    const mentor = mentors[index % 20]!;
    const { id } = await makePerson(db, 'Mentee', { email: `mentee${index}@example.org` });
    const { id: offer } = await db
      .insertInto('offers')
      .values({
        cohort_id: cohort.id,
        mentee_application_id: await apply(cohort.id, id, 'mentee', `ME${index}`),
        mentor_application_id: mentor.applications[index % 2]!,
        mentee_id: id,
        mentor_id: mentor.id,
        mentor_capacity: mentor.capacity,
        run_id: runs.get(cohort.id)!,
        state: 'open',
        mentee_answer: 'accepted',
        mentee_answered_at: now,
        made_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    offers.push(offer);
  }
  const states = await Promise.all(
    offers.map((id) => app.act((act) => answerOffer(act, id, 'mentor', { answer: 'accepted', reason: '' }))),
  );
  const places = mentors.reduce((sum, { capacity }) => sum + capacity, 0);
  expect(states.filter((state) => state === 'accepted')).toHaveLength(places);
  expect(states.filter((state) => state === 'noRoom')).toHaveLength(200 - places);
  const loads = await db
    .selectFrom('pairings')
    .select((eb) => ['mentor_id', 'mentor_capacity', eb.fn.countAll<number>().as('load')])
    .groupBy(['mentor_id', 'mentor_capacity'])
    .execute();
  expect(loads.every(({ load, mentor_capacity }) => load === mentor_capacity)).toBe(true);
});
