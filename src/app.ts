/** Composes the house: what every request passes, the slices, and the one place where errors become pages. */
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import type { Instance } from './act.ts';
import type { Config } from './config.ts';
import { addressRoutes } from './features/accounts/address-routes.tsx';
import { accountsRoutes } from './features/accounts/routes.tsx';
import { type Accounts, viewerOfRequest } from './features/accounts/session.ts';
import { words as accountsWords } from './features/accounts/words.ts';
import { applyRoutes } from './features/applications/apply-routes.tsx';
import { words as applyWords } from './features/applications/apply-words.ts';
import { callRoutes } from './features/applications/call-routes.tsx';
import { words as callWords } from './features/applications/call-words.ts';
import { reviewRoutes } from './features/applications/review-routes.tsx';
import { words as reviewWords } from './features/applications/review-words.ts';
import { applicationsRoutes } from './features/applications/routes.tsx';
import { words as applicationsWords } from './features/applications/words.ts';
import { cohortOutboxRoutes } from './features/communications/cohort-routes.tsx';
import { letterRoutes } from './features/communications/letter-routes.tsx';
import { letterWords as oneLetterWords } from './features/communications/letter-words.ts';
import { outboxWords } from './features/communications/outbox-words.ts';
import { communicationsRoutes } from './features/communications/routes.tsx';
import { stopRoutes } from './features/communications/stop-routes.tsx';
import { words as communicationsWords } from './features/communications/words.ts';
import { effortRoutes } from './features/effort/routes.tsx';
import { words as effortWords } from './features/effort/words.ts';
import { words as templateWords } from './features/matching/letter-template-words.ts';
import { letterWords } from './features/matching/letter-words.ts';
import { words as listBoardWords } from './features/matching/list-words.ts';
import { matchingRoutes } from './features/matching/routes.tsx';
import { studyRoutes } from './features/matching/study-routes.tsx';
import { studyWords } from './features/matching/study-words.ts';
import { templateRoutes } from './features/matching/template-routes.tsx';
import { waitingRoutes } from './features/matching/waiting-routes.tsx';
import { words as matchingWords } from './features/matching/words.ts';
import { listRoutes } from './features/pairings/list-routes.tsx';
import { words as listWords } from './features/pairings/list-words.ts';
import { pairingsRoutes } from './features/pairings/routes.tsx';
import { words as pairingsWords } from './features/pairings/words.ts';
import { schemesRoutes } from './features/schemes/routes.tsx';
import { words as schemesWords } from './features/schemes/words.ts';
import { stagesRoutes } from './features/stages/routes.tsx';
import { words as stagesWords } from './features/stages/words.ts';
import { paths } from './paths.ts';
import { NotFound } from './refusal.ts';
import type { Assets } from './ui/assets.ts';
import type { Link } from './ui/layout.tsx';
import { sandbox } from './web/download.ts';
import type { Env } from './web/env.ts';
import { errorPage, type RefusalWords } from './web/errors.tsx';
import { frameOf } from './web/frame.ts';
import { housePages } from './web/pages.tsx';
import { words as webWords } from './web/words.ts';

export type House = {
  readonly instance: Instance;
  readonly config: Config;
  readonly assets: Assets;
  readonly accounts: Accounts;
  /** Further routes and links, for the demo. */
  readonly extra?: { readonly routes: Hono<Env>; readonly footer: (language: 'en') => readonly Link[] };
};

const megabyte = 1024 * 1024;
/** Uploads are limited where they are read too; see sheets/. */
export const largestBody = 21 * megabyte;

