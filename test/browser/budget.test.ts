/** What a first visit costs, and that a page asks nobody else and runs nothing that it should not. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { paths } from '../../src/paths.ts';
import { pilot, useBrowser, useHouse } from './browser.ts';

const house = useHouse(pilot);
const open = useBrowser(house);
const kilobyte = 1000;

const pages = [
  { name: 'sign-in', path: () => paths.signIn(), signedIn: false },
  { name: 'the call', path: () => paths.call(house().prepared.openCohortId), signedIn: false },
  { name: 'home', path: () => paths.home(), signedIn: true },
  { name: 'the board of the pilot', path: () => paths.matching(house().prepared.cohortId), signedIn: true },
];

/** Bytes on the wire of everything that a first visit fetches, headers left out. */
const weigh = async (page: Page, path: string): Promise<Record<string, number>> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const bytes: Record<string, number> = {};
  const urls = new Map<string, { url: string; head: number }>();
  session.on('Network.responseReceived', ({ requestId, response }) =>
    urls.set(requestId, { url: response.url, head: response.encodedDataLength }),
  );
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const { url, head } = urls.get(requestId) ?? { url: 'unknown', head: 0 };
    bytes[new URL(url).pathname] = encodedDataLength - head;
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  return bytes;
};

const sum = (bytes: Readonly<Record<string, number>>): number =>
  Object.values(bytes).reduce((total, one) => total + one, 0);

for (const { name, path, signedIn } of pages) {
  const as = () => (signedIn ? { as: house().prepared.people[0]?.id ?? '' } : {});

  test(`a first visit of ${name} weighs 30 kB at most for who saves data`, async () => {
    const { page, trouble } = await open({ ...as(), extraHTTPHeaders: { 'save-data': 'on' } });
    const bytes = await weigh(page, path());
    expect(Object.keys(bytes).filter((one) => one.endsWith('.woff2'))).toEqual([]);
    expect(sum(bytes)).toBeLessThanOrEqual(30 * kilobyte);
    expect(trouble).toEqual([]);
  });

  test(`a first visit of ${name} weighs 90 kB at most with the heading face`, async () => {
    const { page, trouble } = await open(as());
    const bytes = await weigh(page, path());
    expect(Object.keys(bytes).some((one) => one.endsWith('.woff2'))).toBe(true);
    expect(sum(bytes)).toBeLessThanOrEqual(90 * kilobyte);
    expect(trouble).toEqual([]);
  });

  test(`${name} lets nothing in from elsewhere`, async () => {
    const { page, trouble } = await open(as());
    const answer = await page.goto(path());
    const policy = answer?.headers()['content-security-policy'] ?? '';
    const rules = policy.split(';').map((rule) => rule.trim());
    expect(rules).toContain("default-src 'none'");
    expect(rules).toContain("frame-ancestors 'none'");
    expect(rules).toContain("base-uri 'none'");
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:/);
    expect(await page.locator('[style], style, script:not([src])').count()).toBe(0);
    expect(trouble).toEqual([]);
  });
}
