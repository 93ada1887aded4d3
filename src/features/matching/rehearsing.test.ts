import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { makeGrant, makePerson } from '../../../test/makers.ts';
import { projectRoot } from '../../config.ts';
import { buildWorld, storyStart, type World } from '../../demo/world.ts';
import { paths } from '../../paths.ts';
import { letDueLettersLeave } from '../pairings/leaving.ts';
import { stopEngine } from './engine.ts';

const app = useApp();
let world: World;
let ruth: Awaited<ReturnType<typeof app.as>>;
afterAll(stopEngine);

beforeEach(async () => {
  app.clock.now = storyStart;
  world = await buildWorld(app.instance(), projectRoot(), app.config.origin);
  ruth = await app.as(world.people[0]!.id);
  await ruth.post(paths.matchPublication(world.cohortId, 1));
});

const letter = (kind: string) =>
  app.db().selectFrom('letters').selectAll().where('kind', '=', kind).orderBy('id').executeTakeFirstOrThrow();
const outbox = async () => textOf(await ruth.get(paths.cohortOutbox(world.cohortId)));
const setToLeave = (more: Record<string, string> = {}) =>
  ruth.post(paths.cohortLeaving(world.cohortId), { on: '2019-09-09', by: 'ownClock', ...more });
const writeAll = () => app.db().updateTable('letters').set({ sentence: 'You matter.' }).execute();

