import { Hono } from 'hono';
import { inSheets } from '../../core/questions/mapping.ts';
import { paths } from '../../paths.ts';
import type { Ability } from '../../permissions.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import { readSheet } from '../../sheets/read.ts';
import { isUnreadable, type Sheet } from '../../sheets/sheet.ts';
import { writeCsv } from '../../sheets/write-csv.ts';
import { writeXlsx } from '../../sheets/write-xlsx.ts';
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
import { askedBefore } from '../schemes/asked-queries.ts';
import { type Cohort, findCohort } from '../schemes/queries.ts';
import { type Entries, type ReadColumns, readApplicationColumns, readReviewColumns } from './column-form.ts';
import { findApplicationFile } from './file-queries.ts';
import { buttonForm, commitForm, roleOf, uploadForm, withdrawalForm } from './forms.ts';
import { type GuessedMapping, guessMapping, unansweredByFile } from './guess.ts';
import { findImport, type Import, keptMapping, listImports, nextFile, previewOf } from './import-queries.ts';
import { commitImport, discardImport, mapColumns, uploadFile } from './importing.ts';
import { ApplicationPage } from './pages/application.tsx';
import { ColumnsPage } from './pages/columns.tsx';
import { ImportsPage } from './pages/imports.tsx';
import { ListPage, listPageSize } from './pages/list.tsx';
import { NewImportPage } from './pages/new-import.tsx';
import { PreviewPage, previewPageSize } from './pages/preview.tsx';
import { ResultPage } from './pages/result.tsx';
import { plansByLine } from './preview.ts';
import { allApplications, findApplication, listApplications } from './queries.ts';
import { refuseWhileReading, sealedReadings, sealsFor } from './review-queries.ts';
import { nothingSealed, type Seal, stateShown } from './review-rules.ts';
import { applicationsTable, type Table, wrongRowsTable } from './tables.ts';
import { unreadableInWords } from './trouble-in-words.ts';
import { unmatchedTexts } from './unmatched.ts';
import { takeBackWithdrawal, withdraw } from './withdrawal.ts';
import { words } from './words.ts';

const listRoutes = new Hono<Env>().get(paths.applications(':cohort'), async (c) => {
  const cohort = await ownCohort(c, 'seeApplications');
  const filter = {
    role: roleOf(c.req.query('role')),
    find: (c.req.query('find') ?? '').trim().slice(0, 100),
  };
  const page = numberOf(c.req.query('page') ?? '1');
  const from = (page - 1) * listPageSize;
  const seals = await sealsFor(dbOf(c), cohort, viewerOf(c).personId, viewOf(c).now);
  const list = await listApplications(dbOf(c), cohort, filter, { from, size: listPageSize }, seals);
  const leftOut = [...seals.values()].filter(({ names }) => names).length;
  return c.html(<ListPage view={view(c, cohort)} {...{ cohort, filter, page, leftOut }} {...list} />);
});

for (const role of ['mentee', 'mentor'] as const)
  for (const kind of ['csv', 'xlsx'] as const)
    listRoutes.get(paths.applicationsFile(':cohort', role, kind), async (c) => {
      const cohort = await ownCohort(c, 'seeApplications');
      const seals = await sealsFor(dbOf(c), cohort, viewerOf(c).personId, viewOf(c).now);
      const all = await allApplications(dbOf(c), cohort, role);
      const rows = all
        .filter(({ id }) => seals.get(id)?.names !== true)
        .map((row) => ({ ...row, state: stateShown(row.state, seals.get(row.id)) }));
      const t = words(viewOf(c).language);
      const asked = cohort.questions[role];
      const answers = rows.map((row) => row.answers);
      const before = await askedBefore(dbOf(c), cohort.schemeId, role, asked, answers);
      const table = applicationsTable(t, [...asked, ...before], rows, cohort.zone);
      return sendTable(c, table, kind, `${role}-applications`);
    });

