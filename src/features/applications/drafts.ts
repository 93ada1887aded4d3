/** What applicants do with their own form: save, send, change, withdraw. Everything ends with the call's last day. */
import type { Act } from '../../act.ts';
import { type Demands, fieldsOf, readAnswer } from '../../core/questions/posted.ts';
import type { Answers, Question } from '../../core/questions/question.ts';
import { json } from '../../db/connect.ts';
import { record } from '../../history.ts';
import { Refusal } from '../../refusal.ts';
import { renamePeople } from '../accounts/acquaintance.ts';
import { noteZone } from '../accounts/people.ts';
import type { Accounts } from '../accounts/session.ts';
import { queueMessage } from '../communications/outbox.ts';
import type { Cohort } from '../schemes/queries.ts';
import { given, type Intake } from './applicant.ts';
import { sentLetter } from './apply-letters.ts';
import { type Call, windowOf } from './call-queries.ts';
import { callState } from './deadline.ts';
import { changeFiles, dropOtherFiles, type FileChange, type FilesChanged } from './files.ts';
import { receiveApplication } from './intake.ts';
import { linkFor } from './links.ts';
import { type Own, standingOf } from './own.ts';
import { takeBackWithdrawal, withdraw } from './withdrawal.ts';

/** What a page of the form changes: answers by key; undefined takes an answer away. */
export type Change = { readonly name?: string; readonly answers: Answers };

/** Saves a page of the form. Of an application that was sent, the sent answers change. Refused after the last day. */
export const saveAnswers = async (act: Act, call: Call, own: Own, change: Change): Promise<void> => {
  refuseUnlessOpen(call, own, act.now);
  const { id } = own.person;
  if (change.name !== undefined && change.name !== own.person.name)
    await renamePeople(act, [{ id, name: change.name }]);
  // Letters leave on the reader's clock, so the house learns it here.
  const key = call.cohort.questions[own.role].find(({ kind }) => kind === 'zone')?.key ?? '';
  const zone = change.answers[key];
  if (typeof zone === 'string') await noteZone(act, id, zone);
  if (own.application === null) return saveDraft(act, call.cohort, own, change.answers);
  await receive(act, call.cohort, own, {
    name: change.name ?? own.person.name,
    answers: change.answers,
    asked: Object.keys(change.answers),
    submittedAt: null,
  });
};

/** Saves a page with its files, and says which of them there was no room for. Refused after the last day. */
export const savePage = async (
  act: Act,
  call: Call,
  own: Own,
  change: Change,
  files: readonly FileChange[],
): Promise<FilesChanged['problems']> => {
  refuseUnlessOpen(call, own, act.now);
  const changed = await changeFiles(act, call.cohort.id, own, files);
  await saveAnswers(act, call, own, { ...change, answers: { ...change.answers, ...changed.answers } });
  return changed.problems;
};

/** Sends the application: from now on it counts, and a mail confirms it once. A second press changes nothing. */
export const sendApplication = async (act: Act, accounts: Accounts, call: Call, own: Own): Promise<void> => {
  refuseAfterwards(call, act.now);
  await lockDraft(act, call.cohort, own);
  if ((await applicationOf(act, call.cohort, own)) !== null) return;
  if (standingOf(own) !== 'draft') throw new Refusal('applicationNotOpen');
  if (unanswered(call.cohort, own).length > 0) throw new Refusal('applicationUnfinished');
  const asked = call.cohort.questions[own.role].map(({ key }) => key);
  const answers = Object.fromEntries(
    Object.entries(given(own.answers)).filter(([key]) => asked.includes(key)),
  );
  await dropOtherFiles(act, call.cohort.id, own, asked);
  await receive(act, call.cohort, own, { name: own.person.name, answers, asked, submittedAt: act.now });
  const applicationId = await applicationOf(act, call.cohort, own);
  const link = await linkFor(act, accounts, call, own.role, own.person);
  const letter = sentLetter({ call, own, link, now: act.now });
  await queueMessage(act, {
    kind: 'applicationSent',
    recipient: own.person.email,
    occasion: applicationId ?? '',
    ...letter,
  });
};

/** Steps back, sent or not; the rest of what was written is kept. */
export const withdrawOwn = async (act: Act, call: Call, own: Own): Promise<void> => {
  if (own.application !== null) {
    await refusePaired(act, own.application.id);
    return withdraw(act, call.cohort, own.application.id, byThemselves);
  }
  await markDraft(act, call.cohort, own, act.now);
};

