import { expect, test } from 'vitest';
import { paths } from '../../src/paths.ts';
import { makeOrganisation } from '../../test/makers.ts';
import { useApp } from '../app.ts';

const app = useApp();

const post = async (host: string, origin: string): Promise<number> =>
  (
    await (
      await app.house()
    ).request(`http://${host}${paths.signIn()}`, {
      method: 'POST',
      body: new URLSearchParams({ email: 'nobody@example.org' }),
      headers: { origin },
    })
  ).status;

test('a form comes from our own address, or from any name of this machine itself', async () => {
  await makeOrganisation(app.db());
  expect(await post('alongside.test', 'http://alongside.test')).toBe(303);
  expect(await post('127.0.0.1:4000', 'http://127.0.0.1:4000')).toBe(303);
  expect(await post('alongside.test', 'http://evil.test')).toBe(403);
  // A host that a client made up proves nothing, even when the origin says the same.
  expect(await post('evil.test', 'http://evil.test')).toBe(403);
});
