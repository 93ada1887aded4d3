import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { makeGrant, makeRoleHolder } from '../../../test/makers.ts';
import { projectRoot } from '../../config.ts';
import { buildWorld, storyStart, type World } from '../../demo/world.ts';
import { paths } from '../../paths.ts';
import { toldInWords } from '../applications/told.ts';
import { withdraw } from '../applications/withdrawal.ts';
import { findToldLetter, type Told } from '../communications/batch-queries.ts';
// The demo's world and the board are later slices; a journey needs them.
import { stopEngine } from '../matching/engine.ts';
import { passOnOffers } from '../matching/list-offering.ts';
import { cohortById } from '../schemes/queries.ts';
import { closeSilentOffers, letDueLettersLeave, tellWhatFell } from './leaving.ts';
import { answerToken, listToken } from './links.ts';
import { offerFromList } from './list-offers.ts';

const app = useApp();
afterAll(stopEngine);

let world: World;
let ruth: Awaited<ReturnType<typeof app.as>>;
const signer = app.accounts;

/** The pilot, published and told: every letter has left, and both sides of the twelve offers have a week. */
beforeEach(async () => {
  app.clock.now = storyStart;
  world = await buildWorld(app.instance(), projectRoot(), app.config.origin);
  ruth = await app.as(world.people[0]!.id);
  await ruth.post(paths.matchPublication(world.cohortId, 1));
  await app.db().updateTable('letters').set({ sentence: 'Your project matters.' }).execute();
  await ruth.post(paths.cohortLeaving(world.cohortId), { on: '2019-09-09', by: 'ownClock' });
  app.clock.now = new Date('2019-09-10T12:00:00Z');
  await letDueLettersLeave(app.instance(), signer);
});

const say = (id: string, side: 'mentee' | 'mentor', answer: string, reason = '') =>
  app.visitor().post(paths.answer(answerToken(signer.secret, { id, side })), { answer, reason });
const applicationOf = async (number: string): Promise<string> => {
  const found = app.db().selectFrom('applications').select('id').where('number', '=', number);
  return (await found.where('cohort_id', '=', world.cohortId).executeTakeFirstOrThrow()).id;
};
const openOffers = () =>
  app
    .db()
    .selectFrom('offers')
    .innerJoin('applications', 'applications.id', 'offers.mentee_application_id')
    .selectAll('offers')
    .where('offers.state', '=', 'open')
    .orderBy('applications.number')
    .execute();
const mails = (kind: string) =>
  app.db().selectFrom('messages').selectAll().where('kind', '=', kind).orderBy('id').execute();
const ownList = (application: string) => paths.ownList(listToken(signer.secret, application));
/** Everybody who could stay on the list does. */
const allJoin = async (): Promise<void> => {
  const rows = await app
    .db()
    .selectFrom('letters')
    .select('application_id')
    .where('kind', 'in', ['hours', 'support', 'belowLine'])
    .execute();
  for (const { application_id } of rows)
    expect((await app.visitor().post(ownList(application_id), { stay: 'yes' })).status).toBe(303);
};
const toInWords = (told: Told | null): string =>
  told === null ? '' : toldInWords('en', told, 'mentee', 'UTC').join(' ');
const listPage = async () => (await ruth.get(paths.waiting(world.cohortId))).text();
const proposalIn = (page: string) => {
  const found = /name="mentee" value="(\w+)"\s*\/?>\s*<input type="hidden" name="mentor" value="(\w+)"/.exec(
    page,
  );
  return found === null ? null : { mentee: found[1]!, mentor: found[2]! };
};

