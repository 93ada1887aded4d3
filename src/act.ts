/**
 * Who does something, when, inside which transaction. Reads take a `Db`; writes take an `Act`, and only `transact`
 * makes one, so a write outside a transaction does not compile.
 */
import type { Kysely, Transaction } from 'kysely';
import type { Db } from './db/connect.ts';
import { insideTransaction } from './db/outer-guard.ts';
import type { Tables } from './db/tables.ts';

export type { Db };

/** The person who acts, or null for the system itself. */
export type Actor = { readonly personId: string } | null;

export type Act = {
  readonly db: Transaction<Tables>;
  readonly actor: Actor;
  readonly now: Date;
};

/** What a running process works with. */
export type Instance = {
  readonly db: Kysely<Tables>;
  readonly clock: () => Date;
  /** Throws a Refusal while nothing may be written, for example on a nearly full disk. */
  readonly mayWrite: () => void;
};

/** Runs `work` in one transaction: all of it happens, or none. */
export const transact = async <T>(
  instance: Instance,
  actor: Actor,
  work: (act: Act) => Promise<T>,
): Promise<T> => {
  instance.mayWrite();
  return instance.db
    .transaction()
    .execute((db) =>
      insideTransaction(() => work({ db: db.withoutPlugins(), actor, now: instance.clock() })),
    );
};
