import { afterAll, beforeEach, expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { projectRoot } from '../../config.ts';
import { buildWorld, storyStart, type World } from '../../demo/world.ts';
import { paths } from '../../paths.ts';
import { stopEngine } from '../matching/engine.ts';
import { answerOffer } from '../pairings/answering.ts';
import { letDueLettersLeave } from '../pairings/leaving.ts';

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
const open = async (stage: string) => {
  const page = await ruth.get(paths.stage(world.cohortId, stage));
  const mark = /name="mark" value="(\w+)"/.exec(await page.clone().text())?.[1] ?? '';
  return { text: await textOf(page), mark };
};
const step = async (stage: string) =>
  ruth.post(paths.stage(world.cohortId, stage), {
    reason: 'The wrong run.',
    mark: (await open(stage)).mark,
  });
const setToLeave = (on: string) =>
  ruth.post(paths.cohortLeaving(world.cohortId), { on, by: 'oneMoment', unfinished: 'hold' });

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
  const page = await open('letters');
  expect(page.text).toContain(
    '62 letters leave the outbox. None has left the house, so nobody knows of them.',
  );
  expect(page.text).toContain('12 offers that nobody knows of are taken back.');
  expect(page.text).toContain('The one sentence you wrote, and what has been read or held, is kept.');
  expect(page.text).toContain('That they leave on Monday 9 September is taken back too.');
  expect((await open('matching')).text).toContain('62 letters tell of this already, in the outbox.');
  expect((await step('letters')).status).toBe(303);
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

test('letters are not taken back once one has left, and the page says how many people have heard', async () => {
  await publish();
  await setToLeave('2019-09-09');
  const { mark } = await open('letters');
  app.clock.now = new Date('2019-09-09T09:00:00Z');
  await letDueLettersLeave(app.instance(), app.accounts);
  const answer = await ruth.post(paths.stage(world.cohortId, 'letters'), { reason: 'Too late.', mark });
  expect(answer.status).toBe(409);
  expect(await textOf(answer)).toContain('37 letters have left meanwhile, to 37 people.');
  for (const stage of ['letters', 'matching'])
    expect((await open(stage)).text).toContain(
      '37 letters have left, to 37 people. A letter that has left cannot be recalled, so what it told stands.',
    );
  const [offer] = await offers();
  for (const side of ['mentee', 'mentor'] as const)
    await app.act((act) => answerOffer(act, offer!.id, side, { answer: 'accepted', reason: '' }));
  const page = await open('pairs');
  expect(page.text).toContain('so offers and pairs stand: one pair has opened.');
  expect(page.text).toContain('The 11 offers that wait can be answered until the end of the new day');
  expect(page.text).toContain('Write to the 22 people who have not answered');
  const moved = await ruth.post(paths.stage(world.cohortId, 'pairs'), {
    reason: 'A holiday.',
    mark: page.mark,
    until: '2019-09-30',
    tell: 'yes',
  });
  expect(moved.status).toBe(303);
  const mails = await app
    .db()
    .selectFrom('messages')
    .select(['recipient', 'body_text'])
    .where('kind', '=', 'answersMoved')
    .execute();
  expect(mails).toHaveLength(22);
  const link = /http:\S+/.exec(mails[0]?.body_text ?? '')?.[0] ?? '';
  expect((await app.visitor().get(new URL(link).pathname)).status).toBe(200);
  const ends = await app.db().selectFrom('offers').select('answer_by').where('state', '=', 'open').execute();
  expect(new Set(ends.map(({ answer_by }) => answer_by?.toISOString()))).toEqual(
    new Set(['2019-09-30T22:59:59.000Z']),
  );
  expect(await textOf(await ruth.get(paths.history(world.cohortId)))).toContain(
    'Moved the last day of answers from 16 September 2019 to 30 September 2019. Why: A holiday.',
  );
});

test('a run leaves the board and comes back with all it held', async () => {
  const before = await textOf(await ruth.get(paths.matching(world.cohortId)));
  expect((await open('matching')).text).toContain('Run 1 with its 12 pairs is on the board no more.');
  await step('matching');
  expect((await open('matching')).text).toContain('There is nothing to step back');
  expect(await textOf(await ruth.get(paths.matching(world.cohortId)))).not.toContain('Keep');
  expect((await ruth.post(paths.matchPublication(world.cohortId, 1))).status).toBe(409);
  expect((await ruth.get(paths.matchRuns(world.cohortId))).status).toBe(200);
  const home = await textOf(await ruth.get(paths.cohort(world.cohortId)));
  expect(home).toContain('Match 37 mentees with 25 mentors');
  const back = await ruth.post(paths.matchRunRestore(world.cohortId, 1), { seen: '0' });
  expect(back.status).toBe(303);
  await ruth.get(paths.matching(world.cohortId));
  expect(await textOf(await ruth.get(paths.matching(world.cohortId)))).toBe(before);
  expect(await textOf(await ruth.get(paths.history(world.cohortId)))).toContain(
    'Took run 1 from the board. Why: The wrong run.',
  );
});
