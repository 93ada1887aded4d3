import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Browser, textOf, useApp } from '../../../test/app.ts';
import { makeCohort, makeGrant, makeOrganisation, makePerson, makeScheme } from '../../../test/makers.ts';
import { json } from '../../db/connect.ts';
import { paths } from '../../paths.ts';
import { findCall } from '../applications/call-queries.ts';
import { openCall, writeCall } from '../applications/calls.ts';
import { applyDecisions, decide, pendingDecisions } from '../applications/decisions.ts';
import { receiveApplications } from '../applications/intake.ts';
import { setReviewPhase } from '../applications/review-phases.ts';
import type { Outcome } from '../applications/review-queries.ts';
import { askToApply, openLink } from '../applications/starting.ts';
import { withdraw } from '../applications/withdrawal.ts';
import { cohortById } from '../schemes/queries.ts';
import type { Stage } from './rules.ts';

const app = useApp();
let ruth: Browser;
let ruthId: string;
let id: string;

/** It is 6 November. The call ended on 15 October, pairs start on 16 November. */
beforeEach(async () => {
  const db = app.db();
  await makeOrganisation(db);
  id = (await makeCohort(db, await makeScheme(db))).id;
  const person = await makePerson(db, 'Ruth Adeyemi');
  await makeGrant(db, person, 'coordinator');
  ruthId = person.id;
  ruth = await app.as(person);
});

const cohort = () => cohortById(app.db(), id);
const apply = async (count: number): Promise<void> => {
  const list = Array.from({ length: count }, (_, at) => ({
    role: 'mentee' as const,
    number: `ME${at + 1}`,
    name: `Person ${at + 1}`,
    email: `p${at + 1}@example.org`,
    answers: {},
    submittedAt: null,
    state: 'submitted' as const,
  }));
  const here = await cohort();
  await app.act((act) => receiveApplications(act, here, list));
};
const all = () =>
  app.db().selectFrom('applications').select(['id', 'number', 'state']).orderBy('number').execute();
const states = async () => (await all()).map(({ state }) => state);
const decisions = () =>
  app
    .db()
    .selectFrom('decisions')
    .innerJoin('applications', 'applications.id', 'decisions.application_id')
    .select(['number', 'outcome', 'reason', 'applied_at'])
    .orderBy('number')
    .orderBy('outcome')
    .execute();
const mark = async (numbers: readonly string[], outcome: Outcome, reason: string): Promise<void> => {
  const here = await cohort();
  const ids = (await all()).filter(({ number }) => numbers.includes(number)).map((row) => row.id);
  await app.act((act) => decide(act, here, ids, { outcome, reason }), ruthId);
};
const applyAll = async (): Promise<void> => {
  app.clock.now = new Date(app.clock.now.getTime() + 60_000);
  const here = await cohort();
  const { mark: seen } = await pendingDecisions(app.db(), here);
  await app.act((act) => applyDecisions(act, here, seen), ruthId);
};
const open = async (stage: Stage) => {
  const page = await ruth.get(paths.stage(id, stage));
  const html = await page.clone().text();
  return { text: await textOf(page), mark: /name="mark" value="(\w+)"/.exec(html)?.[1] ?? '' };
};
const press = (stage: Stage, mark: string, more: Record<string, string> = {}) =>
  ruth.post(paths.stage(id, stage), { once: randomUUID(), reason: 'A slip of mine.', mark, ...more });
const step = async (stage: Stage, more: Record<string, string> = {}) =>
  press(stage, (await open(stage)).mark, more);
const history = async () => textOf(await ruth.get(paths.history(id)));
const review = (applicationId: string) =>
  app
    .db()
    .insertInto('reviews')
    .values({
      application_id: applicationId,
      reviewer: 'R1',
      person_id: null,
      scores: json({ clarity: 3, readiness: 3, fit: 3 }),
      comment: '',
      created_at: app.clock.now,
      updated_at: app.clock.now,
    })
    .execute();

