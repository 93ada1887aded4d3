/**
 * Every page of the house, with something on it: the pilot's world and what else it takes to see them all. A page that
 * has no visit below fails; its line is `at('what it shows', '/the/:route', paths.theAddress(…))`.
 */
import { type Actor, type Instance, transact } from '../../src/act.ts';
import { json } from '../../src/db/connect.ts';
import type { World } from '../../src/demo/world.ts';
import { createAccounts } from '../../src/features/accounts/session.ts';
import { findCall } from '../../src/features/applications/call-queries.ts';
import { guessMapping } from '../../src/features/applications/guess.ts';
import type { What } from '../../src/features/applications/import-documents.ts';
import { mapColumns, uploadFile } from '../../src/features/applications/importing.ts';
import { linkFor } from '../../src/features/applications/links.ts';
import { queueMessage } from '../../src/features/communications/outbox.ts';
import { stopToken } from '../../src/features/communications/stopping.ts';
import { changed, runWith } from '../../src/features/matching/desk.ts';
import { composeLetters } from '../../src/features/matching/letters.ts';
import { publishMatching } from '../../src/features/matching/publishing.ts';
import { findFrozen, findRun } from '../../src/features/matching/queries.ts';
import { keepRun } from '../../src/features/matching/runs.ts';
import { warnOfGaps } from '../../src/features/matching/warning.ts';
import { answerOffer } from '../../src/features/pairings/answering.ts';
import { answerToken, listToken } from '../../src/features/pairings/links.ts';
import { openOffers } from '../../src/features/pairings/offers.ts';
import { createCohort } from '../../src/features/schemes/cohort.ts';
import { type Cohort, cohortById } from '../../src/features/schemes/queries.ts';
import { paths } from '../../src/paths.ts';
import { readSheet } from '../../src/sheets/read.ts';
import { isUnreadable, type Sheet } from '../../src/sheets/sheet.ts';
import { testConfig } from '../app.ts';
import { pilot, type Served } from './browser.ts';

export type Visit = {
  readonly name: string;
  /** The route as the app lists it; null for what no route answers. */
  readonly route: string | null;
  readonly path: string;
  readonly as?: string | null;
  readonly status?: number;
  /** Sent as a form from the page at `path`, to this address. */
  readonly post?: { readonly to: string; readonly fields?: Readonly<Record<string, string>> };
};

export type EveryWorld = World & {
  readonly schemeId: string;
  readonly emptyCohort: string;
  readonly application: string;
  /** A letter that needs a sentence, and an offer that may be answered. */
  readonly letter: string;
  readonly offer: string;
  /** A long run that came to nothing. */
  readonly failedRun: string;
  readonly imports: Readonly<Record<'result' | 'discarded' | 'uploaded' | 'mapped', string>>;
};

/** The pilot with a second run, an empty cohort, and files at every stage. */
export const everything = async (instance: Instance): Promise<EveryWorld> => {
  const world = await pilot(instance);
  const { db } = instance;
  const [ruth] = world.people;
  const actor: Actor = { personId: ruth?.id ?? '' };
  const cohort = await cohortById(db, world.cohortId);
  const run = await findRun(db, cohort.id, 1);
  const couple: [string, string] = run.result.kind === 'solved' ? leading(run.result.pairs) : ['', ''];
  const settings = changed(run.settings, 'forbid', couple);
  const next = await runWith(cohort, run, await findFrozen(db, run.inputId), settings, {
    kind: 'forbid',
    pairs: [couple],
    reason: 'They know each other well.',
  });
  await transact(instance, actor, (act) => keepRun(act, next));
  const told = await publish(instance, actor, cohort);
  const failedRun = await failedWish(instance, cohort.id);
  await warnOfGaps(instance);
  const emptyCohort = await transact(instance, actor, async (act) => {
    return createCohort(act, {
      schemeId: cohort.schemeId,
      name: '2020–21',
      opensOn: '2020-07-20',
      closesOn: '2020-08-28',
      startsOn: '2020-09-14',
      endsOn: '2021-03-14',
      places: null,
      zone: 'Europe/London',
    });
  });
  const { id: application } = await db
    .selectFrom('applications')
    .select('id')
    .where('cohort_id', '=', cohort.id)
    .where('number', '=', 'ME08')
    .executeTakeFirstOrThrow();
  const { id: result } = await db
    .selectFrom('imports')
    .select('id')
    .where('what', '=', 'mentee')
    .executeTakeFirstOrThrow();
  const sheet = await brokenFile();
  const upload = (what: What, map: boolean): Promise<string> =>
    transact(instance, actor, async (act) => {
      const id = await uploadFile(act, cohort, what, `${what}, second try.csv`, sheet);
      if (map) await mapColumns(act, cohort, id, guessMapping(cohort, what, sheet).mapping);
      return id;
    });
  const discarded = await upload('mentor', false);
  await transact(instance, actor, (act) =>
    act.db.updateTable('imports').set({ state: 'discarded' }).where('id', '=', discarded).execute(),
  );
  const imports = {
    result,
    discarded,
    uploaded: await upload('mentee', false),
    mapped: await upload('mentee', true),
  };
  return { ...world, ...told, failedRun, schemeId: cohort.schemeId, emptyCohort, application, imports };
};

