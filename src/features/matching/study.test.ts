import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { textOf, useApp } from '../../../test/app.ts';
import { makePerson } from '../../../test/makers.ts';
import { projectRoot } from '../../config.ts';
import { buildWorld, storyStart, type World } from '../../demo/world.ts';
import { paths } from '../../paths.ts';
import { withdraw } from '../applications/withdrawal.ts';
import { answerOffer } from '../pairings/answering.ts';
import { openOffers } from '../pairings/offers.ts';
import { cohortById } from '../schemes/queries.ts';
import { stopEngine } from './engine.ts';
import { findCurrentRun } from './queries.ts';

const app = useApp();
let world: World;
let ruth: Awaited<ReturnType<typeof app.as>>;
afterAll(stopEngine);

beforeEach(async () => {
  app.clock.now = storyStart;
  world = await buildWorld(app.instance(), projectRoot(), app.config.origin);
  ruth = await app.as(world.people[0]!.id);
});

const current = async () => {
  const run = await findCurrentRun(app.db(), world.cohortId);
  if (run?.result.kind !== 'solved') throw new Error('The pilot is matched.');
  return { ...run, result: run.result };
};
const repairOf = async (who: string, point?: number, run = 1) => {
  const view = { who, ...(point === undefined ? {} : { point }) };
  return ruth.get(paths.matchRepair(world.cohortId, run, view));
};
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const keepRepair = async (who: string, point?: number) => {
  const html = await (await repairOf(who, point)).text();
  const fields = { who, point: hidden(html, 'point'), print: hidden(html, 'print') };
  return { fields, answer: await ruth.post(paths.matchRepair(world.cohortId, 1), fields) };
};
const runs = () => app.db().selectFrom('match_runs').select('number').orderBy('number').execute();

