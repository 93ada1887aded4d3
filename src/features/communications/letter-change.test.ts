import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { projectRoot } from '../../config.ts';
import { buildWorld, storyStart, type World } from '../../demo/world.ts';
import { paths } from '../../paths.ts';
// The demo's world and the board are later slices; a journey needs them.
import { stopEngine } from '../matching/engine.ts';
import { letDueLettersLeave } from '../pairings/leaving.ts';
import type { Block } from './letter-body.ts';
import { textOfBody } from './letter-text.ts';

const app = useApp();
afterAll(stopEngine);
let world: World;
let ruth: Awaited<ReturnType<typeof app.as>>;

beforeEach(async () => {
  app.clock.now = storyStart;
  world = await buildWorld(app.instance(), projectRoot(), app.config.origin);
  ruth = await app.as(world.people[0]!.id);
  await ruth.post(paths.matchPublication(world.cohortId, 1));
});

const letter = (kind: string) =>
  app.db().selectFrom('letters').selectAll().where('kind', '=', kind).orderBy('id').executeTakeFirstOrThrow();
const page = (id: string) => paths.cohortLetter(world.cohortId, id).replace('#letter', '');
const leave = async (): Promise<number> => {
  await app.db().updateTable('letters').set({ sentence: 'You matter.' }).execute();
  const set = await ruth.post(paths.cohortLeaving(world.cohortId), { on: '2019-09-09', by: 'ownClock' });
  expect(set.status).toBe(303);
  app.clock.now = new Date('2019-09-10T12:00:00Z');
  return letDueLettersLeave(app.instance(), app.accounts);
};
const sentText = async (id: string): Promise<string> => {
  const sent = app.db().selectFrom('messages').innerJoin('letters', 'letters.message_id', 'messages.id');
  return (await sent.select('body_text').where('letters.id', '=', id).executeTakeFirstOrThrow()).body_text;
};

describe('a letter’s own words', () => {
  test('are changed, checked, undone, and leave as they were changed', async () => {
    const { id, body, subject } = await letter('hours');
    const text = textOfBody(body as unknown as Block[]);
    const words = paths.cohortLetterWords(world.cohortId, id);
    expect(await (await ruth.get(words)).text()).toContain('{signature}');
    for (const [wrong, said] of [
      [text.replace('{signature}', ''), '{signature} is missing.'],
      [`${text}\n\n{nickname}`, 'Nobody knows what {nickname} stands for.'],
      [text.replace('{sentence}', 'And so {sentence}'), '{sentence} needs a paragraph of its own'],
      ['', 'The letter has no words.'],
    ] as const) {
      const answer = await ruth.post(words, { subject, body: wrong });
      expect(answer.status).toBe(422);
      expect(await textOf(answer)).toContain(said);
    }
    expect((await ruth.post(words, { subject: '', body: text })).status).toBe(422);
    const other = text.replace('Thank you for applying.', 'Selu, thank you – truly.');
    expect((await ruth.post(words, { subject: 'About your hours', body: other })).status).toBe(303);
    expect(await textOf(await ruth.get(page(id)))).toContain('Its words have been changed by hand.');
    // Publishing the same run again keeps them.
    await ruth.post(paths.matchPublication(world.cohortId, 1));
    expect((await letter('hours')).subject).toBe('About your hours');
    await ruth.post(words, { back: 'yes' });
    expect(await letter('hours')).toMatchObject({ subject, body, edited_at: null, read_at: null });
    await ruth.post(words, { subject: 'About your hours', body: other });
    await leave();
    expect(await sentText(id)).toContain('Selu, thank you – truly.');
    expect(await sentText(id)).toMatch(/You matter\.[\s\S]*\/list\/[\s\S]*Ruth Adeyemi\nEvidence into Use/);
    expect((await ruth.post(words, { subject, body: text })).status).toBe(409);
    expect((await ruth.get(words)).status).toBe(409);
  });
});

describe('one letter', () => {
  test('is taken out with a reason and put back; a letter about an offer stays', async () => {
    const reserve = await letter('reserve');
    const deletion = paths.cohortLetterDeletion(world.cohortId, reserve.id);
    const bare = await ruth.post(deletion, { do: 'delete', why: '' });
    expect(bare.status).toBe(422);
    expect(await textOf(bare)).toContain('Say why in a few words.');
    await ruth.post(deletion, { do: 'delete', why: 'Told by telephone.' });
    expect(await textOf(await ruth.get(page(reserve.id)))).toContain('Taken out: Told by telephone.');
    await ruth.post(deletion, { do: 'restore' });
    expect((await letter('reserve')).deleted_at).toBeNull();
    await ruth.post(deletion, { do: 'delete', why: 'Told by telephone.' });
    const { id: place } = await letter('place');
    const refused = await ruth.post(paths.cohortLetterDeletion(world.cohortId, place), {
      do: 'delete',
      why: 'Not this one.',
    });
    expect(refused.status).toBe(409);
    expect(await leave()).toBe(61);
    expect((await letter('reserve')).left_at).toBeNull();
    // Later it can still go, and then leaves once.
    await ruth.post(deletion, { do: 'restore' });
    expect(await letDueLettersLeave(app.instance(), app.accounts)).toBe(1);
    expect(await letDueLettersLeave(app.instance(), app.accounts)).toBe(0);
  });

  test('is sent later than the others, on a day that has not begun', async () => {
    const { id } = await letter('reserve');
    const later = paths.cohortLetterLater(world.cohortId, id);
    const past = await ruth.post(later, { later: '2019-09-05' });
    expect(past.status).toBe(422);
    expect(await past.text()).toMatch(/href="#f-later"[\s\S]*value="2019-09-05"/);
    expect((await ruth.post(later, { later: 'soon' })).status).toBe(422);
    expect((await ruth.post(later, { later: '2019-09-12' })).status).toBe(303);
    expect(await leave()).toBe(61);
    expect(await textOf(await ruth.get(page(id)))).toContain('Not before Thursday 12 September.');
    app.clock.now = new Date('2019-09-13T12:00:00Z');
    expect(await letDueLettersLeave(app.instance(), app.accounts)).toBe(1);
    expect((await ruth.post(later, { later: '' })).status).toBe(409);
  });
});