describe('decisions', () => {
  const decided = async (): Promise<void> => {
    await apply(4);
    await review((await all())[0]!.id);
    await mark(['ME1', 'ME2'], 'accepted', 'Strong.');
    await mark(['ME3'], 'waitlisted', 'Soon.');
    await mark(['ME4'], 'declined', 'No project yet.');
    await applyAll();
  };

  test('that were applied wait again with their reasons, after saying what that means', async () => {
    await decided();
    const before = { decisions: await decisions(), states: await states() };
    const page = await open('decisions');
    expect(page.text).toContain(
      '2 accepted, 1 on the waiting list, 1 not this time: the 4 decisions applied on Friday 6 November by Ruth Adeyemi wait again, with their reasons.',
    );
    expect(page.text).toContain('Nobody outside has been told of a decision, and nobody is written to.');
    const answer = await press('decisions', page.mark);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, paths.stages(id)]);
    expect(await states()).toEqual(['underReview', 'submitted', 'submitted', 'submitted']);
    expect(await decisions()).toEqual(before.decisions.map((row) => ({ ...row, applied_at: null })));
    expect(await history()).toContain('Took 4 applied decisions back; they wait again. Why: A slip of mine.');
    expect(await app.db().selectFrom('messages').select('id').execute()).toEqual([]);

    await applyAll();
    expect(await states()).toEqual(before.states);
  });

  test('are stepped back press by press, to what was applied before', async () => {
    await decided();
    await mark(['ME3'], 'accepted', 'A mentor came.');
    await applyAll();
    expect((await open('decisions')).text).toContain('1 accepted, 0 on the waiting list');
    await step('decisions');
    expect(await states()).toEqual(['accepted', 'accepted', 'waitlisted', 'declined']);
    const page = await open('decisions');
    expect(page.text).toContain(
      'One of these applications has a newer decision that waits. Apply it or take its mark back first.',
    );
    expect((await press('decisions', page.mark)).status).toBe(409);
    const here = await cohort();
    const [, , third] = await all();
    await app.act((act) => decide(act, here, [third!.id], null), ruthId);
    await step('decisions');
    expect(await states()).toEqual(['underReview', 'submitted', 'submitted', 'submitted']);
  });

  test('leave whoever has withdrawn since withdrawn', async () => {
    await decided();
    const here = await cohort();
    const [first] = await all();
    await app.act((act) => withdraw(act, here, first!.id, 'A new job.'));
    const page = await open('decisions');
    expect(page.text).toContain('One of them has withdrawn since and stays withdrawn.');
    await press('decisions', page.mark);
    expect(await states()).toEqual(['withdrawn', 'submitted', 'submitted', 'submitted']);
    expect((await open('decisions')).text).toContain('There is nothing to step back');
  });

  test('are stepped back once by two presses at the same moment, and never twice by one', async () => {
    await decided();
    const { mark: seen } = await open('decisions');
    const once = randomUUID();
    const answers = await Promise.all([
      press('decisions', seen, { once }),
      press('decisions', seen, { once }),
      press('decisions', seen),
    ]);
    const found = answers.map(({ status }) => status).sort();
    expect([
      [303, 303, 409],
      [303, 409, 409],
    ]).toContainEqual(found);
    expect(await states()).toEqual(['underReview', 'submitted', 'submitted', 'submitted']);
    const deeds = await app
      .db()
      .selectFrom('history')
      .select('id')
      .where('action', '=', 'stageSteppedBack')
      .execute();
    expect(deeds).toHaveLength(1);
  });

  test('are not stepped back when they are others than the page said', async () => {
    await decided();
    const { mark: seen } = await open('decisions');
    const here = await cohort();
    const [first] = await all();
    await app.act((act) => withdraw(act, here, first!.id, 'A new job.'));
    const answer = await press('decisions', seen);
    expect(answer.status).toBe(409);
    expect(await textOf(answer)).toContain('Something has changed since you opened this page');
    expect(await states()).toEqual(['withdrawn', 'accepted', 'waitlisted', 'declined']);
  });

  test('ask for a reason', async () => {
    await decided();
    const { mark: seen } = await open('decisions');
    const answer = await press('decisions', seen, { reason: ' ' });
    expect(answer.status).toBe(422);
    expect(await textOf(answer)).toContain('Write why, in a few words.');
  });
});

