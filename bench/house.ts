/** A house with 500 and 500 people at the matching stage, served over HTTP, built by the operations of the web. */
import { randomBytes } from 'node:crypto';
import { type Actor, type Instance, transact } from '../src/act.ts';
import { projectRoot, readConfig } from '../src/config.ts';
import { openEmbedded } from '../src/db/connect.ts';
import { migrate } from '../src/db/migrate.ts';
import {
  type Accounts,
  createAccounts,
  sessionCookie,
  startSession,
} from '../src/features/accounts/session.ts';
import { foundOrganisation } from '../src/features/accounts/start.ts';
import { receiveApplications } from '../src/features/applications/intake.ts';
import { receiveReviews } from '../src/features/applications/scores.ts';
import { runOnNewData } from '../src/features/matching/desk.ts';
import type { Applied } from '../src/features/matching/frozen-people.ts';
import { keepRun } from '../src/features/matching/runs.ts';
import { createCohort } from '../src/features/schemes/cohort.ts';
import { cohortById } from '../src/features/schemes/queries.ts';
import { createScheme } from '../src/features/schemes/scheme.ts';
import { serveHouse } from '../src/serve.ts';
import { loadAssets } from '../src/ui/assets.ts';

export type Served = {
  readonly instance: Instance;
  readonly accounts: Accounts;
  readonly origin: string;
  readonly coordinator: Actor;
  readonly schemeId: string;
  readonly cohortId: string;
  /** The cookie of a session of somebody. */
  readonly cookieOf: (personId: string) => Promise<string>;
  readonly get: (path: string) => Promise<{ status: number; bytes: number }>;
  readonly post: (path: string, fields: Record<string, string>) => Promise<number>;
  readonly stop: () => Promise<void>;
};

export const serve = async (people: readonly Applied[]): Promise<Served> => {
  const database = await openEmbedded();
  await migrate(database.db);
  const instance: Instance = { db: database.db, clock: () => new Date(), mayWrite: () => undefined };
  const config = {
    ...readConfig({ PORT: '0' }),
    secret: randomBytes(32).toString('base64url'),
  };
  const { personId } = await transact(instance, null, (act) =>
    foundOrganisation(act, {
      organisation: 'The bench',
      name: 'Cora Dinator',
      email: 'cora@bench.example.org',
      zone: 'Europe/London',
      language: 'en',
    }),
  );
  const actor: Actor = { personId };
  const { schemeId, cohortId } = await transact(instance, actor, async (act) => {
    const schemeId = await createScheme(act, { template: 'knowledge-translation', name: 'Bench' });
    const cohortId = await createCohort(act, {
      schemeId,
      name: '2026–27',
      opensOn: '2026-09-01',
      closesOn: '2026-10-15',
      startsOn: '2026-11-16',
      endsOn: '2027-05-14',
      places: null,
      zone: 'Europe/London',
    });
    return { schemeId, cohortId };
  });
  await takeIn(instance, actor, cohortId, people);
  const cohort = await cohortById(instance.db, cohortId);
  const first = await runOnNewData(instance.db, cohort, null);
  await transact(instance, actor, (act) => keepRun(act, first));

  const accounts = createAccounts(config);
  const house = { instance, config, assets: await loadAssets(projectRoot()), accounts };
  const store = { db: database.db, mayWrite: instance.mayWrite, close: database.close };
  const serving = await serveHouse(house, store);
  const origin = `http://127.0.0.1:${serving.port}`;
  const cookieOf = async (person: string): Promise<string> => {
    const token = await transact(instance, actor, (act) => startSession(act, person));
    return sessionCookie(accounts, token).split(';')[0] ?? '';
  };
  const cookie = await cookieOf(personId);
  return {
    instance,
    accounts,
    origin,
    coordinator: actor,
    schemeId,
    cohortId,
    cookieOf,
    get: async (path) => {
      const response = await fetch(`${origin}${path}`, { headers: { cookie } });
      return { status: response.status, bytes: (await response.arrayBuffer()).byteLength };
    },
    post: async (path, fields) => {
      const body = new URLSearchParams(fields);
      const headers = { cookie, origin };
      const response = await fetch(`${origin}${path}`, { method: 'POST', body, headers, redirect: 'manual' });
      await response.arrayBuffer();
      return response.status;
    },
    stop: serving.stop,
  };
};

const takeIn = async (
  instance: Instance,
  actor: Actor,
  cohortId: string,
  people: readonly Applied[],
): Promise<void> => {
  const cohort = await cohortById(instance.db, cohortId);
  for (const role of ['mentee', 'mentor'] as const) {
    const intakes = people
      .filter((person) => person.role === role)
      .map(({ number, name, answers, state }) => ({
        role,
        number,
        name,
        email: `${number}@bench.example.org`.toLowerCase(),
        answers,
        submittedAt: null,
        state: state === 'withdrawn' ? ('withdrawn' as const) : ('submitted' as const),
      }));
    await transact(instance, actor, (act) => receiveApplications(act, cohort, intakes));
  }
  const ids = await instance.db
    .selectFrom('applications')
    .select(['id', 'number'])
    .where('cohort_id', '=', cohortId)
    .execute();
  const scores = new Map(people.map((person) => [person.number, person.scores]));
  const reviews = ids.flatMap(({ id, number }) =>
    [0, 1].flatMap((reader) => {
      const [clarity, readiness, fit] = (scores.get(number) ?? []).slice(reader * 3, reader * 3 + 3);
      if (clarity === undefined || readiness === undefined || fit === undefined) return [];
      return [
        { applicationId: id, reviewer: `R${reader + 1}`, scores: { clarity, readiness, fit }, comment: '' },
      ];
    }),
  );
  await transact(instance, actor, (act) => receiveReviews(act, reviews));
};