const applicationRoutes = new Hono<Env>()
  .get(paths.application(':cohort', ':application'), async (c) => {
    const cohort = await ownCohort(c, 'seeApplications');
    const seal = await sealOf(c, cohort);
    // Whoever reads it without names finds it among their readings.
    if (seal.names) return c.redirect(paths.reading(cohort.id, idOf(c, 'application')), 303);
    return c.html(await applicationPage(c, cohort, blank()));
  })
  .get(paths.applicationFile(':cohort', ':application', ':file'), async (c) => {
    const cohort = await ownCohort(c, 'seeApplications');
    const id = idOf(c, 'application');
    // Whoever reads it without names finds its files, without theirs, at their reading.
    if ((await sealOf(c, cohort)).names) throw new NotFound();
    return sendFile(c, await findApplicationFile(dbOf(c), cohort, id, idOf(c, 'file')));
  })
  .post(paths.withdrawal(':cohort', ':application'), async (c) => {
    const cohort = await ownCohort(c, 'importApplications');
    const application = await findApplication(dbOf(c), cohort, idOf(c, 'application'));
    if ((await sealOf(c, cohort)).names) throw new Refusal('readFirst', { count: 1 });
    const isBack = (await sentForm(c)).has('undo');
    const form: Form<{ reason?: string }> = isBack
      ? await readForm(c, buttonForm)
      : await readForm(c, withdrawalForm(viewOf(c).language));
    if (!form.ok) return sayProblems(c, await applicationPage(c, cohort, form));
    const { reason } = form.value;
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      if (reason === undefined) await takeBackWithdrawal(act, cohort, application.id);
      else await withdraw(act, cohort, application.id, reason);
      return paths.application(cohort.id, application.id);
    });
    const { name } = application;
    say(c, words(viewOf(c).language)(isBack ? 'one.undo.done' : 'one.withdraw.done', { name }));
    return c.redirect(to, 303);
  });

const uploadRoutes = new Hono<Env>()
  .get(paths.imports(':cohort'), async (c) => {
    const cohort = await ownCohort(c, 'importApplications');
    const imports = await listImports(dbOf(c), cohort.id);
    return c.html(<ImportsPage view={view(c, cohort)} {...{ cohort, imports }} />);
  })
  .get(paths.newImport(':cohort'), async (c) => {
    const cohort = await ownCohort(c, 'importApplications');
    const draft = blank({ what: c.req.query('what') ?? '' });
    return c.html(<NewImportPage view={view(c, cohort)} {...{ cohort, draft }} once={newOnce()} />);
  })
  .post(paths.imports(':cohort'), async (c) => {
    const cohort = await ownCohort(c, 'importApplications');
    const form = await readForm(c, uploadForm(viewOf(c).language));
    const failed = (draft: Draft) =>
      sayProblems(c, <NewImportPage view={view(c, cohort)} {...{ cohort, draft }} once={newOnce()} />);
    if (!form.ok) return failed(form);
    const { what, file } = form.value;
    const sheet = await readUpload(c, file);
    if (typeof sheet === 'string') return failed({ entries: form.entries, problems: { file: [sheet] } });
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) =>
      paths.importColumns(cohort.id, await uploadFile(act, cohort, what, file.name, sheet)),
    );
    return c.redirect(to, 303);
  });

const columnRoutes = new Hono<Env>()
  .get(paths.importColumns(':cohort', ':file'), async (c) => {
    const cohort = await ownCohort(c, 'importApplications');
    const found = await openImport(c, cohort);
    if (found === null) return c.redirect(paths.importResult(cohort.id, idOf(c, 'file')), 303);
    return c.html(await columnsPage(c, cohort, found, null));
  })
  .post(paths.importColumns(':cohort', ':file'), async (c) => {
    const cohort = await ownCohort(c, 'importApplications');
    const found = await openImport(c, cohort);
    if (found === null) return c.redirect(paths.importResult(cohort.id, idOf(c, 'file')), 303);
    const form = await readForm(c, buttonForm);
    const read =
      found.what === 'reviews'
        ? readReviewColumns(form.entries, cohort.rules.reviewCategories, found.sheet)
        : readApplicationColumns(form.entries, inSheets(cohort.questions[found.what]), found.sheet);
    if (Object.keys(read.problems).length > 0)
      return sayProblems(c, await columnsPage(c, cohort, found, { ...read, entries: form.entries }));
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      await mapColumns(act, cohort, found.id, read.mapping, read.news);
      return paths.importPreview(cohort.id, found.id);
    });
    return c.redirect(to, 303);
  });

