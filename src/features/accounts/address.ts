/** Putting an address right that gives mail back, and sending again what came back. */
import type { Act } from '../../act.ts';
import { record } from '../../history.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { sendAgainTo } from '../communications/bounces.ts';
import { plainAddress } from './people.ts';

/**
 * Gives an applicant of this cohort another address while theirs gives mail back, and sends again what came back; with
 * the same address it only sends again. Gives how many letters leave once more. Refused for colleagues, since whoever
 * reads their mail could sign in as them, and for an address that is somebody else's.
 */
export const correctAddress = async (
  act: Act,
  cohortId: string,
  personId: string,
  typed: string,
): Promise<number> => {
  const email = plainAddress(typed);
  const person = await act.db
    .selectFrom('people')
    .innerJoin('applications', 'applications.person_id', 'people.id')
    .select(['people.id', 'people.email'])
    .where('people.id', '=', personId)
    .where('applications.cohort_id', '=', cohortId)
    .forUpdate('people')
    .executeTakeFirst();
  if (person === undefined) throw new NotFound();
  const bounced = await act.db
    .selectFrom('bounced_addresses')
    .select('email')
    .where('email', '=', person.email)
    .executeTakeFirst();
  if (bounced === undefined) throw new Refusal('addressWorks');
  if (email !== person.email) await moveTo(act, person.id, email);
  const again = await sendAgainTo(act, person.email, email);
  await record(act, {
    action: email === person.email ? 'mailSentAgain' : 'addressCorrected',
    cohortId,
    subject: ['people', person.id],
    facts: { letters: again },
  });
  return again;
};

const moveTo = async (act: Act, personId: string, email: string): Promise<void> => {
  const grant = await act.db
    .selectFrom('role_grants')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (grant !== undefined) throw new Refusal('addressOfColleague');
  const taken = await act.db.selectFrom('people').select('id').where('email', '=', email).executeTakeFirst();
  if (taken !== undefined) throw new Refusal('addressTaken');
  await act.db.updateTable('people').set({ email, updated_at: act.now }).where('id', '=', personId).execute();
  // Links that went to the old address open nothing any more.
  await act.db.deleteFrom('sign_in_links').where('person_id', '=', personId).execute();
};
