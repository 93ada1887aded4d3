/** The call of a cohort: writing what it says, opening it, closing it before its day. */
import type { Act } from '../../act.ts';
import { record } from '../../history.ts';
import { Refusal } from '../../refusal.ts';
import { type Call, findCall, windowOf } from './call-queries.ts';
import { closesAt } from './deadline.ts';

export type CallWords = {
  readonly headline: string;
  readonly lead: string;
  /** One point a line, as in the next two. */
  readonly forMentees: string;
  readonly forMentors: string;
  readonly gives: string;
  /** How many are expected for how many places; may be blank. */
  readonly expects: string;
  readonly formMinutes: number | null;
  readonly costs: string;
  readonly contactName: string;
  readonly contactEmail: string;
};

/** Keeps what the call says; an open call says it at once. */
export const writeCall = async (act: Act, cohortId: string, words: CallWords): Promise<void> => {
  const columns = {
    headline: words.headline,
    lead: words.lead,
    for_mentees: words.forMentees,
    for_mentors: words.forMentors,
    gives: words.gives,
    expects: words.expects,
    form_minutes: words.formMinutes,
    costs: words.costs,
    contact_name: words.contactName,
    contact_email: words.contactEmail,
    updated_at: act.now,
  };
  await act.db
    .insertInto('calls')
    .values({ cohort_id: cohortId, opened_at: null, closed_at: null, ...columns })
    .onConflict((conflict) => conflict.column('cohort_id').doUpdateSet(columns))
    .execute();
  await note(act, await findCall(act.db, cohortId), 'callWritten');
};

/** Makes the page public. Refuses without its words, without who leads, and without the criteria people are chosen by. */
export const openCall = async (act: Act, cohortId: string): Promise<void> => {
  const call = await lockedCall(act, cohortId);
  const missing = missingToOpen(call);
  if (missing !== null) throw new Refusal(missing);
  if (act.now >= closesAt({ ...windowOf(call), closedAt: null })) throw new Refusal('callDayOver');
  await act.db
    .updateTable('calls')
    .set({ opened_at: call.openedAt ?? act.now, closed_at: null })
    .where('cohort_id', '=', cohortId)
    .execute();
  await note(act, call, call.closedAt === null ? 'callOpened' : 'callReopened');
};

/** Takes no more applications from now on. What was sent stays; drafts stay unsent. */
export const closeCall = async (act: Act, cohortId: string): Promise<void> => {
  const call = await lockedCall(act, cohortId);
  if (call.openedAt === null || act.now >= closesAt(windowOf(call))) throw new Refusal('callNotOpen');
  await act.db.updateTable('calls').set({ closed_at: act.now }).where('cohort_id', '=', cohortId).execute();
  await note(act, call, 'callClosed');
};

/** Why a call cannot be opened, as the key of a refusal; null when it can. */
export const missingToOpen = ({ words, whoLeads, cohort }: Call): string | null => {
  if (words === null) return 'callUnwritten';
  if (whoLeads.trim() === '') return 'callWithoutWhoLeads';
  const { criteria, reviewCategories } = cohort.rules;
  return criteria.some(({ weight }) => weight > 0) && reviewCategories.length > 0
    ? null
    : 'callWithoutCriteria';
};

const lockedCall = async (act: Act, cohortId: string): Promise<Call> => {
  await act.db
    .selectFrom('calls')
    .select('cohort_id')
    .where('cohort_id', '=', cohortId)
    .forUpdate()
    .execute();
  return findCall(act.db, cohortId);
};

const note = (act: Act, { cohort }: Call, action: string): Promise<void> =>
  record(act, { action, schemeId: cohort.schemeId, cohortId: cohort.id, subject: ['calls', cohort.id] });
