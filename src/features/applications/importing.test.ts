import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { useDatabase } from '../../../test/database.ts';
import { type Act, transact } from '../../act.ts';
import type { ColumnMapping } from '../../core/questions/mapping.ts';
import { readSheet } from '../../sheets/read.ts';
import { isUnreadable, type Sheet } from '../../sheets/sheet.ts';
import { createCohort } from '../schemes/cohort.ts';
import { type Cohort, cohortById } from '../schemes/queries.ts';
import { createScheme } from '../schemes/scheme.ts';
import { guessMapping } from './guess.ts';
import type { What } from './import-documents.ts';
import { findImport, keptMapping, previewOf } from './import-queries.ts';
import { commitImport, discardImport, mapColumns, uploadFile } from './importing.ts';
import { presentApplications } from './intake.ts';

const examples = resolve(import.meta.dirname, '../../../examples/pilot');
const peers = resolve(import.meta.dirname, '../../../../shared/data/peers/mentor-match-small');

const db = useDatabase();
const now = new Date('2019-08-12T09:00:00Z');
const act = <T>(work: (act: Act) => Promise<T>): Promise<T> =>
  transact({ db: db(), clock: () => now, mayWrite: () => undefined }, null, work);

const newCohort = async (template = 'knowledge-translation'): Promise<Cohort> => {
  await db().insertInto('organisations').values({ name: 'Meridian', created_at: now }).execute();
  const id = await act(async (act) => {
    const schemeId = await createScheme(act, { template, name: 'Mentoring' });
    const dates = {
      opensOn: '2019-07-01',
      closesOn: '2019-08-10',
      startsOn: '2019-09-16',
      endsOn: '2020-03-15',
    };
    return createCohort(act, { schemeId, name: '2019–20', ...dates, places: 12, zone: 'Europe/London' });
  });
  return cohortById(db(), id);
};

const read = async (folder: string, file: string): Promise<Sheet> => {
  const sheet = await readSheet(readFileSync(resolve(folder, file)), file);
  if (isUnreadable(sheet)) throw new Error(sheet.code);
  return sheet;
};

const upload = (cohort: Cohort, what: What, sheet: Sheet): Promise<string> =>
  act((act) => uploadFile(act, cohort, what, `${what}.csv`, sheet));

/** Uploads a file, takes every guess as it is and looks at what would be written. */
const guessed = async (cohort: Cohort, what: What, sheet: Sheet) => {
  const id = await upload(cohort, what, sheet);
  const { mapping } = guessMapping(cohort, what, sheet);
  await act((act) => mapColumns(act, cohort, id, mapping));
  return { id, preview: await previewOf(db(), cohort, await findImport(db(), cohort, id)) };
};

const importAll = async (cohort: Cohort, what: What, sheet: Sheet) => {
  const { id, preview } = await guessed(cohort, what, sheet);
  const { wrongRows: _, ...counts } = await act((act) => commitImport(act, cohort, id, preview.digest));
  expect(counts).toEqual(preview.counts);
  return counts;
};

const files = {
  mentee: 'mentee-applications.csv',
  mentor: 'mentor-applications.csv',
  reviews: 'reviews.csv',
};

describe('the pilot’s files', () => {
  test('go in with 38, 25 and 70 rows and no error, and a second time change nothing', async () => {
    const cohort = await newCohort();
    for (const [what, rows] of [
      ['mentee', 38],
      ['mentor', 25],
      ['reviews', 70],
    ] as const) {
      const sheet = await read(examples, files[what]);
      expect(await importAll(cohort, what, sheet)).toEqual({
        added: rows,
        changed: 0,
        unchanged: 0,
        wrong: 0,
      });
      expect(await importAll(cohort, what, sheet)).toEqual({
        added: 0,
        changed: 0,
        unchanged: rows,
        wrong: 0,
      });
    }
    const people = await db().selectFrom('people').select('email').execute();
    expect(people).toHaveLength(63);
  });

  test('keep their mapping for the next file with the same columns', async () => {
    const cohort = await newCohort();
    const sheet = await read(examples, files.mentor);
    await guessed(cohort, 'mentor', sheet);
    const id = await upload(cohort, 'mentor', { ...sheet, rows: sheet.rows.slice(0, 3) });
    const kept = await keptMapping(db(), cohort, await findImport(db(), cohort, id));
    expect(kept).toEqual(guessMapping(cohort, 'mentor', sheet).mapping);
  });
});

const withCell = (sheet: Sheet, row: number, heading: string, text: string): Sheet => ({
  ...sheet,
  rows: sheet.rows.map((each, at) => ({
    ...each,
    cells: each.cells.map((cell, column) => (at === row && sheet.headings[column] === heading ? text : cell)),
  })),
});

const zoneHeading = 'What is your time zone? (for example Europe/Paris)';

