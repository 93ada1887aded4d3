import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { makeGrant, makePerson, makeRoleHolder } from '../../../test/makers.ts';
import { projectRoot } from '../../config.ts';
import { buildWorld, storyStart, type World } from '../../demo/world.ts';
import { paths } from '../../paths.ts';
import { withdraw } from '../applications/withdrawal.ts';
import { plainText } from '../communications/letter-body.ts';
import { cohortById } from '../schemes/queries.ts';
import { stopEngine } from './engine.ts';
import { composeLetters } from './letters.ts';
import { findRun } from './queries.ts';

const app = useApp();
let world: World;
let ruth: Awaited<ReturnType<typeof app.as>>;

beforeEach(async () => {
  app.clock.now = storyStart;
  world = await buildWorld(app.instance(), projectRoot(), app.config.origin);
  ruth = await app.as(world.people[0]!.id);
});
afterAll(stopEngine);

const publish = (run = 1, who = ruth, more: Record<string, string> = {}) =>
  who.post(paths.matchPublication(world.cohortId, run), more);
const letters = () =>
  app
    .db()
    .selectFrom('letters')
    .innerJoin('applications', 'applications.id', 'letters.application_id')
    .selectAll('letters')
    .select('applications.number')
    .orderBy('applications.number')
    .execute();
const textTo = async (number: string): Promise<string> => {
  const letter = (await letters()).find((each) => each.number === number)!;
  return plainText(letter.body as never, { sentence: '[your sentence]', link: '[link]' });
};
/** The mentee of this number and the mentor whom they are offered. */
const pairOf = async (number: string) => {
  const row = await app
    .db()
    .selectFrom('offers')
    .innerJoin('applications as asks', 'asks.id', 'offers.mentee_application_id')
    .innerJoin('applications as gives', 'gives.id', 'offers.mentor_application_id')
    .innerJoin('people as mentee', 'mentee.id', 'offers.mentee_id')
    .innerJoin('people as mentor', 'mentor.id', 'offers.mentor_id')
    .where('asks.number', '=', number)
    .select(['mentee.name as mentee', 'mentor.name as mentor', 'gives.number'])
    .executeTakeFirstOrThrow();
  return { mentee: { name: row.mentee }, mentor: { name: row.mentor, number: row.number } };
};
const history = () => app.db().selectFrom('history').select(['action', 'actor_id']).execute();

