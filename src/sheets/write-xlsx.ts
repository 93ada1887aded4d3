import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { keepApostrophe } from './defuse.ts';
import { inBatches, inTurns } from './in-turns.ts';
import type { Cell } from './write-csv.ts';

// Text because it only calls a package; see workbook-reader.ts. Rows come in batches, and after the last one the title.
const program = `
  const { parentPort, workerData } = require('node:worker_threads');
  const writeExcelFile = require(workerData.library);
  const cell = (value) => (value === null ? null : { value, type: value.constructor });
  const rows = [workerData.headings.map((value) => ({ ...cell(value), fontWeight: 'bold' }))];
  parentPort.on('message', async (said) => {
    if (Array.isArray(said)) return void rows.push(...said.map((row) => row.map(cell)));
    const bytes = await writeExcelFile(rows, { sheet: said.title, stickyRowsCount: 1 }).toBuffer();
    parentPort.postMessage(new Uint8Array(bytes));
  });
`;

const rowsInBatch = 100;

/**
 * Writes a workbook of one sheet, in a thread of its own. Text goes in as text, which a spreadsheet shows and never runs,
 * so nothing is defused; whoever saves the workbook again as CSV should take our CSV export instead.
 */
export async function writeXlsx(
  headings: string[],
  rows: Iterable<Cell[]>,
  sheetName: string,
): Promise<Uint8Array> {
  const library = createRequire(import.meta.url).resolve('write-excel-file/node');
  const thread = new Worker(program, {
    eval: true,
    workerData: { library, headings: headings.map(workbookText) },
    execArgv: [],
  });
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      thread.on('message', resolve);
      thread.on('error', reject);
      thread.on('exit', () => reject(new Error('The thread that writes a workbook stopped.')));
      const send = async (): Promise<void> => {
        for await (const batch of inTurns(inBatches(rows, rowsInBatch)))
          thread.postMessage(batch.map((row) => row.map(workbookCell)));
        thread.postMessage({ title: sheetTitle(sheetName) });
      };
      send().catch(reject);
    });
  } finally {
    await thread.terminate();
  }
}

function workbookCell(cell: Cell): string | number | boolean | null {
  if (cell === null || cell === undefined || cell === '') return null;
  if (typeof cell === 'boolean' || (typeof cell === 'number' && Number.isFinite(cell))) return cell;
  return workbookText(String(cell));
}

// In a workbook _x000D_ stands for a carriage return, which XML would turn into a line feed; so text that looks like such
// a code must be marked as text.
function workbookText(text: string): string {
  return keepApostrophe(text)
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replaceAll('\r', '_x000D_');
}

// Excel refuses longer names and these characters.
function sheetTitle(name: string): string {
  const title = name
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31);
  return title || '1';
}
