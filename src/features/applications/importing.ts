/** An import from the file that came to what was written: uploaded, mapped, imported; or discarded on the way. */
import type { Act } from '../../act.ts';
import { json } from '../../db/connect.ts';
import { record } from '../../history.ts';
import { Refusal } from '../../refusal.ts';
import type { Sheet } from '../../sheets/sheet.ts';
import { changeRules } from '../schemes/criteria.ts';
import { type Cohort, cohortById } from '../schemes/queries.ts';
import { changeQuestions, type NewQuestion } from '../schemes/question-list.ts';
import {
  headingsDigest,
  type ImportMapping,
  type ImportOutcome,
  incoming,
  type What,
} from './import-documents.ts';
import { findImport, type Import, previewOf } from './import-queries.ts';
import { carryOut, lockIntake } from './intake.ts';
import { receiveReviews } from './scores.ts';

/** Keeps a file that has been read; nothing of it counts yet. */
export const uploadFile = async (
  act: Act,
  cohort: Cohort,
  what: What,
  filename: string,
  sheet: Sheet,
): Promise<string> => {
  if (sheet.rows.length === 0) throw new Refusal('fileWithoutRows', { blank: sheet.blankRows });
  const made = await act.db
    .insertInto('imports')
    .values({
      cohort_id: cohort.id,
      what,
      filename: filename.toWellFormed().replaceAll('\0', '').slice(0, 200),
      sheet: json(incoming(sheet)),
      mapping: null,
      state: 'uploaded',
      outcome: null,
      created_by: act.actor?.personId ?? null,
      created_at: act.now,
      imported_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return made.id;
};

/** A column that becomes a question, or a score category, of its own. */
export type NewColumn = { readonly column: string; readonly question: NewQuestion };

/**
 * Says which column is what; new questions make the next version of the list. The mapping is kept for the next file
 * with the same columns.
 */
export const mapColumns = async (
  act: Act,
  cohort: Cohort,
  importId: string,
  mapping: ImportMapping,
  news: readonly NewColumn[] = [],
): Promise<void> => {
  const found = await lockImport(act, cohort, importId);
  const complete = await withNew(act, cohort, found.what, mapping, news);
  await act.db
    .updateTable('imports')
    .set({ mapping: json(complete), state: 'mapped' })
    .where('id', '=', importId)
    .execute();
  const kept = { mapping: json(complete), updated_at: act.now };
  await act.db
    .insertInto('import_mappings')
    .values({
      scheme_id: cohort.schemeId,
      what: found.what,
      headings_digest: headingsDigest(found.sheet),
      ...kept,
    })
    .onConflict((conflict) => conflict.columns(['scheme_id', 'what', 'headings_digest']).doUpdateSet(kept))
    .execute();
};

/**
 * Writes exactly what the preview with this digest showed, in one go; wrong rows are left out. If anything has changed
 * since, nothing is written and the person is told. A second time changes nothing.
 */
export const commitImport = async (
  act: Act,
  cohort: Cohort,
  importId: string,
  digest: string,
): Promise<ImportOutcome> => {
  const found = await lockImport(act, cohort, importId, ['imported']);
  if (found.outcome !== null) return found.outcome;
  await lockIntake(act, cohort.id);
  const current = await cohortById(act.db, cohort.id);
  const preview = await previewOf(act.db, current, found);
  if (preview.digest !== digest) throw new Refusal('previewMoved');
  if (preview.kind === 'reviews') await receiveReviews(act, preview.plan);
  else await carryOut(act, current, preview.plan);
  const wrongRows = preview.rows
    .filter(({ outcome }) => outcome === 'wrong')
    .map(({ line, troubles }) => ({ line, troubles }));
  const outcome: ImportOutcome = { ...preview.counts, wrongRows };
  // What went in is kept as applications; of the file, only the rows that still need a hand.
  const lines = new Set(wrongRows.map(({ line }) => line));
  const rest = { ...found.sheet, rows: found.sheet.rows.filter(({ line }) => lines.has(line)) };
  await act.db
    .updateTable('imports')
    .set({ state: 'imported', sheet: json(rest), outcome: json(outcome), imported_at: act.now })
    .where('id', '=', importId)
    .execute();
  await record(act, {
    action: 'fileImported',
    schemeId: cohort.schemeId,
    cohortId: cohort.id,
    subject: ['imports', importId],
    facts: { what: found.what, filename: found.filename, ...preview.counts },
  });
  return outcome;
};

/** Puts a file away that will not be imported. */
export const discardImport = async (act: Act, cohort: Cohort, importId: string): Promise<void> => {
  const found = await lockImport(act, cohort, importId, ['discarded']);
  if (found.state === 'discarded') return;
  // What people wrote in a file that was not wanted is not kept.
  const emptied = { ...found.sheet, rows: [] };
  await act.db
    .updateTable('imports')
    .set({ state: 'discarded', sheet: json(emptied) })
    .where('id', '=', importId)
    .execute();
  await record(act, {
    action: 'fileDiscarded',
    schemeId: cohort.schemeId,
    cohortId: cohort.id,
    subject: ['imports', importId],
    facts: { what: found.what, filename: found.filename },
  });
};

const lockImport = async (
  act: Act,
  cohort: Cohort,
  importId: string,
  also: readonly Import['state'][] = [],
): Promise<Import> => {
  await act.db.selectFrom('imports').select('id').where('id', '=', importId).forUpdate().execute();
  const found = await findImport(act.db, cohort, importId);
  const isOpen = found.state === 'uploaded' || found.state === 'mapped' || also.includes(found.state);
  if (!isOpen) throw new Refusal(found.state === 'imported' ? 'alreadyImported' : 'alreadyDiscarded');
  return found;
};

const withNew = async (
  act: Act,
  cohort: Cohort,
  what: What,
  mapping: ImportMapping,
  news: readonly NewColumn[],
): Promise<ImportMapping> => {
  if (news.length === 0) return mapping;
  if (mapping.kind === 'reviews' || what === 'reviews') {
    if (mapping.kind !== 'reviews') return mapping;
    const labels = news.map(({ question }) => question.label);
    const keys = await changeRules(act, cohort.schemeId, { kind: 'categories', labels });
    const scores = Object.fromEntries(news.map(({ column }, at) => [keys[at]!, column]));
    return { ...mapping, columns: { ...mapping.columns, scores: { ...mapping.columns.scores, ...scores } } };
  }
  const { added } = await changeQuestions(
    act,
    cohort.schemeId,
    what,
    news.map(({ question }) => ({ kind: 'added', question })),
  );
  const answers = Object.fromEntries(news.map(({ column }, at) => [added[at]!, [column]]));
  return { ...mapping, columns: { ...mapping.columns, answers: { ...mapping.columns.answers, ...answers } } };
};
