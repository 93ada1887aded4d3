import { afterAll, describe, expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { makeOrganisation, makeRoleHolder, makeScheme } from '../../../test/makers.ts';
import { projectRoot } from '../../config.ts';
import { buildWorld, storyStart } from '../../demo/world.ts';
import { paths } from '../../paths.ts';
import { problemsOfText } from '../communications/letter-text.ts';
import { stopEngine } from './engine.ts';
import { placeholders, standardTemplate, templateKinds } from './letter-standard.ts';

const app = useApp();
afterAll(stopEngine);

test.each(templateKinds)('the standard words of %s have every placeholder they need and no other', (kind) => {
  const { subject, body } = standardTemplate(kind, 'en');
  expect(problemsOfText(body, placeholders[kind])).toEqual([]);
  expect(subject).not.toBe('');
});

describe('a scheme’s own words', () => {
  const opened = async () => {
    await makeOrganisation(app.db());
    const scheme = await makeScheme(app.db());
    const ruth = await app.as(await makeRoleHolder(app.db(), 'coordinator'));
    return { scheme: scheme.id, ruth };
  };

  test('are checked, seen in a sample, kept in versions and taken back', async () => {
    const { scheme, ruth } = await opened();
    const at = paths.schemeLetter(scheme, 'notThisTime');
    const standard = standardTemplate('notThisTime', 'en');
    const post = (more: Record<string, string>) =>
      ruth.post(at, { subject: standard.subject, body: standard.body, seen: '0', do: 'keep', ...more });
    for (const [wrong, said] of [
      [{ body: standard.body.replace('{reason}', '') }, '{reason} is missing.'],
      [
        { body: `${standard.body}\n\n{mentor}` },
        'Nobody knows what {mentor} stands for. You can use: {name}',
      ],
      [{ body: '' }, 'The letter has no words.'],
      [{ subject: 'About {reason}' }, 'In the subject you can use {name}, {scheme}, and nothing else'],
    ] as const) {
      const answer = await post(wrong);
      expect(answer.status).toBe(422);
      expect(await textOf(answer)).toContain(said);
    }
    const kind = {
      body: standard.body.replace('Thank you for applying.', 'Thank you, {name}, from {scheme}.'),
    };
    const preview = await post({ ...kind, do: 'preview' });
    expect(await textOf(preview)).toContain('Thank you, Selu, from KT mentoring.');
    expect(await app.db().selectFrom('letter_templates').select('id').execute()).toEqual([]);
    expect((await post(kind)).status).toBe(303);
    expect(await textOf(await ruth.get(paths.schemeLetters(scheme)))).toContain('Your words, version 1');
    // Somebody who opened the page before is told, and overwrites nothing.
    expect((await post({ body: `${standard.body}\n\nMore.` })).status).toBe(409);
    expect((await post({ seen: '1', do: 'standard' })).status).toBe(303);
    expect(await textOf(await ruth.get(paths.schemeLetters(scheme)))).not.toContain('Your words');
    const again = await (await ruth.get(paths.schemeLetter(scheme, 'notThisTime', 1))).text();
    expect(again).toContain('Thank you, {name}, from {scheme}.');
    expect((await ruth.get(paths.schemeLetter(scheme, 'notThisTime', 2))).status).toBe(404);
    expect((await ruth.get(paths.schemeLetter(scheme, 'nothing'))).status).toBe(404);
    const both = await Promise.all([
      post({ ...kind, seen: '2', once: 'one-press-only' }),
      post({ ...kind, seen: '2', once: 'one-press-only' }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    const versions = await app.db().selectFrom('letter_templates').select('version').execute();
    expect(versions.map(({ version }) => version).sort()).toEqual([1, 2, 3]);
  });
});

test('letters of a matching are written in the scheme’s own words, and again when those change', async () => {
  app.clock.now = storyStart;
  const world = await buildWorld(app.instance(), projectRoot(), app.config.origin);
  const ruth = await app.as(world.people[0]!.id);
  const { scheme_id: scheme } = await app
    .db()
    .selectFrom('cohorts')
    .select('scheme_id')
    .where('id', '=', world.cohortId)
    .executeTakeFirstOrThrow();
  const publish = () => ruth.post(paths.matchPublication(world.cohortId, 1));
  const bodies = async () =>
    JSON.stringify(await app.db().selectFrom('letters').select(['kind', 'body']).execute());
  await publish();
  const before = await bodies();
  app.clock.now = new Date(storyStart.getTime() + 60_000);
  const { subject, body } = standardTemplate('reserve', 'en');
  const own = { subject, body: body.replace('Thank you for offering', 'We thank you warmly for offering') };
  await ruth.post(paths.schemeLetter(scheme, 'reserve'), { ...own, seen: '0', do: 'keep' });
  expect(await bodies()).toBe(before);
  expect(await textOf(await ruth.get(paths.cohortOutbox(world.cohortId)))).toContain('Write them again');
  app.clock.now = new Date(storyStart.getTime() + 120_000);
  await publish();
  expect((await bodies()).split('We thank you warmly for offering')).toHaveLength(14);
  expect(await textOf(await ruth.get(paths.cohortOutbox(world.cohortId)))).not.toContain('Write them again');
  expect(await app.db().selectFrom('letters').select('id').execute()).toHaveLength(62);
});
