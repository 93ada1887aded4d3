/** Runs that take long: asked for, watched, cancelled. */
import { Hono } from 'hono';
import { paths } from '../../paths.ts';
import { may } from '../../permissions.ts';
import { actorOf, dbOf, type Env, idOf, instanceOf, type Request, viewerOf, viewOf } from '../../web/env.ts';
import { say } from '../../web/flash.ts';
import { readForm } from '../../web/form.ts';
import { newOnce, transactOnce } from '../../web/once.ts';
import { inCohort } from '../../web/view.ts';
import { refuseWhileReading } from '../applications/review-queries.ts';
import { type Cohort, findCohort } from '../schemes/queries.ts';
import type { Wish } from './desk.ts';
import { seenForm } from './forms.ts';
import { stopWorking, workOut } from './long-runs.ts';
import { WantedPage } from './pages/wanted.tsx';
import { findCurrentNumber } from './queries.ts';
import { cancelWanted, wantRun } from './wanted.ts';
import { findWanted } from './wanted-queries.ts';
import { wantedWords } from './wanted-words.ts';
import { words } from './words.ts';

/** A run that is done this soon needs no page to wait on. */
const soon = 1000;

/** Asks for a run, begins it, and goes where it can be watched; to the board, if it is done soon. */
export const wantAndWatch = async (c: Request, cohort: Cohort, once: string | null, wish: Wish) => {
  const to = await transactOnce(instanceOf(c), actorOf(c), once, async (act) =>
    paths.wantedRun(cohort.id, await wantRun(act, wish)),
  );
  const id = to.slice(to.lastIndexOf('/') + 1);
  await Promise.race([
    workOut(instanceOf(c), id),
    new Promise((resolve) => setTimeout(resolve, soon).unref()),
  ]);
  const { state, run } = await findWanted(dbOf(c), id, cohort.id);
  return c.redirect(state === 'done' && run !== null ? toBoard(c, cohort, run) : to, 303);
};

const toBoard = (c: Request, cohort: Cohort, run: number): string => {
  say(c, words(viewOf(c).language)('said.run', { run }));
  return paths.matching(cohort.id);
};

export const wantedRoutes = new Hono<Env>()
  .get('/cohorts/:cohort/matching/wanted/:wanted', async (c) => {
    const cohort = await findCohort(dbOf(c), viewerOf(c), idOf(c, 'cohort'), 'seeMatching');
    await refuseWhileReading(dbOf(c), cohort, viewerOf(c), viewOf(c).now);
    const view = inCohort(viewOf(c), cohort, 'matching');
    const wanted = await findWanted(dbOf(c), idOf(c, 'wanted'), cohort.id);
    const current = await findCurrentNumber(dbOf(c), cohort.id);
    if (wanted.state === 'done' && wanted.run !== null) {
      const isCurrent = wanted.run === current;
      return c.redirect(
        isCurrent ? toBoard(c, cohort, wanted.run) : paths.matchRun(cohort.id, wanted.run),
        303,
      );
    }
    if (wanted.state === 'waiting' || wanted.state === 'running') c.header('refresh', '2');
    const mayDecide = may(view.viewer, 'decideMatching', { cohortId: cohort.id, schemeId: cohort.schemeId });
    const now = instanceOf(c).clock();
    return c.html(<WantedPage {...{ view, cohort, wanted, current, now, mayDecide }} once={newOnce()} />);
  })
  .post('/cohorts/:cohort/matching/wanted/:wanted/cancellation', async (c) => {
    const cohort = await findCohort(dbOf(c), viewerOf(c), idOf(c, 'cohort'), 'decideMatching');
    await refuseWhileReading(dbOf(c), cohort, viewerOf(c), viewOf(c).now);
    const id = idOf(c, 'wanted');
    const { once } = await readForm(c, seenForm);
    const to = await transactOnce(instanceOf(c), actorOf(c), once, async (act) => {
      const isCancelled = await cancelWanted(act, cohort, id);
      say(c, wantedWords(viewOf(c).language)(isCancelled ? 'said.cancelled' : 'said.tooLate'));
      return paths.matching(cohort.id);
    });
    stopWorking(id);
    return c.redirect(to, 303);
  });
