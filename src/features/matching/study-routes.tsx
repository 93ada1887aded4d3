/** Studies of a run: to think with before anything is changed. Keeping one makes the next run; nothing is sent. */
import { Hono } from 'hono';
import { isLarge } from '../../core/matching/large/run-large.ts';
import type { Simulation } from '../../core/matching/rolling.ts';
import type { Frozen } from '../../core/matching/run.ts';
import { paths } from '../../paths.ts';
import { type Ability, may } from '../../permissions.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { writeCsv } from '../../sheets/write-csv.ts';
import {
  actorOf,
  dbOf,
  type Env,
  idOf,
  instanceOf,
  numberOf,
  type Request,
  viewerOf,
  viewOf,
} from '../../web/env.ts';
import { say } from '../../web/flash.ts';
import { readForm } from '../../web/form.ts';
import { newOnce, transactOnce } from '../../web/once.ts';
import { inCohort } from '../../web/view.ts';
import { refuseWhileReading } from '../applications/review-queries.ts';
import { type Cohort, findCohort } from '../schemes/queries.ts';
import { openRun } from './board.ts';
import { standingOf } from './departure.ts';
import { runWith } from './desk.ts';
import type { Run } from './documents.ts';
import { countGroups, groupHeadings, groupRows, showGroups } from './groups.ts';
import { ArrivalsPage, type ShownArrivals } from './pages/arrivals.tsx';
import { GroupsPage } from './pages/groups.tsx';
import { RepairPage } from './pages/repair.tsx';
import { StablePage } from './pages/stable.tsx';
import { TooLargePage } from './pages/study-parts.tsx';
import { tenths } from './pricing.tsx';
import { findCurrentNumber, findFrozen, findRun } from './queries.ts';
import { askRepair, composeRepairRun, leaversOf, pointAt, readWho, showRepair } from './repairs.ts';
import { keepRun, type NewRun } from './runs.ts';
import type { Shower } from './showing.tsx';
import { inMode, showStable } from './stable-pairs.ts';
import { modeForm, repairForm } from './study-forms.ts';
import { studyWords } from './study-words.ts';
import { askStudy, couplesOf, printOf } from './studying.ts';
import { words } from './words.ts';

type Opened = {
  readonly cohort: Cohort;
  readonly view: ReturnType<typeof inCohort>;
  readonly run: Run;
  readonly frozen: Frozen;
  readonly shower: Shower;
};

/** A run with its people; a run without an answer has nothing to study. */
const open = async (c: Request, ability: Ability): Promise<Opened> => {
  const cohort = await findCohort(dbOf(c), viewerOf(c), idOf(c, 'cohort'), ability);
  await refuseWhileReading(dbOf(c), cohort, viewerOf(c), viewOf(c).now);
  const view = inCohort(viewOf(c), cohort, 'matching');
  const run = await findRun(dbOf(c), cohort.id, numberOf(c.req.param('run')));
  const { shower } = await openRun(dbOf(c), view, run);
  if (shower === null) throw new NotFound();
  return { cohort, view, run, frozen: await findFrozen(dbOf(c), run.inputId), shower };
};

const mayDecide = ({ view, cohort }: Opened): boolean =>
  may(view.viewer, 'decideMatching', { cohortId: cohort.id, schemeId: cohort.schemeId });

const keep = async (
  c: Request,
  { cohort }: Opened,
  once: string | null,
  compose: () => Promise<NewRun | Refusal>,
  said: (run: number) => string,
) => {
  const next = await compose();
  const to = await transactOnce(instanceOf(c), actorOf(c), once, async (act) => {
    // Refused in here, so that a second press of the same button finds the end of the first.
    if (next instanceof Refusal) throw next;
    say(c, said(await keepRun(act, next)));
    return paths.matching(cohort.id);
  });
  return c.redirect(to, 303);
};

const simulationSeed = 2020;

