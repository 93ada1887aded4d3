import { afterAll, expect, test } from 'vitest';
import { cookieOf, textOf, useApp } from '../../../test/app.ts';
import { projectRoot } from '../../config.ts';
// The demo's world is a later slice; a pair in it has come a long way.
import { buildMore, buildWorld, storyStart } from '../../demo/world.ts';
import { paths } from '../../paths.ts';
import { stopEngine } from '../matching/engine.ts';
import { findCall } from './call-queries.ts';
import { linkFor } from './links.ts';

const app = useApp();
afterAll(stopEngine);

test('somebody in a pair is told how to end it, and cannot withdraw what led to it', async () => {
  app.clock.now = storyStart;
  const world = await buildWorld(app.instance(), projectRoot(), app.config.origin);
  await buildMore(app.instance(), world, app.accounts);
  const pairing = await app
    .db()
    .selectFrom('pairings')
    .innerJoin('people', 'people.id', 'pairings.mentee_id')
    .select(['cohort_id', 'people.id', 'name', 'email', 'language', 'mentee_application_id'])
    .executeTakeFirstOrThrow();
  const call = await findCall(app.db(), pairing.cohort_id);
  const link = await app.act((act) => linkFor(act, app.accounts, call, 'mentee', pairing));
  const opened = await app.visitor().post(new URL(link).pathname);
  const mentee = app.withCookie(cookieOf(opened.headers.get('set-cookie') ?? ''));
  const page = await textOf(await mentee.get(paths.applyStatus(pairing.cohort_id, 'mentee')));
  expect(page).toMatch(/You and \S+ \S+ are a pair\./);
  expect(page).toContain('You can end the pairing whenever you like: write to us.');
  expect(page).not.toContain('Withdraw');
  const answer = await mentee.post(paths.applyWithdrawal(pairing.cohort_id, 'mentee'));
  expect(answer.status).toBe(409);
  expect(await textOf(answer)).toContain('there is nothing to withdraw');
  const { state } = await app
    .db()
    .selectFrom('applications')
    .select('state')
    .where('id', '=', pairing.mentee_application_id)
    .executeTakeFirstOrThrow();
  expect(state).not.toBe('withdrawn');
});
