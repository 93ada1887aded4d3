import { describe, expect, test } from 'vitest';
import { cookieOf, textOf, useApp } from '../../../test/app.ts';
import { makeOrganisation, makePerson } from '../../../test/makers.ts';
import { paths } from '../../paths.ts';

const app = useApp();
const minute = 60_000;

const askForLink = async (email: string, to = ''): Promise<string> => {
  await app.visitor().post(paths.signIn(), { email, to });
  return /http:\/\/alongside\.test(\S+)/.exec(app.told.at(-1) ?? '')?.[1] ?? 'no link';
};

const setUp = async () => {
  await makeOrganisation(app.db());
  return makePerson(app.db(), 'Ruth Adeyemi', { email: 'ruth@example.org' });
};

describe('a mailed link', () => {
  test('signs its person in at the press of a button, and leads where they wanted to go', async () => {
    await setUp();
    const link = await askForLink('  Ruth@Example.ORG', '/roles?x=1');
    expect(link).toMatch(/^\/sign-in\/link\/[\w-]{43}\?to=%2Froles%3Fx%3D1$/);
    const page = await app.visitor().get(link);
    expect(page.status).toBe(200);
    expect(await textOf(page)).toContain('Sign in to Meridian');
    const entered = await app
      .visitor()
      .post(link.split('?')[0] ?? '', { to: '/roles?x=1', once: 'press-0001' });
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/roles?x=1']);
    const [cookie = ''] = entered.headers.getSetCookie();
    expect(cookie).toMatch(/^alongside=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/);
    const me = await app.withCookie(cookieOf(cookie)).get(paths.me());
    expect(await textOf(me)).toContain('Ruth Adeyemi');
  });

  test('is not used up by a scanner that opens it', async () => {
    await setUp();
    const link = await askForLink('ruth@example.org');
    for (let time = 0; time < 3; time++) expect((await app.visitor().get(link)).status).toBe(200);
    expect((await app.visitor().post(link)).status).toBe(303);
  });

  test('is for one use', async () => {
    await setUp();
    const link = await askForLink('ruth@example.org');
    await app.visitor().post(link, { once: 'press-0001' });
    const again = await app.visitor().post(link, { once: 'press-0002' });
    expect(again.status).toBe(410);
    expect(again.headers.getSetCookie()).toEqual([]);
    expect(await textOf(again)).toContain('This link has been used');
    expect((await app.visitor().get(link)).status).toBe(410);
  });

  test('pressed twice on one page signs in once, and both answers carry the session', async () => {
    await setUp();
    const link = await askForLink('ruth@example.org');
    const both = await Promise.all([1, 2].map(() => app.visitor().post(link, { once: 'press-0001' })));
    expect(both.map((answer) => answer.status)).toEqual([303, 303]);
    expect(both[0]?.headers.getSetCookie()).toEqual(both[1]?.headers.getSetCookie());
    expect(await app.db().selectFrom('sessions').select('id').execute()).toHaveLength(1);
  });

  test('is too old after twenty minutes', async () => {
    await setUp();
    const link = await askForLink('ruth@example.org');
    app.clock.now = new Date(app.clock.now.getTime() + 20 * minute);
    const late = await app.visitor().post(link);
    expect(late.status).toBe(410);
    expect(await textOf(late)).toContain('This link is too old');
  });

  test('and its session are kept as digests only', async () => {
    const { id } = await setUp();
    const link = await askForLink('ruth@example.org');
    const entered = await app.visitor().post(link);
    const secrets = [link.split('/').at(-1), cookieOf(entered.headers.getSetCookie()[0] ?? '').split('=')[1]];
    const links = await app.db().selectFrom('sign_in_links').selectAll().execute();
    const sessions = await app.db().selectFrom('sessions').selectAll().execute();
    expect([links[0]?.person_id, sessions[0]?.person_id]).toEqual([id, id]);
    for (const secret of secrets) expect(JSON.stringify([links, sessions])).not.toContain(secret);
  });

  test('leads to no other site', async () => {
    await setUp();
    for (const to of [
      'https://elsewhere.test/',
      '//elsewhere.test',
      '/\\elsewhere.test',
      '/.//elsewhere.test',
      'javascript:alert(1)',
    ]) {
      const link = await askForLink('ruth@example.org', to);
      expect((await app.visitor().post(link, { to })).headers.get('location')).toBe('/');
    }
  });
});

