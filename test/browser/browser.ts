/**
 * The real house on a loopback port, on an embedded database in memory, and a real browser in front of it.
 *
 *     const house = useHouse(pilot);                       // served before the file's tests, closed after them
 *     const open = useBrowser(house);
 *     const { page, trouble } = await open({ as: ruth });   // signed in, with every odd thing written down
 *
 * `trouble` fills with what no page may do: errors on the console, requests to another host.
 */
import { readFile } from 'node:fs/promises';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Instance, transact } from '../../src/act.ts';
import type { House } from '../../src/app.ts';
import { type Config, projectRoot } from '../../src/config.ts';
import { openEmbedded } from '../../src/db/connect.ts';
import { runningFrom } from '../../src/demo/clock.ts';
import { demoRoutes } from '../../src/demo/routes.tsx';
import { buildWorld, storyStart, type World } from '../../src/demo/world.ts';
import { createAccounts, sessionCookie, startSession } from '../../src/features/accounts/session.ts';
import { stopEngine } from '../../src/features/matching/engine.ts';
import { type Serving, serveHouse } from '../../src/serve.ts';
import { loadAssets } from '../../src/ui/assets.ts';
import { testConfig } from '../app.ts';
import { findChromium, noChromium } from './chromium.ts';

export type Served<Prepared> = {
  readonly url: string;
  /** The same database as a demonstration, with its page for choosing who to be. */
  readonly demoUrl: string | null;
  readonly instance: Instance;
  readonly startCode: string;
  /** What the server said on its terminal: sign-in links. */
  readonly told: readonly string[];
  readonly prepared: Prepared;
  readonly cookie: (personId: string) => Promise<{ name: string; value: string; url: string }>;
};

/** The pilot's world as the demonstration has it. */
export const pilot = (instance: Instance): Promise<World> =>
  buildWorld(instance, projectRoot(), testConfig.origin);

export const nothing = async (): Promise<null> => null;

/** What a house may have of its own: another clock, other settings; asked for before the house is served. */
export type Arranged = { readonly clock?: () => Date; readonly config?: Partial<Config> };

/** Serves a house for this file, on a clock that runs from the morning of the story. */
export const useHouse = <Prepared>(
  prepare: (instance: Instance) => Promise<Prepared>,
  arrange: () => Promise<Arranged> = async () => ({}),
): (() => Served<Prepared>) => {
  let served: Served<Prepared> | null = null;
  const stops: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    const dump = process.env['TEST_DUMP'];
    if (dump === undefined) throw new Error('Start the tests through `npm test`.');
    const database = await openEmbedded({ dump: new Blob([await readFile(dump)]) });
    stops.push(database.close, stopEngine);
    const { clock = runningFrom(storyStart), config: own = {} } = await arrange();
    const instance = { db: database.db, clock, mayWrite: () => undefined };
    const told: string[] = [];
    const config = { ...testConfig, addressHeader: null, ...own };
    const accounts = createAccounts(config, (line) => told.push(line));
    const prepared = await prepare(instance);
    const house = { instance, config, assets: await loadAssets(projectRoot()), accounts };
    const serve = async (more: Partial<House> = {}): Promise<string> => {
      const store = { db: instance.db, mayWrite: instance.mayWrite, close: async () => undefined };
      const serving: Serving = await serveHouse({ ...house, ...more }, store);
      stops.unshift(serving.stop);
      return `http://127.0.0.1:${serving.port}`;
    };
    const url = await serve();
    const demo = isWorld(prepared)
      ? { extra: { routes: demoRoutes(prepared, accounts), footer: () => [] } }
      : null;
    served = {
      url,
      demoUrl: demo && (await serve(demo)),
      instance,
      startCode: accounts.startCode,
      told,
      prepared,
      cookie: async (personId) => {
        const token = await transact(instance, null, (act) => startSession(act, personId));
        const [pair = ''] = sessionCookie(accounts, token).split(';');
        const [name = '', value = ''] = pair.split('=');
        return { name, value, url };
      },
    };
  });
  afterAll(async () => {
    for (const stop of stops.splice(0)) await stop();
  });
  return () => {
    if (served === null) throw new Error('The house is not served yet.');
    return served;
  };
};

const isWorld = (prepared: unknown): prepared is World =>
  typeof prepared === 'object' && prepared !== null && 'people' in prepared;

export type Opened = { readonly page: Page; readonly trouble: readonly string[] };
export type Wish = BrowserContextOptions & { readonly as?: string };

/** A browser for this file; what a test opens is closed after it. */
export const useBrowser = (house: () => Served<unknown>): ((wish?: Wish) => Promise<Opened>) => {
  let browser: Browser | null = null;
  beforeAll(async () => {
    const executablePath = findChromium(process.env);
    if (executablePath === null) throw new Error(noChromium);
    browser = await chromium.launch({ executablePath, args: flags });
  });
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
  });
  afterAll(async () => browser?.close());
  return async ({ as, ...options } = {}) => {
    if (browser === null) throw new Error('The browser is not open yet.');
    const context = await browser.newContext({
      baseURL: house().url,
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...options,
    });
    context.setDefaultTimeout(30_000);
    if (as !== undefined) await context.addCookies([await house().cookie(as)]);
    const trouble: string[] = [];
    const { host } = new URL(house().url);
    context.on('page', (page) => {
      page.on('console', (message) => {
        if (message.type() === 'error') trouble.push(`${page.url()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => trouble.push(`${page.url()}: ${error.message}`));
      page.on('request', (request) => {
        const { protocol, host: asked } = new URL(request.url());
        if (protocol.startsWith('http') && asked !== host && !isDemo(request.url()))
          trouble.push(`asked another host: ${request.url()}`);
      });
    });
    return { page: await context.newPage(), trouble };
  };

  function isDemo(url: string): boolean {
    const { demoUrl } = house();
    return demoUrl !== null && url.startsWith(demoUrl);
  }
};

const flags = [
  '--no-sandbox',
  '--lang=en-GB',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
