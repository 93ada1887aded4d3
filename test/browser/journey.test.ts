import { expect, test } from 'vitest';
import { nothing, useBrowser, useHouse } from './browser.ts';
import { keyboard } from './hands.ts';
import { walk } from './journey.ts';

const house = useHouse(nothing);
const open = useBrowser(house);

test('a coordinator goes from an empty instance to the exported matching with the keyboard alone', async () => {
  const { page, trouble } = await open({ viewport: { width: 1280, height: 800 } });
  await walk({ page, hands: keyboard(page) }, house());
  expect(trouble.filter((line) => !line.includes('status of 422'))).toEqual([]);
});