/** A long run whose process ended too often. */
const failedWish = async ({ db, clock }: Instance, cohort: string): Promise<string> => {
  const { id } = await db
    .insertInto('wanted_runs')
    .values({
      cohort_id: cohort,
      seen: null,
      input_id: null,
      settings: json({}),
      change: null,
      state: 'failed',
      trouble: 'crashed',
      asked_by: null,
      asked_at: clock(),
      heard_at: null,
      ended_at: clock(),
      run_id: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

/** The second run in the outbox; one offer that can be answered, and one that the mentor declined. */
const publish = async (
  instance: Instance,
  actor: Actor,
  cohort: Cohort,
): Promise<{ readonly letter: string; readonly offer: string }> => {
  const run = await findRun(instance.db, cohort.id, 2);
  if (run.result.kind !== 'solved') throw new Error('The pilot should be matched.');
  const publication = await composeLetters(instance.db, cohort, run, run.result, { name: 'Ruth Adeyemi' });
  await transact(instance, actor, (act) => publishMatching(act, cohort, publication));
  const letter = await instance.db
    .selectFrom('letters')
    .select('id')
    .where('needs_sentence', '=', true)
    .orderBy('label', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const offers = await instance.db.selectFrom('offers').select('id').orderBy('id').limit(2).execute();
  const [open = '', declined = ''] = offers.map(({ id }) => id);
  await transact(instance, null, async (act) => {
    await openOffers(act, [open, declined]);
    await answerOffer(act, declined, 'mentor', { answer: 'declined', reason: 'A new job.' });
  });
  return { letter: letter.id, offer: open };
};

type Pairs = readonly { readonly mentee: string; readonly mentor: string }[];
const leading = ([first]: Pairs): [string, string] => [first?.mentee ?? '', first?.mentor ?? ''];

const brokenFile = async (): Promise<Sheet> => {
  const lines = [
    'Application number,What is your name?,E-mail address,What is your time zone?,Extra',
    'ME50,Wanjiru Kamau,wanjiru@,GMT+3,one',
    ',,,,',
    'ME51,دينا,dina@example.org,Africa/Cairo,two',
  ];
  const sheet = await readSheet(new TextEncoder().encode(lines.join('\n')), 'second try.csv');
  if (isUnreadable(sheet)) throw new Error(`The file cannot be read: ${sheet.code}`);
  return sheet;
};

/** The pages as visited, the state of the world in each. */
export const visits = async (house: Served<EveryWorld>): Promise<Visit[]> => {
  const { prepared: world, instance } = house;
  const [ruth, hana] = world.people.map(({ id }) => id);
  const { cohortId: cohort, schemeId: scheme } = world;
  const message = await instance.db.selectFrom('messages').select('id').executeTakeFirstOrThrow();
  const reminder = await transact(instance, null, (act) =>
    queueMessage(act, {
      kind: 'readingReminder',
      list: 'reminders',
      recipient: 'hana.sato@meridian.example.org',
      occasion: 'every page',
      subject: 'Two applications wait for you',
      text: 'Dear Hana,',
    }),
  );
  const grant = await instance.db
    .selectFrom('role_grants')
    .select('id')
    .where('role', '=', 'reviewer')
    .executeTakeFirstOrThrow();
  const run = await findRun(instance.db, cohort, 2);
  const [pair] = run.result.kind === 'solved' ? run.result.pairs : [];
  const unplaced = run.result.kind === 'solved' ? run.result.unplaced : [];
  const reserve = run.result.kind === 'solved' ? run.result.reserve : [];
  const [mentee, mentor] = [pair?.mentee ?? '', pair?.mentor ?? ''];
  const link = await signInLink(house);
  const given = await instance.db
    .selectFrom('applications')
    .select('id')
    .where('cohort_id', '=', world.readingCohortId)
    .orderBy('number')
    .execute();
  const [read = '', unread = ''] = given.map(({ id }) => id);
  const calls = await callVisits(house);

  const at = (name: string, route: string, path: string, more: Partial<Visit> = {}): Visit => ({
    name,
    route,
    path,
    as: ruth ?? null,
    ...more,
  });
  const nobody = { as: null };
  const empty = (name: string, route: string, path: string, to = path): Visit =>
    at(`${name}, with problems`, route, path, { post: { to }, status: 422 });
  const board = '/cohorts/:cohort/matching/runs/:run';
  const own = { id: world.offer, side: 'mentee' } as const;
  return [
    at('privacy', '/privacy', paths.privacy(), nobody),
    at('accessibility', '/accessibility', paths.accessibility(), nobody),
    at('sign in', '/sign-in', paths.signIn(), nobody),
    at('sign in, with a problem', '/sign-in', paths.signIn(), {
      as: null,
      post: { to: paths.signIn() },
      status: 422,
    }),
    at('link sent', '/sign-in/sent', paths.signInSent(), nobody),
    at('link', '/sign-in/link/:token', link, nobody),
    at('spent link', '/sign-in/link/:token', paths.signInLink('a-link-that-never-was'), {
      as: null,
      status: 410,
    }),
    at('me', '/me', paths.me()),
    empty('me', '/me', paths.me()),
    at('roles', '/roles', paths.roles()),
    empty('roles', '/roles', paths.roles()),
    at('a role', '/roles/:grant', paths.roleGrant(grant.id)),
    at('outbox', '/outbox', paths.outbox()),
    at('bounces', '/outbox/bounces', paths.bounces()),
    empty('bounces', '/outbox/bounces', paths.bounces()),
    at('stopping reminders', '/stop/:token', paths.stop(stopToken(testConfig.secret, reminder)), nobody),
    at('a message', '/outbox/:message', paths.message(message.id)),
    at('home', '/', paths.home()),
    at('home of a reviewer', '/', paths.home(), { as: hana ?? null }),
    at('new scheme', '/schemes/new', paths.newScheme()),
    empty('new scheme', '/schemes/new', paths.newScheme(), paths.schemes()),
    at('scheme', '/schemes/:scheme', paths.scheme(scheme)),
    at('letters of a scheme', '/schemes/:scheme/letters', paths.schemeLetters(scheme)),
    at('words of a letter', '/schemes/:scheme/letters/:kind', paths.schemeLetter(scheme, 'notThisTime')),
    empty('words of a letter', '/schemes/:scheme/letters/:kind', paths.schemeLetter(scheme, 'place')),
    at('words', '/schemes/:scheme/words', paths.schemeWords(scheme)),
    empty('words', '/schemes/:scheme/words', paths.schemeWords(scheme)),
    at('rules', '/schemes/:scheme/rules', paths.schemeRules(scheme)),
    empty('rules', '/schemes/:scheme/rules', paths.schemeRules(scheme), paths.schemeWeights(scheme)),
    at('questions', '/schemes/:scheme/questions', paths.schemeQuestions(scheme)),
    at('questions to mentors', '/schemes/:scheme/questions', paths.schemeQuestions(scheme, 'mentor')),
    at('new question', '/schemes/:scheme/new-question', paths.newSchemeQuestion(scheme)),
    empty('new question', '/schemes/:scheme/new-question', paths.newSchemeQuestion(scheme)),
    at(
      'a question',
      '/schemes/:scheme/questions/:role/:question',
      paths.schemeQuestion(scheme, 'mentee', 'support'),
    ),
    at('new cohort', '/schemes/:scheme/cohorts/new', paths.newCohort(scheme)),
    empty('new cohort', '/schemes/:scheme/cohorts/new', paths.newCohort(scheme), paths.cohorts(scheme)),
    at('cohort', '/cohorts/:cohort', paths.cohort(cohort)),
    at('cohort, empty', '/cohorts/:cohort', paths.cohort(world.emptyCohort)),
    at('settings', '/cohorts/:cohort/settings', paths.cohortSettings(cohort)),
    at('history', '/cohorts/:cohort/history', paths.history(cohort)),
    at('stages', '/cohorts/:cohort/stages', paths.stages(cohort)),
    at('stages, all ahead', '/cohorts/:cohort/stages', paths.stages(world.emptyCohort)),
    at('a stage that cannot go back', '/cohorts/:cohort/stages/:stage', paths.stage(cohort, 'matching')),
    at('days to answer', '/cohorts/:cohort/stages/:stage', paths.stage(cohort, 'pairs')),
    at('a stage to step back', '/cohorts/:cohort/stages/:stage', paths.stage(cohort, 'letters')),
    at('a day to move', '/cohorts/:cohort/stages/:stage', paths.stage(world.readingCohortId, 'reading')),
    empty('a day to move', '/cohorts/:cohort/stages/:stage', paths.stage(world.readingCohortId, 'reading')),
    ...calls.map(({ name, route, path, ...more }) => at(name, route ?? '', path, more)),
    at('applications', '/cohorts/:cohort/applications', paths.applications(cohort)),
    at('applications, none', '/cohorts/:cohort/applications', paths.applications(world.emptyCohort)),
    at(
      'applications, none found',
      '/cohorts/:cohort/applications',
      paths.applications(cohort, { find: 'zz' }),
    ),
    at(
      'an application',
      '/cohorts/:cohort/applications/:application',
      paths.application(cohort, world.application),
    ),
    at('letters', '/cohorts/:cohort/outbox', paths.cohortOutbox(cohort)),
    at('letters, none', '/cohorts/:cohort/outbox', paths.cohortOutbox(world.emptyCohort)),
    at('a letter', '/cohorts/:cohort/outbox/:letter', paths.cohortLetter(cohort, world.letter)),
    at(
      'a letter as text',
      '/cohorts/:cohort/outbox/:letter',
      paths.cohortLetter(cohort, world.letter, { as: 'text' }),
    ),
    at(
      'a letter’s words',
      '/cohorts/:cohort/outbox/:letter/words',
      paths.cohortLetterWords(cohort, world.letter),
    ),
    empty(
      'a letter’s words',
      '/cohorts/:cohort/outbox/:letter/words',
      paths.cohortLetterWords(cohort, world.letter),
    ),
    at('pairs', '/cohorts/:cohort/pairs', paths.pairs(cohort)),
    at('pairs, none', '/cohorts/:cohort/pairs', paths.pairs(world.emptyCohort)),
    at('wait-list', '/cohorts/:cohort/waiting', paths.waiting(cohort)),
    at('wait-list, before', '/cohorts/:cohort/waiting', paths.waiting(world.emptyCohort)),
    at(
      'a place on the list',
      '/list/:token',
      paths.ownList(listToken(testConfig.secret, world.application)),
      nobody,
    ),
    at('an offer', '/answers/:token', paths.answer(answerToken(testConfig.secret, own)), nobody),
    at('readings of a reader', '/cohorts/:cohort/readings', paths.readings(world.readingCohortId), {
      as: hana ?? null,
    }),
    at('readings, none', '/cohorts/:cohort/readings', paths.readings(cohort)),
    at('a reading', '/cohorts/:cohort/readings/:application', paths.reading(world.readingCohortId, unread), {
      as: hana ?? null,
    }),
    at(
      'a reading that is in',
      '/cohorts/:cohort/readings/:application',
      paths.reading(world.readingCohortId, read),
      {
        as: hana ?? null,
      },
    ),
    at('table of readings', '/cohorts/:cohort/review', paths.reviews(world.readingCohortId)),
    at('table of readings from a file', '/cohorts/:cohort/review', paths.reviews(cohort)),
    empty(
      'table of readings',
      '/cohorts/:cohort/review',
      paths.reviews(world.readingCohortId),
      paths.reviewDecisions(world.readingCohortId),
    ),
    at('table of readings, none', '/cohorts/:cohort/review', paths.reviews(world.emptyCohort)),
    at('sharing out', '/cohorts/:cohort/review/sharing', paths.reviewSharing(world.readingCohortId)),
    at('sharing out, all to do', '/cohorts/:cohort/review/sharing', paths.reviewSharing(cohort)),
    at(
      'an application as it was read',
      '/cohorts/:cohort/reviewed/:application',
      paths.reviewed(world.readingCohortId, read),
    ),
    at('decisions, none', '/cohorts/:cohort/decisions', paths.decisions(world.emptyCohort)),
    at('home of a cohort that is read', '/cohorts/:cohort', paths.cohort(world.readingCohortId)),
    at('hours', '/cohorts/:cohort/hours', paths.hours(world.readingCohortId)),
    empty('hours', '/cohorts/:cohort/hours', paths.hours(world.readingCohortId)),
    at('hours, none', '/cohorts/:cohort/hours', paths.hours(world.emptyCohort)),
    at('imports', '/cohorts/:cohort/imports', paths.imports(cohort)),
    at('imports, none', '/cohorts/:cohort/imports', paths.imports(world.emptyCohort)),
    at('new import', '/cohorts/:cohort/imports/new', paths.newImport(cohort)),
    at(
      'columns',
      '/cohorts/:cohort/imports/:file/columns',
      paths.importColumns(cohort, world.imports.uploaded),
    ),
    empty(
      'columns',
      '/cohorts/:cohort/imports/:file/columns',
      paths.importColumns(cohort, world.imports.uploaded),
    ),
    at(
      'preview with wrong rows',
      '/cohorts/:cohort/imports/:file/preview',
      paths.importPreview(cohort, world.imports.mapped),
    ),
    at('result', '/cohorts/:cohort/imports/:file', paths.importResult(cohort, world.imports.result)),
    at(
      'result, discarded',
      '/cohorts/:cohort/imports/:file',
      paths.importResult(cohort, world.imports.discarded),
    ),
    at('matching, before', '/cohorts/:cohort/matching', paths.matching(world.emptyCohort)),
    at('board', '/cohorts/:cohort/matching', paths.matching(cohort)),
    at(
      'run that failed',
      '/cohorts/:cohort/matching/wanted/:wanted',
      paths.wantedRun(cohort, world.failedRun),
    ),
    at('board of an older run', board, paths.matchRun(cohort, 1)),
    at('a veto’s price', board, paths.matchPrice(cohort, 2, { kind: 'forbid', mentee, mentor })),
    at('a change’s price', board, paths.matchPrice(cohort, 2, { kind: 'force', mentee, mentor: 'MO01' })),
    at('a change without a reason', board, paths.matchRun(cohort, 2), {
      post: { to: paths.matchChange(cohort, 2), fields: { kind: 'forbid', mentee, mentor } },
      status: 422,
    }),
    at('runs', '/cohorts/:cohort/matching/runs', paths.matchRuns(cohort)),
    at('rules of a run', `${board}/rules`, paths.matchRunRules(cohort, 2)),
    at('check', `${board}/check`, paths.matchRunCheck(cohort, 2)),
    at('compare', `${board}/compare/:other`, paths.matchCompare(cohort, 2, 1)),
    at('print', `${board}/print`, paths.matchRunPrint(cohort, 2)),
    at('if somebody leaves', `${board}/repair`, paths.matchRepair(cohort, 2)),
    at('if a mentor leaves', `${board}/repair`, paths.matchRepair(cohort, 2, { who: `mentor ${mentor}` })),
    at('repair of what fell through', `${board}/repair`, paths.matchRepair(cohort, 2, { who: 'now' })),
    at('stable pairs', `${board}/stable`, paths.matchStable(cohort, 2)),
    at('groups', `${board}/groups`, paths.matchGroups(cohort, 2)),
    at('groups of mentors', `${board}/groups`, paths.matchGroups(cohort, 2, { by: 'mentor.languages' })),
    at('arrivals', `${board}/arrivals`, paths.matchArrivals(cohort, 2)),
    at(
      'a placed mentee',
      `${board}/:role{mentee|mentor}/:number`,
      paths.matchPerson(cohort, 2, 'mentee', mentee),
    ),
    at(
      'a mentee without a place',
      `${board}/:role{mentee|mentor}/:number`,
      paths.matchPerson(cohort, 2, 'mentee', unplaced[0]?.mentee ?? ''),
    ),
    at(
      'a mentor in reserve',
      `${board}/:role{mentee|mentor}/:number`,
      paths.matchPerson(cohort, 2, 'mentor', reserve[0]?.mentor ?? ''),
    ),
    at(
      'one more like a mentor',
      `${board}/:role{mentee|mentor}/:number`,
      paths.matchPerson(cohort, 2, 'mentor', mentor, { more: 'yes' }),
    ),
    { name: 'nothing here', route: null, path: '/nothing-here', as: ruth ?? null, status: 404 },
    { name: 'not for you', route: null, path: paths.matching(cohort), as: hana ?? null, status: 403 },
    {
      name: 'refused',
      route: null,
      path: paths.matchRun(cohort, 1),
      as: ruth ?? null,
      post: { to: paths.matchRunRestore(cohort, 1), fields: { seen: '1' } },
      status: 409,
    },
    { name: 'demonstration', route: null, path: `${house.demoUrl}${paths.demo()}`, as: null },
  ];
};

/** Asks for a link as a person does, and reads it on the server's terminal. */
const signInLink = async ({ url, told }: Served<EveryWorld>): Promise<string> => {
  await fetch(`${url}${paths.signIn()}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url },
    body: new URLSearchParams({ email: 'ruth.adeyemi@meridian.example.org' }),
  });
  const address = told.at(-1)?.match(/https?:\S+/)?.[0];
  if (address === undefined) throw new Error('No link was told.');
  return new URL(address).pathname;
};

/** The call and a form under way. The browser of nobody has opened its link first, and keeps its cookie. */
const callVisits = async ({ prepared: world, instance, url }: Served<EveryWorld>): Promise<Visit[]> => {
  const id = world.openCohortId;
  const person = await instance.db
    .selectFrom('people')
    .select(['id', 'name', 'email', 'language'])
    .where('id', '=', world.people.find(({ role }) => role === 'applicant')?.id ?? '')
    .executeTakeFirstOrThrow();
  const call = await findCall(instance.db, id);
  const accounts = createAccounts({ ...testConfig, origin: url });
  const link = await transact(instance, null, (act) => linkFor(act, accounts, call, 'mentee', person));
  const nobody = { as: null };
  const route = '/call/:cohort/:role';
  const open = new URL(link).pathname;
  const step = (name: string): Visit => ({
    ...nobody,
    name: `step ${name}`,
    route: `${route}/steps/:step`,
    path: paths.applyStep(id, 'mentee', name),
  });
  const wrong = (name: string): Visit => ({
    ...step(name),
    name: `step ${name}, with problems`,
    post: { to: paths.applyStep(id, 'mentee', name), fields: { zone: 'Nairob', availability: '1-15' } },
    status: 422,
  });
  return [
    { ...nobody, name: 'call', route: '/call/:cohort', path: paths.call(id, { city: 'Nairobi' }) },
    { ...nobody, name: 'start', route, path: paths.apply(id, 'mentor') },
    {
      ...nobody,
      name: 'start, with problems',
      route,
      path: paths.apply(id, 'mentor'),
      post: { to: paths.apply(id, 'mentor') },
      status: 422,
    },
    { ...nobody, name: 'link mailed', route: `${route}/sent`, path: paths.applySent(id, 'mentor') },
    {
      ...nobody,
      name: 'dead link',
      route: `${route}/link/:token`,
      path: paths.applyLink(id, 'mentee', 'never'),
      status: 410,
    },
    { ...nobody, name: 'link to a form', route: `${route}/link/:token`, path: open },
    { ...nobody, name: 'link opened', route: null, path: open, post: { to: open }, status: 200 },
    ...['about', 'project', 'help', 'meeting', 'languages'].map(step),
    wrong('meeting'),
    wrong('languages'),
    { ...nobody, name: 'check', route: `${route}/check`, path: paths.applyCheck(id, 'mentee') },
    {
      ...nobody,
      name: 'check, unfinished',
      route: `${route}/check`,
      path: paths.applyCheck(id, 'mentee'),
      post: { to: paths.applySending(id, 'mentee') },
      status: 422,
    },
    { ...nobody, name: 'status', route: `${route}/status`, path: paths.applyStatus(id, 'mentee') },
    { name: 'home while the call is open', route: '/cohorts/:cohort', path: paths.cohort(id) },
    { name: 'the call’s words', route: '/cohorts/:cohort/call', path: paths.cohortCall(id) },
    {
      name: 'the call’s words, with problems',
      route: '/cohorts/:cohort/call',
      path: paths.cohortCall(id),
      post: { to: paths.cohortCall(id) },
      status: 422,
    },
    {
      name: 'usual words of a call',
      route: '/cohorts/:cohort/call',
      path: paths.cohortCall(world.emptyCohort),
    },
    { name: 'preview', route: '/cohorts/:cohort/call/preview', path: paths.callPreview(id) },
    { name: 'closing early', route: '/cohorts/:cohort/call/closing', path: paths.callClosing(id) },
  ];
};
