/**
 * What an import will write, row by row, worked out from the stored file, its mapping and what is there; pure. The page
 * shows it, and the import carries out exactly this.
 */
import { applyMapping, type ColumnMapping, type MappedRow } from '../../core/questions/mapping.ts';
import type { Question } from '../../core/questions/question.ts';
import type { Sheet } from '../../sheets/sheet.ts';
import { canonical, type Intake, type Present, type Role } from './applicant.ts';
import { type Counts, digestOf, type Trouble } from './import-documents.ts';
import { type Clash, type Planned, planIntake } from './plan.ts';

export type PreviewRow = {
  /** The row's number in a spreadsheet. */
  readonly line: number;
  readonly outcome: keyof Counts;
  /** What the row is about, in a few words. */
  readonly number: string;
  readonly name: string;
  readonly troubles: readonly Trouble[];
};

export type Preview<Plan> = {
  readonly rows: readonly PreviewRow[];
  readonly counts: Counts;
  /** What will be written, for the rows that are not wrong. */
  readonly plan: readonly Plan[];
  /** Differs when anything that will be written differs. */
  readonly digest: string;
};

type Given = {
  readonly role: Role;
  readonly sheet: Sheet;
  readonly columns: ColumnMapping;
  readonly questions: readonly Question[];
  /** The organisers' zone, in which times of submission are meant. */
  readonly zone: string;
  readonly present: readonly Present[];
};

export const previewApplications = (given: Given): Preview<Planned> => {
  const { sheet, columns, questions, zone } = given;
  const read = sheet.rows.map(({ line, cells }) => {
    const mapped = applyMapping(columns, questions, sheet.headings, cells, zone);
    return { line, mapped, troubles: [...mapped.problems, ...missingFields(mapped, columns)] };
  });
  const asked = questions.map(({ key }) => key).filter((key) => columns.answers[key] !== undefined);
  const addressed = read.filter(({ mapped }) => mapped.fields.email !== undefined);
  const plan = planIntake(
    given.present,
    addressed.map(({ mapped }) => intakeOf(given.role, asked, mapped)),
  );
  const planned = new Map(addressed.map(({ line }, at) => [line, plan[at]!]));
  const lineAt = (at: number) => addressed[at]!.line;
  const rows = read.map(({ line, mapped, troubles }): PreviewRow => {
    const found = planned.get(line);
    const clashes =
      found?.outcome === 'clash' ? found.clashes.map((clash) => troubleOf(clash, columns, lineAt)) : [];
    const all = [...troubles, ...clashes];
    const number = found === undefined || found.outcome === 'clash' ? undefined : found.number;
    return {
      line,
      outcome: all.length > 0 || found === undefined || found.outcome === 'clash' ? 'wrong' : found.outcome,
      number: mapped.fields.number ?? (all.length > 0 ? '' : (number ?? '')),
      name: mapped.fields.name ?? mapped.fields.email ?? '',
      troubles: all,
    };
  });
  const right = rows.flatMap((row) => (row.outcome === 'wrong' ? [] : [planned.get(row.line)!]));
  return finished(rows, right);
};

/** What will be written, by the line it stands in. */
export const plansByLine = <Plan>({ rows, plan }: Preview<Plan>): ReadonlyMap<number, Plan> => {
  const right = rows.filter(({ outcome }) => outcome !== 'wrong');
  return new Map(right.map(({ line }, at) => [line, plan[at]!]));
};

/** Counts and digest of rows and what will be written for them. */
export const finished = <Plan>(rows: readonly PreviewRow[], plan: readonly Plan[]): Preview<Plan> => {
  const count = (outcome: keyof Counts) => rows.filter((row) => row.outcome === outcome).length;
  return {
    rows,
    plan,
    counts: {
      added: count('added'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      wrong: count('wrong'),
    },
    digest: digestOf(canonical([rows.map(({ line, outcome }) => [line, outcome]), plan])),
  };
};

const intakeOf = (role: Role, asked: readonly string[], { fields, answers }: MappedRow): Intake => ({
  role,
  number: fields.number ?? null,
  name: fields.name ?? '',
  email: fields.email ?? '',
  answers,
  asked,
  submittedAt: fields.submittedAt === undefined ? null : new Date(fields.submittedAt),
  state: fields.withdrawn ? 'withdrawn' : 'submitted',
});

const missingFields = ({ fields }: MappedRow, columns: ColumnMapping): Trouble[] =>
  (['name', 'email'] as const)
    .filter((field) => fields[field] === undefined)
    .map((field) => ({ column: columns.fields[field]?.[0] ?? null, text: '', problem: { code: 'missing' } }));

const troubleOf = (clash: Clash, columns: ColumnMapping, lineAt: (at: number) => number): Trouble => {
  const isNumber = clash.code === 'numberTwice' || clash.code === 'numberOfAnother';
  const column = columns.fields[isNumber ? 'number' : 'email']?.[0] ?? null;
  const text = 'email' in clash ? clash.email : clash.number;
  if (!('at' in clash)) return { column, text, problem: clash };
  const { at, ...fact } = clash;
  return { column, text, problem: { ...fact, lines: at.map(lineAt) } };
};
