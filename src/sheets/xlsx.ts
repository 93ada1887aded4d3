import { collect } from './collect.ts';
import { type Grid, isUnreadable, limits, type Note, type Unreadable } from './sheet.ts';
import { zipKind } from './sniff.ts';
import { type Value, valueText } from './values.ts';
import { dropEmptyCells, listSheets, listTargets, oddities } from './workbook.ts';
import { readWorkbook } from './workbook-reader.ts';
import { type Entry, listEntries, packStored, unpack } from './zip.ts';

type Parts = { read: (name: string) => Promise<Uint8Array | undefined>; names: string[] };
type Chosen = { number: number; path: string; notes: Note[] };

const workbookPath = 'xl/workbook.xml';
const relationsPath = 'xl/_rels/workbook.xml.rels';

/**
 * Reads the first visible sheet of a workbook. Only the four or five files that it needs are unpacked, to the sizes that
 * were declared and checked; the library is then given a fresh zip of these, so it never inflates what a stranger packed.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Grid | Unreadable> {
  const parts = open(bytes);
  if (isUnreadable(parts)) return parts;
  const workbook = await parts.read(workbookPath);
  const relations = await parts.read(relationsPath);
  if (!workbook || !relations) return { code: 'damaged' };
  const targets = listTargets(text(relations));
  const chosen = choose(text(workbook), targets);
  if (isUnreadable(chosen)) return chosen;
  const sheet = await parts.read(chosen.path);
  if (!sheet) return { code: 'damaged' };
  const shared = targets
    .filter(({ kind }) => kind === 'sharedStrings' || kind === 'styles')
    .map(({ path }) => path);
  const files = [
    { name: workbookPath, data: workbook },
    { name: relationsPath, data: relations },
    { name: chosen.path, data: Buffer.from(dropEmptyCells(text(sheet))) },
  ];
  for (const name of shared) {
    const data = parts.names.includes(name) ? await parts.read(name) : undefined;
    if (data) files.push({ name, data });
  }
  const values = await readWorkbook(packStored(files).buffer, chosen.number);
  if (values === 'exhausted') return { code: 'tooDemanding' };
  if (values === 'damaged') return { code: 'damaged' };
  const lines = gather(values);
  return isUnreadable(lines) ? lines : { ...lines, notes: [...chosen.notes, ...oddityNotes(text(sheet))] };
}

function open(bytes: Uint8Array): Parts | Unreadable {
  const entries = listEntries(bytes);
  if (!entries) return { code: 'damaged' };
  const names = entries.map((entry) => entry.name);
  if (!names.includes(workbookPath)) return { code: 'wrongKind', kind: zipKind(names) };
  if (entries.some((entry) => entry.encrypted)) return { code: 'passwordProtected' };
  const read = entries.filter((entry) => /\.(xml|rels)$/.test(entry.name));
  const unpacked = read.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (unpacked > limits.unpackedBytes)
    return { code: 'unpacksTooLarge', bytes: unpacked, limit: limits.unpackedBytes };
  const byName = new Map<string, Entry>(entries.map((entry) => [entry.name, entry]));
  return {
    names,
    read: async (name) => {
      const entry = byName.get(name);
      return entry ? unpack(bytes, entry) : undefined;
    },
  };
}

// A tab may also hold a chart alone, which has no cells.
function choose(workbook: string, targets: ReturnType<typeof listTargets>): Chosen | Unreadable {
  const paths = new Map(targets.filter(({ kind }) => kind === 'worksheet').map(({ id, path }) => [id, path]));
  const sheets = listSheets(workbook);
  const index = sheets.findIndex((sheet) => !sheet.hidden && paths.has(sheet.relation));
  const hidden = sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name);
  const read = sheets[index];
  if (!read) return sheets.length > 0 ? { code: 'noVisibleSheet', hidden } : { code: 'damaged' };
  const others = sheets.filter((sheet) => sheet !== read && !sheet.hidden).map((sheet) => sheet.name);
  const notes: Note[] = sheets.length > 1 ? [{ code: 'otherSheets', read: read.name, others, hidden }] : [];
  return { number: index + 1, path: paths.get(read.relation)!, notes };
}

function gather(values: Value[][]): Omit<Grid, 'notes'> | Unreadable {
  const collector = collect();
  for (const [index, row] of values.entries()) {
    const refusal = collector.add(index + 1, row.map(valueText));
    if (refusal) return refusal;
  }
  return collector.done();
}

function oddityNotes(sheet: string): Note[] {
  const { errors, pending, merged } = oddities(sheet);
  const notes: Note[] = [];
  if (errors.length > 0) notes.push({ code: 'errorCells', cells: errors });
  if (pending.length > 0) notes.push({ code: 'formulasWithoutResult', cells: pending });
  if (merged.length > 0) notes.push({ code: 'mergedCells', ranges: merged });
  return notes;
}

function text(data: Uint8Array): string {
  return new TextDecoder().decode(data);
}