export const createApp = ({ instance, config, assets, accounts, extra }: House): Hono<Env> => {
  const app = new Hono<Env>();
  const files = new Map(assets.files.map((file) => [file.path, file]));
  app.onError((error, c) => errorPage(refusalWords)(error, c));
  app.notFound((c) => errorPage(refusalWords)(new NotFound(), c));

  app.use(async (c, next) => {
    c.set('requestId', randomUUID().slice(0, 8));
    c.set('instance', instance);
    c.set('address', addressOf(c.req.raw.headers, c.env, config));
    await next();
    // Whatever leaves as a file, other people's files among it, is no page of ours and may do nothing.
    if (c.res.headers.get('content-disposition')?.startsWith('attachment'))
      c.res.headers.set('content-security-policy', sandbox);
  });
  app.use(secureHeaders(headers(config)));
  app.use(compress());
  app.get('/health', async (c) => {
    await instance.db.selectNoFrom((eb) => eb.lit(1).as('one')).execute();
    return c.text('ok');
  });
  app.get('/assets/:asset', (c) => {
    const asset = files.get(c.req.path);
    if (asset === undefined) return c.notFound();
    return c.body(asset.body, 200, {
      'content-type': asset.type,
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  app.use(async (c, next) => {
    const viewer = await viewerOfRequest(accounts, instance, c.req.raw.headers);
    c.set('viewer', viewer);
    c.set('view', await frameOf(c, { viewer, assets, footer: extra?.footer('en') ?? [] }));
    c.header('cache-control', 'no-store');
    await next();
  });
  // Mail programs send this one without a page of ours; its signed link is what it is trusted by.
  app.route('/', stopRoutes(accounts));
  app.use(csrf({ origin: (origin, c) => isOurs(origin, new URL(c.req.url), config) }));
  const limited = bodyLimit({
    maxSize: largestBody,
    onError: () => {
      throw new HTTPException(413);
    },
  });
  // A page of an application has a limit of its own, and says there what was too large.
  app.use((c, next) => (applicationPage.test(c.req.path) ? next() : limited(c, next)));

  if (extra !== undefined) app.route('/', extra.routes);
  app.route('/', housePages);
  app.route('/', communicationsRoutes({ leaves: config.smtpUrl !== null }));
  app.route('/', cohortOutboxRoutes(config));
  app.route('/', letterRoutes);
  app.route('/', accountsRoutes(accounts));
  app.route('/', addressRoutes);
  app.route('/', schemesRoutes(config.origin));
  app.route('/', callRoutes(config.origin));
  app.route('/', applyRoutes(accounts));
  app.route('/', applicationsRoutes);
  app.route('/', pairingsRoutes(accounts));
  app.route('/', listRoutes(accounts));
  app.route('/', reviewRoutes(config.origin));
  app.route('/', matchingRoutes);
  app.route('/', studyRoutes);
  app.route('/', waitingRoutes);
  app.route('/', templateRoutes);
  app.route('/', effortRoutes);
  app.route('/', stagesRoutes(accounts));
  return app;
};

const headers = (config: Config): Parameters<typeof secureHeaders>[0] => ({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    fontSrc: ["'self'"],
    imgSrc: ["'self'"],
    scriptSrc: ["'self'"],
    connectSrc: ["'self'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
    baseUri: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  crossOriginEmbedderPolicy: false,
  strictTransportSecurity: config.origin.startsWith('https:') ? 'max-age=31536000' : false,
});

const applicationPage = new RegExp(`^${paths.applyStep('[^/]+', '[^/]+', '[^/]+')}$`);

/** Forms come from ORIGIN. On one's own machine any name of it will do; elsewhere a Host that a client made up must not. */
const isOurs = (origin: string, asked: URL, config: Config): boolean =>
  origin === config.origin || (origin === asked.origin && loopback.has(asked.hostname));

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The client's address: what the proxy says where there is one, else the socket's. */
const addressOf = (head: Headers, env: unknown, config: Config): string => {
  if (config.addressHeader !== null)
    return head.get(config.addressHeader)?.split(',').at(-1)?.trim() || 'unknown';
  const socket = (env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
    ?.socket;
  return socket?.remoteAddress ?? 'unknown';
};

const catalogues = [
  webWords,
  communicationsWords,
  outboxWords,
  oneLetterWords,
  accountsWords,
  schemesWords,
  callWords,
  applyWords,
  applicationsWords,
  pairingsWords,
  listWords,
  listBoardWords,
  reviewWords,
  matchingWords,
  studyWords,
  letterWords,
  templateWords,
  effortWords,
  stagesWords,
];

export const refusalWords: RefusalWords = (refusal, language) => {
  const key = `refusal.${refusal.key}`;
  const found = catalogues.find((catalogue) => key in catalogue.english);
  // The key was looked up in the catalogue that it is read from; its facts come with it.
  return found === undefined
    ? null
    : (found(language) as unknown as (key: string, facts: object) => string)(key, refusal.facts);
};
