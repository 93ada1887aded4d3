/** What people who apply do on their own pages: ask for a link, fill in the form, look where it stands, answer an offer. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { paths } from '../../src/paths.ts';
import { arrivesAt, button, link } from './coordinator.ts';
import type { Hands } from './hands.ts';

/** Somebody on a phone: their own browser, and where their mail comes. */
export type Applicant = {
  readonly page: Page;
  readonly hands: Hands;
  readonly role: 'mentee' | 'mentor';
  readonly name: string;
  readonly email: string;
};

type Stretch = readonly [day: string, from: string, until: string];

export type Times = {
  readonly city: string;
  /** Hours ticked in the grid, by what they are called: "Tuesday 15 to 16". */
  readonly painted?: readonly string[];
  readonly typed?: readonly Stretch[];
};

const press = ({ page, hands }: Applicant, name: string | RegExp) => hands.press(button(page, name));
const next = (one: Applicant) => press(one, 'Save and continue');
const field = ({ page }: Applicant, name: string) => page.getByLabel(name).first();
const write = (one: Applicant, label: string, text: string) => one.hands.write(field(one, label), text);
const pick = (one: Applicant, label: string, option: string) => one.hands.pick(field(one, label), option);
const choose = (one: Applicant, question: RegExp, answer: string) =>
  one.hands.choose(
    one.page.getByRole('group', { name: question }).getByRole('radio', { name: answer, exact: true }),
  );

/** From the public page of the call to the page that says that a link has been mailed. */
export const askForLink = async (one: Applicant, cohortId: string, from: string): Promise<void> => {
  const { page, hands, role, name, email } = one;
  await page.goto(paths.call(cohortId, { from }));
  await hands.press(link(page, role === 'mentee' ? 'Apply as a mentee' : 'Offer to mentor'));
  await hands.write(page.getByLabel('Your name'), name);
  await hands.write(page.getByLabel('Your mail address'), email);
  await press(one, 'Mail me my link');
  await arrivesAt(page, 'Look in your mail');
};

export const openLink = async (one: Applicant, address: string): Promise<void> => {
  await one.page.goto(address);
  await press(one, 'Open my form');
};

export const aboutMentee = async (one: Applicant, group: string, country: string): Promise<void> => {
  await arrivesAt(one.page, 'About you');
  await write(one, 'Which group', group);
  await choose(one, /member of our community/, 'Yes');
  await write(one, 'In which country', country);
  await next(one);
};

export const project = async (one: Applicant, title: string): Promise<void> => {
  await arrivesAt(one.page, 'Your project');
  await choose(one, /project under way/, 'Yes');
  await write(one, 'What is the title', title);
  await next(one);
};

export const helpWanted = async (one: Applicant, support: string): Promise<void> => {
  await arrivesAt(one.page, 'The help you want');
  await pick(one, 'Most wanted', support);
  await choose(one, /mainly from mentoring/, 'To improve this specific project');
  await next(one);
};

const aboutMentor = async (one: Applicant, organisation: string, country: string): Promise<void> => {
  await arrivesAt(one.page, 'About you');
  await write(one, 'Which organisation', organisation);
  await write(one, 'Country of residence', country);
  await next(one);
};

const helpOffered = async (one: Applicant, area: string, level: string): Promise<void> => {
  await arrivesAt(one.page, 'The help you offer');
  await pick(one, area, level);
  await write(one, 'How many mentees', '1');
  await next(one);
};

/** Marks hours in the grid, types others, and says by whose clock. */
export const hours = async (one: Applicant, { city, painted = [], typed = [] }: Times): Promise<void> => {
  const { page, hands } = one;
  await arrivesAt(page, 'When could you meet?');
  await write(one, 'City whose clock you live by', city);
  for (const hour of painted) await hands.tick(page.getByRole('checkbox', { name: hour, exact: true }));
  // The link before the grid leads past it, to the lines.
  if (typed.length > 0 && painted.length === 0) await hands.press(link(page, 'type your hours'));
  if (typed.length > 0 && painted.length > 0) await hands.press(page.getByText('Type your hours instead'));
  for (const [at, [day, from, until]] of typed.entries()) {
    if (at > 0) await press(one, 'Add another line');
    await hands.pick(page.getByLabel('Day', { exact: true }).nth(at), day);
    await hands.write(page.getByLabel('From', { exact: true }).nth(at), from);
    await hands.write(page.getByLabel('Until', { exact: true }).nth(at), until);
  }
  await next(one);
};

export const languages = async (one: Applicant, spoken: Readonly<Record<string, string>>): Promise<void> => {
  const { page, hands } = one;
  await arrivesAt(page, 'Languages');
  for (const [at, [language, level]] of Object.entries(spoken).entries()) {
    await hands.write(page.getByLabel('Language', { exact: true }).nth(at), language);
    await hands.pick(page.getByLabel('How well').nth(at), level);
  }
  await next(one);
};

export const send = async (one: Applicant): Promise<void> => {
  await arrivesAt(one.page, 'Check and send');
  await press(one, 'Send my application');
  await arrivesAt(one.page, 'Where your application stands');
};

export type MentorForm = {
  readonly organisation: readonly [name: string, country: string];
  readonly offers: readonly [area: string, level: string];
  readonly times: Times;
};

export const mentorForm = async (one: Applicant, form: MentorForm): Promise<void> => {
  await aboutMentor(one, ...form.organisation);
  await helpOffered(one, ...form.offers);
  await hours(one, form.times);
  await languages(one, { English: 'native' });
  await send(one);
};

/** Hours of one day as the grid calls them. */
export const hoursOf = (day: string, from: number, until: number): string[] =>
  Array.from({ length: until - from }, (_, at) => `${day} ${from + at} to ${from + at + 1}`);

/** What the status page says first, and the sentence below it. */
export const status = async ({ page, role }: Applicant, cohortId: string): Promise<string> => {
  await page.goto(paths.applyStatus(cohortId, role));
  await arrivesAt(page, 'Where your application stands');
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  const lead = page.locator('main p.lead').first();
  const below = page.locator('main p.lead + p').first();
  return `${(await lead.innerText()).trim()} ${(await below.innerText()).trim()}`;
};

/** Says yes or no to an offer behind the link of a letter. */
export const answer = async (
  one: Applicant,
  address: string,
  given: 'yes' | { readonly no: string },
): Promise<void> => {
  const { page, hands } = one;
  await page.goto(address);
  const yes = one.role === 'mentee' ? 'Yes, I take the place' : 'Yes, I take this mentee';
  if (given !== 'yes') await hands.write(page.getByLabel('Why not'), given.no);
  await press(one, given === 'yes' ? yes : 'No, not this time');
};
