import { afterAll, expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { projectRoot } from '../../config.ts';
import { buildWorld, storyStart } from '../../demo/world.ts';
import { paths } from '../../paths.ts';
import { stopEngine } from '../matching/engine.ts';
import { standardTemplate } from '../matching/letter-standard.ts';
import { letDueLettersLeave } from './leaving.ts';
import { answerToken } from './links.ts';

const app = useApp();
afterAll(stopEngine);

test('after another mentor is offered, the page says that two letters leave and where to read them', async () => {
  app.clock.now = storyStart;
  const world = await buildWorld(app.instance(), projectRoot(), app.config.origin);
  const ruth = await app.as(world.people[0]!.id);
  await ruth.post(paths.matchPublication(world.cohortId, 1));
  await app.db().updateTable('letters').set({ sentence: 'You matter.' }).execute();
  await ruth.post(paths.cohortLeaving(world.cohortId), { on: '2019-09-09', by: 'ownClock' });
  app.clock.now = new Date('2019-09-10T12:00:00Z');
  await letDueLettersLeave(app.instance(), app.accounts);
  const offers = await app.db().selectFrom('offers').select('id').execute();
  let press: RegExpExecArray | null = null;
  for (const { id } of offers) {
    const token = answerToken(app.accounts.secret, { id, side: 'mentor' });
    await app.visitor().post(paths.answer(token), { answer: 'declined' });
    const page = await (await ruth.get(paths.pairs(world.cohortId))).text();
    expect(page).not.toContain('within a minute');
    press = new RegExp(`/offers/(${id})/alternate.*?name="mentor" value="(\\w+)"`, 's').exec(page);
    if (press !== null) break;
  }
  await ruth.post(paths.offerAlternate(world.cohortId, press?.[1] ?? ''), { mentor: press?.[2] ?? '' });
  const numbers = await app
    .db()
    .selectFrom('applications')
    .select('number')
    .where('id', 'in', (eb) =>
      eb.selectFrom('offers').select('mentor_application_id').where('mentor_answer', '=', 'declined'),
    )
    .execute();
  const { scheme_id } = await app
    .db()
    .selectFrom('cohorts')
    .select('scheme_id')
    .where('id', '=', world.cohortId)
    .executeTakeFirstOrThrow();
  const { subject, body } = standardTemplate('notThisTime', 'en');
  const words = { subject: `${subject}.`, body, seen: '0', do: 'keep' };
  expect((await ruth.post(paths.schemeLetter(scheme_id, 'notThisTime'), words)).status).toBe(303);
  const history = await textOf(await ruth.get(paths.history(world.cohortId)));
  for (const { number } of numbers) expect(history).toContain(`Mentor ${number} said no`);
  expect(history).toContain('Changed the words of the letter “Not this time”');
  // Nobody but the two waits, as far as anybody has been asked.
  await app.db().updateTable('offers').set({ state: 'expired' }).where('state', '=', 'open').execute();
  const answer = await ruth.get(paths.pairs(world.cohortId));
  const text = await textOf(answer.clone());
  expect(text).toContain('Two letters of an offer leave within a minute. Read what they say');
  expect(text).not.toContain('No answer is outstanding');
  expect(await answer.text()).toContain(paths.cohortOutbox(world.cohortId, { show: 'leaving' }));
  const list = await textOf(await ruth.get(paths.cohortOutbox(world.cohortId, { show: 'leaving' })));
  expect(list.match(/Leaves 10 September/g)).toHaveLength(2);
  await letDueLettersLeave(app.instance(), app.accounts);
  const after = await textOf(await ruth.get(paths.pairs(world.cohortId)));
  expect(after).not.toContain('within a minute');
  expect(after).toContain('No pairing is open yet. One offer waits for an answer.');
});
