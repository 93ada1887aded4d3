/** `npm run demo`: the pilot's world on an embedded database in memory. Nothing is kept, nothing leaves. */
import { randomBytes } from 'node:crypto';
import { projectRoot, readConfig } from '../config.ts';
import { openEmbedded } from '../db/connect.ts';
import { migrate } from '../db/migrate.ts';
import { createAccounts } from '../features/accounts/session.ts';
import { paths } from '../paths.ts';
import { runMain, serveHouse, stopOnSignals } from '../serve.ts';
import { loadAssets } from '../ui/assets.ts';
import { runningFrom } from './clock.ts';
import { demoRoutes } from './routes.tsx';
import { words } from './words.ts';
import { buildMore, buildWorld, storyStart } from './world.ts';

const main = async (): Promise<void> => {
  const settings = readConfig(process.env);
  const config = {
    ...settings,
    databaseUrl: null,
    smtpUrl: null,
    secret: randomBytes(32).toString('base64url'),
  };
  console.log('Building the pilot’s world …');
  const database = await openEmbedded();
  await migrate(database.db);
  const instance = { db: database.db, clock: runningFrom(storyStart), mayWrite: () => undefined };
  const root = projectRoot();
  const accounts = createAccounts(config);
  const built = await buildWorld(instance, root, config.origin);
  const world = { ...built, people: [...built.people, ...(await buildMore(instance, built, accounts))] };
  const extra = {
    routes: demoRoutes(world, accounts),
    footer: (language: 'en') => [{ href: paths.demo(), label: words(language)('footer') }],
  };
  const house = { instance, config, assets: await loadAssets(root), accounts, extra };
  const serving = await serveHouse(house, {
    db: database.db,
    mayWrite: instance.mayWrite,
    close: database.close,
  });
  stopOnSignals(serving);
  console.log(`The demonstration is ready at ${config.origin}${paths.demo()}`);
};

runMain(main);