describe('wrong rows', () => {
  test('stay out with their reason, and go in when they are mended', async () => {
    const cohort = await newCohort();
    const sheet = await read(examples, files.mentee);
    const bad = withCell(sheet, 4, zoneHeading, 'UTC+3');
    const { id, preview } = await guessed(cohort, 'mentee', bad);
    expect(preview.rows.filter(({ outcome }) => outcome === 'wrong')).toMatchObject([
      { line: sheet.rows[4]!.line, troubles: [{ column: zoneHeading, problem: { code: 'zoneIsOffset' } }] },
    ]);
    await act((act) => commitImport(act, cohort, id, preview.digest));
    expect((await findImport(db(), cohort, id)).sheet.rows).toEqual([bad.rows[4]]);
    expect(await presentApplications(db(), cohort.id, 'mentee')).toHaveLength(37);
    const mended: Sheet = {
      ...sheet,
      headings: [...sheet.headings, 'What is wrong'],
      rows: [{ line: 2, cells: [...sheet.rows[4]!.cells, 'Not a zone'] }],
    };
    expect(await importAll(cohort, 'mentee', mended)).toEqual({
      added: 1,
      changed: 0,
      unchanged: 0,
      wrong: 0,
    });
  });

  test('are those that share a number or an address, each naming the other', async () => {
    const cohort = await newCohort();
    const sheet = await read(examples, files.mentee);
    const number = sheet.rows[0]!.cells[1]!;
    const email = sheet.rows[2]!.cells[3]!;
    const bad = withCell(withCell(sheet, 1, 'Application number', number), 3, 'E-mail address', email);
    const { preview } = await guessed(cohort, 'mentee', bad);
    const wrong = preview.rows.filter(({ outcome }) => outcome === 'wrong');
    expect(wrong.map(({ line, troubles }) => [line, troubles.map(({ problem }) => problem)])).toEqual([
      [2, [{ code: 'numberTwice', number, lines: [2, 3] }]],
      [3, [{ code: 'numberTwice', number, lines: [2, 3] }]],
      [4, [{ code: 'emailTwice', email, lines: [4, 5] }]],
      [5, [{ code: 'emailTwice', email, lines: [4, 5] }]],
    ]);
  });

  test('are scores for an application that is not there', async () => {
    const cohort = await newCohort();
    const { preview } = await guessed(cohort, 'reviews', await read(examples, files.reviews));
    expect(preview.counts).toEqual({ added: 0, changed: 0, unchanged: 0, wrong: 70 });
    expect(preview.rows[0]?.troubles[0]?.problem).toEqual({ code: 'applicationUnknown', number: 'ME01' });
  });
});

describe('an import', () => {
  test('writes nothing when something has changed since its preview', async () => {
    const cohort = await newCohort();
    const sheet = await read(examples, files.mentee);
    const first = await guessed(cohort, 'mentee', sheet);
    await importAll(cohort, 'mentee', { ...sheet, rows: sheet.rows.slice(0, 1) });
    const late = act((act) => commitImport(act, cohort, first.id, first.preview.digest));
    await expect(late).rejects.toThrow('previewMoved');
    expect(await presentApplications(db(), cohort.id, 'mentee')).toHaveLength(1);
  });

  test('carried out by two people at once happens once', async () => {
    const cohort = await newCohort();
    const { id, preview } = await guessed(cohort, 'mentee', await read(examples, files.mentee));
    const both = [1, 2].map(() => act((act) => commitImport(act, cohort, id, preview.digest)));
    const [first, second] = await Promise.all(both);
    expect(first).toEqual(second);
    expect(await presentApplications(db(), cohort.id, 'mentee')).toHaveLength(38);
    const deeds = await db()
      .selectFrom('history')
      .select('action')
      .where('action', '=', 'fileImported')
      .execute();
    expect(deeds).toHaveLength(1);
  });

  test('of two files at once refuses the one whose preview no longer holds', async () => {
    const cohort = await newCohort();
    const sheet = await read(examples, files.mentee);
    const made = [await guessed(cohort, 'mentee', sheet), await guessed(cohort, 'mentee', sheet)];
    const ends = await Promise.allSettled(
      made.map(({ id, preview }) => act((act) => commitImport(act, cohort, id, preview.digest))),
    );
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await presentApplications(db(), cohort.id, 'mentee')).toHaveLength(38);
  });

  test('that was discarded cannot be carried out, and keeps nothing of the file', async () => {
    const cohort = await newCohort();
    const { id, preview } = await guessed(cohort, 'mentee', await read(examples, files.mentee));
    await act((act) => discardImport(act, cohort, id));
    await expect(act((act) => commitImport(act, cohort, id, preview.digest))).rejects.toThrow(
      'alreadyDiscarded',
    );
    expect((await findImport(db(), cohort, id)).sheet.rows).toEqual([]);
  });

  test('may turn columns into questions of their own', async () => {
    const cohort = await newCohort('career');
    const sheet: Sheet = {
      headings: ['Ref', 'Name', 'E-mail', 'Shoe size'],
      rows: [{ line: 2, cells: ['1', 'Ana', 'ana@example.org', '41'] }],
      blankRows: 0,
      notes: [],
    };
    const id = await upload(cohort, 'mentor', sheet);
    const columns: ColumnMapping = {
      fields: { number: ['Ref'], name: ['Name'], email: ['E-mail'] },
      answers: {},
    };
    const question = { kind: 'number', label: 'Shoe size', least: 0, most: 100 } as const;
    await act((act) =>
      mapColumns(act, cohort, id, { kind: 'applications', columns }, [{ column: 'Shoe size', question }]),
    );
    const after = await cohortById(db(), cohort.id);
    expect(after.questions.mentor.at(-1)).toMatchObject({ key: 'shoeSize', kind: 'number' });
    const preview = await previewOf(db(), after, await findImport(db(), after, id));
    await act((act) => commitImport(act, after, id, preview.digest));
    const [ana] = await presentApplications(db(), cohort.id, 'mentor');
    expect(ana?.answers).toEqual({ shoeSize: 41 });
  });

  test('takes a file whose form asked other questions', async () => {
    const cohort = await newCohort('career');
    for (const what of ['mentee', 'mentor'] as const) {
      const sheet = await read(peers, `${what}s.csv`);
      expect(await importAll(cohort, what, sheet)).toEqual({ added: 50, changed: 0, unchanged: 0, wrong: 0 });
    }
    const present = await presentApplications(db(), cohort.id, 'mentor');
    expect(present.map(({ name }) => name)).toContain('mentor 06');
  });
});
