import { describe, expect, test } from 'vitest';
import { cookieOf, textOf, useApp } from '../../../test/app.ts';
import { makeOrganisation } from '../../../test/makers.ts';
import { paths } from '../../paths.ts';

const app = useApp();

const founding = (more: Record<string, string> = {}) => ({
  code: app.accounts.startCode,
  organisation: 'Meridian',
  name: 'Ruth Adeyemi',
  email: 'Ruth@Example.org',
  zone: 'Africa/Lagos',
  once: 'first-press-1',
  ...more,
});

const organisations = () => app.db().selectFrom('organisations').select('name').execute();

describe('the first run', () => {
  test('begins on the start page, wherever the first visitor enters', async () => {
    const home = await app.visitor().get(paths.home());
    expect([home.status, home.headers.get('location')]).toEqual([303, '/start']);
    const page = await app.visitor().get(paths.start('abcd-efgh'));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('value="abcd-efgh"');
  });

  test('makes the organisation and a signed-in coordinator and operator', async () => {
    const made = await app.visitor().post(paths.start(), founding());
    expect([made.status, made.headers.get('location')]).toEqual([303, '/']);
    const ruth = app.withCookie(
      cookieOf(made.headers.getSetCookie().find((one) => one.startsWith('alongside=')) ?? ''),
    );
    const me = await textOf(await ruth.get(paths.me()));
    expect(me).toContain('Coordinator Meridian Operator Meridian');
    expect((await ruth.get(paths.outbox())).status).toBe(200);
    const people = await app.db().selectFrom('people').select(['name', 'email', 'zone']).execute();
    expect(people).toEqual([{ name: 'Ruth Adeyemi', email: 'ruth@example.org', zone: 'Africa/Lagos' }]);
    const deeds = await app.db().selectFrom('history').select('action').execute();
    expect(deeds).toEqual([{ action: 'organisationFounded' }]);
  });

  test('asks for the code that only the terminal knows', async () => {
    const answer = await app.visitor().post(paths.start(), founding({ code: 'aaaa-bbbb-cccc-dddd' }));
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('This is not the code in the terminal');
    expect(page).toContain('value="Ruth Adeyemi"');
    expect(await organisations()).toEqual([]);
  });

  test('says what is missing and keeps the rest', async () => {
    const answer = await app.visitor().post(paths.start(), founding({ name: ' ', zone: 'Mars/Olympus' }));
    expect(answer.status).toBe(422);
    const page = await textOf(answer);
    expect(page).toContain('Two things to put right');
    expect(page).toContain('Choose the city whose clock you live by.');
  });

  test('cannot happen twice', async () => {
    await makeOrganisation(app.db(), 'Already here');
    const answer = await app.visitor().post(paths.start(), founding());
    expect(answer.status).toBe(409);
    expect(await textOf(answer)).toContain('This server has its organisation already.');
    expect((await app.visitor().get(paths.start())).headers.get('location')).toBe('/');
    expect(await organisations()).toEqual([{ name: 'Already here' }]);
  });

  test('by two people at one moment happens once', async () => {
    const both = await Promise.all(
      ['one', 'two'].map((name) =>
        app
          .visitor()
          .post(paths.start(), founding({ email: `${name}@example.org`, once: `press-of-${name}` })),
      ),
    );
    expect(both.map((answer) => answer.status).sort()).toEqual([303, 409]);
    expect(await app.db().selectFrom('people').select('id').execute()).toHaveLength(1);
  });

  test('pressed twice on one page signs the founder in both times', async () => {
    const both = [];
    for (let time = 0; time < 2; time++) both.push(await app.visitor().post(paths.start(), founding()));
    expect(both.map((answer) => answer.status)).toEqual([303, 303]);
    const [first, second] = both.map((answer) =>
      answer.headers.getSetCookie().find((one) => one.startsWith('alongside=')),
    );
    expect(second).toBe(first);
  });
});

describe('what people say about themselves', () => {
  test('is kept, and read back in their own clock', async () => {
    const made = await app.visitor().post(paths.start(), founding());
    const ruth = app.withCookie(
      cookieOf(made.headers.getSetCookie()[1] ?? made.headers.getSetCookie()[0] ?? ''),
    );
    const answer = await ruth.post(paths.me(), { name: 'Ruth A.', zone: 'Asia/Kathmandu', language: 'en' });
    expect(answer.status).toBe(303);
    const page = await textOf(await ruth.get(paths.me()));
    expect(page).toContain('Ruth A. · Kathmandu, 14:45');
    const wrong = await ruth.post(paths.me(), { name: '', zone: 'Asia/Kathmandu', language: 'tlh' });
    expect(wrong.status).toBe(422);
  });
});
