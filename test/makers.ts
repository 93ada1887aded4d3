/** Makes what a test needs first, straight in the database and with as little said as possible. */
import type { Kysely } from 'kysely';
import type { Role, Tables } from '../src/db/tables.ts';
import { testMorning } from './app.ts';

type Database = Kysely<Tables>;

export const makeOrganisation = async (
  db: Database,
  name = 'Meridian',
): Promise<{ id: string; name: string }> => {
  const { id } = await db
    .insertInto('organisations')
    .values({ name, created_at: testMorning })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, name };
};

export type Made = { readonly id: string; readonly name: string; readonly email: string };

export const makePerson = async (
  db: Database,
  name: string,
  more: { email?: string; zone?: string | null; language?: string } = {},
): Promise<Made> => {
  const email = more.email ?? `${name.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@example.org`;
  const { zone = 'Africa/Lagos', language = 'en' } = more;
  const { id } = await db
    .insertInto('people')
    .values({ name, email, zone, language, created_at: testMorning, updated_at: testMorning })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { id, name, email };
};

/** Over the whole organisation, or a scheme, or a cohort. */
export const makeGrant = async (
  db: Database,
  person: { readonly id: string },
  role: Role,
  over: { schemeId?: string; cohortId?: string } = {},
): Promise<{ id: string }> =>
  db
    .insertInto('role_grants')
    .values({
      person_id: person.id,
      role,
      scheme_id: over.schemeId ?? null,
      cohort_id: over.cohortId ?? null,
      granted_by: null,
      granted_at: testMorning,
    })
    .returning('id')
    .executeTakeFirstOrThrow();

/** A person who holds one role over the whole organisation, or over what is given. */
export const makeRoleHolder = async (
  db: Database,
  role: Role,
  over: { schemeId?: string; cohortId?: string } = {},
): Promise<Made> => {
  const place = over.cohortId ?? over.schemeId ?? 'all';
  const person = await makePerson(db, `The ${role}`, { email: `${role}.${place}@example.org`.toLowerCase() });
  await makeGrant(db, person, role, over);
  return person;
};
