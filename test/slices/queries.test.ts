/** Every list asks the database as often for a thousand as for one. A list of ours that is not below is not held. */
import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { projectRoot } from '../../src/config.ts';
import { json } from '../../src/db/connect.ts';
import { runOnNewData } from '../../src/features/matching/desk.ts';
import { stopEngine } from '../../src/features/matching/engine.ts';
import { findRun } from '../../src/features/matching/queries.ts';
import { keepRun } from '../../src/features/matching/runs.ts';
import { type Cohort, cohortById } from '../../src/features/schemes/queries.ts';
import { paths } from '../../src/paths.ts';
import { loadAssets } from '../../src/ui/assets.ts';
import { useApp } from '../app.ts';
import { makeCohort, makeGrant, makeOrganisation, makePerson, makeScheme } from '../makers.ts';

const app = useApp();
afterAll(stopEngine);

const hours = [
  { day: 1, from: 600, until: 900 },
  { day: 3, from: 600, until: 900 },
];
const both = {
  group: 'A group',
  member: true,
  country: 'Kenya',
  zone: 'Africa/Nairobi',
  languages: [{ language: 'English', level: 'fluent' }],
  availability: hours,
};
const answers = {
  mentee: {
    ...both,
    project: true,
    projectTitle: 'A project',
    support: ['plainLanguageSummaries'],
    aim: 'project',
  },
  mentor: { ...both, experience: { plainLanguageSummaries: 'expert' }, capacity: 1 },
};

type Row = { readonly id: string; readonly personId: string };

/** So many people apply, are read twice, wait for a decision, get a letter and an offer. */
const build = async (count: number) => {
  const db = app.db();
  await makeOrganisation(db);
  const scheme = await makeScheme(db);
  const { id } = await makeCohort(db, scheme, { places: null });
  const ruth = await makePerson(db, 'Ruth Adeyemi');
  await makeGrant(db, ruth, 'coordinator');
  await makeGrant(db, ruth, 'operator');
  const hana = await makePerson(db, 'Hana Sato');
  await makeGrant(db, hana, 'reviewer', { cohortId: id });
  const cohort = await cohortById(db, id);
  const mentees = await apply(cohort, 'mentee', count);
  const mentors = await apply(cohort, 'mentor', count);
  await read(cohort, mentees, hana.id, ruth.id);
  const run = await runOnNewData(db, cohort, null);
  await app.act((act) => keepRun(act, run), ruth.id);
  await tell(cohort, mentees, mentors);
  await around(cohort, mentees, ruth.id);
  return { cohort, ruth: await app.as(ruth), hana: await app.as(hana), unread: mentees[0]!.id };
};

const at = new Date('2026-10-01T09:00:00Z');
const chunk = 500;

const insert = async (rows: readonly object[], table: string): Promise<void> => {
  for (let from = 0; from < rows.length; from += chunk)
    await app
      .db()
      .insertInto(table as 'posts')
      .values(rows.slice(from, from + chunk) as never)
      .execute();
};

const apply = async (cohort: Cohort, role: 'mentee' | 'mentor', count: number): Promise<Row[]> => {
  const rows = Array.from({ length: count }, () => ({ id: randomUUID(), personId: randomUUID() }));
  await insert(
    rows.map(({ personId }, index) => ({
      id: personId,
      name: `${role} ${index}`,
      email: `${role}${index}@example.org`,
      zone: 'Africa/Nairobi',
      created_at: at,
      updated_at: at,
    })),
    'people',
  );
  await insert(
    rows.map(({ id, personId }, index) => ({
      id,
      cohort_id: cohort.id,
      person_id: personId,
      role,
      number: `${role === 'mentee' ? 'ME' : 'MO'}${index + 1}`,
      state: 'submitted',
      answers: json(answers[role]),
      question_list_id: cohort.questionListId,
      submitted_at: at,
      created_at: at,
      updated_at: at,
    })),
    'applications',
  );
  return rows;
};

