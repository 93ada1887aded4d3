/**
 * Every address × everybody. A route without a line below fails; so does a line without a route.
 *
 * To add one: `'METHOD /path/:as-hono-prints-it': line(who may, over what, what they get)`. The forms sent are empty, so
 * a POST that is allowed usually gives 422. `over` is where the thing lies: roles held elsewhere do not reach it. What a
 * path needs besides :scheme and :cohort is made anew before every request in `things`, so that a line whose route
 * changes something is the same for each person.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { projectRoot } from '../../src/config.ts';
import { guessMapping } from '../../src/features/applications/guess.ts';
import { mapColumns, uploadFile } from '../../src/features/applications/importing.ts';
import { receiveApplication } from '../../src/features/applications/intake.ts';
import { queueMessage } from '../../src/features/communications/outbox.ts';
import { runOnNewData } from '../../src/features/matching/desk.ts';
import { stopEngine } from '../../src/features/matching/engine.ts';
import { keepRun } from '../../src/features/matching/runs.ts';
import { cohortById } from '../../src/features/schemes/queries.ts';
import { type Role, roles } from '../../src/permissions.ts';
import { readSheet } from '../../src/sheets/read.ts';
import { isUnreadable } from '../../src/sheets/sheet.ts';
import { loadAssets } from '../../src/ui/assets.ts';
import { type Browser, useApp } from '../app.ts';
import { makeCohort, makeGrant, makeOrganisation, makePerson, makeScheme } from '../makers.ts';

type Who = 'everybody' | 'people' | readonly Role[];
type Over = 'organisation' | 'scheme' | 'cohort' | 'anything';
type Line = { readonly who: Who; readonly over: Over; readonly gives: number };

const line = (who: Who, over: Over, gives: number): Line => ({ who, over, gives });
const everybody = (gives: number): Line => line('everybody', 'anything', gives);
const people = (gives: number): Line => line('people', 'anything', gives);
const coordinators: Who = ['coordinator'];
const readers: Who = ['coordinator', 'reviewer'];
const ofTheCohort: Who = ['coordinator', 'reviewer', 'evaluator', 'contactPerson', 'reader'];

const table: Record<string, Line> = {
  'GET /health': everybody(200),
  'GET /assets/:asset': everybody(404),
  'GET /privacy': everybody(200),
  'GET /accessibility': everybody(200),

  'GET /outbox': line(['operator'], 'organisation', 200),
  'GET /outbox/bounces': line(['operator'], 'organisation', 200),
  'POST /outbox/bounces': line(['operator'], 'organisation', 422),
  'GET /stop/:token': everybody(404),
  'POST /stop/:token': everybody(404),
  'POST /cohorts/:cohort/addresses/:person': line(coordinators, 'cohort', 409),
  'GET /outbox/:message': line(['operator'], 'organisation', 200),
  'POST /outbox/:message/sending': line(['operator'], 'organisation', 303),

  'GET /start': everybody(303),
  'POST /start': everybody(422),
  'GET /sign-in': everybody(200),
  'POST /sign-in': everybody(422),
  'GET /sign-in/sent': everybody(200),
  'GET /sign-in/link/:token': everybody(410),
  'POST /sign-in/link/:token': everybody(410),
  'POST /sign-out': everybody(303),
  'GET /me': people(200),
  'POST /me': people(422),
  'POST /me/sessions': people(303),
  'GET /roles': line(['coordinator', 'operator'], 'anything', 200),
  'POST /roles': line(['coordinator', 'operator'], 'anything', 422),
  'GET /roles/:grant': line(['coordinator', 'operator'], 'scheme', 200),
  'POST /roles/:grant/removal': line(['coordinator', 'operator'], 'scheme', 303),

  'GET /': people(200),
  'GET /schemes/new': line(coordinators, 'organisation', 200),
  'POST /schemes': line(coordinators, 'organisation', 422),
  'GET /schemes/:scheme': line(coordinators, 'scheme', 200),
  'GET /schemes/:scheme/letters': line(coordinators, 'scheme', 200),
  'GET /schemes/:scheme/letters/:kind': line(coordinators, 'scheme', 200),
  'POST /schemes/:scheme/letters/:kind': line(coordinators, 'scheme', 422),
  'GET /schemes/:scheme/words': line(coordinators, 'scheme', 200),
  'POST /schemes/:scheme/words': line(coordinators, 'scheme', 422),
  'GET /schemes/:scheme/rules': line(coordinators, 'scheme', 200),
  'POST /schemes/:scheme/rules/constraints': line(coordinators, 'scheme', 422),
  'POST /schemes/:scheme/rules/weights': line(coordinators, 'scheme', 422),
  'POST /schemes/:scheme/rules/preset': line(coordinators, 'scheme', 303),
  'POST /schemes/:scheme/rules/goals': line(coordinators, 'scheme', 422),
  'GET /schemes/:scheme/questions': line(coordinators, 'scheme', 200),
  'GET /schemes/:scheme/new-question': line(coordinators, 'scheme', 200),
  'POST /schemes/:scheme/new-question': line(coordinators, 'scheme', 422),
  'GET /schemes/:scheme/questions/:role/:question': line(coordinators, 'scheme', 404),
  'POST /schemes/:scheme/questions/:role/:question': line(coordinators, 'scheme', 404),
  'POST /schemes/:scheme/questions/:role/:question/removal': line(coordinators, 'scheme', 404),
  'GET /schemes/:scheme/cohorts/new': line(coordinators, 'scheme', 200),
  'POST /schemes/:scheme/cohorts': line(coordinators, 'scheme', 422),
  'GET /cohorts/:cohort': line(ofTheCohort, 'cohort', 200),
  'GET /cohorts/:cohort/settings': line(coordinators, 'cohort', 200),
  'POST /cohorts/:cohort/settings': line(coordinators, 'cohort', 422),
  'GET /cohorts/:cohort/stages': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/stages/:stage': line(coordinators, 'cohort', 200),
  'POST /cohorts/:cohort/stages/:stage': line(coordinators, 'cohort', 422),
  'GET /cohorts/:cohort/history': line(['coordinator', 'operator'], 'cohort', 200),

  'GET /call/:cohort': everybody(200),
  // The call of the world is closed; without a mailed link there is nothing of one's own.
  'GET /call/:cohort/:role': everybody(200),
  'POST /call/:cohort/:role': everybody(422),
  'GET /call/:cohort/:role/sent': everybody(200),
  'GET /call/:cohort/:role/link/:token': everybody(410),
  'POST /call/:cohort/:role/link/:token': everybody(410),
  'GET /call/:cohort/:role/steps/:step': everybody(303),
  'POST /call/:cohort/:role/steps/:step': everybody(303),
  'GET /call/:cohort/:role/files/:file': everybody(404),
  'GET /call/:cohort/:role/check': everybody(303),
  'POST /call/:cohort/:role/sending': everybody(303),
  'GET /call/:cohort/:role/status': everybody(303),
  'POST /call/:cohort/:role/withdrawal': everybody(303),
  'POST /call/:cohort/:role/leaving': everybody(303),
  'GET /cohorts/:cohort/call': line(coordinators, 'cohort', 200),
  'POST /cohorts/:cohort/call': line(coordinators, 'cohort', 422),
  'GET /cohorts/:cohort/call/preview': line(coordinators, 'cohort', 200),
  // Its last day is over.
  'POST /cohorts/:cohort/call/opening': line(coordinators, 'cohort', 409),
  'GET /cohorts/:cohort/call/closing': line(coordinators, 'cohort', 303),
  'POST /cohorts/:cohort/call/closing': line(coordinators, 'cohort', 409),

  'GET /cohorts/:cohort/applications': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/applications/mentee.csv': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/applications/mentee.xlsx': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/applications/mentor.csv': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/applications/mentor.xlsx': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/applications/:application': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/applications/:application/files/:file': line(coordinators, 'cohort', 404),
  'POST /cohorts/:cohort/applications/:application/withdrawal': line(coordinators, 'cohort', 422),
  // An application that was not given to them is not there for a reader.
  'GET /cohorts/:cohort/readings': line(readers, 'cohort', 200),
  'GET /cohorts/:cohort/readings/:application': line(readers, 'cohort', 404),
  'GET /cohorts/:cohort/readings/:application/files/:file': line(readers, 'cohort', 404),
  'POST /cohorts/:cohort/readings/:application': line(readers, 'cohort', 404),
  'POST /cohorts/:cohort/readings/:application/conflict': line(readers, 'cohort', 404),
  'GET /cohorts/:cohort/review': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/review/readings.csv': line(coordinators, 'cohort', 200),
  'POST /cohorts/:cohort/review/phases': line(coordinators, 'cohort', 422),
  'GET /cohorts/:cohort/review/sharing': line(coordinators, 'cohort', 200),
  'POST /cohorts/:cohort/review/sharing': line(coordinators, 'cohort', 422),
  // Nothing is open, so nobody is reminded; nothing waits, so nothing is applied.
  'POST /cohorts/:cohort/review/reminders': line(coordinators, 'cohort', 409),
  'POST /cohorts/:cohort/review/decisions': line(coordinators, 'cohort', 422),
  'GET /cohorts/:cohort/reviewed/:application': line(coordinators, 'cohort', 200),
  'POST /cohorts/:cohort/reviewed/:application/readers': line(coordinators, 'cohort', 422),
  'POST /cohorts/:cohort/reviewed/:application/readers/:person/removal': line(coordinators, 'cohort', 404),
  'GET /cohorts/:cohort/decisions': line(coordinators, 'cohort', 200),
  'POST /cohorts/:cohort/decisions': line(coordinators, 'cohort', 409),
  'GET /cohorts/:cohort/hours': line(coordinators, 'cohort', 200),
  'POST /cohorts/:cohort/hours': line(coordinators, 'cohort', 422),
  'POST /cohorts/:cohort/hours/timer': line(coordinators, 'cohort', 422),
  'POST /cohorts/:cohort/hours/timer/stop': line(coordinators, 'cohort', 409),
  'POST /cohorts/:cohort/hours/suggestions': line(coordinators, 'cohort', 422),
  'POST /cohorts/:cohort/hours/:entry/removal': line(coordinators, 'cohort', 404),
  'GET /cohorts/:cohort/imports': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/imports/new': line(coordinators, 'cohort', 200),
  'POST /cohorts/:cohort/imports': line(coordinators, 'cohort', 422),
  'GET /cohorts/:cohort/imports/:file/columns': line(coordinators, 'cohort', 200),
  'POST /cohorts/:cohort/imports/:file/columns': line(coordinators, 'cohort', 422),
  'GET /cohorts/:cohort/imports/:file/preview': line(coordinators, 'cohort', 200),
  'POST /cohorts/:cohort/imports/:file/commit': line(coordinators, 'cohort', 303),
  'POST /cohorts/:cohort/imports/:file/discard': line(coordinators, 'cohort', 303),
  'GET /cohorts/:cohort/imports/:file': line(coordinators, 'cohort', 303),
  'GET /cohorts/:cohort/imports/:file/wrong-rows.csv': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/imports/:file/wrong-rows.xlsx': line(coordinators, 'cohort', 200),

  'GET /cohorts/:cohort/outbox': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/outbox/:letter': line(coordinators, 'cohort', 404),
  'POST /cohorts/:cohort/outbox/:letter': line(coordinators, 'cohort', 404),
  'POST /cohorts/:cohort/outbox/:letter/hold': line(coordinators, 'cohort', 404),
  'GET /cohorts/:cohort/outbox/:letter/words': line(coordinators, 'cohort', 404),
  'POST /cohorts/:cohort/outbox/:letter/words': line(coordinators, 'cohort', 404),
  'POST /cohorts/:cohort/outbox/:letter/later': line(coordinators, 'cohort', 404),
  'POST /cohorts/:cohort/outbox/:letter/deletion': line(coordinators, 'cohort', 404),
  'POST /cohorts/:cohort/outbox-leaving': line(coordinators, 'cohort', 422),
  // Nothing has been published here.
  'POST /cohorts/:cohort/outbox-recall': line(coordinators, 'cohort', 404),
  'POST /cohorts/:cohort/outbox-reader': line(coordinators, 'cohort', 404),
  'POST /cohorts/:cohort/outbox-reading': line(coordinators, 'cohort', 404),
  'GET /cohorts/:cohort/pairs': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/waiting': line(coordinators, 'cohort', 200),
  'POST /cohorts/:cohort/waiting/offers': line(coordinators, 'cohort', 404),
  'POST /cohorts/:cohort/waiting/people': line(coordinators, 'cohort', 404),
  'GET /list/:token': everybody(404),
  'POST /list/:token': everybody(404),
  'POST /cohorts/:cohort/offers/:offer/alternate': line(coordinators, 'cohort', 404),
  'GET /answers/:token': everybody(404),
  'POST /answers/:token': everybody(404),
  // Nobody applied, so there is nobody to write to.
  'POST /cohorts/:cohort/matching/runs/:run/publication': line(coordinators, 'cohort', 409),

  'GET /cohorts/:cohort/matching': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/matching/runs': line(coordinators, 'cohort', 200),
  // An empty form has seen no run, so what it asks for is overtaken.
  'POST /cohorts/:cohort/matching/runs': line(coordinators, 'cohort', 409),
  'GET /cohorts/:cohort/matching/wanted/:wanted': line(coordinators, 'cohort', 404),
  'POST /cohorts/:cohort/matching/wanted/:wanted/cancellation': line(coordinators, 'cohort', 404),
  'GET /cohorts/:cohort/matching/runs/:run': line(coordinators, 'cohort', 200),
  'POST /cohorts/:cohort/matching/runs/:run/changes': line(coordinators, 'cohort', 404),
  'POST /cohorts/:cohort/matching/runs/:run/keeps': line(coordinators, 'cohort', 303),
  'POST /cohorts/:cohort/matching/runs/:run/restore': line(coordinators, 'cohort', 409),
  'GET /cohorts/:cohort/matching/runs/:run/rules': line(coordinators, 'cohort', 200),
  'POST /cohorts/:cohort/matching/runs/:run/rules': line(coordinators, 'cohort', 422),
  'GET /cohorts/:cohort/matching/runs/:run/check': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/matching/runs/:run/compare/:other': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/matching/runs/:run/print': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/matching/runs/:run/:file{result\\.(csv|xlsx|json)}': line(
    coordinators,
    'cohort',
    200,
  ),
  'GET /cohorts/:cohort/matching/runs/:run/repair': line(coordinators, 'cohort', 200),
  'POST /cohorts/:cohort/matching/runs/:run/repair': line(coordinators, 'cohort', 404),
  'GET /cohorts/:cohort/matching/runs/:run/stable': line(coordinators, 'cohort', 200),
  'POST /cohorts/:cohort/matching/runs/:run/stable': line(coordinators, 'cohort', 404),
  'GET /cohorts/:cohort/matching/runs/:run/groups': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/matching/runs/:run/groups.csv': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/matching/runs/:run/arrivals': line(coordinators, 'cohort', 200),
  'GET /cohorts/:cohort/matching/runs/:run/:role{mentee|mentor}/:number': line(coordinators, 'cohort', 404),
};

const app = useApp();
const routes = [
  ...new Set(
    createApp({
      instance: { ...app.instance, db: null as never, clock: () => new Date(), mayWrite: () => undefined },
      config: app.config,
      assets: await loadAssets(projectRoot()),
      accounts: app.accounts,
    })
      .routes.filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`),
  ),
];

test('every route has a line, and every line a route', () => {
  expect(routes.filter((route) => !(route in table))).toEqual([]);
  expect(Object.keys(table).filter((route) => !routes.includes(route))).toEqual([]);
});

type Place = 'nowhere' | 'organisation' | 'thisScheme' | 'thisCohort' | 'otherScheme';
type Person = {
  readonly name: string;
  readonly role: Role | null;
  readonly place: Place;
  readonly browser: Browser;
};
type World = { readonly persons: readonly Person[]; readonly scheme: string; readonly cohort: string };

let world: World;
beforeEach(async () => {
  world = await makeWorld();
});

afterAll(stopEngine);

const makeWorld = async (): Promise<World> => {
  const db = app.db();
  await makeOrganisation(db);
  const [scheme, other] = [await makeScheme(db, 'KT mentoring'), await makeScheme(db, 'Review authors')];
  const cohort = await makeCohort(db, scheme);
  await openPastCall(cohort.id);
  const run = await runOnNewData(db, await cohortById(db, cohort.id), null);
  await app.act((act) => keepRun(act, run));
  const over = {
    organisation: {},
    thisScheme: { schemeId: scheme.id },
    thisCohort: { cohortId: cohort.id },
    otherScheme: { schemeId: other.id },
  };
  const plain = await app.as(await makePerson(db, 'Nobody'));
  const persons: Person[] = [
    { name: 'a visitor', role: null, place: 'nowhere', browser: app.visitor() },
    { name: 'a person without a role', role: null, place: 'nowhere', browser: plain },
  ];
  for (const place of ['organisation', 'thisScheme', 'thisCohort', 'otherScheme'] as const) {
    for (const role of roles) {
      const person = await makePerson(db, `${role} of ${place}`);
      await makeGrant(db, person, role, over[place]);
      persons.push({ name: person.name, role, place, browser: await app.as(person) });
    }
  }
  return { persons, scheme: scheme.id, cohort: cohort.id };
};

/** A call that was open and has closed. */
const openPastCall = (cohortId: string) =>
  app
    .db()
    .insertInto('calls')
    .values({
      cohort_id: cohortId,
      headline: 'Six months',
      lead: 'You lead.',
      for_mentees: 'You have a project.',
      for_mentors: 'You have done it.',
      gives: 'A mentor.',
      expects: '',
      form_minutes: null,
      costs: '',
      contact_name: 'Ruth',
      contact_email: 'ruth@example.org',
      opened_at: new Date('2026-09-01T00:00:00Z'),
      closed_at: null,
      updated_at: new Date('2026-09-01T00:00:00Z'),
    })
    .execute();

