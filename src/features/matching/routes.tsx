import { Hono } from 'hono';
import type { Couple } from '../../core/matching/run.ts';
import { paths } from '../../paths.ts';
import type { Ability } from '../../permissions.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { inTurns } from '../../sheets/in-turns.ts';
import { csvInTurns } from '../../sheets/write-csv.ts';
import { writeXlsx } from '../../sheets/write-xlsx.ts';
import { sendPieces } from '../../web/download.ts';
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
import { findCall, windowOf } from '../applications/call-queries.ts';
import { callState } from '../applications/deadline.ts';
import { refuseWhileReading } from '../applications/review-queries.ts';
import { type Cohort, findCohort } from '../schemes/queries.ts';
import { type Asked, openRun, priceOf, readOrder, showBoard } from './board.ts';
import { changed, kept, readAll, runOnNewData, runWith, wishForChange, wishForNewData } from './desk.ts';
import type { Change, Run, RunSettings } from './documents.ts';
import { askEngine } from './engine.ts';
import { resultHeadings, resultRows, resultText } from './files.ts';
import { alternateForm, changeForm, keepsForm, rulesForm, seenForm } from './forms.ts';
import { letterWords } from './letter-words.ts';
import { composeLetters } from './letters.ts';
import { isLongRound } from './long.ts';
import { showOneMore } from './one-more.tsx';
import { Board } from './pages/board.tsx';
import { CheckPage, ComparePage, RunsPage, StartPage } from './pages/other.tsx';
import { PersonPage } from './pages/person.tsx';
import { PrintPage } from './pages/print-page.tsx';
import { RulesPage } from './pages/rules.tsx';
import { showPerson } from './people-page.ts';
import { printedOf } from './printing.tsx';
import { publishedWords } from './publish-words.ts';
import { publishMatching } from './publishing.ts';
import { countParts, findCurrentRun, findFrozen, findRun, isLongCohort, listRuns } from './queries.ts';
import { composeRepair, offerAlternate } from './repairing.ts';
import { chosenSettings, compareRuns, showCheck, showRules, showRuns } from './run-pages.ts';
import { keepRun, type NewRun, restoreRun } from './runs.ts';
import { findOpenWanted } from './wanted-queries.ts';
import { wantAndWatch, wantedRoutes } from './wanted-routes.tsx';
import { words } from './words.ts';

/** The cohort of the address, if the viewer may; and the view with its navigation. */
const open = async (c: Request, ability: Ability) => {
  const cohort = await findCohort(dbOf(c), viewerOf(c), idOf(c, 'cohort'), ability);
  await refuseWhileReading(dbOf(c), cohort, viewerOf(c), viewOf(c).now);
  return { cohort, view: inCohort(viewOf(c), cohort, 'matching') };
};

const openNumbered = async (c: Request, ability: Ability) => {
  const { cohort, view } = await open(c, ability);
  return { cohort, view, run: await findRun(dbOf(c), cohort.id, numberOf(c.req.param('run'))) };
};

/** Keeps the run that was worked out, says so, and goes to the board. */
const keep = async (c: Request, cohort: Cohort, once: string | null, run: NewRun) => {
  const to = await transactOnce(instanceOf(c), actorOf(c), once, async (act) => {
    const number = await keepRun(act, run);
    say(c, words(viewOf(c).language)('said.run', { run: number }));
    return paths.matching(cohort.id);
  });
  return c.redirect(to, 303);
};

/** The same people under other settings: at once where that is quick, else as a run to be watched. */
const runAgain = async (
  c: Request,
  cohort: Cohort,
  run: Run,
  once: string | null,
  more: Partial<RunSettings>,
  change: Change,
) => {
  const frozen = await findFrozen(dbOf(c), run.inputId);
  if (isLongRound(frozen)) return wantAndWatch(c, cohort, once, wishForChange(cohort, run, more, change));
  return keep(c, cohort, once, await runWith(cohort, run, frozen, more, change));
};