const previewRoutes = new Hono<Env>()
  .get(paths.importPreview(':cohort', ':file'), async (c) => {
    const cohort = await ownCohort(c, 'importApplications');
    const found = await openImport(c, cohort);
    if (found === null) return c.redirect(paths.importResult(cohort.id, idOf(c, 'file')), 303);
    if (found.mapping === null) return c.redirect(paths.importColumns(cohort.id, found.id), 303);
    const preview = await previewOf(dbOf(c), cohort, found);
    const page = pageWithin(c, preview.rows.length);
    const { rows, counts, digest } = preview;
    const shown = { rows, counts, digest, plan: [] };
    return c.html(
      <PreviewPage
        view={view(c, cohort)}
        {...{ cohort, found, page }}
        preview={shown}
        unanswered={unansweredByFile(cohort, found.what, found.mapping).map(({ short }) => short)}
        read={{
          zone: cohort.zone,
          questions: found.what === 'reviews' ? [] : inSheets(cohort.questions[found.what]),
          plans: preview.kind === 'applications' ? plansByLine(preview) : new Map(),
        }}
        once={newOnce()}
      />,
    );
  })
  .post(paths.importCommit(':cohort', ':file'), async (c) => {
    const cohort = await ownCohort(c, 'importApplications');
    const id = idOf(c, 'file');
    const form = await readForm(c, commitForm);
    if (!form.ok) return c.redirect(paths.importPreview(cohort.id, id), 303);
    const to = await transactOnce(instanceOf(c), actorOf(c), form.once, async (act) => {
      await commitImport(act, cohort, id, form.value.digest);
      return paths.importResult(cohort.id, id);
    });
    return c.redirect(to, 303);
  })
  .post(paths.importDiscard(':cohort', ':file'), async (c) => {
    const cohort = await ownCohort(c, 'importApplications');
    const { id, filename } = await findImport(dbOf(c), cohort, idOf(c, 'file'));
    const { once } = await readForm(c, buttonForm);
    // The form of columns lends its button, so its key must not be taken for the columns' own.
    const key = once === null ? null : `${once.slice(0, 40)}-discard`;
    const to = await transactOnce(instanceOf(c), actorOf(c), key, async (act) => {
      await discardImport(act, cohort, id);
      return paths.imports(cohort.id);
    });
    say(c, words(viewOf(c).language)('discarded', { filename }));
    return c.redirect(to, 303);
  })
  .get(paths.importResult(':cohort', ':file'), async (c) => {
    const cohort = await ownCohort(c, 'importApplications');
    const found = await importToSee(c, cohort);
    if (isOpen(found)) return c.redirect(paths.importPreview(cohort.id, found.id), 303);
    const next = nextFile(await listImports(dbOf(c), cohort.id));
    return c.html(<ResultPage view={view(c, cohort)} {...{ cohort, found, next }} />);
  });

for (const kind of ['csv', 'xlsx'] as const)
  previewRoutes.get(paths.importWrongRows(':cohort', ':file', kind), async (c) => {
    const cohort = await ownCohort(c, 'importApplications');
    const found = await importToSee(c, cohort);
    const wrong = found.outcome?.wrongRows ?? (await wrongNow(c, cohort, found));
    const table = wrongRowsTable(words(viewOf(c).language), found.sheet, wrong);
    return sendTable(c, table, kind, `wrong-rows-${found.what}`);
  });

export const applicationsRoutes = new Hono<Env>()
  .route('/', listRoutes)
  .route('/', applicationRoutes)
  .route('/', uploadRoutes)
  .route('/', columnRoutes)
  .route('/', previewRoutes);

const ownCohort = (c: Request, ability: Ability): Promise<Cohort> =>
  findCohort(dbOf(c), viewerOf(c), idOf(c, 'cohort'), ability);

const view = (c: Request, cohort: Cohort) => inCohort(viewOf(c), cohort, 'applications');

const applicationPage = async (c: Request, cohort: Cohort, draft: Draft) => {
  const found = await findApplication(dbOf(c), cohort, idOf(c, 'application'));
  const { names, others, reading } = await sealOf(c, cohort);
  const application = { ...found, state: stateShown(found.state, { names, others }) };
  const shut = !others ? null : reading ? 'read' : 'conflict';
  return (
    <ApplicationPage view={view(c, cohort)} {...{ cohort, application, shut, draft }} once={newOnce()} />
  );
};