describe('an offer that falls through', () => {
  test('is told to its coordinator once, by mail and on the page, and the reason only on the page', async () => {
    const [first, second] = await openOffers();
    await say(first!.id, 'mentor', 'declined', 'A sick child at home.');
    await say(second!.id, 'mentee', 'declined', 'A new job.');
    await Promise.all([tellWhatFell(app.instance(), signer), tellWhatFell(app.instance(), signer)]);
    await tellWhatFell(app.instance(), signer);
    const told = await mails('offerFell');
    expect(told.map(({ recipient }) => recipient)).toEqual(['ruth.adeyemi@meridian.example.org']);
    expect(told[0]?.body_text).toContain(`${app.config.origin}${paths.pairs(world.cohortId)}`);
    expect(told[0]?.body_text).toMatch(/said no, and .* needs another mentor/);
    expect(told[0]?.body_text).toMatch(/said no, so .* has a place again/);
    expect(told[0]?.body_text).not.toMatch(/sick|job/);
    const page = await textOf(await ruth.get(paths.pairs(world.cohortId)));
    expect(page).toContain('Reason: A sick child at home.');
    expect(page).toContain('Reason: A new job.');
    expect(await textOf(await ruth.get(paths.cohort(world.cohortId)))).toContain(
      'One mentee needs another mentor',
    );
    // A coordinator who is one of the two learns neither by mail nor on the page why it was no.
    await makeGrant(app.db(), { id: first!.mentee_id }, 'coordinator');
    const own = await textOf(await (await app.as(first!.mentee_id)).get(paths.pairs(world.cohortId)));
    expect(own).not.toContain('sick');
    expect(own).toContain('not shown to you');
    expect(own).toContain('A new job.');
  });

  test('by silence is told to who had said yes and to the coordinator, and another mentor can be asked', async () => {
    const [first] = await openOffers();
    await say(first!.id, 'mentee', 'accepted');
    app.clock.now = new Date('2019-09-17T13:00:00Z');
    await Promise.all([closeSilentOffers(app.instance()), closeSilentOffers(app.instance())]);
    await tellWhatFell(app.instance(), signer);
    await tellWhatFell(app.instance(), signer);
    const closed = await mails('offerClosed');
    expect(closed.map(({ occasion }) => occasion)).toEqual([`${first!.id} mentee`]);
    const told = await mails('offerFell');
    expect(told).toHaveLength(1);
    expect(told[0]?.subject).toContain('12 offers have fallen through');
    const page = await (await ruth.get(paths.pairs(world.cohortId))).text();
    expect(page).toContain('did not answer within seven days, and');
    expect(page).toContain('>Offer ');
  });

  test('because somebody withdrew closes at once, and nobody can accept it meanwhile', async () => {
    const [offer] = await openOffers();
    await say(offer!.id, 'mentee', 'accepted');
    const cohort = await cohortById(app.db(), world.cohortId);
    await app.act((act) => withdraw(act, cohort, offer!.mentee_application_id, 'A new job.'));
    expect((await say(offer!.id, 'mentor', 'accepted')).status).toBe(409);
    expect(await closeSilentOffers(app.instance())).toBe(1);
    expect(await closeSilentOffers(app.instance())).toBe(0);
    expect((await mails('offerClosed')).map(({ occasion }) => occasion)).toEqual([`${offer!.id} mentor`]);
    expect(await app.db().selectFrom('pairings').select('id').execute()).toEqual([]);
  });
});

