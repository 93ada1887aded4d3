/** Every page in the two languages of tests: longer words, and from right to left. */

import { type Kysely, sql } from 'kysely';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cityOf, zoneNames } from '../../src/core/time/zone.ts';
import type { Tables } from '../../src/db/tables.ts';
import { templates } from '../../src/features/schemes/template-list.ts';
import { zoneOptions } from '../../src/ui/zones.ts';
import { useBrowser, useHouse } from './browser.ts';
import { everything, visits } from './every-page.ts';

const house = useHouse(everything);
const open = useBrowser(house);

const inLanguage = (path: string, language: string): string => {
  const [place = '', part] = path.split('#');
  const asked = `${place}${place.includes('?') ? '&' : '?'}language=${language}`;
  return part === undefined ? asked : `${asked}#${part}`;
};

const eachPage = async (language: string, look: (page: Page) => Promise<string[]>): Promise<string[]> => {
  const found: string[] = [];
  const pages = new Map<string | null, Page>();
  for (const { name, path, as = null, post } of await visits(house())) {
    const page = pages.get(as) ?? (await open(as === null ? {} : { as })).page;
    pages.set(as, page);
    if (post !== undefined) {
      // The pages of a form that is under way are seen by whoever opened its link.
      if (name === 'link opened') {
        await page.goto(path);
        await page.locator('main button').click();
      }
      continue;
    }
    await page.setViewportSize({ width: 320, height: 900 });
    await page.goto(inLanguage(path, language));
    await page.evaluate(`for (const each of document.querySelectorAll('details')) each.open = true;`);
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (wide > 320) found.push(`${name}: ${wide} px wide at 320`);
    for (const fault of await look(page)) found.push(`${name}: ${fault}`);
  }
  return found;
};

test('every word that a person reads stands in a catalogue, and longer words have room', async () => {
  const found = await eachPage('en-XA', async (page) => {
    const bare = await page.evaluate<string[]>(`(${bareTexts})()`);
    if (bare.length === 0) return [];
    const data = await everyText(house().instance.db);
    return bare.filter((text) => !isNoWord(text, data)).map((text) => `“${text}” is in no catalogue`);
  });
  expect(found).toEqual([]);
});

test('every page also runs from right to left', async () => {
  const found = await eachPage('ar-XB', async (page) =>
    (await page.locator('html').getAttribute('dir')) === 'rtl' ? [] : ['does not run from right to left'],
  );
  expect(found).toEqual([]);
});

// Runs in the browser: texts outside ⟦ ⟧, in the order of the page, and spoken names.
const bareTexts = `() => {
  const bare = new Set();
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  let depth = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const said = !node.parentElement.closest('script, style, time, code, textarea, bdi, select[name=zone]');
    let outside = '';
    for (const sign of node.data) {
      if (sign === '⟦') depth += 1;
      else if (sign === '⟧') depth -= 1;
      else outside += depth === 0 ? sign : ' ';
    }
    if (said && /\\p{L}/u.test(outside)) bare.add(outside.trim().replace(/\\s+/g, ' '));
  }
  for (const each of document.querySelectorAll('[aria-label], [alt], [placeholder], [title]')) {
    for (const name of ['aria-label', 'alt', 'placeholder', 'title']) {
      const said = (each.getAttribute(name) ?? '').trim();
      if (/\\p{L}/u.test(said) && !/^\\u200f?⟦.*⟧\\u200f?$/su.test(said)) bare.add(said);
    }
  }
  return [...bare];
}`;

/** Everything that the database holds, in one string: what people and schemes say is nobody's catalogue. */
const everyText = async (db: Kysely<Tables>): Promise<string> => {
  const { rows } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public'`.execute(db);
  const texts = await Promise.all(
    rows.map(({ name }) =>
      sql.raw<{ row: string }>(`select to_jsonb(t)::text as row from "${name}" t`).execute(db),
    ),
  );
  const all = texts.flatMap((each) => each.rows.map(({ row }) => row)).join('\n');
  // As the page's texts are read: every kind of space, and a line's end, is one space.
  return all.replace(/(?:\\n|\s)+/g, ' ');
};

const cities = [
  ...Object.values(zoneOptions('en')).flatMap(({ options }) => options.map(({ label }) => label)),
  ...zoneNames().map(cityOf),
];
const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2019, month, 1)));
const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2019, 0, 1 + day)));
const dated = (dates: readonly Date[], options: Intl.DateTimeFormatOptions): string[] =>
  dates.map((date) => new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(date));
/** Names, formats and what Intl writes are alike in every catalogue. */
const names = new Set([
  ...['Alongside', 'CSV', 'Excel', 'JSON', 'UTC', 'English'],
  ...(['long', 'short'] as const).flatMap((style) => [
    ...dated(months, { month: style }),
    ...dated(days, { weekday: style }),
  ]),
]);

const isNoWord = (text: string, data: string): boolean =>
  text
    .split(/ · |^· | ·$|, |[()]/)
    .filter((part) => /\p{L}/u.test(part))
    .every(
      (part) =>
        data.includes(JSON.stringify(part).slice(1, -1)) ||
        cities.includes(part) ||
        templates.some(({ name }) => name === part) ||
        part.split(/[\s\d:–-]+/).every((word) => word === '' || names.has(word)),
    );
