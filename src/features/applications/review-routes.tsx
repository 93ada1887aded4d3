import { Hono } from 'hono';
import { paths } from '../../paths.ts';
import type { Ability } from '../../permissions.ts';
import { NotFound } from '../../refusal.ts';
import { writeCsv } from '../../sheets/write-csv.ts';
import { sendFile } from '../../web/download.ts';
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
import { blank, type Draft, type Form, readForm, sayProblems, sentForm } from '../../web/form.ts';
import { newOnce, transactOnce } from '../../web/once.ts';
import { inCohort } from '../../web/view.ts';
import { type Cohort, findCohort } from '../schemes/queries.ts';
import { assignReader, shareOutReadings, takeFromReader } from './assignment.ts';
import { applyDecisions, decide, pendingDecisions } from './decisions.ts';
import { findApplicationFile } from './file-queries.ts';
import { buttonForm } from './forms.ts';
import { PendingPage } from './pages/pending.tsx';
import { ReadingPage } from './pages/reading.tsx';
import { ReadingsPage } from './pages/readings.tsx';
import { type Line, ReviewPage, reviewPageSize, undecided } from './pages/review-table.tsx';
import { ReviewedPage } from './pages/reviewed.tsx';
import { SharingPage } from './pages/sharing.tsx';
import { readingFiles } from './reading-files.ts';
import { findReading, listMyReadings } from './reading-queries.ts';
import { readingsTable } from './readings-file.ts';
import { remindReaders } from './reminders.ts';
import { declareConflict, saveReading } from './review.ts';
import { countMissing, countShown, idsShown, loadsOf } from './review-counts.ts';
import {
  addReaderForm,
  applyForm,
  conflictForm,
  decisionForm,
  longestComment,
  phaseForm,
  readersForm,
  readReading,
  scoreField,
} from './review-forms.ts';
import { setReviewPhase } from './review-phases.ts';
import {
  appliedDecisions,
  barsIn,
  conflictsOn,
  currentPhase,
  listPhases,
  listPossibleReaders,
  listReviews,
  sealsFor,
  todayIn,
} from './review-queries.ts';
import { nextReading, nothingSealed, phaseThatCounts, type Seal, stateOf } from './review-rules.ts';
import { type Show, shows } from './review-shown.ts';
import { words } from './review-words.ts';
import { shutLine } from './shutting.ts';

