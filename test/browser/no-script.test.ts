import { expect, test } from 'vitest';
import { nothing, useBrowser, useHouse } from './browser.ts';
import { pointer } from './hands.ts';
import { walk } from './journey.ts';

const house = useHouse(nothing);
const open = useBrowser(house);

test('a coordinator goes the same way in a browser that runs no script', async () => {
  const { page, trouble } = await open({ javaScriptEnabled: false });
  await walk({ page, hands: pointer(page) }, house());
  expect(trouble.filter((line) => !line.includes('status of 422'))).toEqual([]);
});
