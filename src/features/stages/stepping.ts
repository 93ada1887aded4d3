/** Stepping a stage of a cohort back, and moving the days on which the call and reading end. */
import type { Act } from '../../act.ts';
import { instantOf } from '../../core/time/clock.ts';
import { addDays } from '../../core/time/week.ts';
import { record } from '../../history.ts';
import { Refusal } from '../../refusal.ts';
import type { Accounts } from '../accounts/session.ts';
import { openCall } from '../applications/calls.ts';
import { setReviewPhase } from '../applications/review-phases.ts';
import { currentPhase, todayIn } from '../applications/review-queries.ts';
import { takeDecisionsBack } from '../applications/undeciding.ts';
import { takeBackLetters } from '../communications/taking-back.ts';
import { lockMatching, putRunAway } from '../matching/runs.ts';
import { moveAnswerDays } from '../pairings/answer-days.ts';
import { takeBackOffers } from '../pairings/offers.ts';
import { moveLastDay } from '../schemes/cohort.ts';
import { type Cohort, cohortById } from '../schemes/queries.ts';
import { tellReaders, tellSilent, tellUnsent } from './notices.ts';
import { markOf, standingOf } from './queries.ts';
import {
  type Dated,
  hindranceOf,
  isDated,
  opensAgain,
  type Stage,
  type Standing,
  standing,
} from './rules.ts';

export type Step = {
  readonly reason: string;
  /** Of what the person was told before they pressed. */
  readonly mark: string;
  /** The new last day, of the call and of reading. */
  readonly until: string | null;
  /** Write to those whom the new day concerns. */
  readonly tell: boolean;
};

/**
 * Steps one stage back in one transaction, or moves its last day, and writes who did it and why into the history.
 * Refused when something stands in the way, and when the cohort has moved on since the person was told what it means.
 * Returns how many letters of notice were queued.
 */
export const stepBack = async (
  act: Act,
  accounts: Accounts,
  cohortId: string,
  stage: Stage,
  step: Step,
): Promise<number> => {
  await lockMatching(act, cohortId);
  const cohort = await cohortById(act.db, cohortId);
  const now = await standingOf(act.db, cohort, act.now);
  const hindrance = hindranceOf(stage, now);
  if (hindrance !== null) throw new Refusal(`stage.${hindrance}`, factsOf(now));
  if (markOf(stage, now) !== step.mark) throw new Refusal('stageMoved');
  if (isDated(stage)) return moveDay(act, accounts, cohort, stage, now, step);
  if (stage === 'decisions') await takeDecisionsBack(act, cohort);
  if (stage === 'matching') await putRunAway(act, cohortId);
  if (stage === 'letters') {
    await takeBackOffers(act, cohortId);
    await takeBackLetters(act, cohortId);
  }
  const { decisions, matching, letters } = now;
  await note(act, cohort, 'stageSteppedBack', {
    stage,
    reason: step.reason,
    count: stage === 'decisions' ? standing(decisions) : stage === 'matching' ? matching.run : letters.all,
  });
  return 0;
};

const moveDay = async (
  act: Act,
  accounts: Accounts,
  cohort: Cohort,
  stage: Dated,
  now: Standing,
  { until, tell, reason }: Step,
): Promise<number> => {
  if (until === null || until < todayIn(cohort, act.now)) throw new Refusal('dayIsOver');
  const isAgain = opensAgain(stage, now);
  if (until === now[stage].closesOn && !isAgain) throw new Refusal('dayIsTheSame');
  if (stage === 'call') await openUntil(act, cohort, until);
  else if (stage === 'reading') await readUntil(act, cohort, until);
  else await moveAnswerDays(act, cohort.id, lastSecond(until, cohort.zone));
  await note(act, cohort, isAgain ? 'stageSteppedBack' : 'deadlineMoved', {
    stage,
    from: now[stage].closesOn,
    until,
    reason,
  });
  if (!tell) return 0;
  const moved = await cohortById(act.db, cohort.id);
  if (stage === 'call') return tellUnsent(act, accounts, moved);
  if (stage === 'reading') return tellReaders(act, accounts, moved, until);
  return tellSilent(act, accounts, moved, lastSecond(until, cohort.zone));
};

/** The last second of a day on a zone's clock. */
const lastSecond = (day: string, zone: string): Date => new Date(instantOf(addDays(day, 1), 0, zone) - 1000);

const openUntil = async (act: Act, cohort: Cohort, until: string): Promise<void> => {
  await moveLastDay(act, cohort.id, until);
  const call = await act.db
    .selectFrom('calls')
    .select('closed_at')
    .where('cohort_id', '=', cohort.id)
    .executeTakeFirst();
  if (call?.closed_at != null) await openCall(act, cohort.id);
};

const readUntil = async (act: Act, cohort: Cohort, until: string): Promise<void> => {
  const phase = await currentPhase(act.db, cohort, act.now);
  if (phase === null) throw new Refusal('stage.notReached');
  const { id, ...details } = phase;
  await setReviewPhase(act, cohort, id, { ...details, closesOn: until });
};

/** What a refusal says of why. */
const factsOf = ({ letters, decisions }: Standing) => ({
  letters: letters.left,
  people: letters.people,
  waiting: letters.all,
  marked: decisions.marked,
  decided: standing(decisions),
});

const note = (
  act: Act,
  cohort: Cohort,
  action: string,
  facts: Readonly<Record<string, string | number>>,
): Promise<void> => record(act, { action, schemeId: cohort.schemeId, cohortId: cohort.id, facts });