const readerRoutes = new Hono<Env>()
  .get(paths.readings(':cohort'), async (c) => {
    const cohort = await ownCohort(c, 'readApplications');
    const lines = await listMyReadings(dbOf(c), cohort, viewerOf(c).personId);
    const phase = await currentPhase(dbOf(c), cohort, viewOf(c).now);
    const phaseState = phase === null ? 'none' : stateOf(phase, todayIn(cohort, viewOf(c).now));
    const next = phaseState === 'open' && c.req.query('open') === 'next' ? nextReading(lines) : null;
    if (next !== null) return c.redirect(paths.reading(cohort.id, next), 303);
    const view = inCohort(viewOf(c), cohort, 'readings');
    return c.html(<ReadingsPage view={view} {...{ cohort, lines, phase, phaseState }} />);
  })
  .get(paths.reading(':cohort', ':application'), async (c) => {
    const cohort = await ownCohort(c, 'readApplications');
    return c.html(await readingPage(c, cohort, null));
  })
  .get(paths.readingFile(':cohort', ':application', ':file'), async (c) => {
    const cohort = await ownCohort(c, 'readApplications');
    const { personId } = viewerOf(c);
    const reading = await findReading(dbOf(c), cohort, personId, idOf(c, 'application'), viewOf(c).now);
    const shown = readingFiles(reading).get(idOf(c, 'file'));
    if (shown === undefined) throw new NotFound();
    const file = await findApplicationFile(dbOf(c), cohort, reading.applicationId, shown.id);
    return sendFile(c, { ...file, name: shown.name });
  })
  .post(paths.reading(':cohort', ':application'), async (c) => {
    const cohort = await ownCohort(c, 'readApplications');
    const id = idOf(c, 'application');
    const found = await findReading(dbOf(c), cohort, viewerOf(c).personId, id, viewOf(c).now);
    const form = await readForm(c, buttonForm);
    const reading = readReading(form.entries, cohort.rules.reviewCategories);
    const open = cohort.rules.reviewCategories.filter(({ key }) => reading.scores[key] === undefined);
    const t = words(viewOf(c).language);
    const problems: Record<string, string[]> = {};
    if (found.ownAt !== null) for (const { key } of open) problems[scoreField(key)] = [t('reading.missing')];
    if (reading.comment.length > longestComment) problems['comment'] = [t('reading.comment.long')];
    if (Object.keys(problems).length > 0)
      return sayProblems(c, await readingPage(c, cohort, { problems, entries: form.entries }));
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      const saved = await saveReading(act, cohort, id, reading);
      const lines = await listMyReadings(act.db, cohort, viewerOf(c).personId);
      const next = form.entries['then'] === 'next' ? nextReading(lines, id) : null;
      say(c, saved === 'kept' ? t('said.kept', { open: open.length }) : t('said.saved'));
      return paths.reading(cohort.id, next ?? id);
    });
    return c.redirect(to, 303);
  })
  .post(paths.readingConflict(':cohort', ':application'), async (c) => {
    const cohort = await ownCohort(c, 'readApplications');
    const id = idOf(c, 'application');
    await findReading(dbOf(c), cohort, viewerOf(c).personId, id, viewOf(c).now);
    const form = await readForm(c, conflictForm(viewOf(c).language));
    if (!form.ok) return sayProblems(c, await readingPage(c, cohort, form));
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      const isPassedOn = await declareConflict(act, cohort, id, form.value.reason);
      say(c, words(viewOf(c).language)(isPassedOn ? 'said.passed.yes' : 'said.passed.no'));
      return paths.readings(cohort.id);
    });
    return c.redirect(to, 303);
  });

const tableRoutes = new Hono<Env>()
  .get(paths.reviews(':cohort'), async (c) => {
    const cohort = await ownCohort(c, 'manageReview');
    return c.html(await reviewPage(c, cohort, blank()));
  })
  .get(paths.reviewsFile(':cohort'), async (c) => {
    const cohort = await ownCohort(c, 'manageReview');
    const lines = await linesFor(c, cohort, await sealsOf(c, cohort));
    const { headings, rows } = readingsTable(words(viewOf(c).language), cohort.rules.reviewCategories, lines);
    c.header('content-disposition', 'attachment; filename="readings.csv"');
    return c.body(writeCsv(headings, rows), 200, { 'content-type': 'text/csv; charset=utf-8' });
  })
  .post(paths.reviewPhases(':cohort'), async (c) => {
    const cohort = await ownCohort(c, 'manageReview');
    const form = await readForm(c, phaseForm(viewOf(c).language));
    if (!form.ok) return sayProblems(c, await reviewPage(c, cohort, form));
    const { phase, namesHidden, ...details } = form.value;
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      await setReviewPhase(act, cohort, phase ?? null, { ...details, namesHidden: namesHidden === 'yes' });
      return paths.reviews(cohort.id);
    });
    say(c, words(viewOf(c).language)('phase.said'));
    return c.redirect(to, 303);
  })
  .post(paths.reviewDecisions(':cohort'), async (c) => {
    const cohort = await ownCohort(c, 'manageReview');
    const form = await readForm(c, decisionForm(viewOf(c).language));
    const chosen = (await sentForm(c)).getAll('application').map(String);
    const one = form.entries['from'] === 'one' ? (chosen[0] ?? '') : null;
    if (!form.ok)
      return sayProblems(
        c,
        one === null ? await reviewPage(c, cohort, form, chosen) : await reviewedPage(c, cohort, one, form),
      );
    const { application, outcome, reason } = form.value;
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      const count = await decide(act, cohort, application, outcome === 'open' ? null : { outcome, reason });
      const key = outcome === 'open' ? 'decide.said.back' : 'decide.said';
      say(c, words(viewOf(c).language)(key, { count }));
      return one === null ? paths.reviews(cohort.id) : paths.reviewed(cohort.id, one);
    });
    return c.redirect(to, 303);
  })
  .get(paths.decisions(':cohort'), async (c) => {
    const cohort = await ownCohort(c, 'manageReview');
    const { lines, mark } = await pendingDecisions(dbOf(c), cohort);
    const ids = lines.map(({ id }) => id);
    const shown = await linesFor(c, cohort, await sealsOf(c, cohort), ids);
    const view = inCohort(viewOf(c), cohort, 'applications');
    return c.html(<PendingPage {...{ view, cohort, mark }} lines={shown} once={newOnce()} />);
  })
  .post(paths.decisions(':cohort'), async (c) => {
    const cohort = await ownCohort(c, 'manageReview');
    const form = await readForm(c, applyForm);
    const mark = form.ok ? form.value.mark : '';
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      const count = await applyDecisions(act, cohort, mark);
      say(c, words(viewOf(c).language)('pending.said', { count }));
      return paths.reviews(cohort.id);
    });
    return c.redirect(to, 303);
  });

