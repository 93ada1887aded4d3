/**
 * The whole house on the database of the run, for tests that go through HTTP.
 *
 *     const app = useApp();                                  // one database for the file, emptied before each test
 *     const coordinator = await app.as(person);              // a browser with this person's session cookie
 *     await coordinator.get(paths.roles());                  // a Response; redirects are not followed
 *     await coordinator.post(paths.roles(), { email: … });   // a form, as a browser sends it
 *     app.db()  app.clock.now = …  app.act((act) => …)       // look, turn the clock, call an operation
 *
 * `app.visitor()` has no cookie. People, organisations and roles come from makers.ts.
 */
import type { KyselyPlugin } from 'kysely';
import { beforeEach } from 'vitest';
import { type Act, type Instance, transact } from '../src/act.ts';
import { createApp } from '../src/app.ts';
import { type Config, projectRoot } from '../src/config.ts';
import { createAccounts, sessionCookie, startSession } from '../src/features/accounts/session.ts';
import { type Assets, loadAssets } from '../src/ui/assets.ts';
import { useDatabase } from './database.ts';

export const testConfig: Config & { readonly secret: string } = {
  port: 0,
  host: '127.0.0.1',
  origin: 'http://alongside.test',
  databaseUrl: null,
  folder: '/nowhere',
  smtpUrl: null,
  mailFrom: 'Alongside <alongside@alongside.test>',
  secret: 'a secret of the tests that is long enough',
  addressHeader: 'x-test-address',
};

export type Browser = {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly post: (path: string, fields?: Record<string, string> | FormData) => Promise<Response>;
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
};

/** The morning on which every test begins. */
export const testMorning = new Date('2026-11-06T09:00:00Z');

export const useApp = (more: Partial<Config> = {}) => {
  const db = useDatabase();
  const config = { ...testConfig, ...more };
  const clock = { now: testMorning };
  const told: string[] = [];
  beforeEach(() => {
    clock.now = testMorning;
    told.length = 0;
  });
  const accounts = createAccounts(config, (line) => told.push(line));
  let asked = 0;
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  // Operations and pages see the same clock, which a test may turn.
  const instance = (): Instance => ({
    db: db().withPlugin(counting),
    clock: () => clock.now,
    mayWrite: () => undefined,
  });
  let app: { db: unknown; made: ReturnType<typeof createApp> } | null = null;

  const house = async () => {
    if (app?.db === db()) return app.made;
    const made = createApp({ instance: instance(), config, assets: await assets(), accounts });
    app = { db: db(), made };
    return made;
  };
  const browser = (cookie: string | null): Browser => {
    const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
      const headers = new Headers(init.headers);
      if (cookie !== null) headers.append('cookie', cookie);
      return (await house()).request(`${config.origin}${path}`, { ...init, headers });
    };
    return {
      request,
      get: (path, headers = {}) => request(path, { headers }),
      post: (path, fields = {}) =>
        request(path, {
          method: 'POST',
          body: fields instanceof FormData ? fields : new URLSearchParams(fields),
          headers: { origin: config.origin },
        }),
    };
  };
  const act = <T>(work: (act: Act) => Promise<T>, personId: string | null = null): Promise<T> =>
    transact(instance(), personId === null ? null : { personId }, work);

  return {
    db,
    clock,
    config,
    accounts,
    /** What the server said on its terminal. */
    told,
    house,
    instance,
    act,
    /** How many reads `work` asked of the database; a list must not ask more for more rows. */
    countReads: async (work: () => Promise<unknown>): Promise<number> => {
      const before = asked;
      await work();
      return asked - before;
    },
    visitor: () => browser(null),
    /** A browser that already holds a cookie. */
    withCookie: browser,
    as: async (person: string | { readonly id: string }): Promise<Browser> => {
      const id = typeof person === 'string' ? person : person.id;
      const token = await act((a) => startSession(a, id));
      return browser(cookieOf(sessionCookie(accounts, token)));
    },
  };
};

/** The part of a Set-Cookie header that a browser sends back. */
export const cookieOf = (setCookie: string): string => setCookie.split(';')[0] ?? '';

/** What a reader sees of a page: its text without marks, spaces made single. */
export const textOf = async (response: Response): Promise<string> =>
  (await response.text())
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:!?])/g, '$1')
    .trim();

let loaded: Promise<Assets> | null = null;
const assets = (): Promise<Assets> => {
  loaded ??= loadAssets(projectRoot());
  return loaded;
};