/** What the parts of a path stand for, made anew for each request. */
const things: Record<string, () => Promise<string>> = {
  scheme: async () => world.scheme,
  cohort: async () => world.cohort,
  token: async () => 'a-link-that-never-was',
  asset: async () => 'nothing.css',
  application: async () => {
    const cohort = await cohortById(app.db(), world.cohort);
    const number = randomUUID();
    const email = `${number}@example.org`;
    const intake = { role: 'mentee', number, name: 'Selu', email, answers: {}, submittedAt: null } as const;
    await app.act((act) => receiveApplication(act, cohort, { ...intake, state: 'submitted' }));
    const application = app.db().selectFrom('applications').select('id').where('number', '=', number);
    return (await application.executeTakeFirstOrThrow()).id;
  },
  file: async () => {
    const cohort = await cohortById(app.db(), world.cohort);
    const sheet = await readSheet(new TextEncoder().encode('Name,Email\nSelu,selu\n'), 'mentees.csv');
    if (isUnreadable(sheet)) throw new Error('The sheet should be readable.');
    return app.act(async (act) => {
      const id = await uploadFile(act, cohort, 'mentee', 'mentees.csv', sheet);
      await mapColumns(act, cohort, id, guessMapping(cohort, 'mentee', sheet).mapping);
      return id;
    });
  },
  run: async () => {
    const numbers = app.db().selectFrom('match_runs').select('number').orderBy('number', 'desc');
    return String((await numbers.executeTakeFirstOrThrow()).number);
  },
  other: async () => '1',
  letter: async () => randomUUID(),
  offer: async () => randomUUID(),
  wanted: async () => randomUUID(),
  number: async () => 'ME01',
  'file{result\\.(csv|xlsx|json)}': async () => 'result.csv',
  'role{mentee|mentor}': async () => 'mentee',
  role: async () => 'mentee',
  step: async () => 'about',
  kind: async () => 'place',
  stage: async () => 'matching',
  question: async () => 'nothingAsked',
  person: async () => randomUUID(),
  entry: async () => randomUUID(),
  message: () =>
    app.act(async (act) => {
      const occasion = randomUUID();
      await queueMessage(act, {
        kind: 'test',
        recipient: 'a@b.org',
        occasion,
        subject: 'A letter',
        text: 'Text',
      });
      const message = act.db.selectFrom('messages').select('id').where('occasion', '=', occasion);
      return (await message.executeTakeFirstOrThrow()).id;
    }),
  grant: async () => {
    const person = await makePerson(app.db(), 'Somebody', { email: `${randomUUID()}@example.org` });
    return (await makeGrant(app.db(), person, 'reader', { schemeId: world.scheme })).id;
  },
};