describe('the wait-list', () => {
  test('is joined and left by the link in the letter, and by nothing else', async () => {
    const hours = await applicationOf('ME31');
    const letter = await app
      .db()
      .selectFrom('messages')
      .innerJoin('letters', 'letters.message_id', 'messages.id')
      .select('body_text')
      .where('application_id', '=', hours)
      .executeTakeFirstOrThrow();
    const link = ownList(hours);
    expect(letter.body_text).toContain(`${app.config.origin}${link}`);
    const visitor = app.visitor();
    expect(await textOf(await visitor.get(link))).toContain('Keep me on the list');
    expect(await app.db().selectFrom('waiting').selectAll().execute()).toEqual([]);
    const both = [visitor.post(link, { stay: 'yes' }), visitor.post(link, { stay: 'yes' })];
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([303, 303]);
    expect(await textOf(await visitor.get(link))).toContain('You are on the list until Friday 15 November.');
    expect(await mails('listJoined')).toHaveLength(1);
    expect(await textOf(await ruth.get(paths.waiting(world.cohortId)))).toContain(
      'One person is on the list.',
    );
    await visitor.post(link, { stay: 'no' });
    expect(toInWords(await findToldLetter(app.db(), hours))).not.toContain('on the list');
    expect(await textOf(await visitor.get(link))).toContain('Keep me on the list');
    expect(await textOf(await ruth.get(paths.waiting(world.cohortId)))).toContain('Nobody has asked to stay');

    const outside = await applicationOf('ME36');
    expect(await textOf(await visitor.get(ownList(outside)))).toContain('There is no list for you to join.');
    expect((await visitor.post(ownList(outside), { stay: 'yes' })).status).toBe(409);
    const placed = (await openOffers())[0]!.mentee_application_id;
    expect((await visitor.post(ownList(placed), { stay: 'yes' })).status).toBe(409);
    for (const token of [`${hours}.list.${'A'.repeat(32)}`, link.slice(6, -1), 'x'])
      expect((await visitor.post(paths.ownList(token), { stay: 'yes' })).status).toBe(404);
    expect((await visitor.post(link, {})).status).toBe(404);
  });

  test('offers a freed mentor to the first in line in one press', async () => {
    await allJoin();
    expect(await listPage()).toContain('Every place of this round is taken or promised');
    expect(proposalIn(await listPage())).toBeNull();
    const [gone] = await openOffers();
    await say(gone!.id, 'mentee', 'declined');
    expect(await textOf(await ruth.get(paths.pairs(world.cohortId)))).toContain('a place again');
    expect(await textOf(await ruth.get(paths.cohort(world.cohortId)))).toContain(
      'One mentor has a place again',
    );
    const first = proposalIn(await listPage());
    expect(first).not.toBeNull();
    // A coordinator who waits on the list neither sees nor makes its order.
    await makeGrant(app.db(), { id: gone!.mentee_id }, 'coordinator');
    const competitor = await app.as(gone!.mentee_id);
    expect((await competitor.get(paths.waiting(world.cohortId))).status).toBe(409);
    expect((await competitor.post(paths.waitingOffer(world.cohortId), first!)).status).toBe(409);
    const other = await app.as(await makeRoleHolder(app.db(), 'coordinator'));
    const press = { ...first!, passOn: 'yes' };
    const pressed = await Promise.all([
      ruth.post(paths.waitingOffer(world.cohortId), { ...press, once: 'one-press-only' }),
      ruth.post(paths.waitingOffer(world.cohortId), { ...press, once: 'one-press-only' }),
      other.post(paths.waitingOffer(world.cohortId), press),
    ]);
    expect(pressed.filter(({ status }) => status === 303).length).toBeGreaterThanOrEqual(1);
    const made = () =>
      app.db().selectFrom('offers').selectAll().where('from_list', '=', true).orderBy('made_at');
    const [offer, ...more] = await made().execute();
    expect(more).toEqual([]);
    await letDueLettersLeave(app.instance(), signer);
    const told = await app
      .db()
      .selectFrom('messages')
      .select('id')
      .where('body_text', 'like', '%You stayed on the list of%')
      .execute();
    expect(told).toHaveLength(1);
    expect(await textOf(await app.visitor().get(ownList(offer!.mentee_application_id)))).toContain(
      'There is an offer for you.',
    );
  });

  test('passes an offer on once when nobody answers, in the name of who made it, to a pairing', async () => {
    await allJoin();
    const offers = await openOffers();
    for (const { id } of offers.slice(0, 6)) await say(id, 'mentee', 'declined');
    for (let next = proposalIn(await listPage()); next !== null; next = proposalIn(await listPage()))
      await ruth.post(paths.waitingOffer(world.cohortId), { ...next, passOn: 'yes' });
    const made = () =>
      app.db().selectFrom('offers').selectAll().where('from_list', '=', true).orderBy('made_at').execute();
    const first = await made();
    expect(first).toHaveLength(6);
    await letDueLettersLeave(app.instance(), signer);
    app.clock.now = new Date('2019-09-18T13:00:00Z');
    await closeSilentOffers(app.instance());
    await Promise.all([passOnOffers(app.instance()), passOnOffers(app.instance())]);
    for (let round = 0; round < 3; round++) await passOnOffers(app.instance());
    const followed = (await made()).slice(first.length);
    expect(followed.length).toBeGreaterThan(0);
    expect(new Set(followed.map(({ instead_of }) => instead_of)).size).toBe(followed.length);
    expect((await made()).filter(({ state, passed_on_at }) => state === 'expired' && !passed_on_at)).toEqual(
      [],
    );
    const [next] = followed;
    const before = first.find(({ id }) => id === next!.instead_of)!;
    expect(next).toMatchObject({ made_by: before.made_by, mentor_id: before.mentor_id, state: 'prepared' });
    expect(next!.mentee_id).not.toBe(before.mentee_id);
    await letDueLettersLeave(app.instance(), signer);
    await say(next!.id, 'mentee', 'accepted');
    await say(next!.id, 'mentor', 'accepted');
    const left = await app
      .db()
      .selectFrom('waiting')
      .select(['application_id', 'left_why'])
      .where('left_at', 'is not', null)
      .execute();
    expect(left).toEqual([{ application_id: next!.mentee_application_id, left_why: 'paired' }]);
    expect(await textOf(await app.visitor().get(ownList(next!.mentee_application_id)))).toContain(
      'You are a pair.',
    );
  });

  test('never promises more than a mentor’s places or the round’s, however many press at once', async () => {
    await allJoin();
    const [one, two] = await openOffers();
    await say(one!.id, 'mentee', 'declined');
    await say(two!.id, 'mentee', 'declined');
    const waiting = await app
      .db()
      .selectFrom('waiting')
      .innerJoin('applications', 'applications.id', 'waiting.application_id')
      .select(['applications.id', 'person_id'])
      .execute();
    const cohort = await cohortById(app.db(), world.cohortId);
    const offer = (mentee: (typeof waiting)[number], from: typeof one) =>
      app
        .act((act) =>
          offerFromList(
            act,
            cohort,
            from!.run_id,
            {
              menteeApplicationId: mentee.id,
              menteeId: mentee.person_id,
              mentorApplicationId: from!.mentor_application_id,
              mentorId: from!.mentor_id,
              mentorCapacity: from!.mentor_capacity,
            },
            { passesOn: false },
          ),
        )
        .then(
          () => 'made',
          (error: Error & { key?: string }) => error.key ?? error.message,
        );
    const ends = await Promise.all(
      waiting.flatMap((mentee) => [offer(mentee, one), offer(mentee, two), offer(mentee, one)]),
    );
    expect(ends.filter((end) => end === 'made')).toHaveLength(2);
    const live = await openOffers();
    expect(live).toHaveLength(10);
  });

  test('ends with its last day, and says so once', async () => {
    await allJoin();
    app.clock.now = new Date('2019-11-15T23:30:00Z');
    await tellWhatFell(app.instance(), signer);
    expect(await mails('listOver')).toEqual([]);
    app.clock.now = new Date('2019-11-16T00:30:00Z');
    await Promise.all([tellWhatFell(app.instance(), signer), tellWhatFell(app.instance(), signer)]);
    const { count } = await app
      .db()
      .selectFrom('waiting')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('left_why', '=', 'over')
      .executeTakeFirstOrThrow();
    expect(count).toBe(23);
    expect(await mails('listOver')).toHaveLength(23);
    const hours = await applicationOf('ME31');
    expect(await textOf(await app.visitor().get(ownList(hours)))).toContain('This list ended on');
    expect((await app.visitor().post(ownList(hours), { stay: 'yes' })).status).toBe(409);
  });

  test('takes in a mentee whose mentor said no, when nobody else has a place', async () => {
    const [offer] = await openOffers();
    await say(offer!.id, 'mentor', 'declined');
    const listing = { application: offer!.mentee_application_id };
    expect((await ruth.post(paths.waitingListing(world.cohortId), listing)).status).toBe(303);
    expect((await ruth.post(paths.waitingListing(world.cohortId), listing)).status).toBe(303);
    expect(await mails('listJoined')).toHaveLength(1);
    expect(await listPage()).toContain('One person is on the list.');
    expect(await textOf(await ruth.get(paths.pairs(world.cohortId)))).toContain('On the wait-list.');
    const elsewhere = { application: await applicationOf('ME36') };
    expect((await ruth.post(paths.waitingListing(world.cohortId), elsewhere)).status).toBe(409);
  });
});
