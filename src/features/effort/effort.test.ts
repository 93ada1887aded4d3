import { beforeEach, expect, test } from 'vitest';
import { type Browser, textOf, useApp } from '../../../test/app.ts';
import { makeCohort, makeGrant, makeOrganisation, makePerson, makeScheme } from '../../../test/makers.ts';
import { record } from '../../history.ts';
import { paths } from '../../paths.ts';

const app = useApp();
let world: {
  readonly cohort: string;
  readonly ruth: Browser;
  readonly ruthId: string;
  readonly scheme: string;
};

beforeEach(async () => {
  await makeOrganisation(app.db());
  const scheme = await makeScheme(app.db());
  const cohort = await makeCohort(app.db(), scheme);
  const ruth = await makePerson(app.db(), 'Ruth Adeyemi');
  await makeGrant(app.db(), ruth, 'coordinator');
  world = { cohort: cohort.id, scheme: scheme.id, ruth: await app.as(ruth), ruthId: ruth.id };
});

const booked = () =>
  app
    .db()
    .selectFrom('effort_entries')
    .select(['phase', 'minutes', 'worked_on', 'source'])
    .orderBy('created_at')
    .execute();

const did = (action: string, count = 1) =>
  app.act(async (act) => {
    for (let each = 0; each < count; each += 1) await record(act, { action, cohortId: world.cohort });
  }, world.ruthId);

test('time is booked by hand, once for a form sent twice, and never for a day to come', async () => {
  const form = { phase: 'matching', hours: '2', minutes: '30', day: '2026-11-05', once: 'hours-once-1' };
  for (const _ of [1, 2]) await world.ruth.post(paths.hours(world.cohort), form);
  expect(await booked()).toEqual([
    { phase: 'matching', minutes: 150, worked_on: '2026-11-05', source: 'byHand' },
  ]);
  const page = await textOf(await world.ruth.get(paths.hours(world.cohort)));
  expect(page).toContain('2.5 h in all');
  const ahead = await world.ruth.post(paths.hours(world.cohort), { ...form, once: '', day: '2026-11-07' });
  expect(ahead.status).toBe(409);
  const none = await world.ruth.post(paths.hours(world.cohort), { phase: 'matching', day: '2026-11-05' });
  expect(none.status).toBe(422);
});

test('a timer runs on the server and books what it ran', async () => {
  await world.ruth.post(paths.hoursTimer(world.cohort), { phase: 'promotion' });
  expect((await world.ruth.post(paths.hoursTimer(world.cohort), { phase: 'matching' })).status).toBe(409);
  app.clock.now = new Date('2026-11-06T10:15:00Z');
  await world.ruth.post(paths.hoursTimerStop(world.cohort));
  expect(await booked()).toEqual([
    { phase: 'promotion', minutes: 75, worked_on: '2026-11-06', source: 'timer' },
  ]);
  expect((await world.ruth.post(paths.hoursTimerStop(world.cohort))).status).toBe(409);
});

test('what the history says is suggested, and booked only when confirmed, once', async () => {
  await did('readingSaved', 6);
  const page = await textOf(await world.ruth.get(paths.hours(world.cohort)));
  expect(page).toContain('Minutes for Reading applications on Fri 6 Nov');
  expect(page).toContain('6 readings saved');
  expect(await booked()).toEqual([]);
  const form = { occasion: 'reading 2026-11-06', suggested: '24', minutes: '30' };
  const answers = await Promise.all([
    world.ruth.post(paths.hoursSuggestion(world.cohort), form),
    world.ruth.post(paths.hoursSuggestion(world.cohort), form),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect(await booked()).toEqual([
    { phase: 'reading', minutes: 30, worked_on: '2026-11-06', source: 'suggestion' },
  ]);
  await did('readingSaved', 1);
  await world.ruth.post(paths.hoursSuggestion(world.cohort), { ...form, suggested: '4', no: 'yes' });
  const after = await textOf(await world.ruth.get(paths.hours(world.cohort)));
  expect(after).toContain('Nothing you did here waits to be booked.');
  expect(after).toContain('0.5 h in all');
});

test('nobody takes out another’s entry', async () => {
  await world.ruth.post(paths.hours(world.cohort), { phase: 'matching', hours: '1', day: '2026-11-05' });
  const other = await makePerson(app.db(), 'Amina Bello');
  await makeGrant(app.db(), other, 'coordinator');
  const { id } = await app.db().selectFrom('effort_entries').select('id').executeTakeFirstOrThrow();
  expect((await (await app.as(other)).post(paths.hoursRemoval(world.cohort, id))).status).toBe(404);
  await world.ruth.post(paths.hoursRemoval(world.cohort, id));
  expect(await booked()).toEqual([]);
});

test('the pilot’s ledger adds up by phase, and is the next round’s plan', async () => {
  const ledger = {
    development: 34,
    promotion: 14,
    reading: 12,
    matching: 26,
    training: 9,
    support: 8,
    evaluationLiaison: 5,
  };
  for (const [phase, hours] of Object.entries(ledger)) {
    const halves = [Math.floor(hours / 2), Math.ceil(hours / 2)];
    for (const part of halves)
      await world.ruth.post(paths.hours(world.cohort), { phase, hours: String(part), day: '2026-11-05' });
  }
  const page = await textOf(await world.ruth.get(paths.hours(world.cohort)));
  expect(page).toContain('108 h in all');
  const next = await makeCohort(
    app.db(),
    { id: world.scheme },
    {
      name: '2027–28',
      opensOn: '2027-09-01',
      closesOn: '2027-10-15',
      startsOn: '2027-11-16',
      endsOn: '2028-05-14',
    },
  );
  const home = await textOf(await world.ruth.get(paths.cohort(next.id)));
  expect(home).toContain('0 h of 108 planned');
  expect(home).toContain('Matching 0 of 26 h');
});