describe('publishing the pilot', () => {
  test('writes 62 letters by reason into one batch, and sends none', async () => {
    const before = await app.db().selectFrom('messages').select('id').execute();
    const answer = await publish();
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      paths.cohortOutbox(world.cohortId),
    ]);
    const counts = Map.groupBy(await letters(), ({ kind }) => kind);
    expect(Object.fromEntries([...counts].map(([kind, list]) => [kind, list.length]))).toEqual({
      place: 12,
      mentee: 12,
      support: 10,
      belowLine: 8,
      hours: 5,
      notEligible: 2,
      reserve: 13,
    });
    expect(await letters()).toHaveLength(62);
    expect(await app.db().selectFrom('messages').select('id').execute()).toEqual(before);
    const offers = await app.db().selectFrom('offers').select('state').execute();
    expect(offers.map(({ state }) => state)).toEqual(Array(12).fill('prepared'));
    expect(await history()).toContainEqual({ action: 'matchingPublished', actor_id: world.people[0]!.id });
  });

  test('is refused where the check finds a better answer, and writes nothing', async () => {
    const cohort = await cohortById(app.db(), world.cohortId);
    const run = await findRun(app.db(), world.cohortId, 1);
    if (run.result.kind !== 'solved') throw new Error('The pilot should be matched.');
    const poorer = { ...run.result, pairs: run.result.pairs.slice(1) };
    const composing = composeLetters(app.db(), cohort, run, poorer, { name: 'Ruth Adeyemi' });
    await expect(composing).rejects.toMatchObject({ key: 'runNotProved' });
    const told = await app
      .db()
      .selectFrom('batches')
      .select('id')
      .where('cohort_id', '=', cohort.id)
      .execute();
    expect(told).toEqual([]);
  });

  test('writes to nobody who withdrew, and lets nobody leave without a sentence', async () => {
    await publish();
    const all = await letters();
    expect(all.some(({ number }) => number === 'ME38')).toBe(false);
    const needing = all.filter(({ needs_sentence }) => needs_sentence).map(({ kind }) => kind);
    expect(needing).toHaveLength(25);
    expect(needing.every((kind) => !['place', 'mentee', 'reserve'].includes(kind))).toBe(true);
  });

  test('tells each reader the true reason with its figures', async () => {
    await publish();
    const hours = await textTo('ME35');
    expect(hours).toContain('The reason is hours, not your project.');
    expect(hours).toContain(
      'You share at most 1½\u00a0hours a week with any of the 19 mentors who could help with what you ask for. A pair needs 2\u00a0hours to have a fair chance.',
    );
    expect(await textTo('ME31')).toContain('Your readers placed it above the line');
    expect(await textTo('ME34')).not.toContain('above the line');
    expect(await textTo('ME13')).toContain(
      'Nobody among our 25 mentors has enough experience of what you ask for:',
    );
    expect(await textTo('ME27')).toMatch(
      /20 people had a mentor who fits them, and there were 12 places\..*The last place went at a mean of 3\.83; yours was \d\.\d\d\./,
    );
    expect(await textTo('ME36')).toMatch(/It asks: “.*project.*” You answered: no\. To take part/);
    const place = await textTo('ME01');
    expect(place).toContain('Why the two of you:');
    expect(place).toMatch(
      /You share .* a week\. The first in an ordinary week: \w+ \d\d:00–\d\d:\d\d for you in /,
    );
    expect(place).toContain('You lead. ');
    // The reader is “you” in their own letter, and only the greeting has their name.
    expect(place).toMatch(/You ask for [^.]+ first\. .+ offers it at the level “\w+”\./);
    expect(place).toMatch(/\w+ \(you: [^;]+; [^)]+: [^)]+\)\./);
    const { mentee, mentor } = await pairOf('ME01');
    expect(place.split(mentee.name)).toHaveLength(2);
    const told = await textTo(mentor.number);
    expect(told).toContain(`${mentee.name} asks for `);
    expect(told).toMatch(/You offer it at the level “\w+”\./);
    expect(told.split(mentor.name)).toHaveLength(2);
    expect(place).toContain('Ruth Adeyemi\nEvidence into Use');
  });

  test('says on the board and in the outbox what was written', async () => {
    expect(await textOf(await ruth.get(paths.matching(world.cohortId)))).toContain(
      'Publishing writes 62 letters to the outbox. Nothing is sent.',
    );
    await publish();
    const outbox = await textOf(await ruth.get(paths.cohortOutbox(world.cohortId)));
    for (const said of [
      'Outbox: 62 letters, none sent',
      'a place, mentees 12',
      'a mentee, mentors 12',
      'not this time 25',
      'in reserve, mentors 13',
      '25 letters still need a sentence from you.',
      'Needs your sentence',
      'Show all 62',
    ])
      expect(outbox).toContain(said);
    expect(await textOf(await ruth.get(paths.matching(world.cohortId)))).toContain(
      'Its letters are in the outbox.',
    );
  });
});