const askedOf = (c: Request): Asked | null => {
  const { kind, mentee, mentor } = c.req.query();
  if ((kind !== 'force' && kind !== 'forbid') || !mentee || !mentor) return null;
  return { kind, mentee, mentor, problem: null, typed: '' };
};

/** The people of a question are those of the run; anybody else is not there. */
const isKnown = async (c: Request, run: Run, asked: Asked): Promise<boolean> => {
  const frozen = await findFrozen(dbOf(c), run.inputId);
  return (
    frozen.mentees.some(({ id }) => id === asked.mentee) &&
    frozen.mentors.some(({ id }) => id === asked.mentor)
  );
};

const drawBoard = async (
  c: Request,
  cohort: Cohort,
  run: Run,
  asked: Asked | null,
  status: 200 | 422 = 200,
) => {
  const view = inCohort(viewOf(c), cohort, 'matching');
  if (asked !== null && !(await isKnown(c, run, asked))) throw new NotFound();
  const isPlaced =
    run.result.kind === 'solved' && run.result.pairs.some(({ mentee }) => mentee === asked?.mentee);
  if (asked !== null && !isPlaced) return drawPerson(c, cohort, run, 'mentee', asked.mentee, asked, status);
  const query = {
    order: readOrder(c.req.query('order')),
    page: c.req.query('page') === undefined ? 1 : numberOf(c.req.query('page')),
    asked,
  };
  const board = await showBoard(dbOf(c), view, cohort, run, query, newOnce());
  return c.html(<Board board={board} />, status);
};

const drawPerson = async (
  c: Request,
  cohort: Cohort,
  run: Run,
  role: 'mentee' | 'mentor',
  number: string,
  asked: Asked | null,
  status: 200 | 422 = 200,
) => {
  const view = inCohort(viewOf(c), cohort, 'matching');
  const { shower } = await openRun(dbOf(c), view, run);
  if (shower === null) throw new NotFound();
  const price = asked === null ? null : await priceOf(shower, asked);
  const pageOf = (list: 'fits' | 'others') => numberOf(c.req.query(list) ?? '1');
  const page = await showPerson(shower, role, number, { fits: pageOf('fits'), others: pageOf('others') });
  const isTold = role === 'mentor' && run.settings.stable === undefined;
  const gain = isTold && c.req.query('more') === 'yes' ? await showOneMore(shower, number) : null;
  const shown = { ...page, view, cohort, run, price, more: { isTold, gain } };
  return c.html(<PersonPage page={{ ...shown, order: 'strongest', once: newOnce() }} />, status);
};

