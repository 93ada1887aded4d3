import { expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { makeOrganisation, makePerson } from '../../../test/makers.ts';
import { paths } from '../../paths.ts';

const app = useApp({ smtpUrl: 'smtp://127.0.0.1:1', origin: 'https://alongside.test' });

test('with a mail server no link is printed, and the cookie is for https alone', async () => {
  await makeOrganisation(app.db());
  const person = await makePerson(app.db(), 'Ruth Adeyemi');
  await app.visitor().post(paths.signIn(), { email: person.email });
  expect(app.told).toEqual([]);
  expect(await textOf(await app.visitor().get(paths.signInSent()))).not.toContain('terminal');
  const { body_text } = await app.db().selectFrom('messages').select('body_text').executeTakeFirstOrThrow();
  const link = /https:\/\/alongside\.test(\S+)/.exec(body_text)?.[1] ?? '';
  const [cookie = ''] = (await app.visitor().post(link)).headers.getSetCookie();
  expect(cookie).toMatch(
    /^__Host-alongside=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});