describe('publishing again', () => {
  test('by two coordinators at once publishes once', async () => {
    const other = await app.as(await makeRoleHolder(app.db(), 'coordinator'));
    const both = await Promise.all([publish(), publish(1, other)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(await letters()).toHaveLength(62);
    expect(await app.db().selectFrom('batches').select('id').execute()).toHaveLength(1);
    expect(await app.db().selectFrom('offers').select('id').execute()).toHaveLength(12);
    expect((await history()).filter(({ action }) => action === 'matchingPublished')).toHaveLength(1);
  });

  test('with the same press writes once', async () => {
    const once = { once: 'the-same-press' };
    const both = await Promise.all([publish(1, ruth, once), publish(1, ruth, once)]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(await letters()).toHaveLength(62);
  });

  test('of a run that the board no longer shows is refused', async () => {
    await ruth.post(paths.matchRuns(world.cohortId), { seen: '1' });
    expect((await publish()).status).toBe(409);
    expect(await letters()).toEqual([]);
  });

  test('replaces what changed, keeps sentences, and takes the approval back', async () => {
    await publish();
    const before = await letters();
    const moved = before.find(({ number }) => number === 'ME07')!;
    const stays = before.find(({ number }) => number === 'ME31')!;
    await ruth.post(paths.cohortLetter(world.cohortId, stays.id), { sentence: 'Your idea is a good one.' });
    await ruth.post(paths.cohortLetter(world.cohortId, moved.id), { sentence: 'Welcome.' });
    await ruth.post(paths.matchChange(world.cohortId, 1), {
      kind: 'forbid',
      mentee: 'ME07',
      mentor: 'MO07',
      reason: 'They work in one team.',
    });
    await publish(2);
    const after = await letters();
    expect(after.find(({ number }) => number === 'ME31')).toMatchObject({
      sentence: 'Your idea is a good one.',
      read_by: world.people[0]!.id,
    });
    // What was meant for a place does not go with a no.
    expect(after.find(({ number }) => number === 'ME07')).toMatchObject({
      sentence: '',
      kind: 'noMentor',
      read_at: null,
      offer_id: null,
    });
    const offers = await app.db().selectFrom('offers').select('state').execute();
    expect(offers.filter(({ state }) => state === 'prepared')).toHaveLength(12);
    expect(offers.filter(({ state }) => state === 'takenBack').length).toBeGreaterThan(0);
  });

  test('is refused while somebody in a pair has withdrawn since', async () => {
    const application = await app
      .db()
      .selectFrom('applications')
      .select('id')
      .where('number', '=', 'MO01')
      .where('cohort_id', '=', world.cohortId)
      .executeTakeFirstOrThrow();
    const cohort = await cohortById(app.db(), world.cohortId);
    await app.act((act) => withdraw(act, cohort, application.id, 'No time.'));
    const answer = await publish();
    expect(answer.status).toBe(409);
    expect(await textOf(answer)).toContain('Somebody in a pair has withdrawn since this run.');
  });
});

test('nobody but coordinators learns anything from a published matching', async () => {
  await publish();
  const letter = (await letters())[0]!;
  const applicant = await app
    .db()
    .selectFrom('applications')
    .select('person_id')
    .where('number', '=', 'ME01')
    .where('cohort_id', '=', world.cohortId)
    .executeTakeFirstOrThrow();
  const roles = ['reviewer', 'evaluator', 'contactPerson', 'reader', 'operator'] as const;
  const visitors = [await app.as(applicant.person_id)];
  for (const role of roles) {
    const person = await makePerson(app.db(), `The ${role}`);
    await makeGrant(app.db(), person, role);
    visitors.push(await app.as(person));
  }
  const offer = (await app.db().selectFrom('offers').select('id').executeTakeFirstOrThrow()).id;
  for (const visitor of visitors) {
    for (const address of [
      paths.home(),
      paths.me(),
      paths.outbox(),
      paths.cohort(world.cohortId),
      paths.cohortOutbox(world.cohortId),
      paths.cohortLetter(world.cohortId, letter.id),
      paths.pairs(world.cohortId),
      paths.matching(world.cohortId),
      paths.matchRunFile(world.cohortId, 1, 'json'),
      paths.history(world.cohortId),
      paths.answer(`${offer}.mentee.${'a'.repeat(32)}`),
    ]) {
      const page = await textOf(await visitor.get(address));
      expect(page).not.toMatch(/You have a place|Not this time|In reserve, with thanks|Why the two of you/);
    }
  }
});
