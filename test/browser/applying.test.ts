/** One application with nothing but a keyboard, on a phone's width: from the call to the page that says it is sent. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { paths } from '../../src/paths.ts';
import { pilot, useBrowser, useHouse } from './browser.ts';
import { keyboard } from './hands.ts';

const house = useHouse(pilot);
const open = useBrowser(house);

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

test('somebody applies with the keyboard alone, on a phone', async () => {
  const { page, trouble } = await open({ viewport: { width: 390, height: 844 } });
  const hands = keyboard(page);
  const press = (name: string | RegExp) => hands.press(page.getByRole('button', { name }).first());
  await page.goto(paths.call(house().prepared.openCohortId, { from: 'poster' }));
  await hands.press(page.getByRole('link', { name: 'Apply as a mentee' }).first());
  await hands.write(page.getByLabel('Your name'), 'دينا الحسيني');
  await hands.write(page.getByLabel('Your mail address'), 'dina@example.org');
  await press('Mail me my link');
  await heading(page, 'Look in your mail');
  await page.goto(
    house()
      .told.at(-1)
      ?.match(/https?:\S+/)?.[0]
      .replace(/^https?:\/\/[^/]+/, '') ?? '',
  );
  await press('Open my form');

  await heading(page, 'About you');
  expect(await page.getByLabel('Your name').inputValue()).toBe('دينا الحسيني');
  await hands.write(page.getByLabel('Which group'), 'Muscat Evidence Unit');
  await hands.choose(page.getByRole('radio', { name: 'Yes' }));
  await hands.write(page.getByLabel('In which country'), 'Oman');
  await press('Save and continue');

  await heading(page, 'Your project');
  await press('Save and continue');
  await page.getByRole('heading', { name: 'One thing to put right' }).waitFor();
  await hands.choose(page.getByRole('radio', { name: 'Yes' }));
  await press('Save and continue');

  await heading(page, 'The help you want');
  await hands.pick(page.getByLabel('Most wanted'), 'Infographics');
  await hands.choose(page.getByRole('radio', { name: 'To improve this specific project' }));
  await press('Save and continue');

  await heading(page, 'When could you meet?');
  expect(await page.getByLabel('City whose clock you live by').inputValue()).toBe('Muscat');
  await hands.tick(page.getByRole('checkbox', { name: 'Tuesday 15 to 16' }));
  await hands.press(page.locator('summary'));
  await hands.pick(page.getByLabel('Day', { exact: true }).first(), 'Thursday');
  await hands.write(page.getByLabel('From', { exact: true }).first(), '19:30');
  await hands.write(page.getByLabel('Until', { exact: true }).first(), '21:00');
  await press('Save and continue');

  await heading(page, 'Languages');
  await hands.write(page.getByLabel('Language', { exact: true }).first(), 'العربية');
  await hands.pick(page.getByLabel('How well').first(), 'native');
  await press('Save and continue');

  await heading(page, 'Check and send');
  await press('Send my application');
  await heading(page, 'Where your application stands');
  await page.getByText(/^Sent Friday 6 September, \d\d:\d\d in Muscat\.$/).waitFor();
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  // The browser notes the answer to the page that was sent with a gap.
  expect(trouble.filter((line) => !line.includes('422'))).toEqual([]);

  const { answers, name, source } = await house()
    .instance.db.selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .innerJoin('drafts', 'drafts.person_id', 'people.id')
    .where('email', '=', 'dina@example.org')
    .select(['applications.answers', 'people.name', 'source'])
    .executeTakeFirstOrThrow();
  expect([name, source]).toEqual(['دينا الحسيني', 'poster']);
  expect(answers).toMatchObject({
    zone: 'Asia/Muscat',
    availability: [
      { day: 1, from: 900, until: 960 },
      { day: 3, from: 1170, until: 1260 },
    ],
    languages: [{ language: 'العربية', level: 'native' }],
  });
});
