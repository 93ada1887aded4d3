/**
 * A cohort of many with its first run, and the coordinator's browser, made anew before each test; `app` is that of the file.
 *
 *     const app = useApp();
 *     const matched = useMatched(app, 150, 150);
 *     await matched().ruth.get(paths.matching(matched().cohortId));
 */
import { beforeEach } from 'vitest';
import { paths } from '../src/paths.ts';
import type { Browser, useApp } from './app.ts';
import { makeCohort, makeOrganisation, makeRoleHolder, makeScheme } from './makers.ts';
import { fillCohort } from './many.ts';

type Matched = { readonly cohortId: string; readonly ruth: Browser };

export const useMatched = (app: ReturnType<typeof useApp>, mentees: number, mentors: number) => {
  let made: Matched | null = null;
  beforeEach(async () => {
    await makeOrganisation(app.db());
    const { id: cohortId, schemeId } = await makeCohort(app.db(), await makeScheme(app.db()), {
      places: null,
    });
    await fillCohort(app.db(), cohortId, mentees, mentors);
    const ruth = await app.as(await makeRoleHolder(app.db(), 'coordinator', { schemeId }));
    await ruth.post(paths.matchRuns(cohortId), { seen: '0' });
    made = { cohortId, ruth };
  });
  return (): Matched => {
    if (made === null) throw new Error('There is no cohort outside a test.');
    return made;
  };
};