export const matchingRoutes = new Hono<Env>()
  .route('/', wantedRoutes)
  .get('/cohorts/:cohort/matching', async (c) => {
    const { cohort, view } = await open(c, 'seeMatching');
    const run = await findCurrentRun(dbOf(c), cohort.id);
    if (run !== null) return drawBoard(c, cohort, run, null);
    const wanted = await findOpenWanted(dbOf(c), cohort.id);
    if (wanted !== null) return c.redirect(paths.wantedRun(cohort.id, wanted), 303);
    const parts = await countParts(dbOf(c), cohort.id);
    const isOpen = callState(windowOf(await findCall(dbOf(c), cohort.id)), view.now) === 'open';
    const start = { ...parts, places: cohort.places, openUntil: isOpen ? cohort.closesOn : null };
    return c.html(<StartPage view={view} cohort={cohort} {...start} once={newOnce()} />);
  })
  .get('/cohorts/:cohort/matching/runs', async (c) => {
    const { cohort, view } = await open(c, 'seeMatching');
    const runs = await showRuns(dbOf(c), view, cohort, await listRuns(dbOf(c), cohort.id));
    return c.html(<RunsPage view={view} cohort={cohort} runs={runs} />);
  })
  .post('/cohorts/:cohort/matching/runs', async (c) => {
    const { cohort } = await open(c, 'decideMatching');
    const form = await readForm(c, seenForm);
    const before = form.ok && form.value.seen > 0 ? await findRun(dbOf(c), cohort.id, form.value.seen) : null;
    if (await isLongCohort(dbOf(c), cohort.id))
      return wantAndWatch(c, cohort, form.once, wishForNewData(cohort, before));
    return keep(c, cohort, form.once, await runOnNewData(dbOf(c), cohort, before));
  })
  .get('/cohorts/:cohort/matching/runs/:run', async (c) => {
    const { cohort, run } = await openNumbered(c, 'seeMatching');
    return drawBoard(c, cohort, run, askedOf(c));
  })
  .post('/cohorts/:cohort/matching/runs/:run/changes', async (c) => {
    const { cohort, run } = await openNumbered(c, 'decideMatching');
    const form = await readForm(c, changeForm);
    if (!form.ok) return refuseChange(c, cohort, run, form.entries);
    const { kind, mentee, mentor, reason } = form.value;
    if (!(await isKnown(c, run, { kind: 'force', mentee, mentor, problem: null, typed: '' })))
      throw new NotFound();
    const couple: Couple = [mentee, mentor];
    const change: Change = { kind, pairs: [couple], reason };
    return runAgain(c, cohort, run, form.once, changed(run.settings, kind, couple), change);
  })
  .post('/cohorts/:cohort/matching/runs/:run/keeps', async (c) => {
    const { cohort, run } = await openNumbered(c, 'decideMatching');
    const form = await readForm(c, keepsForm);
    if (!form.ok) throw new NotFound();
    const frozen = await findFrozen(dbOf(c), run.inputId);
    if (!readAll(frozen, form.value.keep)) throw new NotFound();
    const locked = kept(run.settings.locked, form.value.shown, form.value.keep);
    const change: Change = { kind: 'keeps', pairs: locked, reason: '' };
    return runAgain(c, cohort, run, form.once, { locked }, change);
  })
  .post('/cohorts/:cohort/matching/runs/:run/restore', async (c) => {
    const { cohort, run } = await openNumbered(c, 'decideMatching');
    const form = await readForm(c, seenForm);
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      await restoreRun(act, cohort, form.ok ? form.value.seen : 0, run.number);
      say(c, words(viewOf(c).language)('said.restored', { run: run.number }));
      return paths.matching(cohort.id);
    });
    return c.redirect(to, 303);
  })
  .post('/cohorts/:cohort/matching/runs/:run/publication', async (c) => {
    const { cohort, run } = await openNumbered(c, 'decideMatching');
    const { once } = await readForm(c, seenForm);
    if (run.result.kind !== 'solved') throw new NotFound();
    const publication = await composeLetters(dbOf(c), cohort, run, run.result, viewerOf(c));
    const to = await transactOnce(instanceOf(c), actorOf(c), once, async (act) => {
      const written = await publishMatching(act, cohort, publication);
      say(c, publishedWords(viewOf(c).language, written));
      return paths.cohortOutbox(cohort.id);
    });
    return c.redirect(to, 303);
  })
  .post('/cohorts/:cohort/offers/:offer/alternate', async (c) => {
    const { cohort, view } = await open(c, 'decideMatching');
    const form = await readForm(c, alternateForm);
    if (!form.ok) throw new NotFound();
    const repair = await composeRepair(dbOf(c), cohort, idOf(c, 'offer'), form.value.mentor, viewerOf(c));
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      // Refused in here, so that a second press of the same button finds the end of the first.
      if (repair instanceof Refusal) throw repair;
      await offerAlternate(act, cohort, repair);
      say(c, letterWords(view.language)('said.offered', { mentor: repair.mentorName }));
      return paths.pairs(cohort.id);
    });
    return c.redirect(to, 303);
  })
  .get('/cohorts/:cohort/matching/runs/:run/rules', async (c) => {
    const { cohort, view, run } = await openNumbered(c, 'seeMatching');
    const rules = await showRules(dbOf(c), view, cohort, run, null);
    return c.html(<RulesPage view={view} cohort={cohort} rules={{ ...rules, once: newOnce() }} />);
  })
  .post('/cohorts/:cohort/matching/runs/:run/rules', async (c) => {
    const { cohort, view, run } = await openNumbered(c, 'decideMatching');
    const form = await readForm(c, rulesForm);
    if (!form.ok) {
      const rules = await showRules(dbOf(c), view, cohort, run, form);
      return c.html(<RulesPage view={view} cohort={cohort} rules={{ ...rules, once: newOnce() }} />, 422);
    }
    const change: Change = { kind: 'settings', pairs: [], reason: '' };
    return runAgain(c, cohort, run, form.once, chosenSettings(cohort, run, form.value), change);
  })
  .get('/cohorts/:cohort/matching/runs/:run/check', async (c) => {
    const { cohort, view, run } = await openNumbered(c, 'seeMatching');
    const frozen = await findFrozen(dbOf(c), run.inputId);
    const before = performance.now();
    const checked = await askEngine('check', {
      digest: run.inputDigest,
      frozen,
      settings: run.settings,
      result: run.result,
    });
    const check = showCheck(run, checked, performance.now() - before);
    return c.html(<CheckPage view={view} cohort={cohort} check={check} />);
  })
  .get('/cohorts/:cohort/matching/runs/:run/compare/:other', async (c) => {
    const { cohort, view, run } = await openNumbered(c, 'seeMatching');
    const other = await findRun(dbOf(c), cohort.id, numberOf(c.req.param('other')));
    const page = numberOf(c.req.query('page') ?? '1');
    const comparison = await compareRuns(dbOf(c), view, other, run, page);
    return c.html(<ComparePage view={view} cohort={cohort} comparison={comparison} />);
  })
  .get('/cohorts/:cohort/matching/runs/:run/print', async (c) => {
    const { cohort, view, run } = await openNumbered(c, 'seeMatching');
    const { shower } = await openRun(dbOf(c), view, run);
    if (shower === null) throw new NotFound();
    return c.html(
      <PrintPage view={view} cohort={cohort} run={run.number} printed={printedOf(shower, cohort, view)} />,
    );
  })
  .get('/cohorts/:cohort/matching/runs/:run/:file{result\\.(csv|xlsx|json)}', async (c) => {
    const { view, run } = await openNumbered(c, 'seeMatching');
    const { shower, frozen } = await openRun(dbOf(c), view, run);
    if (shower === null) throw new NotFound();
    const name = `matching-run-${run.number}`;
    const kind = c.req.param('file').split('.')[1];
    if (kind === 'json') {
      const { settings, inputDigest: digest } = run;
      const eligible = await askEngine('eligibleText', { digest, frozen, settings });
      return sendPieces(c, name, 'json', inTurns(resultText(shower.result, eligible)));
    }
    const headings = resultHeadings(view.language);
    if (kind === 'csv') return sendPieces(c, name, 'csv', csvInTurns(headings, resultRows(shower)));
    const workbook = await writeXlsx(headings, resultRows(shower), words(view.language)('start.title'));
    c.header('content-disposition', `attachment; filename="${name}.xlsx"`);
    return c.body(new Uint8Array(workbook), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });
  })
  .get('/cohorts/:cohort/matching/runs/:run/:role{mentee|mentor}/:number', async (c) => {
    const { cohort, run } = await openNumbered(c, 'seeMatching');
    return drawPerson(
      c,
      cohort,
      run,
      c.req.param('role') as 'mentee' | 'mentor',
      c.req.param('number'),
      null,
    );
  });

/** A change without a reason: the same question again, with what was typed. */
const refuseChange = (c: Request, cohort: Cohort, run: Run, entries: Readonly<Record<string, string>>) => {
  const { kind, mentee = '', mentor = '', reason = '' } = entries;
  if (kind !== 'force' && kind !== 'forbid') throw new NotFound();
  const problem = words(viewOf(c).language)('price.reason.missing');
  return drawBoard(c, cohort, run, { kind, mentee, mentor, problem, typed: reason }, 422);
};
