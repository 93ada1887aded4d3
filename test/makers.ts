/** Makes what a test needs first, straight in the database and with as little said as possible. */
import type { Kysely } from 'kysely';
import { type Act, transact } from '../src/act.ts';
import type { Role, Tables } from '../src/db/tables.ts';
import { type CohortDetails, createCohort } from '../src/features/schemes/cohort.ts';
import { createScheme } from '../src/features/schemes/scheme.ts';
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

/** A scheme from the template of knowledge translation; there must be an organisation. */
export const makeScheme = async (
  db: Database,
  name = 'KT mentoring',
): Promise<{ id: string; name: string }> => ({
  id: await inAct(db, (act) => createScheme(act, { template: 'knowledge-translation', name })),
  name,
});

export const makeCohort = async (
  db: Database,
  scheme: { readonly id: string },
  more: Partial<CohortDetails> = {},
): Promise<{ id: string; schemeId: string }> => {
  const details: CohortDetails = {
    name: '2026–27',
    opensOn: '2026-09-01',
    closesOn: '2026-10-15',
    startsOn: '2026-11-16',
    endsOn: '2027-05-14',
    places: 12,
    zone: 'Europe/London',
    ...more,
  };
  return {
    id: await inAct(db, (act) => createCohort(act, { ...details, schemeId: scheme.id })),
    schemeId: scheme.id,
  };
};

const inAct = <T>(db: Database, work: (act: Act) => Promise<T>): Promise<T> =>
  transact({ db, clock: () => testMorning, mayWrite: () => undefined }, null, work);
