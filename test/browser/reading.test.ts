/** A reader scores an application with the keyboard alone, without script, at the width of a phone. */
import { expect, test } from 'vitest';
import { paths } from '../../src/paths.ts';
import { pilot, useBrowser, useHouse } from './browser.ts';

const house = useHouse(pilot);
const open = useBrowser(house);

test('an application is read by keyboard alone, and the next one opens', async () => {
  const { prepared: world, instance } = house();
  const hana = world.people.find(({ name }) => name === 'Hana Sato')?.id ?? '';
  const { page, trouble } = await open({ as: hana });
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(paths.readings(world.readingCohortId));
  const focused = () =>
    page.evaluate<string>(`(() => {
      const at = document.activeElement;
      return at.textContent.trim() || at.name || '';
    })()`);
  const tabTo = async (wanted: string): Promise<void> => {
    for (let presses = 0; presses < 80; presses += 1) {
      if ((await focused()) === wanted) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`No key leads to “${wanted}”.`);
  };
  await tabTo('Read the next one');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/readings\/[0-9a-f-]{36}$/);
  const first = page.url();
  for (const [point, arrows] of [
    ['score-clarity', 3],
    ['score-readiness', 2],
    ['score-fit', 4],
  ] as const) {
    await tabTo(point);
    await page.keyboard.press('Space');
    for (let each = 0; each < arrows; each += 1) await page.keyboard.press('ArrowRight');
  }
  await tabTo('comment');
  await page.keyboard.type('A project with people who will notice.');
  await tabTo('Save and next');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.href !== first && /\/readings\//.test(url.href));
  const saved = await instance.db
    .selectFrom('reviews')
    .select(['scores', 'comment'])
    .where('person_id', '=', hana)
    .where('application_id', '=', first.split('/').at(-1) ?? '')
    .execute();
  expect(saved).toEqual([
    { scores: { clarity: 4, readiness: 3, fit: 5 }, comment: 'A project with people who will notice.' },
  ]);
  expect(trouble).toEqual([]);
});