const read = async (cohort: Cohort, mentees: readonly Row[], hana: string, ruth: string): Promise<void> => {
  const scores = json(Object.fromEntries(cohort.rules.reviewCategories.map(({ key }) => [key, 4])));
  await insert(
    mentees.flatMap(({ id }) =>
      ['R1', 'R2'].map((reviewer) => ({
        application_id: id,
        reviewer,
        scores,
        comment: 'Clear.',
        created_at: at,
        updated_at: at,
      })),
    ),
    'reviews',
  );
  await insert(
    mentees.map(({ id }) => ({ application_id: id, person_id: hana, assigned_by: ruth, assigned_at: at })),
    'assignments',
  );
  await insert(
    mentees.map(({ id }) => ({
      application_id: id,
      outcome: 'accepted',
      reason: 'Strong.',
      rule_set_id: cohort.ruleSetId,
      decided_by: ruth,
      decided_at: at,
    })),
    'decisions',
  );
};

/** A letter and an offer for each mentee, every second of which fell through. */
const tell = async (cohort: Cohort, mentees: readonly Row[], mentors: readonly Row[]): Promise<void> => {
  const run = await findRun(app.db(), cohort.id, 1);
  const batch = randomUUID();
  await insert(
    [{ id: batch, cohort_id: cohort.id, kind: 'matching', run_id: run.id, written_at: at }],
    'batches',
  );
  const offers = mentees.map((mentee, index) => ({
    id: randomUUID(),
    mentee,
    mentor: mentors[index]!,
    index,
  }));
  await insert(
    offers.map(({ id, mentee, mentor, index }) => ({
      id,
      cohort_id: cohort.id,
      mentee_application_id: mentee.id,
      mentor_application_id: mentor.id,
      mentee_id: mentee.personId,
      mentor_id: mentor.personId,
      mentor_capacity: 1,
      run_id: run.id,
      state: index % 2 === 0 ? 'expired' : 'open',
      made_at: at,
      answer_by: at,
    })),
    'offers',
  );
  await insert(
    offers.map(({ id, mentee }) => ({
      batch_id: batch,
      application_id: mentee.id,
      offer_id: id,
      side: 'mentee',
      kind: 'place',
      label: 'A place',
      language: 'en',
      subject: 'You have a place',
      body: json([]),
      needs_sentence: false,
      digest: 'none',
    })),
    'letters',
  );
};

/** Files, roles, deeds, mails, hours, and a place on the list for each mentee. */
const around = async (cohort: Cohort, mentees: readonly Row[], ruth: string): Promise<void> => {
  await insert(
    mentees.map((_, index) => ({
      cohort_id: cohort.id,
      what: 'mentee',
      filename: `${index}.csv`,
      sheet: json({ name: 'Sheet', headings: [], rows: [], notes: [] }),
      state: 'uploaded',
      created_by: ruth,
      created_at: at,
    })),
    'imports',
  );
  await insert(
    mentees.map(({ personId }) => ({
      person_id: personId,
      role: 'reader',
      cohort_id: cohort.id,
      granted_at: at,
    })),
    'role_grants',
  );
  await insert(
    mentees.map(() => ({
      at,
      actor_id: ruth,
      action: 'readersReminded',
      cohort_id: cohort.id,
      facts: json({ readers: 1 }),
    })),
    'history',
  );
  await insert(
    mentees.map((_, index) => ({
      kind: 'test',
      recipient: `mentee${index}@example.org`,
      occasion: 'one',
      subject: 'A mail',
      body_text: 'Text',
      created_at: at,
      due_at: at,
    })),
    'messages',
  );
  await insert(
    mentees.map(() => ({
      cohort_id: cohort.id,
      person_id: ruth,
      phase: 'reading',
      minutes: 4,
      worked_on: '2026-10-01',
      source: 'byHand',
      created_at: at,
    })),
    'effort_entries',
  );
  await insert(
    mentees.map(({ id }) => ({
      application_id: id,
      cohort_id: cohort.id,
      joined_at: at,
      until_on: '2027-03-01',
    })),
    'waiting',
  );
};

