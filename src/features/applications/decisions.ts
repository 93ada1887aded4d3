/** Deciding about applications: marks that wait, and all of them applied at once. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Act } from '../../act.ts';
import type { Db } from '../../db/connect.ts';
import { record } from '../../history.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import type { Cohort } from '../schemes/queries.ts';
import { lockSharing } from './assignment.ts';
import {
  barsIn,
  listPossibleReaders,
  listReviews,
  type Outcome,
  type ReviewLine,
  sealsFor,
} from './review-queries.ts';
import { barsDeciding } from './review-rules.ts';
import { canMove } from './rules.ts';

export type Decision = { readonly outcome: Outcome; readonly reason: string };

/**
 * Marks applications with a decision that waits; null takes marks back. Nobody outside sees anything of it. Refuses what
 * the actor must not decide: their own application, one they know, and one they have still to read.
 */
export const decide = async (
  act: Act,
  cohort: Cohort,
  applicationIds: readonly string[],
  decision: Decision | null,
): Promise<number> => {
  await lockSharing(act, cohort);
  const lines = new Map((await listReviews(act.db, cohort, applicationIds)).map((line) => [line.id, line]));
  const chosen = applicationIds.map((id) => {
    const line = lines.get(id);
    if (line === undefined) throw new NotFound();
    return line;
  });
  await refuseConflicts(act, cohort, chosen);
  for (const line of chosen) {
    if (decision !== null && !canMove(line.state, decision.outcome))
      throw new Refusal('cannotDecide', { number: line.number });
    await act.db
      .deleteFrom('decisions')
      .where('application_id', '=', line.id)
      .where('applied_at', 'is', null)
      .execute();
  }
  if (decision !== null && chosen.length > 0)
    await act.db
      .insertInto('decisions')
      .values(
        chosen.map(({ id }) => ({
          application_id: id,
          ...decision,
          rule_set_id: cohort.ruleSetId,
          decided_by: act.actor?.personId ?? null,
          decided_at: act.now,
        })),
      )
      .execute();
  await record(act, {
    action: decision === null ? 'decisionsTakenBack' : 'decisionsMarked',
    schemeId: cohort.schemeId,
    cohortId: cohort.id,
    // Not what was decided: a coordinator who applied reads this too.
    facts: { numbers: chosen.map(({ number }) => number) },
  });
  return chosen.length;
};

const refuseConflicts = async (act: Act, cohort: Cohort, chosen: readonly ReviewLine[]): Promise<void> => {
  const personId = act.actor?.personId;
  if (personId === undefined) return;
  const bars = await barsIn(act.db, cohort, chosen, await listPossibleReaders(act.db, cohort));
  const seals = await sealsFor(act.db, cohort, personId, act.now);
  for (const { id, number } of chosen) {
    const bar = bars.get(id)?.get(personId);
    if (bar !== undefined && barsDeciding(bar)) throw new Refusal(`decide.${bar}`, { number });
    if (seals.get(id)?.others === true) throw new Refusal('readBeforeDeciding', { number });
  }
};

/** The decisions that wait, by number, and a mark that changes with any of them. */
export const pendingDecisions = async (db: Db, cohort: Cohort) => {
  const lines = await db
    .selectFrom('decisions')
    .innerJoin('applications', 'applications.id', 'decisions.application_id')
    .where('cohort_id', '=', cohort.id)
    .where('role', '=', 'mentee')
    .where('state', 'not in', ['draft', 'withdrawn'])
    .where('applied_at', 'is', null)
    .select(['applications.id', 'number', 'state', 'outcome', 'reason'])
    .orderBy(sql`length(number)`)
    .orderBy('number')
    .execute();
  const text = lines.map(({ id, outcome, reason }) => `${id} ${outcome} ${reason}`).join('\n');
  return { lines, mark: createHash('sha256').update(text).digest('hex') };
};

/**
 * Applies every decision that waits, all or none, if they are still those that the coordinator saw. Applications change
 * their state; no letter is written here.
 */
export const applyDecisions = async (act: Act, cohort: Cohort, mark: string): Promise<number> => {
  await lockSharing(act, cohort);
  await act.db
    .selectFrom('applications')
    .select('id')
    .where('cohort_id', '=', cohort.id)
    .orderBy('id')
    .forUpdate()
    .execute();
  const { lines, mark: now } = await pendingDecisions(act.db, cohort);
  if (lines.length === 0) throw new Refusal('nothingToApply');
  if (now !== mark) throw new Refusal('decisionsChanged');
  for (const outcome of ['accepted', 'waitlisted', 'declined'] as const) {
    const ids = lines.filter((line) => line.outcome === outcome).map(({ id }) => id);
    const stuck = lines.find(({ id, state }) => ids.includes(id) && !canMove(state, outcome));
    if (stuck !== undefined) throw new Refusal('cannotDecide', { number: stuck.number });
    if (ids.length > 0)
      await act.db
        .updateTable('applications')
        .set({ state: outcome, updated_at: act.now })
        .where('id', 'in', ids)
        .execute();
  }
  await act.db
    .updateTable('decisions')
    .set({ applied_at: act.now, applied_by: act.actor?.personId ?? null })
    .where('applied_at', 'is', null)
    .where(
      'application_id',
      'in',
      lines.map(({ id }) => id),
    )
    .execute();
  const count = (outcome: Outcome) => lines.filter((line) => line.outcome === outcome).length;
  await record(act, {
    action: 'decisionsApplied',
    schemeId: cohort.schemeId,
    cohortId: cohort.id,
    facts: {
      accepted: count('accepted'),
      waitlisted: count('waitlisted'),
      declined: count('declined'),
      ruleSet: cohort.ruleSetId,
    },
  });
  return lines.length;
};
