/**
 * The whole way of a coordinator, from an empty instance to a file of the result: set up, scheme, cohort, three files,
 * matching, question, price, override, undo, keep, export. Everything is asserted by what stands on the page.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { projectRoot } from '../../src/config.ts';
import type { Served } from './browser.ts';
import { arrivesAt, button, link, makeCohort, makeScheme, setUp, type Walk } from './coordinator.ts';

const examples = join(projectRoot(), 'examples/pilot');
/** ME01 to ME12: whom the readers rated highest, and for whom there are places. */
const placed = [
  'Rhiannon Ashgrove-Pell',
  'Nomvuyo Sithebe-Maart',
  'Wanjiku Kiprotich-Omolo',
  'Maëlle Thibodeau-Gagné',
  'ခင်သန္တာဇော် (Khin Thandar Zaw)',
  'Ximena Quispehuamán Ríos',
  'Tobias Wrenfield',
  'سلمى الهنداوية',
  'Hinemoa Te Rākau-Paki',
  '水無瀬 千景',
  'João Vítor Açucena Brandão',
  'ফারহানা ইয়াসমিন নদী',
];
const farhana = 'ফারহানা ইয়াসমিন নদী';

export const walk = async (walk: Walk, house: Served<unknown>): Promise<void> => {
  await setUp(walk, house.startCode, {
    organisation: 'Meridian Evidence Network',
    name: 'Ruth Adeyemi',
    email: 'ruth.adeyemi@meridian.example.org',
  });
  await makeScheme(walk, 'Evidence into Use');
  await makeCohort(walk, {
    name: '2019–20',
    opens: '2019-07-22',
    closes: '2019-08-30',
    starts: '2019-09-16',
    ends: '2020-03-15',
    places: '12',
    weeks: '2019-09-16, 2020-01-20',
  });
  await bringIn(walk, 'Mentee applications', 'mentee-applications.csv', 38);
  await bringIn(walk, 'Mentor applications', 'mentor-applications.csv', 25);
  await bringIn(walk, 'Readers’ scores', 'reviews.csv', 70);
  await match(walk);
  const proposed = await ask(walk);
  const { mentor, others } = await overrule(walk, proposed);
  await undo(walk, proposed, others, mentor);
  await keep(walk);
  await exportResult(walk);
};

const title = async (page: Page): Promise<string> =>
  (await page.getByRole('heading', { level: 1 }).innerText()).trim();

/** One file: choose, look at the guessed columns, look at what would be written, write it. */
const bringIn = async ({ page, hands }: Walk, what: string, file: string, rows: number): Promise<void> => {
  // The first time the cohort's home asks for it; later the result of the file before does.
  await hands.press(link(page, /^Import (a|another) file$/));
  await arrivesAt(page, 'Import a file');
  await hands.choose(page.getByRole('radio', { name: new RegExp(`^${what}`) }));
  await hands.attach(page.getByLabel('The file'), join(examples, file));
  await hands.press(button(page, 'Read the file'));
  await arrivesAt(page, 'Which column is what?');
  await hands.press(button(page, 'Save and see what would be written'));
  await arrivesAt(page, 'What would be written');
  expect(await page.getByText('Every row can be read.').count()).toBe(1);
  expect(await page.getByText(`${rows} rows go in, none is left out.`).count()).toBe(1);
  await hands.press(button(page, `Import ${rows} rows`));
  await arrivesAt(page, `“${file}” is in`);
};

const counts = async (page: Page): Promise<readonly string[]> =>
  (await page.locator('.stats').first().innerText()).split(/\s*\n+\s*/).filter((line) => line !== '');

const pairOf = (page: Page, name: string): Locator =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { level: 3, name }) });

/** Who stands in a pair's heading, the mentee first. */
const namesOf = async (pair: Locator): Promise<readonly string[]> =>
  (await pair.getByRole('heading', { level: 3 }).locator('bdi').allInnerTexts()).map((name) => name.trim());

const match = async ({ page, hands }: Walk): Promise<void> => {
  await hands.press(link(page, 'See what needs you'));
  await arrivesAt(page, /2019–20/);
  await hands.press(page.getByRole('main').getByRole('link', { name: 'Match', exact: true }));
  await arrivesAt(page, 'Matching');
  await hands.press(button(page, 'Work out the matching'));
  await arrivesAt(page, 'Proposed matching');
  await seesTheProposal(page);
};

const seesTheProposal = async (page: Page): Promise<void> => {
  const seen = (await counts(page)).join(' ');
  expect(seen).toMatch(/^pairs 12 not placed 26 mentors in reserve 13 /);
  const pairs = await page.getByRole('article').all();
  const mentees = await Promise.all(pairs.map(async (pair) => (await namesOf(pair))[0]));
  expect(mentees.toSorted()).toEqual(placed.toSorted());
};

