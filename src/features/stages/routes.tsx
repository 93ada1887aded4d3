import { Hono } from 'hono';
import { paths } from '../../paths.ts';
import { NotFound } from '../../refusal.ts';
import { formats, stamp } from '../../ui/formats.ts';
import { actorOf, dbOf, type Env, idOf, instanceOf, type Request, viewerOf, viewOf } from '../../web/env.ts';
import { say } from '../../web/flash.ts';
import { blank, type Draft, readForm, sayProblems } from '../../web/form.ts';
import { newOnce, transactOnce } from '../../web/once.ts';
import { inCohort } from '../../web/view.ts';
import type { Accounts } from '../accounts/session.ts';
import { type Cohort, findCohort } from '../schemes/queries.ts';
import { stepForm } from './forms.ts';
import { StagesPage } from './pages/stages.tsx';
import { StepPage } from './pages/step.tsx';
import { markOf, standingOf } from './queries.ts';
import { hindranceOf, isDated, isStage, type Stage } from './rules.ts';
import { stepBack } from './stepping.ts';
import { words } from './words.ts';

export const stagesRoutes = (accounts: Accounts): Hono<Env> =>
  new Hono<Env>()
    .get(paths.stages(':cohort'), async (c) => {
      const cohort = await own(c);
      const standing = await standingOf(dbOf(c), cohort, viewOf(c).now);
      return c.html(<StagesPage view={inCohort(viewOf(c), cohort, 'home')} {...{ cohort, standing }} />);
    })
    .get(paths.stage(':cohort', ':stage'), async (c) => {
      const cohort = await own(c);
      return c.html(await stepPage(c, cohort, stageOf(c), blank()));
    })
    .post(paths.stage(':cohort', ':stage'), async (c) => {
      const cohort = await own(c);
      const stage = stageOf(c);
      const { language, now } = viewOf(c);
      const today = stamp(now, cohort.zone).slice(0, 10);
      const form = await readForm(c, stepForm(language, { isDated: isDated(stage), today }));
      if (!form.ok) return sayProblems(c, await stepPage(c, cohort, stage, form));
      const { until = null, ...step } = form.value;
      const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
        const told = await stepBack(act, accounts, cohort.id, stage, { ...step, until });
        const t = words(language);
        const day = until === null ? '' : formats(language).date(until, 'day');
        if (isDated(stage)) say(c, t(`said.back.${stage}`, { day, told }));
        else say(c, t(`said.back.${stage}`));
        return paths.stages(cohort.id);
      });
      return c.redirect(to, 303);
    });

const own = (c: Request): Promise<Cohort> => findCohort(dbOf(c), viewerOf(c), idOf(c, 'cohort'), 'stepBack');

const stageOf = (c: Request): Stage => {
  const stage = c.req.param('stage');
  if (!isStage(stage)) throw new NotFound();
  return stage;
};

const stepPage = async (c: Request, cohort: Cohort, stage: Stage, draft: Draft) => {
  const standing = await standingOf(dbOf(c), cohort, viewOf(c).now);
  return (
    <StepPage
      view={inCohort(viewOf(c), cohort, 'home')}
      {...{ cohort, stage, standing, draft }}
      hindrance={hindranceOf(stage, standing)}
      mark={markOf(stage, standing)}
      once={newOnce()}
    />
  );
};
