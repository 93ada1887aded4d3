/**
 * What a coordinator does for a cohort, step by step on her pages; whose hands do it, and whether anybody counts, is for
 * the caller. `read` is told what she has to read in full before she goes on.
 */
import type { Locator, Page } from 'playwright-core';
import { paths } from '../../src/paths.ts';
import type { Hands } from './hands.ts';

export type Walk = {
  readonly page: Page;
  readonly hands: Hands;
  readonly read?: (text: Locator) => Promise<void>;
};

export const link = (at: Page | Locator, name: string | RegExp) => at.getByRole('link', { name }).first();
export const button = (at: Page | Locator, name: string | RegExp) => at.getByRole('button', { name }).first();
export const arrivesAt = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('heading', { level: 1, name }).waitFor();
/** A sentence that a page says after something was done. */
export const says = (page: Page, text: string | RegExp): Promise<void> =>
  page.getByText(text).first().waitFor();

const nav = (page: Page, name: string): Locator =>
  page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name, exact: true });
const readAll = async ({ page, read }: Walk): Promise<void> => read?.(page.getByRole('main'));

export type Founding = { readonly organisation: string; readonly name: string; readonly email: string };

export const setUp = async ({ page, hands }: Walk, code: string, founding: Founding): Promise<void> => {
  await page.goto(paths.start(code));
  await hands.write(page.getByLabel('Name of your organisation'), founding.organisation);
  await hands.write(page.getByLabel('Your name'), founding.name);
  await hands.write(page.getByLabel('Your e-mail address'), founding.email);
  await hands.pick(page.getByLabel('The city whose clock you live by'), 'Lagos');
  await hands.press(button(page, 'Set up and sign in'));
  await arrivesAt(page, 'Schemes');
};

export const makeScheme = async ({ page, hands }: Walk, name: string): Promise<void> => {
  await hands.press(link(page, 'Make a scheme'));
  await arrivesAt(page, 'Make a scheme');
  await hands.choose(page.getByRole('radio', { name: /knowledge translation/i }));
  await hands.write(page.getByLabel('What is it called?'), name);
  await hands.press(button(page, 'Make the scheme'));
  await arrivesAt(page, name);
};

export type Dates = {
  readonly name: string;
  readonly opens: string;
  readonly closes: string;
  readonly starts: string;
  readonly ends: string;
  readonly places: string;
  readonly weeks?: string;
};

/** Makes the cohort, and gives its id. */
export const makeCohort = async ({ page, hands }: Walk, dates: Dates): Promise<string> => {
  await hands.press(link(page, 'Make a cohort'));
  await arrivesAt(page, 'Make a cohort');
  await hands.write(page.getByLabel('What is it called?'), dates.name);
  await hands.write(page.getByLabel('The call opens on'), dates.opens);
  await hands.write(page.getByLabel('The call closes on'), dates.closes);
  await hands.write(page.getByLabel('Pairs start on'), dates.starts);
  await hands.write(page.getByLabel('Pairs end on'), dates.ends);
  await hands.write(page.getByLabel('Places'), dates.places);
  await hands.pick(page.getByLabel('The organisers’ clock'), 'London');
  if (dates.weeks !== undefined) await hands.write(page.getByLabel('Weeks by which'), dates.weeks);
  await hands.press(button(page, 'Make the cohort'));
  await arrivesAt(page, new RegExp(dates.name));
  return /\/cohorts\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
};

/** Keeps the usual words but for what is given, reads the page as its readers will, and opens it. */
export const openCall = async (
  walk: Walk,
  words: Readonly<
    Partial<Record<'Headline' | 'How many you expect' | 'Minutes that the form takes', string>>
  >,
): Promise<void> => {
  const { page, hands } = walk;
  await hands.press(link(page.getByRole('main'), 'Write the call'));
  await arrivesAt(page, 'The call');
  for (const [label, text] of Object.entries(words)) await hands.write(page.getByLabel(label), text);
  await hands.press(button(page, 'Save the words'));
  await says(page, 'The words of the call are saved.');
  await hands.press(link(page, 'See the page as readers will'));
  await page.getByRole('heading', { name: 'The mentee leads' }).waitFor();
  await readAll(walk);
  await hands.back();
  await hands.press(button(page, 'Open the call'));
  await says(page, 'The call is open.');
};

export type Reader = { readonly name: string; readonly email: string };

/** From a cohort's home to the page of roles. */
export const goToRoles = async ({ page, hands }: Walk): Promise<void> => {
  await hands.press(nav(page, 'Home'));
  await hands.press(link(page, /^← All schemes/));
  await hands.press(nav(page, 'Roles'));
};

/** Gives the role of a reader to some people, over one place unless a link has chosen both. */
export const inviteReaders = async (
  { page, hands }: Walk,
  place: string | 'chosen',
  readers: readonly Reader[],
): Promise<void> => {
  for (const { name, email } of readers) {
    await arrivesAt(page, 'Roles');
    await hands.write(page.getByLabel('Their e-mail address'), email);
    await hands.write(page.getByLabel('Their name'), name);
    if (place !== 'chosen') {
      await hands.choose(page.getByRole('radio', { name: /^Reviewer/ }));
      await hands.pick(page.getByLabel('Over', { exact: true }), place);
    }
    await hands.press(button(page, 'Give the role'));
    await page.getByRole('row').filter({ hasText: email }).waitFor();
  }
};

