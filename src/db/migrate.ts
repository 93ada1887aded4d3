import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import * as theHouse from './migrations/0001-the-house.ts';
import * as lettersAndOffers from './migrations/0002-letters-and-offers.ts';
import * as readingAndHours from './migrations/0003-reading-and-hours.ts';
import * as callsAndDrafts from './migrations/0004-calls-and-drafts.ts';
import * as lettersTakenBack from './migrations/0005-letters-taken-back.ts';
import * as applicationFiles from './migrations/0006-application-files.ts';
import * as waitingList from './migrations/0007-waiting-list.ts';
import * as wantedRuns from './migrations/0008-wanted-runs.ts';
import * as supplyWarnings from './migrations/0009-supply-warnings.ts';
import * as lettersOwnWords from './migrations/0010-letters-own-words.ts';
import * as mailThatComesBack from './migrations/0011-mail-that-comes-back.ts';
import * as listsInOrder from './migrations/0012-lists-in-order.ts';
import * as cohortMarks from './migrations/0013-cohort-marks.ts';
import * as foundPeople from './migrations/0014-found-people.ts';
import * as parkedSlices from './migrations/0015-parked-slices.ts';
import type { Tables } from './tables.ts';

/** Forward only, in this order, never edited once released. */
export const migrations: Record<string, Migration> = {
  '0001-the-house': theHouse,
  '0002-letters-and-offers': lettersAndOffers,
  '0003-reading-and-hours': readingAndHours,
  '0004-calls-and-drafts': callsAndDrafts,
  '0005-letters-taken-back': lettersTakenBack,
  '0006-application-files': applicationFiles,
  '0007-waiting-list': waitingList,
  '0008-wanted-runs': wantedRuns,
  '0009-supply-warnings': supplyWarnings,
  '0010-letters-own-words': lettersOwnWords,
  '0011-mail-that-comes-back': mailThatComesBack,
  '0012-lists-in-order': listsInOrder,
  '0013-cohort-marks': cohortMarks,
  '0014-found-people': foundPeople,
  '0015-parked-slices': parkedSlices,
};

/** Brings the database to the newest schema. Safe when several processes start at once. */
export const migrate = async (db: Kysely<Tables>): Promise<void> => {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'before the first';
  throw new Error(`The database could not be brought up to date (${failed}).`, { cause: error });
};
