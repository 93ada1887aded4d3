import { beforeEach, describe, expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { makeGrant, makePerson, makeRoleHolder } from '../../../test/makers.ts';
import { projectRoot } from '../../config.ts';
import { buildWorld, type World } from '../../demo/world.ts';
import { paths } from '../../paths.ts';
import { withdraw } from '../applications/withdrawal.ts';
import { createCohort } from '../schemes/cohort.ts';
import { cohortById } from '../schemes/queries.ts';
import type { ResultData } from './files.ts';

const app = useApp();
let world: World;
let ruth: Awaited<ReturnType<typeof app.as>>;

beforeEach(async () => {
  world = await buildWorld(app.instance(), projectRoot(), app.config.origin);
  ruth = await app.as(world.people[0]!.id);
});

const board = async () => textOf(await ruth.get(paths.matching(world.cohortId)));
const runs = () => app.db().selectFrom('match_runs').select('number').orderBy('number').execute();
const change = (fields: Record<string, string>, run = 1, who = ruth) =>
  who.post(paths.matchChange(world.cohortId, run), {
    mentee: 'ME03',
    mentor: 'MO03',
    kind: 'force',
    ...fields,
  });
const why = { reason: 'They have worked together before.' };

describe('the board of the pilot', () => {
  test('shows twelve pairs, and a reason for each of the other 26 and for 13 mentors', async () => {
    const page = await board();
    for (const fact of [
      '12 pairs',
      '26 not placed',
      '10 No mentor with the expertise',
      '8 Below the readers’ line',
      '5 Fewer than two shared hours a week',
      '2 Not eligible: Current project',
      '1 Withdrew before matching',
      '13 mentors in reserve',
      'Nothing is sent.',
    ])
      expect(page).toContain(fact);
  });

  test('tells both local clocks and what clock changes do', async () => {
    const page = await board();
    expect(page).toContain('Ximena Quispehuamán Ríos Lima, Mon 08:00');
    expect(page).toContain('5 h a week. 3½ h from 27 October, when London changes its clocks.');
  });

  test('says why two people are a pair', async () => {
    expect(await board()).toContain('asks for stakeholder mapping and engagement first');
  });

  test('asks to read a statement in which nobody could be recognised', async () => {
    expect(await board()).toContain(
      'One person asks not to be matched with somebody who is not among those who applied',
    );
    const rules = await textOf(await ruth.get(paths.matchRunRules(world.cohortId, 1)));
    expect(rules).toContain('Begoña Iturriagagoitia Peñas and Bogumiła Świętochowiak: the mentee asked');
    expect(rules).toMatch(/Quillan: “ ?Dr Q\. Pemberley at my own hospital/);
  });

  test('is closed to a reviewer, in words; to others it is not there', async () => {
    const hana = await app.as(world.people[1]!.id);
    const refused = await hana.get(paths.matching(world.cohortId));
    expect(refused.status).toBe(403);
    expect(await textOf(refused)).toContain('This page is not for your role');
    const stranger = await app.as(await makePerson(app.db(), 'A Stranger'));
    expect((await stranger.get(paths.matching(world.cohortId))).status).toBe(404);
    expect((await app.visitor().get(paths.matching(world.cohortId))).status).toBe(303);
  });
});

describe('a change', () => {
  test('has its price told before it is made, with names', async () => {
    const page = await textOf(
      await ruth.get(paths.matchPrice(world.cohortId, 1, { kind: 'force', mentee: 'ME12', mentor: 'MO12' })),
    );
    expect(page).toMatch(
      /With Søren Ægidius Kjærsgaard-Holm, .*’s fit would be \d+ instead of 42\. The price:/,
    );
    expect(page).toContain('Väinö Ylijäämä-Heikkinen goes to the reserve.');
    expect(page).toMatch(/Total fit 834\.8 [\d.]+ [\d.]+ lower/);
  });

  test('of somebody unplaced names who would lose the place', async () => {
    const page = await textOf(
      await ruth.get(paths.matchPrice(world.cohortId, 1, { kind: 'force', mentee: 'ME27', mentor: 'MO07' })),
    );
    expect(page).toContain('Tobias Wrenfield loses the place.');
    expect(page).toContain('Priscilla Yarrow-Nguyen gets a place, with Saoirse Kowalczyk-Tan.');
  });

  test('that breaks a rule is not offered; the rule is named', async () => {
    const page = await textOf(
      await ruth.get(paths.matchPrice(world.cohortId, 1, { kind: 'force', mentee: 'ME04', mentor: 'MO24' })),
    );
    expect(page).toContain(
      'does not meet the rules for Maëlle Thibodeau-Gagné: the mentee asked not to be matched',
    );
  });

  test('needs a reason; what was typed is kept', async () => {
    const refused = await change({ reason: '?' });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('Say why in one sentence.');
    expect(page).toContain('value="?"');
    expect(page).toContain('<title>Error: ');
    const summary = page.indexOf('role="alert"');
    expect(summary).toBeGreaterThan(0);
    expect(summary).toBeLessThan(page.indexOf('<h1'));
    expect(page).toMatch(/<div class="errors"[^>]* autofocus/);
    expect(page).toContain('<a href="#f-reason">Say why in one sentence.');
    expect(page).toMatch(/<details open[^>]* id="why-ME03-/);
    expect(page.match(/id="f-reason"/g)).toHaveLength(1);
    expect(await runs()).toHaveLength(1);
  });

  test('needs a reason also for somebody who is not placed', async () => {
    const refused = await change({ mentee: 'ME27', mentor: 'MO07', reason: '' });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('<title>Error: ');
    expect(page).toContain('<a href="#f-reason">Say why in one sentence.');
    expect(page).toContain('id="f-reason"');
  });

  test('makes the next run and can be undone; nothing is lost', async () => {
    expect((await change(why)).status).toBe(303);
    const after = await board();
    expect(after).toContain(
      'Changed against run 1: Paired by hand: Wanjiku Kiprotich-Omolo – Fionnuala Mac Giolla Easpaig',
    );
    expect(after).toContain('Reason: They have worked together before.');
    expect(after).toContain('One pair is kept by hand');
    await ruth.post(paths.matchRunRestore(world.cohortId, 1), { seen: '2' });
    expect(await board()).toContain(`${'The board shows run 1 again.'.slice(0, 0)}Run 1,`);
    expect(await runs()).toHaveLength(2);
  });

  test('sent twice is made once', async () => {
    const once = '5b1f6f0a-6f9e-4b57-9a3c-0d6f3c1b2a10';
    const both = await Promise.all([change({ ...why, once }), change({ ...why, once })]);
    expect(both.map(({ status, headers }) => [status, headers.get('location')])).toEqual([
      [303, paths.matching(world.cohortId)],
      [303, paths.matching(world.cohortId)],
    ]);
    expect(await runs()).toHaveLength(2);
  });

  test('by two coordinators at once happens once; the other is told who was faster', async () => {
    const other = await makeRoleHolder(app.db(), 'coordinator');
    const second = await app.as(other);
    const answers = await Promise.all([change(why), change({ ...why, mentor: 'MO19' }, 1, second)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const refused = answers.find(({ status }) => status === 409)!;
    expect(await textOf(refused)).toMatch(
      /(Ruth Adeyemi|The coordinator) has made run 2 since you opened run 1/,
    );
    expect(await runs()).toHaveLength(2);
  });

  test('that ticks somebody unknown, or no text at all, is not there either', async () => {
    for (const keep of ['ME99 MO01', 'ME01 MO99', '%FF MO01'])
      expect((await ruth.post(paths.matchKeep(world.cohortId, 1), { keep })).status).toBe(404);
    expect(await runs()).toEqual([{ number: 1 }]);
  });

  test('about somebody who is not in the run is not there', async () => {
    expect((await change({ ...why, mentee: 'ME99' })).status).toBe(404);
    expect(
      (await ruth.get(`${paths.matchRun(world.cohortId, 1)}?kind=force&mentee=ME01&mentor=MO99`)).status,
    ).toBe(404);
  });

  test('stands in the history with its author and reason', async () => {
    await change(why);
    const line = await app
      .db()
      .selectFrom('history')
      .selectAll()
      .where('action', '=', 'matchingRun')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    expect(line.actor_id).toBe(world.people[0]!.id);
    expect(line.facts).toMatchObject({
      number: 2,
      change: 'force',
      pairs: ['ME03 – MO03'],
      reason: why.reason,
    });
  });
});

describe('a pair that must not be', () => {
  test('is parted, and may be paired again', async () => {
    await change({ kind: 'forbid', mentee: 'ME07', mentor: 'MO07', ...why });
    const parted = await board();
    expect(parted).toContain('Not to be paired: Tobias Wrenfield – Saoirse Kowalczyk-Tan');
    expect(parted).toContain('1 Paired by nobody: forbidden by hand');
    await change({ kind: 'allow', mentee: 'ME07', mentor: 'MO07', reason: '' }, 2);
    expect(await board()).toContain('8 Below the readers’ line');
  });
});

describe('keeping by ticking', () => {
  test('locks what is ticked and releases what is not', async () => {
    const form = new FormData();
    for (const pair of ['ME01 MO01', 'ME07 MO07']) form.append('shown', pair);
    form.append('keep', 'ME07 MO07');
    await ruth.post(paths.matchKeep(world.cohortId, 1), form);
    expect(await board()).toContain('12 pairs, 1 kept by hand.');
    const none = new FormData();
    none.append('shown', 'ME07 MO07');
    await ruth.post(paths.matchKeep(world.cohortId, 2), none);
    expect(await board()).toContain('12 pairs, 0 kept by hand.');
  });
});

describe('runs', () => {
  test('are checked by another program and run again to the same pairs', async () => {
    await change(why);
    for (const run of [1, 2]) {
      const page = await textOf(await ruth.get(paths.matchRunCheck(world.cohortId, run)));
      expect(page).toContain('The calculation is right.');
      expect(page).toContain('it gives the same pairs, bit for bit');
    }
  });

  test('are compared by name', async () => {
    await change({ ...why, mentee: 'ME12', mentor: 'MO12' });
    const page = await textOf(await ruth.get(paths.matchCompare(world.cohortId, 2, 1)));
    expect(page).toContain('Run 1 and run 2');
    expect(page).toContain('Väinö Ylijäämä-Heikkinen Søren Ægidius Kjærsgaard-Holm');
    expect(page).toContain('11 pairs are the same in both');
  });

  test('with other places, goals or weights give another best set', async () => {
    await ruth.post(paths.matchRunRules(world.cohortId, 1), {
      preset: 'skills',
      goals: 'people-worst-total',
      places: '',
    });
    expect(await board()).toContain('18 pairs');
    const wrong = await ruth.post(paths.matchRunRules(world.cohortId, 2), {
      preset: '',
      goals: 'people-total',
      places: 'twelve',
    });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('Write a whole number, or leave it empty.');
  });

  test('without a limit of places say what more mentors would bring', async () => {
    expect(await board()).toContain('Places are what limits');
    await ruth.post(paths.matchRunRules(world.cohortId, 1), {
      preset: '',
      goals: 'people-total',
      places: '',
    });
    expect(await board()).toMatch(
      /2 more mentors, 2 more pairs In Podcasts, video and social media, at hours that suit Warsaw, Bogota,/,
    );
  });

  test('stay what they were when an application changes; the board says so and runs again', async () => {
    await app.act(async (act) => {
      const cohort = await cohortById(act.db, world.cohortId);
      const { id } = await act.db
        .selectFrom('applications')
        .select('id')
        .where('number', '=', 'ME01')
        .executeTakeFirstOrThrow();
      await withdraw(act, cohort, id, 'No time.');
    });
    const stale = await board();
    expect(stale).toContain('One application or reading has changed since this run.');
    // The name of somebody who withdrew stays on the run that was made before.
    expect(stale).toContain('Rhiannon Ashgrove-Pell London');
    await ruth.post(paths.matchRuns(world.cohortId), { seen: '1' });
    const fresh = await board();
    expect(fresh).toContain('2 Withdrew before matching');
    expect(fresh).toContain('12 pairs');
  });

  test('hold no name and no address', async () => {
    const frozen = JSON.stringify(await app.db().selectFrom('match_inputs').selectAll().execute());
    const kept = JSON.stringify(await app.db().selectFrom('match_runs').selectAll().execute());
    for (const leak of ['Wrenfield', 'Kiprotich', '@', 'doctoral thesis', 'Weaverbird'])
      expect(`${frozen}${kept}`).not.toContain(leak);
  });
});

describe('what is taken away', () => {
  test('as data: pairs, unplaced and reserve by application number', async () => {
    const file = await ruth.get(paths.matchRunFile(world.cohortId, 1, 'json'));
    const data = (await file.json()) as ResultData;
    expect(data.pairs).toHaveLength(12);
    expect(data.unplaced).toHaveLength(26);
    expect(data.reserve).toHaveLength(13);
    expect(data.pairs[0]).toEqual({ mentee: 'ME01', mentor: 'MO01', points: 772, sharedHours: 3 });
  });

  test('as a table that no spreadsheet executes', async () => {
    await app
      .db()
      .updateTable('people')
      .set({ name: '=HYPERLINK("http://evil.example")' })
      .where('name', '=', 'Tobias Wrenfield')
      .execute();
    const csv = await (await ruth.get(paths.matchRunFile(world.cohortId, 1, 'csv'))).text();
    expect(csv).toContain(`'=HYPERLINK`);
    expect(csv).not.toMatch(/(^|,)"?=HYPERLINK/m);
    const workbook = await ruth.get(paths.matchRunFile(world.cohortId, 1, 'xlsx'));
    expect(new Uint8Array(await workbook.arrayBuffer()).subarray(0, 2)).toEqual(new Uint8Array([0x50, 0x4b]));
  });

  test('on paper: everybody with a reason', async () => {
    const page = await textOf(await ruth.get(paths.matchRunPrint(world.cohortId, 1)));
    expect(page).toContain(
      'Below the readers’ line. Readers’ mean 2.83, 16 of 20; the last place went at 3.83.',
    );
    expect(page).toContain('Fewer than two shared hours a week. Best: 1½ h a week');
  });
});

test('one person and every mentor: who fits, and what keeps the others apart', async () => {
  const page = await textOf(await ruth.get(paths.matchPerson(world.cohortId, 1, 'mentee', 'ME27')));
  expect(page).toContain('Priscilla Yarrow-Nguyen and every mentor');
  expect(page).toContain('Saoirse Kowalczyk-Tan Melbourne 47 with Tobias Wrenfield');
  expect(page).toContain('Callum Brightwillow-Voss Adelaide 1½ h shared a week');
  const no = await ruth.get(paths.matchPerson(world.cohortId, 1, 'mentee', 'ME27', { others: 2 }));
  expect(no.status).toBe(404);
});

test('one more mentor like one who is there: what it would bring, asked for', async () => {
  const at = (role: 'mentee' | 'mentor', number: string, view: { more?: 'yes' } = {}) =>
    paths.matchPerson(world.cohortId, 1, role, number, view);
  const question = 'What would one more mentor with the same answers bring?';
  expect(await textOf(await ruth.get(at('mentor', 'MO10')))).toContain(question);
  const page = await textOf(await ruth.get(at('mentor', 'MO10', { more: 'yes' })));
  expect(page).not.toContain(question);
  expect(page).toContain(
    'One more mentor with the same answers The total fit would be 2.7 higher. 水無瀬 千景 goes from 慕容 清远 (Murong Qingyuan) to the new mentor. 慕容 清远 (Murong Qingyuan) goes to the reserve.',
  );
  expect(await textOf(await ruth.get(at('mentor', 'MO01', { more: 'yes' })))).toContain(
    'With all 12 places taken, nobody would be placed better than now.',
  );
  expect(await textOf(await ruth.get(at('mentee', 'ME01', { more: 'yes' })))).not.toContain(
    'One more mentor',
  );
  // Without a limit there is room for more.
  await ruth.post(paths.matchRunRules(world.cohortId, 1), {
    preset: '',
    goals: 'people-total',
    places: '',
    seen: '1',
  });
  const wider = paths.matchPerson(world.cohortId, 2, 'mentor', 'MO05', { more: 'yes' });
  expect(await textOf(await ruth.get(wider))).toMatch(
    /One more person would be placed\..* gets a place, with the new mentor\./,
  );
});

test('a coordinator of another cohort sees nothing of this one', async () => {
  const person = await makePerson(app.db(), 'Elsewhere');
  const schemeId = (await app.db().selectFrom('schemes').select('id').executeTakeFirstOrThrow()).id;
  const other = await app.act((act) =>
    createCohort(act, {
      schemeId,
      name: 'Another',
      opensOn: '2020-01-01',
      closesOn: '2020-02-01',
      startsOn: '2020-03-01',
      endsOn: '2020-09-01',
      places: null,
      zone: 'UTC',
    }),
  );
  await makeGrant(app.db(), person, 'coordinator', { cohortId: other });
  const browser = await app.as(person);
  expect((await browser.get(paths.matching(world.cohortId))).status).toBe(404);
  expect(await textOf(await browser.get(paths.matching(other)))).toContain('Nothing has been matched yet.');
});