export const studyRoutes = new Hono<Env>()
  .get('/cohorts/:cohort/matching/runs/:run/repair', async (c) => {
    const opened = await open(c, 'seeMatching');
    const { cohort, view, run, frozen, shower } = opened;
    // Its form would name everybody of the round, and have no answer for anybody.
    if (isLarge(frozen)) return tooLarge(c, opened, 'repair.title');
    const asked = c.req.query('who');
    const who = readWho(asked, frozen);
    const standing = await standingOf(dbOf(c), run);
    const point = c.req.query('point') === undefined ? null : numberOf(c.req.query('point'));
    const found = who === undefined ? null : await askRepair(dbOf(c), run, frozen, who);
    return c.html(
      <RepairPage
        page={{
          view,
          cohort,
          run: run.number,
          current: (await findCurrentNumber(dbOf(c), cohort.id)) ?? run.number,
          offered: standing.offered,
          living: standing.live.length,
          people: leaversOf(shower, standing, who ?? null),
          hasFallen: standing.fallen.size > 0,
          who: who === undefined ? '' : (asked ?? ''),
          answer: found === null ? null : showRepair(shower, cohort, found, point),
          mayDecide: mayDecide(opened),
          once: newOnce(),
        }}
      />,
    );
  })
  .post('/cohorts/:cohort/matching/runs/:run/repair', async (c) => {
    const opened = await open(c, 'decideMatching');
    const { cohort, view, run, frozen } = opened;
    const form = await readForm(c, repairForm);
    const who = readWho(form.entries['who'], frozen);
    if (!form.ok || who === undefined) throw new NotFound();
    const { point, print } = form.value;
    const compose = async (): Promise<NewRun | Refusal> => {
      const found = await askRepair(dbOf(c), run, frozen, who);
      if (found.points === 'tooLarge') return new Refusal('studyTooLarge');
      const chosen = found.points[pointAt(found.points, point)];
      if (chosen === undefined || printOf(chosen.pairs) !== print) return new Refusal('repairMoved');
      return composeRepairRun(cohort, run, frozen, found, chosen);
    };
    const t = studyWords(view.language);
    return keep(c, opened, form.once, compose, (number) => t('said.repaired', { run: number }));
  })
  .get('/cohorts/:cohort/matching/runs/:run/stable', async (c) => {
    const opened = await open(c, 'seeMatching');
    const { cohort, view, run, frozen, shower } = opened;
    const studied = await askStudy(run, frozen, { kind: 'stable', pairs: couplesOf(run) });
    if (studied.kind !== 'stable') return tooLarge(c, opened, 'stable.title');
    const told = showStable(shower, studied.study);
    return c.html(
      <StablePage
        page={{ view, cohort, run: run.number, ...told, mayDecide: mayDecide(opened), once: newOnce() }}
      />,
    );
  })
  .post('/cohorts/:cohort/matching/runs/:run/stable', async (c) => {
    const opened = await open(c, 'decideMatching');
    const { cohort, view, run, frozen } = opened;
    const form = await readForm(c, modeForm);
    if (!form.ok) throw new NotFound();
    const { mode } = form.value;
    const compose = () =>
      runWith(
        cohort,
        { ...run, settings: inMode(run, mode) },
        frozen,
        {},
        {
          kind: mode === 'best' ? 'best' : 'stable',
          pairs: [],
          reason: '',
        },
      );
    return keep(c, opened, form.once, compose, (number) => words(view.language)('said.run', { run: number }));
  })
  .get('/cohorts/:cohort/matching/runs/:run/groups', async (c) => {
    const { cohort, view, run, shower } = await open(c, 'seeMatching');
    const groups = await groupsOf(c, cohort, shower);
    return c.html(
      <GroupsPage page={{ view, cohort, run: run.number, ...showGroups(groups, view.language) }} />,
    );
  })
  .get('/cohorts/:cohort/matching/runs/:run/groups.csv', async (c) => {
    const { cohort, view, run, shower } = await open(c, 'seeMatching');
    const groups = await groupsOf(c, cohort, shower);
    c.header('content-disposition', `attachment; filename="groups-run-${run.number}.csv"`);
    return c.body(writeCsv(groupHeadings(view.language), groupRows(groups, view.language)), 200, {
      'content-type': 'text/csv; charset=utf-8',
    });
  })
  .get('/cohorts/:cohort/matching/runs/:run/arrivals', async (c) => {
    const opened = await open(c, 'seeMatching');
    const { cohort, view, run, frozen, shower } = opened;
    const studied = await askStudy(run, frozen, { kind: 'rolling', seed: simulationSeed });
    if (studied.kind !== 'rolling') return tooLarge(c, opened, 'arrivals.title');
    const { simulation } = studied;
    const { total } = shower.result.reached;
    const boardTotal = total === simulation.hindsight.total ? null : tenths(total, view.language);
    const page = { view, cohort, run: run.number, boardTotal, ...shownOf(simulation) };
    return c.html(<ArrivalsPage page={page} />);
  });

const groupsOf = (c: Request, cohort: Cohort, { result, frozen }: Shower) =>
  countGroups(dbOf(c), cohort, { pairs: result.pairs, frozen }, c.req.query('by'), viewOf(c).language);

const tooLarge = (
  c: Request,
  { view, cohort, run }: Opened,
  title: 'repair.title' | 'stable.title' | 'arrivals.title',
) => c.html(<TooLargePage {...{ view, cohort }} run={run.number} title={studyWords(view.language)(title)} />);

type Shown = Omit<ShownArrivals, 'view' | 'cohort' | 'run' | 'boardTotal'>;

/** Points of 1000 as fit of 100. */
const shownOf = ({ orders, seed, hindsight, policies, gains }: Simulation): Shown => {
  const tenth = ({ low, middle, high }: { low: number; middle: number; high: number }) => ({
    low: Math.round(low / 10),
    middle: Math.round(middle / 10),
    high: Math.round(high / 10),
  });
  return {
    orders,
    seed,
    hindsight: { placed: hindsight.placed, total: Math.round(hindsight.total / 10) },
    ways: (['first', 'now', 'priced'] as const).map((way) => ({
      way,
      ...policies[way],
      total: tenth(policies[way].total),
    })),
    gains: (['first', 'now'] as const).map((against) => ({
      against,
      ...gains[against],
      total: tenth(gains[against].total),
    })),
  };
};