/** Every list of the house by its name, and who looks at it. */
const pages = ({
  cohort: { id, schemeId },
  unread,
}: Pick<Awaited<ReturnType<typeof build>>, 'cohort' | 'unread'>) => ({
  'the house': paths.home(),
  'a scheme': paths.scheme(schemeId),
  'a cohort’s home': paths.cohort(id),
  stages: paths.stages(id),
  'a stage': paths.stage(id, 'letters'),
  'the call': paths.cohortCall(id),
  applications: paths.applications(id),
  'applications, searched': paths.applications(id, { find: 'mentee' }),
  'applications as a file': paths.applicationsFile(id, 'mentee', 'csv'),
  'table of readings': paths.reviews(id),
  'readings as a file': paths.reviewsFile(id),
  'one as it was read': paths.reviewed(id, unread),
  'sharing out': paths.reviewSharing(id),
  decisions: paths.decisions(id),
  hours: paths.hours(id),
  imports: paths.imports(id),
  outbox: paths.cohortOutbox(id),
  'outbox, whole': paths.cohortOutbox(id, { all: 'yes' }),
  pairs: paths.pairs(id),
  'who waits': paths.waiting(id),
  history: paths.history(id),
  roles: paths.roles(),
  mails: paths.outbox(),
  board: paths.matching(id),
  runs: paths.matchRuns(id),
  'the board as a file': paths.matchRunFile(id, 1, 'csv'),
  'hana: readings': paths.readings(id),
  'hana: a reading': paths.reading(id, unread),
});

/** Pages of a cohort or a scheme that hold no list of what grows. */
const single = [
  '/cohorts/:cohort/call/closing',
  '/cohorts/:cohort/call/preview',
  '/cohorts/:cohort/imports/new',
  '/cohorts/:cohort/settings',
  '/schemes/:scheme/cohorts/new',
  '/schemes/:scheme/letters',
  '/schemes/:scheme/new-question',
  '/schemes/:scheme/questions',
  '/schemes/:scheme/rules',
  '/schemes/:scheme/words',
];

test('every list of a cohort is among those that are counted', async () => {
  const counted = new Set(
    Object.values(
      pages({ cohort: { id: ':cohort', schemeId: ':scheme' } as Cohort, unread: ':application' }),
    ).map((address) => address.split('?')[0]),
  );
  const house = createApp({
    instance: { ...app.instance(), mayWrite: () => undefined },
    config: app.config,
    assets: await loadAssets(projectRoot()),
    accounts: app.accounts,
  });
  const lists = house.routes
    .filter(
      ({ method, path }) => method === 'GET' && /^\/(cohorts\/:cohort|schemes\/:scheme)[\w/-]*$/.test(path),
    )
    .map(({ path }) => path);
  expect([...new Set(lists)].filter((path) => !counted.has(path) && !single.includes(path))).toEqual([]);
});

/** What a look began goes on for a while after it. */
const quiet = async (): Promise<void> => {
  const wait = () => new Promise<void>((resolve) => setTimeout(resolve, 100));
  while ((await app.countReads(wait)) > 0);
};

const asked = new Map<string, Record<number, number>>();

test.each([1, 10, 1000])(
  'every list opens with %i',
  async (count) => {
    const world = await build(count);
    for (const [name, address] of Object.entries(pages(world))) {
      const who = name.startsWith('hana') ? world.hana : world.ruth;
      // The first look may work something out that the next ones remember.
      expect([name, (await who.get(address)).status]).toEqual([name, 200]);
      await quiet();
      asked.set(name, { ...asked.get(name), [count]: await app.countReads(() => who.get(address)) });
    }
  },
  300_000,
);

test('no list asks the database more often for ten or a thousand than for one', () => {
  const grown = [...asked].filter(([, times]) => new Set(Object.values(times)).size > 1);
  expect(Object.fromEntries(grown)).toEqual({});
  expect(asked.size).toBe(
    Object.keys(pages({ cohort: { id: '', schemeId: '' } as Cohort, unread: '' })).length,
  );
  expect([...asked.values()].every((times) => Object.values(times).every((each) => each > 1))).toBe(true);
});
