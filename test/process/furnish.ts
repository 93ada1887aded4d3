/** A folder for the program with a coordinator, ruth@example.org, and a cohort of thousands. */
import { join } from 'node:path';
import { transact } from '../../src/act.ts';
import { openEmbedded } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import { foundOrganisation } from '../../src/features/accounts/start.ts';
import { makeCohort, makeScheme } from '../makers.ts';
import { fillCohort } from '../many.ts';

/** `size` mentees and as many mentors; gives the cohort. */
export const furnish = async (folder: string, size: number): Promise<string> => {
  const { db, close } = await openEmbedded({ folder: join(folder, 'database') });
  await migrate(db);
  await transact({ db, clock: () => new Date(), mayWrite: () => undefined }, null, (act) =>
    foundOrganisation(act, {
      organisation: 'Meridian',
      name: 'Ruth Adeyemi',
      email: 'ruth@example.org',
      zone: 'Africa/Lagos',
      language: 'en',
    }),
  );
  const cohort = await makeCohort(db, await makeScheme(db), { places: null });
  await fillCohort(db, cohort.id, size, size);
  await close();
  return cohort.id;
};