const addressOf = async (path: string): Promise<string> => {
  let address = path;
  for (const [part, name = ''] of path.matchAll(/:(\w+)(?:\{[^}]*\})?/g)) {
    const make = things[part.slice(1)] ?? things[name];
    if (make === undefined) throw new Error(`Say in \`things\` what ${part} stands for.`);
    address = address.replace(part, await make());
  }
  return address;
};

const reaches = ({ role, place }: Person, over: Over): boolean => {
  if (role === null) return false;
  if (over === 'anything' || place === 'organisation') return true;
  if (place === 'thisScheme') return over === 'scheme' || over === 'cohort';
  return place === 'thisCohort' && over === 'cohort';
};

/** What this person must get: the page, a way to sign in, a no that says why, or nothing at all. */
const due = (person: Person, { who, over, gives }: Line): number => {
  if (who === 'everybody') return gives;
  if (person.name === 'a visitor') return 303;
  if (who === 'people') return gives;
  if (!reaches(person, over)) return 404;
  return person.role !== null && who.includes(person.role) ? gives : 403;
};

describe('every route gives everybody what is due to them', () => {
  test.each(Object.entries(table))('%s', async (route, entry) => {
    const [method = '', path = ''] = route.split(' ');
    const found: Record<string, number> = {};
    for (const { name, browser } of world.persons) {
      const address = await addressOf(path);
      const answer = method === 'GET' ? await browser.get(address) : await browser.post(address);
      found[name] = answer.status;
      if (name === 'a visitor' && entry.who !== 'everybody') {
        expect(answer.headers.get('location')).toMatch(/^\/sign-in/);
      }
    }
    expect(found).toEqual(
      Object.fromEntries(world.persons.map((person) => [person.name, due(person, entry)])),
    );
  });

  test('and no form that another site sends', async () => {
    const [founder] = world.persons.filter(({ name }) => name === 'coordinator of organisation');
    const statuses = new Set<number | undefined>();
    // Mail programs send the one without a page of ours; its signed link is what it is trusted by.
    for (const route of routes.filter((one) => one.startsWith('POST ') && one !== 'POST /stop/:token')) {
      const address = route.slice('POST '.length).replaceAll(/:\w+(\{[^}]*\})?/g, 'anything');
      const answer = await founder?.browser.request(address, {
        method: 'POST',
        body: new URLSearchParams({}),
        headers: { origin: 'https://elsewhere.test' },
      });
      statuses.add(answer?.status);
    }
    expect([...statuses]).toEqual([403]);
  });
});