/** "Why these two?", then "with someone else?": gives the mentor who was proposed. */
const ask = async ({ page, hands }: Walk): Promise<string> => {
  const pair = pairOf(page, farhana);
  const [, proposed = ''] = await namesOf(pair);
  await hands.press(pair.locator('summary'));
  const reasons = pair.getByRole('table', { name: `Points of ${farhana} and ${proposed}` });
  expect(await reasons.getByRole('row').count()).toBeGreaterThan(3);
  const other = pair.getByLabel(`Another mentor for ${farhana}`);
  const chosen = await other.locator('option').first().innerText();
  await hands.pick(other, new RegExp(`^${chosen.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`));
  await hands.press(button(pair, 'Work it out'));
  await page.getByRole('table', { name: 'What the change would cost' }).waitFor();
  return proposed;
};

/** Reads the price, forgets the reason, is told so, gives it, and sees what the price said come true. */
const overrule = async ({ page, hands }: Walk, proposed: string) => {
  const pair = pairOf(page, farhana);
  const head = await pair.getByRole('heading', { level: 4 }).innerText();
  const [mentor = ''] = await pair.getByRole('heading', { level: 4 }).locator('bdi').allInnerTexts();
  expect(head).toMatch(/’s fit would be .* instead of .*\. The price:$/);
  const effects = await pair.locator('.price ul li').allInnerTexts();
  expect(effects.length).toBeGreaterThan(0);
  const before = await everyPair(page);
  await hands.press(button(pair, 'Change, and say why'));
  await page.getByText('Say why in one sentence.').first().waitFor();
  await hands.write(pairOf(page, farhana).getByLabel('Why', { exact: true }), 'They asked for each other.');
  await hands.press(button(pairOf(page, farhana), 'Change, and say why'));
  await page.getByText('Run 2 is on the board.').waitFor();
  expect(await namesOf(pairOf(page, farhana))).toEqual([farhana, mentor]);
  expect(mentor).not.toBe(proposed);
  expect(await page.getByText('They asked for each other.').count()).toBeGreaterThan(0);
  // Everybody whom the price did not name is where they were.
  const after = await everyPair(page);
  const told = effects.join(' ');
  const moved = [...new Set([...before.keys(), ...after.keys()])].filter(
    (mentee) => before.get(mentee) !== after.get(mentee) && mentee !== farhana,
  );
  expect(moved.filter((mentee) => !told.includes(mentee))).toEqual([]);
  return { mentor, others: before };
};

const everyPair = async (page: Page): Promise<ReadonlyMap<string, string>> => {
  const pairs = await Promise.all((await page.getByRole('article').all()).map(namesOf));
  return new Map(pairs.map(([mentee = '', mentor = '']) => [mentee, mentor]));
};

const undo = async (
  { page, hands }: Walk,
  proposed: string,
  before: ReadonlyMap<string, string>,
  mentor: string,
): Promise<void> => {
  await hands.press(button(page, 'Undo: go back to run 1'));
  await page.getByText('The board shows run 1 again.').waitFor();
  expect(await namesOf(pairOf(page, farhana))).toEqual([farhana, proposed]);
  expect(proposed).not.toBe(mentor);
  expect(await everyPair(page)).toEqual(before);
  await seesTheProposal(page);
};

const keep = async ({ page, hands }: Walk): Promise<void> => {
  const [mentee = '', mentor = ''] = await namesOf(page.getByRole('article').first());
  await hands.tick(page.getByRole('checkbox', { name: `Keep ${mentee} and ${mentor}` }));
  await hands.press(button(page, 'Run again with what is ticked'));
  await page.getByText('Run 3 is on the board.').waitFor();
  expect(await page.getByRole('checkbox', { name: `Keep ${mentee} and ${mentor}` }).isChecked()).toBe(true);
  expect(await page.getByText('12 pairs, 1 kept by hand. 26 not placed, all with a reason.').count()).toBe(1);
  // What was best stays best when a part of it is kept.
  await seesTheProposal(page);
};

const exportResult = async ({ page, hands }: Walk): Promise<void> => {
  await hands.press(link(page, 'Print or export'));
  await arrivesAt(page, /^Matching:/);
  expect(await title(page)).toContain('2019–20');
  const coming = page.waitForEvent('download');
  await hands.press(link(page, 'CSV'));
  const file = await (await coming).path();
  const [, ...rows] = parse(await readFile(file), { bom: true }) as string[][];
  const inState = (state: string) => rows.filter((row) => row[4] === state);
  expect(inState('placed').map(([mentee]) => mentee)).toEqual(
    expect.arrayContaining(placed.map((_, index) => `ME${String(index + 1).padStart(2, '0')}`)),
  );
  expect(inState('placed').map(([, name]) => name)).toEqual(expect.arrayContaining(placed));
  expect([inState('placed').length, inState('in reserve').length, rows.length]).toEqual([
    12,
    13,
    12 + 26 + 13,
  ]);
  expect(inState('not placed').filter((row) => row[8] === '')).toEqual([]);
};
