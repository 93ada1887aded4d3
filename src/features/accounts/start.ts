import type { Act } from '../../act.ts';
import { record } from '../../history.ts';
import { Refusal } from '../../refusal.ts';
import { ensurePerson } from './people.ts';

export type Founding = {
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly zone: string;
  readonly language: string;
};

/** Makes the organisation and its first person, who becomes coordinator and operator. Happens once in an instance. */
export const foundOrganisation = async (
  act: Act,
  { organisation, ...founder }: Founding,
): Promise<{ readonly organisationId: string; readonly personId: string }> => {
  const made = await act.db
    .insertInto('organisations')
    .values({ name: organisation, created_at: act.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (made === undefined) throw new Refusal('alreadyStarted');
  const person = await ensurePerson(act, founder);
  const common = { person_id: person.id, scheme_id: null, cohort_id: null, granted_by: null };
  await act.db
    .insertInto('role_grants')
    .values([
      { ...common, role: 'coordinator', granted_at: act.now },
      { ...common, role: 'operator', granted_at: act.now },
    ])
    .execute();
  const founderActs = { ...act, actor: { personId: person.id } };
  await record(founderActs, { action: 'organisationFounded', subject: ['organisations', made.id] });
  return { organisationId: made.id, personId: person.id };
};
