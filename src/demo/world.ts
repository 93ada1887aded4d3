/**
 * The pilot as a believable world at the matching stage: its two form exports and its readings, taken in by the same
 * operations that a coordinator's clicks call. Everybody in it is made up.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Actor, type Instance, transact } from '../act.ts';
import { addDays, dateOf } from '../core/time/week.ts';
import { ensurePerson } from '../features/accounts/people.ts';
import { grantRole } from '../features/accounts/roles.ts';
import type { Accounts } from '../features/accounts/session.ts';
import { foundOrganisation } from '../features/accounts/start.ts';
import { guessMapping } from '../features/applications/guess.ts';
import type { What } from '../features/applications/import-documents.ts';
import { findImport, previewOf } from '../features/applications/import-queries.ts';
import { commitImport, mapColumns, uploadFile } from '../features/applications/importing.ts';
import { withdraw } from '../features/applications/withdrawal.ts';
import { runOnNewData } from '../features/matching/desk.ts';
import { keepRun } from '../features/matching/runs.ts';
import { createCohort } from '../features/schemes/cohort.ts';
import { cohortById } from '../features/schemes/queries.ts';
import { createScheme } from '../features/schemes/scheme.ts';
import { paths } from '../paths.ts';
import { readSheet } from '../sheets/read.ts';
import { isUnreadable } from '../sheets/sheet.ts';
import { buildOpenCall } from './open-call.ts';
import { buildReadingStage } from './reading-stage.ts';
import { buildToldStages } from './told-stage.ts';

/** When the story is: the call has closed, everything has been read, nothing is decided. */
export const storyStart = new Date('2019-09-06T09:24:00Z');

export type World = {
  readonly schemeId: string;
  readonly cohortId: string;
  /** A later cohort, whose call is open. */
  readonly openCohortId: string;
  /** A cohort whose applications are being read. */
  readonly readingCohortId: string;
  readonly people: readonly Visitor[];
};

/** Somebody whom a visitor of the demo may be. */
export type Visitor = {
  readonly id: string;
  readonly name: string;
  readonly role: 'coordinator' | 'reviewer' | 'applicant' | 'mentee' | 'mentor';
  readonly door: Door;
};

/** Where they come in: signed in at a page, or by a link as it stands in their mail. */
export type Door =
  | { readonly to: 'page'; readonly path: string }
  | { readonly to: 'status'; readonly cohortId: string; readonly role: 'mentee' | 'mentor' }
  | { readonly to: 'form'; readonly cohortId: string; readonly role: 'mentee' | 'mentor' }
  | { readonly to: 'answer'; readonly offerId: string; readonly side: 'mentee' | 'mentor' };

export const buildWorld = async (instance: Instance, root: string, origin: string): Promise<World> => {
  const ruth = await transact(instance, null, (act) =>
    foundOrganisation(act, {
      organisation: 'Meridian Evidence Network',
      name: 'Ruth Adeyemi',
      email: 'ruth.adeyemi@meridian.example.org',
      zone: 'Africa/Lagos',
      language: 'en',
    }),
  );
  const actor: Actor = { personId: ruth.personId };
  const cohortId = await transact(instance, actor, async (act) => {
    const schemeId = await createScheme(act, {
      template: 'knowledge-translation',
      name: 'Evidence into Use',
    });
    return createCohort(act, {
      schemeId,
      name: '2019–20',
      opensOn: '2019-07-22',
      closesOn: '2019-08-30',
      startsOn: '2019-09-16',
      endsOn: '2020-03-15',
      places: 12,
      zone: 'Europe/London',
      weeks: ['2019-09-16', '2020-01-20'],
    });
  });
  const reader = { name: 'Hana Sato', email: 'hana.sato@meridian.example.org', zone: 'Asia/Tokyo' };
  const hana = await transact(instance, actor, async (act) => {
    const { id } = await ensurePerson(act, reader);
    await grantRole(act, { ...reader, role: 'reviewer', schemeId: null, cohortId }, origin);
    return id;
  });
  await bringIn(instance, actor, cohortId, join(root, 'examples/pilot'));
  await match(instance, actor, cohortId);
  const { schemeId } = await cohortById(instance.db, cohortId);
  const open = await buildOpenCall(instance, actor, schemeId, origin);
  const readingCohortId = await buildReadingStage(
    instance,
    { personId: ruth.personId },
    schemeId,
    { ...reader, id: hana },
    origin,
  );
  return {
    schemeId,
    cohortId,
    openCohortId: open.cohortId,
    readingCohortId,
    people: [
      {
        id: ruth.personId,
        name: 'Ruth Adeyemi',
        role: 'coordinator',
        door: { to: 'page', path: paths.cohort(cohortId) },
      },
      {
        id: hana,
        name: 'Hana Sato',
        role: 'reviewer',
        door: { to: 'page', path: paths.readings(readingCohortId) },
      },
      {
        ...open.applicant,
        role: 'applicant',
        door: { to: 'form', cohortId: open.cohortId, role: 'mentee' },
      },
    ],
  };
};