describe('the call', () => {
  const write = async (): Promise<void> => {
    await app.db().updateTable('cohorts').set({ closes_on: '2026-11-10' }).where('id', '=', id).execute();
    await app.act(async (act) => {
      await writeCall(act, id, {
        headline: 'Six months',
        lead: 'You lead.',
        forMentees: 'A project.',
        forMentors: 'You did it.',
        gives: 'A mentor.',
        expects: '',
        formMinutes: null,
        costs: '',
        contactName: 'Ruth',
        contactEmail: 'ruth@example.org',
      });
      await openCall(act, id);
    }, ruthId);
  };
  const begin = async (name: string): Promise<void> => {
    const email = `${name.toLowerCase()}@example.org`;
    const call = await findCall(app.db(), id);
    const { link } = await app.act((act) =>
      askToApply(act, app.accounts, call, {
        role: 'mentee',
        name,
        email,
        language: 'en',
        source: null,
        address: email,
      }),
    );
    await app.act((act) => openLink(act, call, 'mentee', link?.split('/').at(-1) ?? ''));
  };
  const told = () =>
    app
      .db()
      .selectFrom('messages')
      .select(['recipient', 'subject', 'body_text'])
      .where('kind', '=', 'callMoved')
      .execute();

  test('opens again until a new day, and whoever had begun gets the way back', async () => {
    await write();
    await begin('Wanjiru');
    await apply(2);
    app.clock.now = new Date('2026-11-12T09:00:00Z');
    expect(await textOf(await ruth.get(paths.call(id)))).toContain('takes no more applications');
    const page = await open('call');
    expect(page.text).toContain('The 2 people who have applied may change or withdraw until then.');
    expect(page.text).toContain('Write to the one person who has begun and not sent');
    const answer = await press('call', page.mark, { until: '2026-11-14', tell: 'yes' });
    expect(answer.status).toBe(303);
    const [letter, ...others] = await told();
    expect(others).toEqual([]);
    expect(letter?.recipient).toBe('wanjiru@example.org');
    expect(letter?.body_text).toContain('Saturday 14 November, 23:59 in London');
    const link = /http:\S+/.exec(letter?.body_text ?? '')?.[0] ?? '';
    expect((await app.visitor().get(new URL(link).pathname)).status).toBe(200);
    expect(await history()).toContain('Opened the call again until 14 November 2026. Why: A slip of mine.');
    expect(await textOf(await ruth.get(paths.call(id)))).toContain('Saturday 14 November');
  });

  test('that was closed early opens again too, and writes to nobody unasked', async () => {
    await write();
    await begin('Wanjiru');
    await ruth.post(paths.callClosing(id), {});
    expect((await open('call')).text).toContain('Open the call again');
    await step('call', { until: '2026-11-10' });
    expect(await textOf(await ruth.get(paths.stages(id)))).toContain('Open until Tuesday 10 November');
    expect(await told()).toEqual([]);
  });

  test('moves its last day while it is open, later or sooner, never into the past', async () => {
    await write();
    const page = await open('call');
    expect((await press('call', page.mark, { until: '2026-11-05' })).status).toBe(422);
    const late = await press('call', page.mark, { until: '2026-11-20' });
    expect(late.status).toBe(409);
    expect(await textOf(late)).toContain('Pairs must not start before the call closes.');
    expect((await press('call', page.mark, { until: '2026-11-09' })).status).toBe(303);
    expect(await history()).toContain(
      'Moved the last day of the call from 10 November 2026 to 9 November 2026. Why: A slip of mine.',
    );
  });

  test('stays closed while decisions are applied', async () => {
    await write();
    await apply(1);
    await mark(['ME1'], 'accepted', 'Strong.');
    await applyAll();
    app.clock.now = new Date('2026-11-12T09:00:00Z');
    const page = await open('call');
    expect(page.text).toContain('One decision has been applied. Step the decisions back first.');
    const answer = await press('call', page.mark, { until: '2026-11-14' });
    expect(answer.status).toBe(409);
  });
});

test('reading opens again until a new day, and readers with readings left hear of it', async () => {
  await apply(2);
  const here = await cohort();
  await app.act((act) =>
    setReviewPhase(act, here, null, {
      opensOn: '2026-11-01',
      closesOn: '2026-11-04',
      namesHidden: true,
      othersSeen: 'afterOwn',
    }),
  );
  const hana = await makePerson(app.db(), 'Hana Sato');
  await makeGrant(app.db(), hana, 'reviewer', { cohortId: id });
  for (const application of await all())
    await app
      .db()
      .insertInto('assignments')
      .values({
        application_id: application.id,
        person_id: hana.id,
        assigned_by: null,
        assigned_at: app.clock.now,
      })
      .execute();
  const page = await open('reading');
  expect(page.text).toContain('One reader has 2 readings left; all readers can change what they scored');
  await press('reading', page.mark, { until: '2026-11-09', tell: 'yes' });
  const letters = await app.db().selectFrom('messages').select(['recipient', 'body_text']).execute();
  expect(letters.map(({ recipient }) => recipient)).toEqual(['hana.sato@example.org']);
  expect(letters[0]?.body_text).toContain(
    'you can read until Monday 9 November. 2 applications wait for you.',
  );
  expect(await textOf(await ruth.get(paths.stages(id)))).toContain('Until Monday 9 November');
  expect(await history()).toContain('Opened reading again until 9 November 2026. Why: A slip of mine.');

  await mark(['ME1', 'ME2'], 'declined', 'Not yet.');
  await applyAll();
  app.clock.now = new Date('2026-11-12T09:00:00Z');
  expect((await open('reading')).text).toContain(
    '2 decisions have been applied. Step the decisions back first.',
  );
});

test('a cohort in which nothing has happened says so, and an unknown stage is not there', async () => {
  const page = await textOf(await ruth.get(paths.stages(id)));
  expect(page).toContain('There is no call: applications came from files.');
  expect(page).not.toContain('Step back');
  for (const stage of ['call', 'reading', 'decisions', 'matching', 'letters', 'pairs'] as const)
    expect((await open(stage)).text).toContain('There is nothing to step back');
  expect((await ruth.get(paths.stage(id, 'coffee'))).status).toBe(404);
});
