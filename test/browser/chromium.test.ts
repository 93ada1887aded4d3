import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findChromium } from './chromium.ts';

test('the browser that CHROMIUM names is the only one that counts', () => {
  expect(findChromium({ ...process.env, CHROMIUM: '/nowhere/chromium' })).toBe(null);
  expect(findChromium({ PATH: '/usr/bin', CHROMIUM: process.execPath })).toBe(process.execPath);
});

test('the first folder of PATH that has a browser gives it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-chromium-'));
  const own = join(folder, 'chromium');
  writeFileSync(own, '');
  expect(findChromium({ PATH: `/nowhere:${folder}:/usr/bin` })).toBe(own);
  rmSync(folder, { recursive: true });
});