/** A pairing is not ended by taking back what led to it. */
const refusePaired = async ({ db }: Act, applicationId: string): Promise<void> => {
  const pairing = await db
    .selectFrom('pairings')
    .select('id')
    .where('state', 'not in', ['concluded', 'endedEarly'])
    .where((eb) =>
      eb.or([
        eb('mentee_application_id', '=', applicationId),
        eb('mentor_application_id', '=', applicationId),
      ]),
    )
    .executeTakeFirst();
  if (pairing !== undefined) throw new Refusal('withdrawPaired');
};

/** Takes one's own withdrawal back, until the last day. */
export const comeBack = async (act: Act, call: Call, own: Own): Promise<void> => {
  refuseAfterwards(call, act.now);
  if (own.application !== null) return takeBackWithdrawal(act, call.cohort, own.application.id);
  await markDraft(act, call.cohort, own, null);
};

/** Questions whose answers are needed and are not there, or are too little. */
export const unanswered = (cohort: Cohort, { role, answers }: Pick<Own, 'role' | 'answers'>): Question[] =>
  cohort.questions[role].filter((question) => {
    const value = answers[question.key];
    if (question.kind === 'file') return question.required && value === undefined;
    return readAnswer(question, fieldsOf(question, value), demandsOf(cohort)).problems.length > 0;
  });

/** With fewer hours than a pair must share, nobody could be matched at all. */
export const demandsOf = ({ rules }: Pick<Cohort, 'rules'>): Demands => {
  const hours = rules.constraints.map((rule) => (rule.kind === 'hours' ? rule.hours : 0));
  return { leastHours: Math.max(0, ...hours) };
};

const byThemselves = 'Withdrew on their own page.';

const mayNotChange = (own: Own): boolean => {
  const standing = standingOf(own);
  return standing === 'withdrawn' || standing === 'discarded';
};

const refuseUnlessOpen = (call: Call, own: Own, now: Date): void => {
  refuseAfterwards(call, now);
  if (mayNotChange(own)) throw new Refusal('applicationNotOpen');
};

const refuseAfterwards = (call: Call, now: Date): void => {
  if (callState(windowOf(call), now) !== 'open') throw new Refusal('callNotOpen');
};

const saveDraft = async (act: Act, cohort: Cohort, own: Own, answers: Answers): Promise<void> => {
  const draft = await lockDraft(act, cohort, own);
  const merged = given({ ...(draft.answers as Answers), ...answers });
  await act.db
    .updateTable('drafts')
    .set({ answers: json(merged), updated_at: act.now })
    .where('id', '=', draft.id)
    .execute();
};

/** Two tabs that save at once both keep their page, and one of two that send is the one that sent. */
const lockDraft = (act: Act, cohort: Cohort, { role, person }: Own) =>
  act.db
    .selectFrom('drafts')
    .select(['id', 'answers'])
    .where('cohort_id', '=', cohort.id)
    .where('role', '=', role)
    .where('person_id', '=', person.id)
    .forUpdate()
    .executeTakeFirstOrThrow();

const applicationOf = async (act: Act, cohort: Cohort, { role, person }: Own): Promise<string | null> => {
  const row = await act.db
    .selectFrom('applications')
    .select('id')
    .where('cohort_id', '=', cohort.id)
    .where('role', '=', role)
    .where('person_id', '=', person.id)
    .executeTakeFirst();
  return row?.id ?? null;
};

type Received = Pick<Intake, 'name' | 'answers' | 'submittedAt'> & { readonly asked: readonly string[] };

const receive = async (act: Act, cohort: Cohort, own: Own, received: Received): Promise<void> => {
  const { role, person } = own;
  const intake = { role, number: null, email: person.email, state: 'submitted', ...received } as const;
  await receiveApplication(act, cohort, intake);
};

const markDraft = async (act: Act, cohort: Cohort, own: Own, at: Date | null): Promise<void> => {
  await act.db
    .updateTable('drafts')
    .set({ discarded_at: at, updated_at: act.now })
    .where('cohort_id', '=', cohort.id)
    .where('role', '=', own.role)
    .where('person_id', '=', own.person.id)
    .execute();
  const action = at === null ? 'draftTakenUp' : 'draftDiscarded';
  await record(act, {
    action,
    schemeId: cohort.schemeId,
    cohortId: cohort.id,
    subject: ['people', own.person.id],
  });
};
