import { afterAll, expect, test } from 'vitest';
import { type Browser, cookieOf, textOf, useApp } from '../../test/app.ts';
import { createApp } from '../app.ts';
import { projectRoot } from '../config.ts';
import { stopEngine } from '../features/matching/engine.ts';
import { paths } from '../paths.ts';
import { loadAssets } from '../ui/assets.ts';
import { demoRoutes } from './routes.tsx';
import { buildMore, buildWorld, storyStart } from './world.ts';

const app = useApp();
afterAll(stopEngine);

const build = async () => {
  app.clock.now = storyStart;
  const built = await buildWorld(app.instance(), projectRoot(), app.config.origin);
  const more = await buildMore(app.instance(), built, app.accounts);
  return { ...built, people: [...built.people, ...more] };
};

test('the demonstration has a cohort in every stage, and a page for everybody whom a visitor may be', async () => {
  const world = await build();
  const ruth = await app.as(world.people[0]!.id);
  const cohorts = await app.db().selectFrom('cohorts').select(['id', 'name']).execute();
  const stagesOf = async (name: string) =>
    textOf(await ruth.get(paths.stages(cohorts.find((cohort) => cohort.name === name)!.id)));
  expect(await stagesOf('Next year')).toContain('Ahead The call There is no call');
  expect(await stagesOf('Second round')).toContain('Now The call Open until');
  expect(await stagesOf('Short round')).toContain('Now Reading Until');
  expect(await stagesOf('2019–20')).toContain('Now Matching The board shows run 1, with 12 pairs');
  expect(await stagesOf('Autumn round')).toContain('Now Letters 9 letters wait in the outbox');
  expect(await stagesOf('Early round')).toContain('Now Pairs One pair is open, one offer waits');

  const visit = await visits(world);
  const seen = Object.fromEntries(
    await Promise.all(world.people.map(async (person) => [person.role, await visit(person.id)])),
  );
  expect(seen['coordinator']).toContain('What needs you now');
  expect(seen['reviewer']).toContain('Reading');
  expect(seen['applicant']).toContain('A draft. It is not sent yet.');
  expect(seen['mentee']).toContain('You have said yes to Claire Boudreau.');
  expect(seen['mentor']).toContain('Mateo Quispe');
});

/** Where the button on the page leads: signed in, or by a link whose page asks for one more press. */
const visits = async (world: Awaited<ReturnType<typeof build>>) => {
  const house = createApp({
    instance: app.instance(),
    config: app.config,
    assets: await loadAssets(projectRoot()),
    accounts: app.accounts,
    extra: { routes: demoRoutes(world, app.accounts), footer: () => [] },
  });
  const headers = { origin: app.config.origin };
  return async (person: string): Promise<string> => {
    const answer = await house.request(`${app.config.origin}${paths.demoVisit()}`, {
      method: 'POST',
      body: new URLSearchParams({ person }),
      headers,
    });
    const to = answer.headers.get('location') ?? '';
    const cookie = answer.headers.get('set-cookie');
    const browser: Browser = cookie === null ? app.visitor() : app.withCookie(cookieOf(cookie));
    const page = await browser.get(to);
    if (!to.includes('/link/')) return textOf(page);
    const opened = await browser.post(to);
    const own = app.withCookie(cookieOf(opened.headers.get('set-cookie') ?? ''));
    return textOf(await own.get(opened.headers.get('location') ?? ''));
  };
};