const bringIn = async (instance: Instance, actor: Actor, cohortId: string, folder: string): Promise<void> => {
  await importFile(instance, actor, cohortId, 'mentee', join(folder, 'mentee-applications.csv'));
  await importFile(instance, actor, cohortId, 'mentor', join(folder, 'mentor-applications.csv'));
  await importFile(instance, actor, cohortId, 'reviews', join(folder, 'reviews.csv'));
  await transact(instance, actor, async (act) => {
    const cohort = await cohortById(act.db, cohortId);
    const { id } = await act.db
      .selectFrom('applications')
      .select('id')
      .where('cohort_id', '=', cohortId)
      .where('number', '=', 'ME38')
      .executeTakeFirstOrThrow();
    await withdraw(act, cohort, id, 'Wrote that her project has ended.');
  });
};

/** Uploads, takes the guessed columns, and writes what the preview shows: the coordinator's three presses. */
const importFile = async (
  instance: Instance,
  actor: Actor,
  cohortId: string,
  what: What,
  file: string,
): Promise<void> => {
  const name = file.split('/').at(-1) ?? file;
  const sheet = await readSheet(await readFile(file), name);
  if (isUnreadable(sheet)) throw new Error(`${name} cannot be read: ${sheet.code}`);
  await transact(instance, actor, async (act) => {
    const cohort = await cohortById(act.db, cohortId);
    const id = await uploadFile(act, cohort, what, name, sheet);
    await mapColumns(act, cohort, id, guessMapping(cohort, what, sheet).mapping);
    const preview = await previewOf(act.db, cohort, await findImport(act.db, cohort, id));
    await commitImport(act, cohort, id, preview.digest);
  });
};

const match = async (instance: Instance, actor: Actor, cohortId: string): Promise<void> => {
  const cohort = await cohortById(instance.db, cohortId);
  const run = await runOnNewData(instance.db, cohort, null);
  await transact(instance, actor, (act) => keepRun(act, run));
};

/** What only a visitor needs to see: cohorts whose letters wait or have left, and one in which nothing has happened. */
export const buildMore = async (
  instance: Instance,
  { schemeId, people }: World,
  accounts: Accounts,
): Promise<readonly Visitor[]> => {
  const [ruth] = people;
  if (ruth === undefined) throw new Error('The world needs its coordinator first.');
  const coordinator = { personId: ruth.id, name: ruth.name };
  const today = dateOf(instance.clock().getTime());
  await transact(instance, coordinator, (act) =>
    createCohort(act, {
      schemeId,
      name: 'Next year',
      opensOn: addDays(today, 200),
      closesOn: addDays(today, 240),
      startsOn: addDays(today, 280),
      endsOn: addDays(today, 460),
      places: null,
      zone: 'Europe/London',
    }),
  );
  return buildToldStages(instance, coordinator, schemeId, accounts);
};