describe('a letter in rehearsal', () => {
  test('takes the sentence, is read with it, and leads to the next that needs one', async () => {
    const { id } = await letter('hours');
    const answer = await ruth.post(paths.cohortLetter(world.cohortId, id), {
      sentence: 'The nurses’ own checklist is the best idea here.',
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toMatch(/\/outbox\/[\w-]+\?show=first#letter$/);
    expect(answer.headers.get('location')).not.toContain(id);
    const text = await textOf(
      await ruth.get(paths.cohortLetter(world.cohortId, id, { as: 'text' }).replace('#letter', '')),
    );
    expect(text).toContain('The nurses’ own checklist is the best idea here.');
    expect(await outbox()).toContain('24 letters still need a sentence from you.');
  });

  test('without the sentence it needs, or with a speech, is refused and keeps what was typed', async () => {
    const { id } = await letter('hours');
    expect((await ruth.post(paths.cohortLetter(world.cohortId, id), { sentence: ' ' })).status).toBe(422);
    const long = await ruth.post(paths.cohortLetter(world.cohortId, id), { sentence: 'x'.repeat(1001) });
    expect(long.status).toBe(422);
    expect(await long.text()).toContain('x'.repeat(1001));
    const place = await letter('place');
    expect((await ruth.post(paths.cohortLetter(world.cohortId, place.id), {})).status).toBe(303);
  });

  test('shows no link that would answer in somebody’s name', async () => {
    const { id } = await letter('place');
    const page = await (await ruth.get(paths.cohortLetter(world.cohortId, id))).text();
    expect(page).not.toContain('/answers/');
    expect(page).toContain('It is made when the letter leaves.');
  });

  test('that is held stays here while the others leave, and goes when it is let go', async () => {
    await writeAll();
    const { id } = await letter('reserve');
    await ruth.post(paths.cohortLetterHold(world.cohortId, id), { hold: 'yes' });
    expect((await setToLeave()).status).toBe(303);
    app.clock.now = new Date('2019-09-10T12:00:00Z');
    expect(await letDueLettersLeave(app.instance(), app.accounts)).toBe(61);
    await ruth.post(paths.cohortLetterHold(world.cohortId, id), { hold: 'no' });
    expect(await letDueLettersLeave(app.instance(), app.accounts)).toBe(1);
    expect((await ruth.post(paths.cohortLetterHold(world.cohortId, id), { hold: 'yes' })).status).toBe(409);
    expect((await ruth.post(paths.cohortLetter(world.cohortId, id), { sentence: 'Late.' })).status).toBe(409);
  });
});

describe('setting the letters to leave', () => {
  test('is refused while letters need a sentence, unless those are held', async () => {
    const refused = await setToLeave({ on: '2019-09-12', by: 'oneMoment' });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('href="#f-unfinished"');
    expect(page).toContain('id="f-unfinished"');
    expect(page).toMatch(/25 letters still need a sentence from you, so the 62 cannot leave yet\./);
    // What was chosen stands there still.
    expect(page).toContain('value="2019-09-12"');
    expect(page).toMatch(/value="oneMoment"[^>]* selected/);
    expect((await setToLeave({ unfinished: 'hold' })).status).toBe(303);
    app.clock.now = new Date('2019-09-10T12:00:00Z');
    expect(await letDueLettersLeave(app.instance(), app.accounts)).toBe(37);
    const left = await app
      .db()
      .selectFrom('letters')
      .select('kind')
      .where('left_at', 'is not', null)
      .distinct()
      .orderBy('kind')
      .execute();
    expect(left.map(({ kind }) => kind)).toEqual(['mentee', 'place', 'reserve']);
  });

  test('needs a day that has not begun for anybody', async () => {
    await writeAll();
    const past = await setToLeave({ on: '2019-09-06' });
    expect(past.status).toBe(422);
    expect(await past.text()).toMatch(
      /href="#f-on"[\s\S]*That morning has begun for somebody already\. Choose a later day/,
    );
    expect((await setToLeave({ on: '2019-02-30' })).status).toBe(422);
    expect((await setToLeave({ on: '' })).status).toBe(422);
    expect((await setToLeave({ by: 'whenever' })).status).toBe(422);
    expect((await setToLeave({ by: 'oneMoment' })).status).toBe(303);
    const due = await app.db().selectFrom('letters').select('due_at').distinct().execute();
    expect(due).toEqual([{ due_at: new Date('2019-09-09T08:00:00Z') }]);
    expect(await outbox()).toContain('Monday 9 September at 09:00 in London');
  });

  test('confirms the matching in a person’s name', async () => {
    await writeAll();
    await setToLeave();
    const deed = await app
      .db()
      .selectFrom('history')
      .selectAll()
      .where('action', '=', 'matchingConfirmed')
      .execute();
    expect(deed.map(({ actor_id, facts }) => [actor_id, facts])).toEqual([
      [world.people[0]!.id, { letters: 62, on: '2019-09-09', by: 'ownClock' }],
    ]);
    expect(await outbox()).toContain('Set by Ruth Adeyemi.');
  });
});

describe('the count of letters', () => {
  const shown = async (show: string) => textOf(await ruth.get(paths.cohortOutbox(world.cohortId, { show })));

  test('is the same on the outbox, the stages and the home', async () => {
    const { id } = await letter('hours');
    const out = await letter('reserve');
    await ruth.post(paths.cohortLetter(world.cohortId, id), { sentence: 'You matter.' });
    await ruth.post(paths.cohortLetterDeletion(world.cohortId, out.id), { do: 'delete', why: 'Telephoned.' });
    expect(await outbox()).toContain('Let 37 leave and hold 24');
    await setToLeave({ unfinished: 'hold' });
    const text = await outbox();
    expect(text).toContain('Outbox: 61 letters, none sent');
    expect(text).toContain('37 letters leave. 24 are held back. One is taken out.');
    expect(text).toContain('1 of 61');
    const stages = await textOf(await ruth.get(paths.stages(world.cohortId)));
    expect(stages).toContain('37 letters leave on Monday 9 September, 24 are held back. None has left.');
    const home = await textOf(await ruth.get(paths.cohort(world.cohortId)));
    expect(home).toContain('61 letters wait in the outbox');
    expect(home).toContain(
      'The day is set: 37 leave, and until then they can be called back. 24 are held back.',
    );
  });

  test('leaves those out that were taken out, which have a list of their own', async () => {
    const number = async () => Number(/in reserve, mentors (\d+)/.exec(await outbox())?.[1]);
    const before = await number();
    const out = await letter('reserve');
    await ruth.post(paths.cohortLetterDeletion(world.cohortId, out.id), { do: 'delete', why: 'Telephoned.' });
    expect(await number()).toBe(before - 1);
    expect(await shown('reserve')).not.toContain('Taken out');
    expect(await shown('deleted')).toMatch(/Taken out[\s\S]*1 of 1/);
  });

  test('letters that will leave show their day, and are a list', async () => {
    expect(await shown('leaving')).not.toContain('Leaves');
    await setToLeave({ unfinished: 'hold' });
    const text = await shown('leaving');
    expect(text).toContain('Leaves 9 September');
    expect(text).not.toContain('Not read yet');
    expect(text).toContain('37 of 62');
  });
});

describe('a second reader', () => {
  test('sees the letters once asked, changes nothing, and is waited for', async () => {
    await writeAll();
    const person = await makePerson(app.db(), 'Samuel Ofori');
    await makeGrant(app.db(), person, 'reviewer', { cohortId: world.cohortId });
    const samuel = await app.as(person);
    expect((await samuel.get(paths.cohortOutbox(world.cohortId))).status).toBe(403);
    const asked = await ruth.post(paths.cohortReader(world.cohortId), { reader: person.id });
    expect(asked.status).toBe(303);
    const mail = await app
      .db()
      .selectFrom('messages')
      .select(['recipient', 'body_text'])
      .where('kind', '=', 'letterReading')
      .execute();
    expect(mail.map(({ recipient }) => recipient)).toEqual([person.email]);
    expect(mail[0]?.body_text).not.toMatch(/place|reserve|not this time/i);

    expect(await textOf(await samuel.get(paths.cohortOutbox(world.cohortId)))).toContain(
      'You have been asked to read these letters.',
    );
    const { id } = await letter('hours');
    expect((await samuel.get(paths.cohortLetter(world.cohortId, id))).status).toBe(200);
    expect((await samuel.post(paths.cohortLetter(world.cohortId, id), { sentence: 'No.' })).status).toBe(403);
    expect((await samuel.post(paths.cohortRecall(world.cohortId))).status).toBe(403);
    expect((await setToLeave()).status).toBe(409);

    await samuel.post(paths.cohortReading(world.cohortId), { note: 'Selu’s is too short.' });
    expect(await outbox()).toContain('Samuel Ofori wrote: “Selu’s is too short.”');
    expect((await setToLeave()).status).toBe(303);
  });

  test('is never somebody who applied, a stranger or oneself', async () => {
    const stranger = await makePerson(app.db(), 'A Stranger');
    for (const reader of [stranger.id, world.people[0]!.id])
      expect((await ruth.post(paths.cohortReader(world.cohortId), { reader })).status).toBe(409);
    const applicant = await app
      .db()
      .selectFrom('applications')
      .select('person_id')
      .where('cohort_id', '=', world.cohortId)
      .where('number', '=', 'ME01')
      .executeTakeFirstOrThrow();
    await makeGrant(app.db(), { id: applicant.person_id }, 'reviewer', { cohortId: world.cohortId });
    const refused = await ruth.post(paths.cohortReader(world.cohortId), { reader: applicant.person_id });
    expect(refused.status).toBe(409);
    expect((await (await app.as(applicant.person_id)).get(paths.cohortOutbox(world.cohortId))).status).toBe(
      403,
    );
  });
});

test('the outbox asks no more of the database for 62 letters than for one', async () => {
  const all = await app.countReads(() => ruth.get(paths.cohortOutbox(world.cohortId)));
  const one = await letter('place');
  await app.db().deleteFrom('letters').where('id', '!=', one.id).execute();
  expect(await app.countReads(() => ruth.get(paths.cohortOutbox(world.cohortId)))).toBe(all);
});
