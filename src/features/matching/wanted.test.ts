import { beforeEach, describe, expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { makeCohort, makeOrganisation, makeRoleHolder, makeScheme } from '../../../test/makers.ts';
import { fillCohort } from '../../../test/many.ts';
import { paths } from '../../paths.ts';
import { cohortById } from '../schemes/queries.ts';
import { lookAtToday, wishForNewData } from './desk.ts';
import { stopEngine } from './engine.ts';
import { leaveRuns, takeUpRuns, workOut } from './long-runs.ts';
import { findCurrentRun, findFrozen } from './queries.ts';
import { beginWanted, wantRun } from './wanted.ts';
import { findWanted } from './wanted-queries.ts';

const app = useApp();
let cohortId: string;
let ruth: Awaited<ReturnType<typeof app.as>>;
let ana: typeof ruth;
let ruthId: string;

beforeEach(async () => {
  await makeOrganisation(app.db());
  const cohort = await makeCohort(app.db(), await makeScheme(app.db()), { places: null });
  cohortId = cohort.id;
  const coordinator = await makeRoleHolder(app.db(), 'coordinator');
  ruthId = coordinator.id;
  ruth = await app.as(coordinator);
  ana = await app.as(await makeRoleHolder(app.db(), 'coordinator', { cohortId }));
  await fillCohort(app.db(), cohortId, 520, 500);
});

const ask = (who = ruth, seen = 0, once = crypto.randomUUID() as string) =>
  who.post(paths.matchRuns(cohortId), { seen: String(seen), once });

/** Asks without beginning to work it out. */
const want = async (): Promise<string> => {
  const cohort = await cohortById(app.db(), cohortId);
  return app.act((act) => wantRun(act, wishForNewData(cohort, null)), ruthId);
};

const runs = () => app.db().selectFrom('match_runs').select('number').execute();
const wanted = () => app.db().selectFrom('wanted_runs').select(['id', 'state', 'starts']).execute();
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('a run of a large round', () => {
  test('is asked for, worked out and kept; its page then leads to the board', async () => {
    const asked = await ask();
    expect(asked.status).toBe(303);
    const [row] = await wanted();
    const page = paths.wantedRun(cohortId, row!.id);
    expect([page, paths.matching(cohortId)]).toContain(asked.headers.get('location'));
    await workOut(app.instance(), row!.id);
    expect((await ruth.get(page)).headers.get('location')).toBe(paths.matching(cohortId));
    const run = await findCurrentRun(app.db(), cohortId);
    if (run?.result.kind !== 'solved') throw new Error('There should be an answer.');
    expect(run.madeBy).toBe('The coordinator');
    const { pairs, unplaced } = run.result;
    expect(pairs.length + unplaced.length).toBe(520);
    expect(Object.keys(run.result.best)).toHaveLength(520);
    expect(await textOf(await ruth.get(paths.matching(cohortId)))).toContain(`${pairs.length} pairs`);
    const parked = app.db().selectFrom('match_slices').select('at').where('wanted_id', 'is not', null);
    expect(await parked.execute()).toEqual([]);
    const [{ mentee, mentor }] = pairs as [(typeof pairs)[number]];
    // Nobody has changed since they were read; once somebody does, they are looked at anew.
    const cohort = await cohortById(app.db(), cohortId);
    const look = async () => lookAtToday(app.db(), cohort, run, await findFrozen(app.db(), run.inputId));
    const unread = await look();
    expect(unread.changed).toBe(0);
    await app
      .db()
      .updateTable('applications')
      .set({ state: 'withdrawn' })
      .where('number', '=', mentee)
      .execute();
    await expect.poll(look, { timeout: 30_000 }).toEqual({ ...unread, changed: 1 });
    // A change is worked out in the same way, from the same frozen people.
    const fields = { kind: 'forbid', mentee, mentor, reason: 'They have worked together before.' };
    expect((await ruth.post(paths.matchChange(cohortId, 1), fields)).status).toBe(303);
    const second = (await wanted()).find(({ id }) => id !== row!.id);
    await workOut(app.instance(), second!.id);
    const next = await findCurrentRun(app.db(), cohortId);
    expect(next?.inputId).toBe(run.inputId);
    expect(next?.settings.vetoed).toEqual([[mentee, mentor]]);
  });

  test('is one, however often and by whomever it is asked for; both watch it', async () => {
    const id = await want();
    const to = (answer: Response) => answer.headers.get('location');
    const once = crypto.randomUUID();
    const answers = await Promise.all([ask(ruth, 0, once), ask(ruth, 0, once), ask(ana)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    for (const answer of answers)
      expect([paths.wantedRun(cohortId, id), paths.matching(cohortId)]).toContain(to(answer));
    await workOut(app.instance(), id);
    expect(await wanted()).toEqual([{ id, state: 'done', starts: 1 }]);
    expect(await runs()).toHaveLength(1);
  });

  test('says what is being done, how far it is and for how long, without script', async () => {
    const id = await want();
    await app.act((act) => beginWanted(act, id));
    await app
      .db()
      .updateTable('wanted_runs')
      .set({ phase: 'solving', done: 30, total: 120, rounds: 2 })
      .execute();
    app.clock.now = new Date(app.clock.now.getTime() + 75_000);
    const answer = await ana.get(paths.wantedRun(cohortId, id));
    expect(answer.headers.get('refresh')).toBe('2');
    const page = await textOf(answer);
    expect(page).toContain('Judge every pair done');
    expect(page).toContain(
      'Find the best set of pairs 2 times held against all other pairs, 25 % of this time',
    );
    expect(page).toContain('1 minute 15 seconds');
    expect(page).toContain('Asked for by The coordinator');
    // The way in leads there too.
    expect((await ana.get(paths.matching(cohortId))).headers.get('location')).toBe(
      paths.wantedRun(cohortId, id),
    );
  });

  test('is refused while another one is worked out', async () => {
    const id = await want();
    const cohort = await cohortById(app.db(), cohortId);
    const other = {
      ...wishForNewData(cohort, null),
      settings: { ...wishForNewData(cohort, null).settings, places: 3 },
    };
    await expect(app.act((act) => wantRun(act, other))).rejects.toMatchObject({ key: 'runUnderWay' });
    expect((await wanted()).map((row) => row.id)).toEqual([id]);
  });

  test('is cancelled: nothing is kept, and the next may be asked for', async () => {
    const id = await want();
    const working = workOut(app.instance(), id);
    while ((await wanted())[0]?.state !== 'running') await wait(1);
    const cancelled = await ana.post(paths.wantedRunCancel(cohortId, id));
    expect([cancelled.status, cancelled.headers.get('location')]).toEqual([303, paths.matching(cohortId)]);
    await working;
    expect(await wanted()).toEqual([{ id, state: 'cancelled', starts: 1 }]);
    expect(await runs()).toEqual([]);
    expect(await textOf(await ruth.get(paths.wantedRun(cohortId, id)))).toContain('This run was cancelled');
    // A second press finds the end of the first.
    expect((await ana.post(paths.wantedRunCancel(cohortId, id))).status).toBe(303);
    await workOut(app.instance(), await want());
    expect(await runs()).toHaveLength(1);
  });

  test('that is done when it is cancelled stays, and says so', async () => {
    const id = await want();
    await workOut(app.instance(), id);
    const late = await ana.post(paths.wantedRunCancel(cohortId, id));
    expect(decodeURIComponent(late.headers.getSetCookie().join())).toContain('The run was done before');
    expect(await wanted()).toEqual([{ id, state: 'done', starts: 1 }]);
  });

  test('either ends or is cancelled when both happen at once', async () => {
    const id = await want();
    const working = workOut(app.instance(), id);
    await wait(500);
    await Promise.all([working, ruth.post(paths.wantedRunCancel(cohortId, id))]);
    const [row] = await wanted();
    expect([row?.state, (await runs()).length]).toEqual(
      row?.state === 'done' ? ['done', 1] : ['cancelled', 0],
    );
  });

  test('whose process ended is taken up again, on the people who were frozen', async () => {
    const id = await want();
    await app.act((act) => beginWanted(act, id));
    // Whoever had begun it has not been heard of for a while.
    app.clock.now = new Date(app.clock.now.getTime() + 20_000);
    await takeUpRuns(app.instance());
    while ((await findWanted(app.db(), id)).state !== 'done') await wait(50);
    expect(await wanted()).toEqual([{ id, state: 'done', starts: 2 }]);
    expect(await runs()).toHaveLength(1);
  });

  test('waits for the next process when this one closes in the midst', async () => {
    const id = await want();
    await takeUpRuns(app.instance());
    while ((await wanted())[0]?.state === 'waiting') await wait(1);
    await leaveRuns();
    expect(await wanted()).toEqual([{ id, state: 'running', starts: 1 }]);
    expect(await runs()).toEqual([]);
  });

  test('whose thread dies fails in words, and the board stays', async () => {
    const id = await want();
    let ended = false;
    const working = workOut(app.instance(), id).then(() => {
      ended = true;
    });
    while (!ended) {
      await stopEngine();
      await wait(5);
    }
    await working;
    const page = await textOf(await ruth.get(paths.wantedRun(cohortId, id)));
    expect(page).toContain('stopped unexpectedly');
    expect(await runs()).toEqual([]);
  });

  test('that ended its process three times is not begun again', async () => {
    const id = await want();
    for (let start = 0; start < 4; start++) {
      await app.act((act) => beginWanted(act, id));
      app.clock.now = new Date(app.clock.now.getTime() + 20_000);
    }
    expect(await findWanted(app.db(), id)).toMatchObject({ state: 'failed', trouble: 'crashed' });
  });

  test('fails in words when the board has moved on meanwhile', async () => {
    await workOut(app.instance(), await want());
    const run = await findCurrentRun(app.db(), cohortId);
    const cohort = await cohortById(app.db(), cohortId);
    const id = await app.act((act) => wantRun(act, wishForNewData(cohort, run)));
    await app.db().updateTable('wanted_runs').set({ seen: null }).where('id', '=', id).execute();
    await workOut(app.instance(), id);
    expect(await textOf(await ruth.get(paths.wantedRun(cohortId, id)))).toContain('the board went on');
  });
});