const sharingRoutes = new Hono<Env>()
  .get(paths.reviewSharing(':cohort'), async (c) => {
    const cohort = await ownCohort(c, 'manageReview');
    return c.html(await sharingPage(c, cohort, blank()));
  })
  .post(paths.reviewSharing(':cohort'), async (c) => {
    const cohort = await ownCohort(c, 'manageReview');
    const form = await readForm(c, readersForm(viewOf(c).language));
    if (!form.ok) return sayProblems(c, await sharingPage(c, cohort, form));
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      const shared = await shareOutReadings(act, cohort, form.value.reader);
      say(c, words(viewOf(c).language)('share.said', shared));
      return paths.reviews(cohort.id);
    });
    return c.redirect(to, 303);
  })
  .get(paths.reviewed(':cohort', ':application'), async (c) => {
    const cohort = await ownCohort(c, 'manageReview');
    return c.html(await reviewedPage(c, cohort, idOf(c, 'application'), blank()));
  })
  .post(paths.reviewReaders(':cohort', ':application'), async (c) => {
    const cohort = await ownCohort(c, 'manageReview');
    const id = idOf(c, 'application');
    const form: Form<{ reader: string }> = await readForm(c, addReaderForm(viewOf(c).language));
    if (!form.ok) return sayProblems(c, await reviewedPage(c, cohort, id, form));
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      await assignReader(act, cohort, id, form.value.reader);
      return paths.reviewed(cohort.id, id);
    });
    return c.redirect(to, 303);
  })
  .post(paths.reviewReaderRemoval(':cohort', ':application', ':person'), async (c) => {
    const cohort = await ownCohort(c, 'manageReview');
    const [id, person] = [idOf(c, 'application'), idOf(c, 'person')];
    const form = await readForm(c, buttonForm);
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      await takeFromReader(act, cohort, id, person);
      return paths.reviewed(cohort.id, id);
    });
    say(c, words(viewOf(c).language)('one.taken'));
    return c.redirect(to, 303);
  });

/** `origin` stands in the letters to readers. */
export const reviewRoutes = (origin: string): Hono<Env> =>
  new Hono<Env>()
    .route('/', readerRoutes)
    .route('/', tableRoutes)
    .route('/', sharingRoutes)
    .post(paths.reviewReminders(':cohort'), async (c) => {
      const cohort = await ownCohort(c, 'manageReview');
      const form = await readForm(c, buttonForm);
      const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
        const count = await remindReaders(act, cohort, origin);
        say(c, words(viewOf(c).language)('remind.said', { count }));
        return paths.reviews(cohort.id);
      });
      return c.redirect(to, 303);
    });

const ownCohort = (c: Request, ability: Ability): Promise<Cohort> =>
  findCohort(dbOf(c), viewerOf(c), idOf(c, 'cohort'), ability);

const readingPage = async (c: Request, cohort: Cohort, draft: Draft | null) => {
  const { personId } = viewerOf(c);
  const { now } = viewOf(c);
  const reading = await findReading(dbOf(c), cohort, personId, idOf(c, 'application'), now);
  const lines = await listMyReadings(dbOf(c), cohort, personId);
  const view = inCohort(viewOf(c), cohort, 'readings');
  return <ReadingPage {...{ view, cohort, reading, lines, draft }} once={newOnce()} />;
};