/** What stays shut of the application to the one who looks, and whether it is so because they read it. */
const sealOf = async (c: Request, cohort: Cohort): Promise<Seal & { readonly reading: boolean }> => {
  const id = idOf(c, 'application');
  const { personId } = viewerOf(c);
  const seal = (await sealsFor(dbOf(c), cohort, personId, viewOf(c).now)).get(id) ?? nothingSealed;
  const readings = await sealedReadings(dbOf(c), cohort, personId, viewOf(c).now);
  return { ...seal, reading: readings.has(id) };
};

const isOpen = ({ state }: Import): boolean => state === 'uploaded' || state === 'mapped';

/** The import as long as something can still be decided about it. */
const openImport = async (c: Request, cohort: Cohort): Promise<Import | null> => {
  const found = await importToSee(c, cohort);
  return isOpen(found) ? found : null;
};

/** A file shows names and scores, so one that a colleague brought in stays shut to whoever has still to read. */
const importToSee = async (c: Request, cohort: Cohort): Promise<Import> => {
  const found = await findImport(dbOf(c), cohort, idOf(c, 'file'));
  const viewer = viewerOf(c);
  if (found.createdBy !== viewer.personId) await refuseWhileReading(dbOf(c), cohort, viewer, viewOf(c).now);
  return found;
};

/** The sheet in an uploaded file, or the sentence that says why there is none. */
const readUpload = async (c: Request, file: File): Promise<Sheet | string> => {
  const t = words(viewOf(c).language);
  const sheet = await readSheet(new Uint8Array(await file.arrayBuffer()), file.name);
  if (isUnreadable(sheet)) return unreadableInWords(t, sheet);
  if (sheet.headings.length === 1) return t('unreadable.oneColumn', { heading: sheet.headings[0] ?? '' });
  return sheet.rows.length === 0 ? t('unreadable.noRows', { blank: sheet.blankRows }) : sheet;
};

type Posted = ReadColumns & { readonly entries: Entries };

const columnsPage = async (c: Request, cohort: Cohort, found: Import, posted: Posted | null) => {
  const { what, sheet } = found;
  const kept = found.mapping ?? (posted === null ? await keptMapping(dbOf(c), cohort, found) : null);
  const known = posted?.mapping ?? kept;
  const { mapping, unsure }: GuessedMapping =
    known === null ? guessMapping(cohort, what, sheet) : { mapping: known, unsure: new Set() };
  const origin = posted !== null || found.mapping !== null ? 'own' : kept !== null ? 'kept' : 'guessed';
  const questions = what === 'reviews' ? [] : inSheets(cohort.questions[what]);
  const unmatched = mapping.kind === 'applications' ? unmatchedTexts(questions, mapping.columns, sheet) : [];
  return (
    <ColumnsPage
      view={view(c, cohort)}
      {...{ cohort, found, questions, mapping, origin, unsure, unmatched }}
      categories={cohort.rules.reviewCategories}
      entries={posted?.entries ?? {}}
      problems={posted?.problems ?? {}}
      once={newOnce()}
    />
  );
};

const pageWithin = (c: Request, rows: number): number => {
  const page = numberOf(c.req.query('page') ?? '1');
  if (page > 1 && (page - 1) * previewPageSize >= rows) throw new NotFound();
  return page;
};

const wrongNow = async (c: Request, cohort: Cohort, found: Import) => {
  if (found.mapping === null) throw new NotFound();
  const { rows } = await previewOf(dbOf(c), cohort, found);
  return rows.filter(({ outcome }) => outcome === 'wrong');
};

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const sendTable = async (c: Request, table: Table, kind: 'csv' | 'xlsx', name: string) => {
  c.header('content-disposition', `attachment; filename="${name}.${kind}"`);
  if (kind === 'csv')
    return c.body(writeCsv(table.headings, table.rows), 200, { 'content-type': 'text/csv; charset=utf-8' });
  const bytes = await writeXlsx(table.headings, table.rows, name);
  return c.body(new Uint8Array(bytes), 200, { 'content-type': workbook });
};