/** From wherever: the home of the cohort. */
export const goHome = async ({ page, hands }: Walk, scheme: string, cohort: string): Promise<void> => {
  await hands.press(link(page.getByRole('banner'), 'Alongside'));
  await arrivesAt(page, 'Schemes');
  await hands.press(link(page.getByRole('main'), cohort));
  await arrivesAt(page, `${scheme}, ${cohort}`);
};

/** From the home: says when applications are read, and goes on to sharing them out. */
export const setDays = async ({ page, hands }: Walk): Promise<void> => {
  await hands.press(link(page, 'Set the days'));
  await arrivesAt(page, 'Readings');
  await hands.press(button(page, 'Keep these days'));
  await says(page, 'The days of reading are set.');
  await hands.press(link(page, 'Share out readings'));
  await arrivesAt(page, 'Share out readings');
};

/** Gives each application its two readers. */
export const shareOut = async ({ page, hands }: Walk, readings: number): Promise<void> => {
  await hands.press(button(page, `Share out ${readings} readings`));
  await says(page, `${readings} readings are shared out.`);
};

/** To the table of readings, from the home. */
export const openTable = async (walk: Walk): Promise<void> => {
  const { page, hands } = walk;
  await hands.press(nav(page, 'Applications'));
  await hands.press(link(page, 'Readings and decisions'));
  await arrivesAt(page, 'Readings');
  await walk.read?.(page.getByRole('table'));
};

export type Outcome = 'Accept' | 'Waiting list' | 'Not this time';

/** Marks these people, or with one press everybody who has no decision yet. */
export const mark = async (
  { page, hands }: Walk,
  outcome: Outcome,
  reason: string,
  whom: readonly string[] | 'rest',
): Promise<void> => {
  if (whom === 'rest') await hands.press(link(page, /without a decision$/));
  for (const name of whom === 'rest' ? [] : whom)
    await hands.tick(page.getByRole('row').filter({ hasText: name }).getByRole('checkbox'));
  await hands.choose(page.getByRole('radio', { name: outcome, exact: true }));
  await hands.write(page.getByLabel('Reason'), reason);
  await hands.press(button(page, 'Mark, and tell nobody yet'));
  await says(page, /marked\. Nobody has been told\./);
};

export const applyMarks = async (walk: Walk, count: number): Promise<void> => {
  const { page, hands } = walk;
  await hands.press(link(page, `Decisions that wait: ${count}`));
  await arrivesAt(page, 'Decisions that wait');
  await readAll(walk);
  await hands.press(button(page, `Apply all ${count}`));
  await says(page, /applied\. No letter has left\./);
};

/** Opens every pair in turn and reads why these two. */
export const lookAtPairs = async (walk: Walk): Promise<void> => {
  const { page, hands, read } = walk;
  for (const pair of await page.getByRole('article').all()) {
    await hands.press(pair.locator('summary').first());
    await read?.(pair);
  }
};

/** Keeps the first pairs of the board as they are, and runs again. */
export const keep = async ({ page, hands }: Walk, pairs: number): Promise<void> => {
  for (let at = 0; at < pairs; at++)
    await hands.tick(page.getByRole('article').nth(at).getByRole('checkbox', { name: /^Keep/ }));
  await hands.press(button(page, 'Run again with what is ticked'));
  await says(page, 'Run 2 is on the board.');
};

export const match = async ({ page, hands }: Walk): Promise<void> => {
  await hands.press(nav(page, 'Matching'));
  await arrivesAt(page, 'Matching');
  await hands.press(button(page, 'Work out the matching'));
  await arrivesAt(page, 'Proposed matching');
};

export const publish = async ({ page, hands }: Walk, letters: number): Promise<void> => {
  await hands.press(button(page, 'Publish to the outbox'));
  await says(page, `${letters} letters are written. Nothing is sent.`);
  await hands.press(nav(page, 'Outbox'));
  await arrivesAt(page, `Outbox: ${letters} letters, none sent`);
};

/** Reads every letter that is not read yet, and writes her sentence where one is needed. */
export const readLetters = async (
  walk: Walk,
  sentence: (name: string) => string | null,
): Promise<readonly string[]> => {
  const { page, hands } = walk;
  const told: string[] = [];
  for (;;) {
    const letter = page.getByRole('region', { name: /^To / });
    const name = (await letter.getByRole('heading').innerText()).replace(/^To /, '').trim();
    await walk.read?.(letter.locator('.sheet'));
    const field = letter.getByLabel('One sentence from you', { exact: true });
    const own = (await field.count()) === 0 ? null : sentence(name);
    if (own !== null) await hands.write(field, own);
    told.push(name);
    await hands.press(button(letter, 'Save, and open the next'));
    await says(page, /^Saved\./);
    if ((await page.getByText('That was the last one that needed you.').count()) > 0) return told;
  }
};

export const askSecond = async ({ page, hands }: Walk, name: string): Promise<void> => {
  await hands.pick(page.getByLabel('Who should read them'), name);
  await hands.press(button(page, 'Ask'));
  await says(page, `${name} has been asked to read the letters.`);
};

/** Confirms the matching: the letters leave on the day that stands there. */
export const approve = async ({ page, hands }: Walk, letters: number): Promise<void> => {
  await hands.press(button(page, 'Set to leave'));
  await says(page, `${letters} letters are set to leave.`);
};

/** Where somebody said no: asks the mentor who comes next. */
export const offerInstead = async ({ page, hands }: Walk, mentor: string): Promise<void> => {
  await hands.press(link(page, 'See who could'));
  await arrivesAt(page, 'Pairs');
  await hands.press(button(page, `Offer ${mentor}`));
  await says(page, `${mentor} is asked, and the mentee is told.`);
};
