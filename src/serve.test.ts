import { afterEach, expect, test } from 'vitest';
import { useApp } from '../test/app.ts';
import { makeOrganisation, makePerson } from '../test/makers.ts';
import { projectRoot } from './config.ts';
import { paths } from './paths.ts';
import { type Serving, serveHouse } from './serve.ts';
import { loadAssets } from './ui/assets.ts';

const app = useApp();
const open: Serving[] = [];
afterEach(async () => {
  for (const serving of open.splice(0)) await serving.stop();
});

const serve = async (port = 0) => {
  const closed: string[] = [];
  const store = { db: app.db(), mayWrite: () => undefined, close: async () => void closed.push('store') };
  const assets = await loadAssets(projectRoot());
  const config = { ...app.config, port, addressHeader: null };
  const house = { instance: app.instance(), config, assets, accounts: app.accounts };
  const serving = await serveHouse(house, store);
  open.push(serving);
  return { serving, closed, url: `http://127.0.0.1:${serving.port}` };
};

test('a request under way is answered before the house closes', async () => {
  await makeOrganisation(app.db());
  const { email } = await makePerson(app.db(), 'Ruth Adeyemi');
  const { serving, closed, url } = await serve();
  // Sign-in takes a quarter of a second on purpose.
  const answer = fetch(`${url}${paths.signIn()}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ email }),
  });
  // It has arrived when the try is counted; it is answered later.
  const tries = () => app.db().selectFrom('sign_in_tries').selectAll().execute();
  await expect.poll(tries, { timeout: 20_000, interval: 5 }).not.toEqual([]);
  expect(closed).toEqual([]);
  await serving.stop();
  expect((await answer).status).toBe(303);
  expect(closed).toEqual(['store']);
  await expect(fetch(url)).rejects.toThrow();
});

test('a port in use is said in a sentence', async () => {
  const { serving } = await serve();
  await expect(serve(serving.port)).rejects.toThrow(
    `Port ${serving.port} is in use. Set PORT to another one.`,
  );
});

test('health, styles and faces are served to everybody', async () => {
  const { url } = await serve();
  expect(await (await fetch(`${url}${paths.health()}`)).text()).toBe('ok');
  const page = await (await fetch(`${url}${paths.signIn()}`)).text();
  const style = /href="(\/assets\/[^"]+\.css)"/.exec(page)?.[1];
  const asset = await fetch(`${url}${style}`);
  expect([asset.status, asset.headers.get('cache-control')]).toEqual([
    200,
    'public, max-age=31536000, immutable',
  ]);
});
