/** `npm start`: one instance, on the database that the environment names or the embedded one. */
import type { Config } from './config.ts';
import { projectRoot, readConfig } from './config.ts';
import { createAccounts } from './features/accounts/session.ts';
import { paths } from './paths.ts';
import { runMain, serveHouse, stopOnSignals } from './serve.ts';
import { openSecret, openStore, type Store } from './store.ts';
import { loadAssets } from './ui/assets.ts';

const main = async (): Promise<void> => {
  const settings = readConfig(process.env);
  const config = { ...settings, secret: openSecret(settings) };
  const accounts = createAccounts(config);
  const store = await openStore(config);
  try {
    const assets = await loadAssets(projectRoot());
    const instance = { db: store.db, clock: () => new Date(), mayWrite: store.mayWrite };
    const serving = await serveHouse({ instance, config, assets, accounts }, store);
    stopOnSignals(serving);
  } catch (error) {
    await store.close();
    throw error;
  }
  console.log(await welcome(store, config, accounts.startCode));
};

/** The one address to open: the first-run page with its code, until there is an organisation. */
const welcome = async ({ db }: Store, { origin }: Config, startCode: string): Promise<string> => {
  const organisation = await db.selectFrom('organisations').select('name').executeTakeFirst();
  return organisation === undefined
    ? `Alongside is ready. Set it up at ${origin}${paths.start(startCode)}`
    : `Alongside is ready at ${origin}`;
};

runMain(main);
