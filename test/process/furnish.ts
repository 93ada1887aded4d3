/** A folder for the program with a coordinator, ruth@example.org, and a cohort of thousands whose call is open. */
import { join } from 'node:path';
import { transact } from '../../src/act.ts';
import { openEmbedded } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import { foundOrganisation } from '../../src/features/accounts/start.ts';
import { openCall, writeCall } from '../../src/features/applications/calls.ts';
import { makeCohort, makeScheme } from '../makers.ts';
import { fillCohort } from '../many.ts';

/** `size` mentees and as many mentors; gives the cohort. */
export const furnish = async (folder: string, size: number): Promise<string> => {
  const { db, close } = await openEmbedded({ folder: join(folder, 'database') });
  await migrate(db);
  const instance = { db, clock: () => new Date(), mayWrite: () => undefined };
  await transact(instance, null, (act) =>
    foundOrganisation(act, {
      organisation: 'Meridian',
      name: 'Ruth Adeyemi',
      email: 'ruth@example.org',
      zone: 'Africa/Lagos',
      language: 'en',
    }),
  );
  const cohort = await makeCohort(db, await makeScheme(db), {
    places: null,
    opensOn: inDays(-30),
    closesOn: inDays(30),
    startsOn: inDays(60),
    endsOn: inDays(240),
  });
  await transact(instance, null, async (act) => {
    await writeCall(act, cohort.id, callText);
    await openCall(act, cohort.id);
  });
  await fillCohort(db, cohort.id, size, size);
  await close();
  return cohort.id;
};

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const callText = {
  headline: 'Six months, one project.',
  lead: 'You meet online.',
  forMentees: 'You have a project.',
  forMentors: 'You have done it yourself.',
  gives: 'A mentor.',
  expects: '',
  formMinutes: null,
  costs: 'Nothing',
  contactName: 'Ruth Adeyemi',
  contactEmail: 'ruth@example.org',
};