const sealsOf = (c: Request, cohort: Cohort) =>
  sealsFor(dbOf(c), cohort, viewerOf(c).personId, viewOf(c).now);

/** Applications, all or these, with what stays shut to this coordinator, and why they may not decide them. */
const linesFor = async (
  c: Request,
  cohort: Cohort,
  seals: ReadonlyMap<string, Seal>,
  only: readonly string[] | null = null,
): Promise<readonly Line[]> => {
  const { personId } = viewerOf(c);
  const lines = await listReviews(dbOf(c), cohort, only);
  const bars = await barsIn(dbOf(c), cohort, lines, await listPossibleReaders(dbOf(c), cohort));
  return lines.map((line) =>
    shutLine(line, bars.get(line.id)?.get(personId), seals.get(line.id) ?? nothingSealed),
  );
};

const reviewPage = async (c: Request, cohort: Cohort, draft: Draft, ticked: readonly string[] = []) => {
  const view = inCohort(viewOf(c), cohort, 'applications');
  const db = dbOf(c);
  const phases = await listPhases(db, cohort);
  const today = todayIn(cohort, view.now);
  const phase = phaseThatCounts(phases, today);
  const show: Show = shows.find((each) => each === c.req.query('show')) ?? 'all';
  const page = numberOf(c.req.query('page') ?? '1');
  const from = (page - 1) * reviewPageSize;
  const seals = await sealsOf(c, cohort);
  const counts = await countShown(db, cohort, seals);
  if (page > 1 && from >= counts[show]) throw new NotFound();
  const ids = await idsShown(db, cohort, seals, show, { from, size: reviewPageSize });
  const lines = await linesFor(c, cohort, seals, ids);
  const load = (await loadsOf(db, cohort)).get(viewerOf(c).personId);
  const chosen = c.req.query('choose') === 'rest' ? undecided(lines) : ticked;
  return (
    <ReviewPage
      {...{ view, cohort, phases, phase, show, page, draft, chosen }}
      isOpen={phase !== null && stateOf(phase, today) === 'open'}
      counts={counts}
      lines={lines}
      total={counts[show]}
      hasOwn={load !== undefined}
      once={newOnce()}
    />
  );
};

const reviewedPage = async (c: Request, cohort: Cohort, id: string, draft: Draft) => {
  const { personId } = viewerOf(c);
  const [line] = await linesFor(c, cohort, await sealsOf(c, cohort), [id]);
  if (line === undefined) throw new NotFound();
  const readers = await listPossibleReaders(dbOf(c), cohort);
  const bars = (await barsIn(dbOf(c), cohort, [line], readers)).get(id);
  const isShut = line.seal.names || line.seal.others;
  const has = new Set([...line.assigned, ...line.in].map((one) => one.personId));
  return (
    <ReviewedPage
      view={inCohort(viewOf(c), cohort, 'applications')}
      {...{ cohort, line, draft }}
      others={readers.filter((reader) => !has.has(reader.id) && !bars?.has(reader.id))}
      conflicts={isShut ? [] : await conflictsOn(dbOf(c), id)}
      decided={isShut ? [] : await appliedDecisions(dbOf(c), id)}
      isOwn={line.assigned.some((one) => one.personId === personId)}
      once={newOnce()}
    />
  );
};

const sharingPage = async (c: Request, cohort: Cohort, draft: Draft) => {
  const people = await listPossibleReaders(dbOf(c), cohort);
  const loads = await loadsOf(dbOf(c), cohort);
  const readers = people.map((person) => ({ ...person, ...(loads.get(person.id) ?? { left: 0, done: 0 }) }));
  const missing = await countMissing(dbOf(c), cohort);
  const busy = people.filter(({ id }) => loads.has(id));
  const usual = busy.length > 0 ? busy : people.filter(({ isReviewer, isMentee }) => isReviewer && !isMentee);
  return (
    <SharingPage
      view={inCohort(viewOf(c), cohort, 'applications')}
      {...{ cohort, readers, missing, draft }}
      chosen={usual.map(({ id }) => id)}
      once={newOnce()}
    />
  );
};
