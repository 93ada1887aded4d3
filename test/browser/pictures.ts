/**
 * Pictures of every page for somebody to look at: `PICTURES=some/folder npm test -- --project browser test/browser/axe`
 * writes four of each, at both widths in both lights. Without the variable nothing is written.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';

const folder = process.env['PICTURES'];

/** The whole page as a reader finds it. */
export const keepPictures = async (page: Page, name: string): Promise<void> => {
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const file = `${name.replace(/[^\p{L}\p{N}]+/gu, '-')}-${width}-${colorScheme}.png`;
      await page.screenshot({ path: join(folder, file), fullPage: true });
    }
  }
};
