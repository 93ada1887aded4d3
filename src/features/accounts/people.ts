import type { Act } from '../../act.ts';
import { record } from '../../history.ts';

export type NewPerson = {
  readonly name: string;
  readonly email: string;
  readonly zone?: string | null;
  readonly language?: string;
};

/** Finds the person with this mail address, or makes them. Somebody who is known stays as they are. */
export const ensurePerson = async (
  act: Act,
  { name, email, zone = null, language = 'en' }: NewPerson,
): Promise<{ readonly id: string; readonly isNew: boolean }> => {
  const address = plainAddress(email);
  const made = await act.db
    .insertInto('people')
    .values({ name, email: address, zone, language, created_at: act.now, updated_at: act.now })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made !== undefined) return { id: made.id, isNew: true };
  const known = await act.db
    .selectFrom('people')
    .select('id')
    .where('email', '=', address)
    .executeTakeFirstOrThrow();
  return { id: known.id, isNew: false };
};

/** Changes what a person says about themselves. */
export const changePerson = async (
  act: Act,
  id: string,
  change: { readonly name: string; readonly zone: string; readonly language: string },
): Promise<void> => {
  await act.db
    .updateTable('people')
    .set({ ...change, updated_at: act.now })
    .where('id', '=', id)
    .execute();
  await record(act, { action: 'personChanged', subject: ['people', id] });
};

/** Notes whose clock a person last said they live by. */
export const noteZone = async (act: Act, id: string, zone: string): Promise<void> => {
  await act.db
    .updateTable('people')
    .set({ zone, updated_at: act.now })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('zone', 'is', null), eb('zone', '!=', zone)]))
    .execute();
};

/** A mail address as it is kept: trimmed, in lower case. */
export const plainAddress = (email: string): string => email.trim().toLowerCase();
