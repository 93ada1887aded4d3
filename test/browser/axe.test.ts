/** Every page, light and dark, at both widths: nothing for axe to find, nothing that scrolls sideways. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { projectRoot } from '../../src/config.ts';
import { createAccounts } from '../../src/features/accounts/session.ts';
import { paths } from '../../src/paths.ts';
import { loadAssets } from '../../src/ui/assets.ts';
import { testConfig } from '../app.ts';
import { nothing, useBrowser, useHouse } from './browser.ts';
import { everything, type Visit, visits } from './every-page.ts';
import { keepPictures } from './pictures.ts';

const house = useHouse(everything);
const open = useBrowser(house);
const fresh = useHouse(nothing);

/** What is sent as a file, or is no page. */
const noPage = ['/health', '/assets/:asset', '/start'];

test('no page is left out', async () => {
  const app = createApp({
    instance: house().instance,
    config: testConfig,
    assets: await loadAssets(projectRoot()),
    accounts: createAccounts(testConfig),
  });
  const routes = new Set(
    app.routes
      .filter(({ method, path }) => method === 'GET' && !/\.(csv|xlsx)|:file\{|\/files\/:file$/.test(path))
      .map(({ path }) => path),
  );
  const visited = new Set((await visits(house())).map(({ route }) => route));
  const left = [...routes].filter((route) => !visited.has(route) && !noPage.includes(route));
  expect(left, 'Pages without a visit in test/browser/every-page.ts').toEqual([]);
});

test('axe finds nothing on any page, and none scrolls sideways', async () => {
  const found: string[] = [];
  const pages = new Map<string | null, Page>();
  for (const visit of await visits(house())) {
    const as = visit.as ?? null;
    const page = pages.get(as) ?? (await open(as === null ? {} : { as })).page;
    pages.set(as, page);
    await go(page, visit);
    await keepPictures(page, visit.name);
    for (const fault of await faultsOf(page)) found.push(`${visit.name}: ${fault}`);
  }
  expect(found).toEqual([]);
  // Some eighty pages, twice in each light, take minutes on a slow machine.
}, 1_200_000);

test('nor on the page that sets an instance up, nor where nothing is yet', async () => {
  const { url, startCode } = fresh();
  const { page } = await open();
  await page.goto(`${url}${paths.start(startCode)}`);
  const found = await faultsOf(page);
  await page.goto(`${url}${paths.start()}`);
  await page.getByRole('button').click();
  found.push(...(await faultsOf(page)));
  await page.goto(`${url}${paths.start(startCode)}`);
  await page.getByLabel('organisation').fill('Meridian');
  await page.getByLabel('Your name').fill('Ruth Adeyemi');
  await page.getByLabel('address').fill('ruth@example.org');
  await page.getByRole('combobox').selectOption('Africa/Lagos');
  await page.getByRole('button').click();
  await page.waitForURL(`${url}/`);
  found.push(...(await faultsOf(page)));
  expect(found).toEqual([]);
});

const go = async (page: Page, { path, post, status = 200, name }: Visit): Promise<void> => {
  await page.setViewportSize({ width: 1280, height: 900 });
  let answer = await page.goto(path);
  if (post !== undefined) {
    const waiting = page.waitForNavigation();
    await page.evaluate(`(() => {
      const { to, fields } = ${JSON.stringify(post)};
      const form = document.createElement('form');
      form.method = 'post';
      form.action = to;
      for (const [name, value] of Object.entries(fields ?? {})) {
        const input = document.createElement('input');
        [input.name, input.value] = [name, value];
        form.append(input);
      }
      document.body.append(form);
      form.submit();
    })()`);
    answer = await waiting;
  }
  if (answer?.status() !== status) throw new Error(`${name}: ${answer?.status()} instead of ${status}`);
};

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const everyRule = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** The dark page differs in nothing but its colours. */
const colourRules = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/** Violations at both widths in both colour schemes, everything that opens being open; and widths that do not hold. */
const faultsOf = async (page: Page): Promise<string[]> => {
  const found = new Set<string>();
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(`${axe}; for (const each of document.querySelectorAll('details')) each.open = true;`);
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: 'light' });
    for (const fault of await violations(page, everyRule)) found.add(`${fault} (${width} px)`);
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const fault of await violations(page, colourRules)) found.add(`${fault} (${width} px, dark)`);
  }
  await page.setViewportSize({ width: 320, height: 900 });
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
  if (wide > 320) found.add(`${wide} px wide at 320`);
  return [...found];
};

const violations = async (page: Page, runOnly: object): Promise<string[]> => {
  const { violations: list } = await page.evaluate<{
    violations: { id: string; nodes: { target: string[]; html: string }[] }[];
  }>(`axe.run(document, {
    resultTypes: ['violations'],
    runOnly: ${JSON.stringify(runOnly)},
  })`);
  return list.map(({ id, nodes }) => `${id} ${nodes.length} × ${nodes[0]?.html.slice(0, 160)}`);
};
