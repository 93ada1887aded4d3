import { afterAll, beforeEach, expect, test } from 'vitest';
import { useApp } from '../../../test/app.ts';
import { projectRoot } from '../../config.ts';
import { buildWorld, storyStart, type World } from '../../demo/world.ts';
import { paths } from '../../paths.ts';
import { takeBackLetters } from '../communications/taking-back.ts';
import { stopEngine } from '../matching/engine.ts';
import { takeBackOffers } from '../pairings/offers.ts';

const app = useApp();
let world: World;
let ruth: Awaited<ReturnType<typeof app.as>>;

beforeEach(async () => {
  app.clock.now = storyStart;
  world = await buildWorld(app.instance(), projectRoot(), app.config.origin);
  ruth = await app.as(world.people[0]!.id);
});
afterAll(stopEngine);

const publish = () => ruth.post(paths.matchPublication(world.cohortId, 1));
const kept = () =>
  app
    .db()
    .selectFrom('letters')
    .select(['id', 'sentence', 'read_at', 'held_at', 'digest', 'offer_id'])
    .orderBy('id')
    .execute();
const offers = () => app.db().selectFrom('offers').select(['id', 'state']).orderBy('id').execute();
const takeBack = () =>
  app.act(async (act) => {
    const offered = await takeBackOffers(act, world.cohortId);
    return [await takeBackLetters(act, world.cohortId), offered];
  });

test('letters that are taken back leave the outbox, and publishing again loses nothing', async () => {
  await publish();
  const [first, second] = await kept();
  await ruth.post(paths.cohortLetter(world.cohortId, first!.id).replace('#letter', ''), {
    sentence: 'We thought of you for long.',
  });
  await ruth.post(paths.cohortLetterHold(world.cohortId, second!.id), {});
  await ruth.post(paths.cohortLeaving(world.cohortId), {
    on: '2019-09-09',
    by: 'oneMoment',
    unfinished: 'hold',
  });
  const before = { letters: await kept(), offers: await offers() };
  expect(before.letters[0]!.sentence).toBe('We thought of you for long.');
  expect(await takeBack()).toEqual([62, 12]);
  expect(await (await ruth.get(paths.cohortOutbox(world.cohortId))).text()).toContain(
    'Nothing has been published',
  );
  expect((await ruth.get(paths.cohortLetter(world.cohortId, first!.id))).status).toBe(404);
  expect((await ruth.post(paths.cohortLetterHold(world.cohortId, first!.id), {})).status).toBe(404);
  expect((await offers()).map(({ state }) => state)).toEqual(Array(12).fill('takenBack'));

  await publish();
  expect({ letters: await kept(), offers: await offers() }).toEqual(before);
  const batches = await app.db().selectFrom('batches').select(['kind', 'approved_at']).execute();
  expect(batches).toEqual([{ kind: 'matching', approved_at: null }]);
  const deeds = await app
    .db()
    .selectFrom('history')
    .select('id')
    .where('action', '=', 'matchingPublished')
    .execute();
  expect(deeds).toHaveLength(2);
});

test('letters are not taken back once one has left', async () => {
  await publish();
  await app
    .db()
    .updateTable('batches')
    .set({ left_at: storyStart, approved_at: storyStart, leaves_by: 'now' })
    .where('kind', '=', 'matching')
    .execute();
  await expect(takeBack()).rejects.toMatchObject({ key: 'lettersHaveLeft' });
  expect((await offers()).map(({ state }) => state)).toEqual(Array(12).fill('prepared'));
});
