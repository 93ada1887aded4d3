/** People as other slices bring them: one human once in the instance, known by their address. */
import { sql } from 'kysely';
import type { Act } from '../../act.ts';

export type Applicant = {
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly zone: string | null;
};

/** Makes the people whose addresses are new; the others stay as they are. One statement for the whole list. */
export const meetPeople = async (act: Act, list: readonly Applicant[]): Promise<void> => {
  // In one order, so that two lists at once never wait for each other in a circle.
  await sql`
    insert into people (name, email, zone, created_at, updated_at)
    select name, email, zone, ${act.now}, ${act.now}
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as r (name text, email text, zone text)
    order by email
    on conflict (email) do nothing`.execute(act.db);
};

/** Gives people the names they now go by. */
export const renamePeople = async (
  act: Act,
  list: readonly { readonly id: string; readonly name: string }[],
): Promise<void> => {
  await sql`
    update people set name = r.name, updated_at = ${act.now}
    from jsonb_to_recordset(${JSON.stringify(list)}::jsonb) as r (id uuid, name text)
    where people.id = r.id and people.name <> r.name`.execute(act.db);
};