describe('an address that nobody has', () => {
  test('gets the same answer and no letter', async () => {
    await setUp();
    const answers = [];
    for (const email of ['ruth@example.org', 'nobody@example.org']) {
      const answer = await app.visitor().post(paths.signIn(), { email });
      answers.push([answer.status, answer.headers.get('location'), answer.headers.getSetCookie()]);
    }
    expect(answers[0]).toEqual([303, paths.signInSent(), []]);
    expect(answers[1]).toEqual(answers[0]);
    const letters = await app.db().selectFrom('messages').select('recipient').execute();
    expect(letters).toEqual([{ recipient: 'ruth@example.org' }]);
  });

  test('takes no less time to be answered', async () => {
    await setUp();
    for (const email of ['ruth@example.org', 'nobody@example.org']) {
      const start = performance.now();
      await app.visitor().post(paths.signIn(), { email });
      expect(performance.now() - start).toBeGreaterThan(240);
    }
  });

  test('that is none is said so, and kept in the field', async () => {
    await setUp();
    const answer = await app.visitor().post(paths.signIn(), { email: 'ruth at example' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain('value="ruth at example"');
    expect(page).toContain('Write your e-mail address');
  });
});

describe('asking often', () => {
  test('for one address is refused after five times in a quarter of an hour, known or not', async () => {
    await setUp();
    for (const email of ['ruth@example.org', 'nobody@example.org']) {
      const statuses = [];
      for (let time = 0; time < 6; time++) {
        statuses.push((await app.visitor().post(paths.signIn(), { email })).status);
      }
      expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
    }
    app.clock.now = new Date(app.clock.now.getTime() + 15 * minute);
    expect((await app.visitor().post(paths.signIn(), { email: 'ruth@example.org' })).status).toBe(303);
  });

  test('leaves no mail address in the table of tries', async () => {
    await setUp();
    await app.visitor().post(paths.signIn(), { email: 'ruth@example.org' });
    const rows = await app.db().selectFrom('sign_in_tries').selectAll().execute();
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain('ruth');
  });
});

describe('a session', () => {
  test('ends after thirty days', async () => {
    const browser = await app.as(await setUp());
    app.clock.now = new Date(app.clock.now.getTime() + 30 * 86_400_000 - 1);
    expect((await browser.get(paths.me())).status).toBe(200);
    app.clock.now = new Date(app.clock.now.getTime() + 1);
    const late = await browser.get(paths.me());
    expect([late.status, late.headers.get('location')]).toEqual([303, paths.signIn('/me')]);
  });

  test('ends by signing out, in this browser alone', async () => {
    const person = await setUp();
    const [here, there] = [await app.as(person), await app.as(person)];
    const out = await here.post(paths.signOut());
    expect(out.headers.getSetCookie()[0]).toContain('alongside=; Max-Age=0');
    expect((await here.get(paths.me())).status).toBe(303);
    expect((await there.get(paths.me())).status).toBe(200);
  });

  test('ends everywhere when its person says so', async () => {
    const person = await setUp();
    const [here, there] = [await app.as(person), await app.as(person)];
    await here.post(paths.mySessions());
    expect((await there.get(paths.me())).status).toBe(303);
  });

  test('cannot be made up', async () => {
    await setUp();
    for (const cookie of ['alongside=made-up', 'alongside=', 'alongside=%00', '']) {
      expect((await app.withCookie(cookie).get(paths.me())).status).toBe(303);
    }
  });
});

describe('without a mail server', () => {
  test('the link stands in the outbox and in the terminal, and the page says so', async () => {
    await setUp();
    const link = await askForLink('ruth@example.org');
    const letters = await app.db().selectFrom('messages').select(['recipient', 'body_text']).execute();
    expect(letters).toEqual([
      { recipient: 'ruth@example.org', body_text: expect.stringContaining(`http://alongside.test${link}\n`) },
    ]);
    expect(await textOf(await app.visitor().get(paths.signInSent()))).toContain('in the terminal');
  });
});
