/** Somebody steps back, or comes back. */
import type { Act } from '../../act.ts';
import type { ApplicationState } from '../../db/tables.ts';
import { record } from '../../history.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import type { Cohort } from '../schemes/queries.ts';
import { canMove } from './rules.ts';

/** Notes that an applicant withdrew and why; they are not matched any more. */
export const withdraw = async (
  act: Act,
  cohort: Cohort,
  applicationId: string,
  reason: string,
): Promise<void> => {
  const number = await move(act, cohort, applicationId, 'withdrawn', 'cannotWithdraw');
  await note(act, cohort, applicationId, 'applicationWithdrawn', { number, reason });
};

/** Takes a withdrawal back; the application counts as sent in. */
export const takeBackWithdrawal = async (act: Act, cohort: Cohort, applicationId: string): Promise<void> => {
  const number = await move(act, cohort, applicationId, 'submitted', 'notWithdrawn');
  await note(act, cohort, applicationId, 'withdrawalUndone', { number });
};

const move = async (
  act: Act,
  cohort: Cohort,
  applicationId: string,
  to: ApplicationState,
  otherwise: string,
): Promise<string> => {
  const row = await act.db
    .selectFrom('applications')
    .select(['number', 'state'])
    .where('id', '=', applicationId)
    .where('cohort_id', '=', cohort.id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new NotFound();
  const isBack = to === 'submitted' && row.state !== 'withdrawn';
  if (isBack || !canMove(row.state, to)) throw new Refusal(otherwise);
  await act.db
    .updateTable('applications')
    .set({ state: to, updated_at: act.now })
    .where('id', '=', applicationId)
    .execute();
  return row.number;
};

const note = (
  act: Act,
  cohort: Cohort,
  applicationId: string,
  action: string,
  facts: Readonly<Record<string, string>>,
): Promise<void> =>
  record(act, {
    action,
    schemeId: cohort.schemeId,
    cohortId: cohort.id,
    subject: ['applications', applicationId],
    facts,
  });
