/** Imports of a cohort, and what each will write. */
import { inSheets } from '../../core/questions/mapping.ts';
import type { Db } from '../../db/connect.ts';
import { NotFound, Refusal } from '../../refusal.ts';
import type { Sheet } from '../../sheets/sheet.ts';
import type { Cohort } from '../schemes/queries.ts';
import { headingsDigest, type ImportMapping, type ImportOutcome, type What } from './import-documents.ts';
import { presentApplications } from './intake.ts';
import type { Planned } from './plan.ts';
import { type Preview, previewApplications } from './preview.ts';
import { previewReviews, type Review } from './review-preview.ts';
import { presentReviews } from './scores.ts';

export type Import = {
  readonly id: string;
  readonly what: What;
  readonly filename: string;
  readonly sheet: Sheet;
  readonly mapping: ImportMapping | null;
  readonly state: 'uploaded' | 'mapped' | 'imported' | 'discarded';
  readonly outcome: ImportOutcome | null;
  readonly importedAt: Date | null;
  /** Who brought it in; null once they are gone. */
  readonly createdBy: string | null;
};

/** An import of this cohort, or NotFound. */
export const findImport = async (db: Db, cohort: Cohort, id: string): Promise<Import> => {
  const row = await db
    .selectFrom('imports')
    .selectAll()
    .where('id', '=', id)
    .where('cohort_id', '=', cohort.id)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound();
  return {
    id: row.id,
    what: row.what,
    filename: row.filename,
    sheet: row.sheet as Sheet,
    mapping: row.mapping === null ? null : withoutGone(row.mapping as ImportMapping, row.what, cohort),
    state: row.state,
    outcome: row.outcome as ImportOutcome | null,
    importedAt: row.imported_at,
    createdBy: row.created_by,
  };
};

/** The mapping last used for a file with these columns in this scheme. */
export const keptMapping = async (db: Db, cohort: Cohort, found: Import): Promise<ImportMapping | null> => {
  const row = await db
    .selectFrom('import_mappings')
    .select('mapping')
    .where('scheme_id', '=', cohort.schemeId)
    .where('what', '=', found.what)
    .where('headings_digest', '=', headingsDigest(found.sheet))
    .executeTakeFirst();
  return row === undefined ? null : withoutGone(row.mapping as ImportMapping, found.what, cohort);
};

/** A mapping may outlive a question that has been taken out since. */
const withoutGone = (mapping: ImportMapping, what: What, { questions }: Cohort): ImportMapping => {
  if (mapping.kind === 'reviews' || what === 'reviews') return mapping;
  const keys = new Set(inSheets(questions[what]).map(({ key }) => key));
  const answers = Object.entries(mapping.columns.answers).filter(([key]) => keys.has(key));
  return { ...mapping, columns: { ...mapping.columns, answers: Object.fromEntries(answers) } };
};

export type ImportPreview =
  | ({ readonly kind: 'applications' } & Preview<Planned>)
  | ({ readonly kind: 'reviews' } & Preview<Review>);

/** What an import would write now. Refuses one whose columns are not mapped yet. */
export const previewOf = async (db: Db, cohort: Cohort, found: Import): Promise<ImportPreview> => {
  const { mapping, sheet, what } = found;
  if (mapping === null) throw new Refusal('columnsNotMapped');
  if (mapping.kind === 'reviews') {
    const mentees = await presentApplications(db, cohort.id, 'mentee');
    const preview = previewReviews({
      sheet,
      columns: mapping.columns,
      categories: cohort.rules.reviewCategories.map(({ key }) => key),
      applications: new Map(mentees.map(({ id, number, name }) => [number, { id, name }])),
      present: await presentReviews(db, cohort.id),
    });
    return { kind: 'reviews', ...preview };
  }
  if (what === 'reviews') throw new Refusal('columnsNotMapped');
  const preview = previewApplications({
    role: what,
    sheet,
    columns: mapping.columns,
    questions: inSheets(cohort.questions[what]),
    zone: cohort.zone,
    present: await presentApplications(db, cohort.id, what),
  });
  return { kind: 'applications', ...preview };
};

export type ImportLine = Pick<Import, 'id' | 'what' | 'filename' | 'state' | 'importedAt'> & {
  readonly createdAt: Date;
  readonly createdBy: string | null;
  readonly counts: { readonly added: number; readonly changed: number; readonly wrong: number } | null;
};

/** What nobody has brought in yet, in the order in which it is needed; null once there is some of each. */
export const nextFile = (imports: readonly ImportLine[]): What | null => {
  const had = new Set(imports.flatMap(({ what, state }) => (state === 'imported' ? [what] : [])));
  return (['mentee', 'mentor', 'reviews'] as const).find((what) => !had.has(what)) ?? null;
};

/** The latest imports of a cohort, the newest first. */
export const listImports = async (db: Db, cohortId: string): Promise<ImportLine[]> => {
  const rows = await db
    .selectFrom('imports')
    .leftJoin('people', 'people.id', 'imports.created_by')
    .where('cohort_id', '=', cohortId)
    .select(['imports.id', 'what', 'filename', 'state', 'outcome', 'imported_at', 'imports.created_at'])
    .select('people.name as created_by_name')
    .orderBy('imports.created_at', 'desc')
    .orderBy('imports.id')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    what: row.what,
    filename: row.filename,
    state: row.state,
    importedAt: row.imported_at,
    createdAt: row.created_at,
    createdBy: row.created_by_name,
    counts: row.outcome as ImportOutcome | null,
  }));
};
