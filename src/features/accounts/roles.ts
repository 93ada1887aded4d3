import type { Act } from '../../act.ts';
import { record } from '../../history.ts';
import { paths } from '../../paths.ts';
import type { Role } from '../../permissions.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { queueMessage } from '../communications/outbox.ts';
import { roleLetter } from './letters.ts';
import { ensurePerson, plainAddress } from './people.ts';
import { neededRoles, onlyOverAll, type Reach, roleAgainst } from './rules.ts';

export type NewGrant = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly schemeId: string | null;
  readonly cohortId: string | null;
};

/**
 * Gives a person a role, makes the person if nobody has that address, and mails them what the role means. Gives the
 * name they go by, which may be another than the one typed.
 */
export const grantRole = async (
  act: Act,
  wish: NewGrant,
  origin: string,
): Promise<{ id: string; name: string }> => {
  await oneAtATime(act);
  const { id: personId } = await ensurePerson(act, wish);
  const person = await act.db
    .selectFrom('people')
    .select(['name', 'language'])
    .where('id', '=', personId)
    .executeTakeFirstOrThrow();
  await refuseExcluded(act, personId, person.name, wish);
  const { schemeId, cohortId, role } = wish;
  const grant = await act.db
    .insertInto('role_grants')
    .values({
      person_id: personId,
      role,
      scheme_id: cohortId === null ? schemeId : null,
      cohort_id: cohortId,
      granted_by: act.actor?.personId ?? null,
      granted_at: act.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (grant === undefined) throw new Refusal('roleHeld', { name: person.name });
  await record(act, {
    action: 'roleGranted',
    ...placeOf(wish),
    subject: ['people', personId],
    facts: { role },
  });
  await queueMessage(act, {
    kind: 'roleGranted',
    recipient: plainAddress(wish.email),
    occasion: grant.id,
    ...roleLetter(person, { role, ...(await placeNames(act, wish)), link: `${origin}${paths.signIn()}` }),
  });
  return { id: grant.id, name: person.name };
};

/** Takes a role away; the organisation keeps at least one coordinator and one operator. */
export const removeGrant = async (act: Act, id: string): Promise<void> => {
  await oneAtATime(act);
  const grant = await act.db.deleteFrom('role_grants').where('id', '=', id).returningAll().executeTakeFirst();
  if (grant === undefined) throw new NotFound();
  if (neededRoles.includes(grant.role)) {
    const left = await act.db
      .selectFrom('role_grants')
      .select('id')
      .where('role', '=', grant.role)
      .where('scheme_id', 'is', null)
      .where('cohort_id', 'is', null)
      .limit(1)
      .execute();
    if (left.length === 0) throw new Refusal(`last.${grant.role}`);
  }
  const place = placeOf({ schemeId: grant.scheme_id, cohortId: grant.cohort_id });
  await record(act, {
    action: 'roleRemoved',
    ...place,
    subject: ['people', grant.person_id],
    facts: { role: grant.role },
  });
};

// Two coordinators who remove each other at one moment must not both succeed.
const oneAtATime = (act: Act) => act.db.selectFrom('organisations').select('id').forUpdate().execute();

const refuseExcluded = async (act: Act, personId: string, name: string, wish: NewGrant): Promise<void> => {
  if (onlyOverAll.includes(wish.role) && wish.schemeId !== null) throw new Refusal('operatorOverAll');
  const held = await act.db
    .selectFrom('role_grants')
    .leftJoin('cohorts', 'cohorts.id', 'role_grants.cohort_id')
    .where('person_id', '=', personId)
    .select(['role', 'cohort_id', 'role_grants.scheme_id', 'cohorts.scheme_id as cohort_scheme_id'])
    .execute();
  const against = roleAgainst(
    held.map(({ role, cohort_id, scheme_id, cohort_scheme_id }) => ({
      role,
      schemeId: cohort_scheme_id ?? scheme_id,
      cohortId: cohort_id,
    })),
    wish,
  );
  if (against !== null) throw new Refusal(`excluded.${against}`, { name });
};

const placeOf = ({ schemeId, cohortId }: Reach) => ({
  ...(schemeId === null ? {} : { schemeId }),
  ...(cohortId === null ? {} : { cohortId }),
});

const placeNames = async (act: Act, { schemeId, cohortId }: Reach) => {
  const organisation = await act.db.selectFrom('organisations').select('name').executeTakeFirst();
  const cohort = await act.db
    .selectFrom('cohorts')
    .select(['name', 'scheme_id'])
    .where('id', '=', cohortId)
    .executeTakeFirst();
  const scheme = await act.db
    .selectFrom('schemes')
    .select('name')
    .where('id', '=', cohort?.scheme_id ?? schemeId)
    .executeTakeFirst();
  const by = await act.db
    .selectFrom('people')
    .select('name')
    .where('id', '=', act.actor?.personId ?? null)
    .executeTakeFirst();
  const name = organisation?.name ?? 'Alongside';
  return {
    organisation: name,
    over: [scheme?.name, cohort?.name].filter((part) => part !== undefined).join(', ') || null,
    by: by?.name ?? name,
  };
};
