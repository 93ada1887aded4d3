/** When applications are read, whether names are hidden, and who sees others' scores. */
import type { Act } from '../../act.ts';
import { record } from '../../history.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import type { Cohort } from '../schemes/queries.ts';
import type { OthersSeen } from './review-rules.ts';

export type PhaseDetails = {
  readonly opensOn: string;
  readonly closesOn: string;
  readonly namesHidden: boolean;
  readonly othersSeen: OthersSeen;
};

/** Sets a time of reading, or changes one. */
export const setReviewPhase = async (
  act: Act,
  cohort: Cohort,
  phaseId: string | null,
  details: PhaseDetails,
): Promise<void> => {
  if (details.closesOn < details.opensOn) throw new Refusal('phaseDates');
  await act.db.selectFrom('cohorts').select('id').where('id', '=', cohort.id).forNoKeyUpdate().execute();
  await refuseOverlap(act, cohort, phaseId, details);
  const row = {
    opens_on: details.opensOn,
    closes_on: details.closesOn,
    names_hidden: details.namesHidden,
    others_seen: details.othersSeen,
  };
  if (phaseId === null)
    await act.db
      .insertInto('review_phases')
      .values({ cohort_id: cohort.id, created_at: act.now, ...row })
      .execute();
  else {
    const found = await act.db
      .updateTable('review_phases')
      .set(row)
      .where('id', '=', phaseId)
      .where('cohort_id', '=', cohort.id)
      .returning('id')
      .executeTakeFirst();
    if (found === undefined) throw new NotFound();
  }
  await record(act, {
    action: 'reviewPhaseSet',
    schemeId: cohort.schemeId,
    cohortId: cohort.id,
    facts: { ...details },
  });
};

const refuseOverlap = async (
  act: Act,
  cohort: Cohort,
  phaseId: string | null,
  { opensOn, closesOn }: PhaseDetails,
): Promise<void> => {
  let others = act.db
    .selectFrom('review_phases')
    .select('id')
    .where('cohort_id', '=', cohort.id)
    .where('opens_on', '<=', closesOn)
    .where('closes_on', '>=', opensOn);
  if (phaseId !== null) others = others.where('id', '!=', phaseId);
  if ((await others.executeTakeFirst()) !== undefined) throw new Refusal('phaseOverlap');
};
