/**
 * A process to be killed: it imports a large file into an embedded database in the folder of its first argument. It says
 * "committing" when it begins to write and "done" when all is written.
 */
import { transact } from '../../src/act.ts';
import { openEmbedded } from '../../src/db/connect.ts';
import { findImport, previewOf } from '../../src/features/applications/import-queries.ts';
import { commitImport, mapColumns, uploadFile } from '../../src/features/applications/importing.ts';
import { cohortById } from '../../src/features/schemes/queries.ts';
import { makeCohort, makeOrganisation, makeScheme } from '../makers.ts';

const rows = 5_000;

const main = async (): Promise<void> => {
  const folder = process.argv[2];
  if (folder === undefined) throw new Error('Say in which folder.');
  const { db } = await openEmbedded({ folder });
  const instance = { db, clock: () => new Date(), mayWrite: () => undefined };
  await makeOrganisation(db);
  const { id } = await makeCohort(db, await makeScheme(db));
  const cohort = await cohortById(db, id);
  const file = {
    headings: ['Ref', 'Name', 'E-mail', 'Country'],
    rows: Array.from({ length: rows }, (_, at) => ({
      line: at + 2,
      cells: [`ME${at}`, `Person ${at}`, `p${at}@example.org`, 'Samoa'],
    })),
    blankRows: 0,
    notes: [],
  };
  const importId = await transact(instance, null, async (act) => {
    const made = await uploadFile(act, cohort, 'mentee', 'large.csv', file);
    const columns = {
      fields: { number: ['Ref'], name: ['Name'], email: ['E-mail'] },
      answers: { country: ['Country'] },
    };
    await mapColumns(act, cohort, made, { kind: 'applications', columns });
    return made;
  });
  const { digest } = await previewOf(db, cohort, await findImport(db, cohort, importId));
  process.stdout.write('committing\n');
  await transact(instance, null, (act) => commitImport(act, cohort, importId, digest));
  process.stdout.write('done\n');
};

void main();
