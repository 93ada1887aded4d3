/**
 * The embedded database has one connection: a transaction that asked the outer database would wait for itself for ever.
 * This plugin, on the outer database only, makes that mistake fail with a sentence. The act's database goes without it.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { KyselyPlugin } from 'kysely';

const transaction = new AsyncLocalStorage<{ open: boolean }>();

export const outerGuard: KyselyPlugin = {
  transformQuery: ({ node }) => {
    if (transaction.getStore()?.open) {
      throw new Error('The outer database was used inside an open transaction. Use the one of the act.');
    }
    return node;
  },
  transformResult: async ({ result }) => result,
};

/** Runs `work` so that a query on the outer database inside it throws. */
export const insideTransaction = async <T>(work: () => Promise<T>): Promise<T> => {
  const hold = { open: true };
  return transaction.run(hold, work).finally(() => {
    hold.open = false;
  });
};