describe('when somebody leaves', () => {
  test('the page asks who, and says that nothing has been offered', async () => {
    const page = await textOf(await ruth.get(paths.matchRepair(world.cohortId, 1)));
    expect(page).toContain('Nothing has been offered yet: the pairs of this run count as living.');
    expect(page).toContain('Who leaves?');
    expect(page).toContain('Ximena Quispehuamán Ríos, with ');
    expect(page).not.toContain('What people would hear');
  });

  test('a mentor’s leaving is repaired with names, with what each would hear, and with the trade-off', async () => {
    const { result } = await current();
    const { mentee, mentor } = result.pairs.find(({ alternate }) => alternate !== null)!;
    const page = await textOf(await repairOf(`mentor ${mentor}`));
    expect(page).toContain('Proved: nobody can place more people, or as many with fewer changes.');
    expect(page).toContain('What people would hear');
    expect(page).toMatch(
      /That .+ cannot go on\. Their letter asks whether they take .+ instead; .+ is asked as well\./,
    );
    expect(page).toContain('What more or fewer changes would bring');
    expect(page).toMatch(/best of all/i);
    expect(page).toContain('Shown above');
    const names = await app
      .db()
      .selectFrom('applications')
      .innerJoin('people', 'people.id', 'applications.person_id')
      .select('people.name')
      .where('number', '=', mentee)
      .where('cohort_id', '=', world.cohortId)
      .executeTakeFirstOrThrow();
    expect(page).toContain(`${names.name}, mentee`);
  });

  test('the repair that is kept is the next run: the leaver has nobody, the others stay', async () => {
    const before = await current();
    const { mentor } = before.result.pairs[3]!;
    const { answer } = await keepRepair(`mentor ${mentor}`);
    expect(answer.status).toBe(303);
    const after = await current();
    expect(after.number).toBe(2);
    expect(after.change?.kind).toBe('mentorLeft');
    expect(after.result.pairs.some((pair) => pair.mentor === mentor)).toBe(false);
    expect(after.result.pairs).toHaveLength(before.result.pairs.length);
    const stayed = after.result.pairs.filter((pair) =>
      before.result.pairs.some((old) => old.mentee === pair.mentee && old.mentor === pair.mentor),
    );
    expect(stayed).toHaveLength(before.result.pairs.length - 1);
    expect(await textOf(await ruth.get(paths.matching(world.cohortId)))).toContain('A mentor leaves: ');
  });

  test('a mentee’s place goes to somebody who waits, whoever of the repairs is kept', async () => {
    const before = await current();
    const { mentee } = before.result.pairs[5]!;
    const { answer } = await keepRepair(`mentee ${mentee}`);
    expect(answer.status).toBe(303);
    const after = await current();
    expect(after.result.pairs).toHaveLength(12);
    expect(after.result.pairs.some((pair) => pair.mentee === mentee)).toBe(false);
  });

  test('the best of all is kept as it was shown', async () => {
    const { mentor } = (await current()).result.pairs[0]!;
    const html = await (await repairOf(`mentor ${mentor}`)).text();
    const last = Math.max(...[...html.matchAll(/point=(\d+)/g)].map(([, point]) => Number(point)));
    const shown = await textOf(await repairOf(`mentor ${mentor}`, last));
    const { answer } = await keepRepair(`mentor ${mentor}`, last);
    expect(answer.status).toBe(303);
    const total = (await current()).result.reached.total / 10;
    expect(shown).toContain(String(total));
  });

  test('sent twice it makes one run; a repair that has moved on is refused', async () => {
    const { mentor } = (await current()).result.pairs[3]!;
    const html = await (await repairOf(`mentor ${mentor}`)).text();
    const once = '7b1f6f0a-6f9e-4b57-9a3c-0d6f3c1b2a10';
    const fields = {
      who: `mentor ${mentor}`,
      point: hidden(html, 'point'),
      print: hidden(html, 'print'),
    };
    const old = await ruth.post(paths.matchRepair(world.cohortId, 1), { ...fields, print: 'another' });
    expect(old.status).toBe(409);
    expect(await textOf(old)).toContain('Something has changed since you looked');
    const both = await Promise.all([
      ruth.post(paths.matchRepair(world.cohortId, 1), { ...fields, once }),
      ruth.post(paths.matchRepair(world.cohortId, 1), { ...fields, once }),
    ]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect(await runs()).toHaveLength(2);
  });

  test('somebody in reserve may leave, and nobody hears anything new', async () => {
    const { result } = await current();
    const page = await textOf(await repairOf(`mentor ${result.reserve[0]!.mentor}`));
    expect(page).toContain(', in no pair');
    expect(page).toContain('Nobody hears anything new.');
  });

  test('somebody who is not in the run cannot leave it', async () => {
    const page = await textOf(await repairOf('mentor MO99'));
    expect(page).not.toContain('What people would hear');
    const fields = { who: 'mentor MO99', point: '0', print: 'x' };
    expect((await ruth.post(paths.matchRepair(world.cohortId, 1), fields)).status).toBe(404);
    const stranger = await app.as(await makePerson(app.db(), 'A Stranger'));
    expect((await stranger.get(paths.matchRepair(world.cohortId, 1))).status).toBe(404);
  });

  test('after a mentor said no, the mentee is offered another at once, and the mentor is asked no more', async () => {
    const { mentor: leaver } = (await current()).result.pairs.find(({ alternate }) => alternate !== null)!;
    await ruth.post(paths.matchPublication(world.cohortId, 1));
    const offers = await app
      .db()
      .selectFrom('offers')
      .innerJoin('applications', 'applications.id', 'offers.mentor_application_id')
      .select(['offers.id', 'applications.number'])
      .orderBy('offers.id')
      .execute();
    const first = offers.find(({ number }) => number === leaver);
    await app.act((act) =>
      openOffers(
        act,
        offers.map(({ id }) => id),
      ),
    );
    await app.act((act) => answerOffer(act, first!.id, 'mentor', { answer: 'declined', reason: '' }));
    const page = await textOf(await ruth.get(paths.matchRepair(world.cohortId, 1)));
    expect(page).toContain('11 pairs live: offered, waiting for an answer, or open.');
    expect(page).toContain('Nobody else: repair what has fallen through already');
    const now = await textOf(await repairOf('now'));
    expect(now).toMatch(
      /That .+ cannot go on\. Their letter asks whether they take .+ instead; .+ is asked as well\./,
    );
    expect(now).toMatch(/Offer [^ ]+/);
    expect(now).toContain('Offers that were made stay as they are');
    const { answer } = await keepRepair('now');
    expect(answer.status).toBe(303);
    const after = await current();
    expect(after.change?.kind).toBe('repair');
    expect(after.result.pairs).toHaveLength(12);
    expect(after.result.pairs.some(({ mentor }) => mentor === first!.number)).toBe(false);
  });

  test('where no other mentor is free, the page of pairs leads to the smallest change', async () => {
    const { mentor } = (await current()).result.pairs.find(({ alternate }) => alternate === null)!;
    await ruth.post(paths.matchPublication(world.cohortId, 1));
    const { id } = await app
      .db()
      .selectFrom('offers')
      .innerJoin('applications', 'applications.id', 'offers.mentor_application_id')
      .select('offers.id')
      .where('applications.number', '=', mentor)
      .executeTakeFirstOrThrow();
    await app.act((act) => openOffers(act, [id]));
    await app.act((act) => answerOffer(act, id, 'mentor', { answer: 'declined', reason: '' }));
    const pairs = await (await ruth.get(paths.pairs(world.cohortId))).text();
    const href = paths.matchRepair(world.cohortId, 1, { who: 'now' });
    expect(pairs).toContain(`href="${href}"`);
    expect(await textOf(await ruth.get(href))).toContain('Proved: ');
  });

  test('a mentee who said no is asked no more; the place is somebody else’s', async () => {
    await ruth.post(paths.matchPublication(world.cohortId, 1));
    const offer = await app
      .db()
      .selectFrom('offers')
      .innerJoin('applications', 'applications.id', 'offers.mentee_application_id')
      .select(['offers.id', 'applications.number'])
      .orderBy('offers.id')
      .executeTakeFirstOrThrow();
    await app.act((act) => openOffers(act, [offer.id]));
    await app.act((act) => answerOffer(act, offer.id, 'mentee', { answer: 'declined', reason: '' }));
    const { mentor } = (await current()).result.pairs.find(({ mentee }) => mentee !== offer.number)!;
    const { answer } = await keepRepair(`mentor ${mentor}`);
    expect(answer.status).toBe(303);
    const { pairs } = (await current()).result;
    expect(pairs.some((pair) => pair.mentee === offer.number || pair.mentor === mentor)).toBe(false);
  });

  test('whoever withdrew since is gone already', async () => {
    const cohort = await cohortById(app.db(), world.cohortId);
    const { mentee } = (await current()).result.pairs[2]!;
    const { id } = await app
      .db()
      .selectFrom('applications')
      .select('id')
      .where('cohort_id', '=', world.cohortId)
      .where('number', '=', mentee)
      .executeTakeFirstOrThrow();
    await app.act((act) => withdraw(act, cohort, id, 'They moved.'));
    const { mentor } = (await current()).result.pairs[7]!;
    const { answer } = await keepRepair(`mentor ${mentor}`);
    expect(answer.status).toBe(303);
    const { pairs } = (await current()).result;
    expect(pairs.some((pair) => pair.mentee === mentee || pair.mentor === mentor)).toBe(false);
  });
});

describe('stable pairs', () => {
  test('are shown beside the run, with those who would rather have each other', async () => {
    const page = await textOf(await ruth.get(paths.matchStable(world.cohortId, 1)));
    expect(page).toContain('Pairs are stable when no mentee and mentor would both rather have each other');
    expect(page).toMatch(/Stable pairs place (as many people as|\w+ pe(rson|ople) fewer than) this run\./i);
    expect(page).toContain('Would rather have each other');
  });

  test('make the next run, are checked for blocking pairs, and give way to the best set again', async () => {
    const best = (await current()).result.reached;
    const answer = await ruth.post(paths.matchStable(world.cohortId, 1), { mode: 'mentees' });
    expect(answer.status).toBe(303);
    const stable = await current();
    expect(stable.settings.stable).toBe('mentees');
    expect(stable.result.reached.placed).toBeLessThanOrEqual(best.placed);
    const board = await textOf(await ruth.get(paths.matching(world.cohortId)));
    expect(board).toContain('These pairs are stable');
    expect(board).not.toContain('This is the best set under your rules');
    const check = await textOf(await ruth.get(paths.matchRunCheck(world.cohortId, 2)));
    expect(check).toContain('The calculation is right.');
    expect(check).toContain('None would rather have each other.');
    expect(await textOf(await ruth.get(paths.matchStable(world.cohortId, 2)))).toContain(
      'This run is made of stable pairs.',
    );
    expect((await ruth.post(paths.matchStable(world.cohortId, 2), { mode: 'best' })).status).toBe(303);
    expect((await current()).result.reached).toEqual(best);
    expect((await ruth.post(paths.matchStable(world.cohortId, 3), { mode: 'worst' })).status).toBe(404);
  });
});

describe('placement by group', () => {
  test('tells groups of five and more, the small ones together, and no name', async () => {
    const page = await textOf(await ruth.get(paths.matchGroups(world.cohortId, 1)));
    expect(page).toMatch(/(Mentees|Mentors) with a place, by “.+”/);
    expect(page).toContain('Everybody');
    const csv = await ruth.get(paths.matchGroupsFile(world.cohortId, 1, { by: 'mentee.languages' }));
    expect(csv.headers.get('content-type')).toContain('text/csv');
    const text = await csv.text();
    const people = await app.db().selectFrom('people').select('name').execute();
    for (const { name } of people) expect(text).not.toContain(name);
    const rows = text
      .trim()
      .split('\r\n')
      .slice(2)
      .map((line) => Number(line.split(',')[1]));
    for (const count of rows) expect(count).toBeGreaterThanOrEqual(5);
  });

  test('tells nothing of thirty countries with one or two people each', async () => {
    const page = await textOf(await ruth.get(paths.matchGroups(world.cohortId, 1, { by: 'mentee.country' })));
    expect(page).toContain('Too few people in these groups');
  });

  test('takes any question that can be grouped, and the first where it knows none', async () => {
    for (const by of ['mentee.languages', 'mentee.timeZone', 'mentor.external', 'nothing', ''])
      expect((await ruth.get(paths.matchGroups(world.cohortId, 1, { by }))).status, by).toBe(200);
  });
});

describe('people who come one by one', () => {
  test('are tried in a hundred orders or fewer, with ranges, and the same each time', async () => {
    const page = await textOf(await ruth.get(paths.matchArrivals(world.cohortId, 1)));
    expect(page).toMatch(/in \d+ random orders of arrival/);
    expect(page).toContain('First come, first served');
    const { total } = (await current()).result.reached;
    expect(page).toMatch(
      new RegExp(
        `Run 1 on the board has a total fit of ${total / 10}, and “Everybody at once” \\d+: in the run`,
      ),
    );
    expect(page).toContain('readers’ ratings come before fit');
    expect(page).toMatch(/As many people in each of \d+ orders\. Total fit [+−]\d+, between/);
    expect(await textOf(await ruth.get(paths.matchArrivals(world.cohortId, 1)))).toBe(page);
  });
});

describe('a scheme that asks for stable pairs', () => {
  test('has them in its next run, and says so where they are chosen', async () => {
    const cohort = await cohortById(app.db(), world.cohortId);
    const rules = await textOf(await ruth.get(paths.schemeRules(cohort.schemeId)));
    expect(rules).toContain('Stable pairs place fewer people');
    const goals = cohort.rules.goals.join('-');
    const saved = await ruth.post(paths.schemeGoals(cohort.schemeId), { goals, mode: 'mentors' });
    expect(saved.status).toBe(303);
    expect((await ruth.post(paths.matchRuns(world.cohortId), { seen: '1' })).status).toBe(303);
    expect((await current()).settings.stable).toBe('mentors');
    await ruth.post(paths.schemeGoals(cohort.schemeId), { goals });
    expect((await cohortById(app.db(), world.cohortId)).rules.stable).toBe('mentors');
    await ruth.post(paths.schemeGoals(cohort.schemeId), { goals, mode: 'best' });
    await ruth.post(paths.matchRuns(world.cohortId), { seen: '2' });
    expect((await current()).settings.stable).toBeUndefined();
  });
});
