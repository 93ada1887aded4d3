import { collect } from './collect.ts';
import { type Grid, isUnreadable, limits, type Note, type Unreadable } from './sheet.ts';
import { zipKind } from './sniff.ts';
import { type Value, valueText } from './values.ts';
import { countRows, dropEmptyCells, listSheets, listTargets, longestText, oddities } from './workbook.ts';
import { readWorkbook } from './workbook-reader.ts';
import { type Entry, listEntries, packStored, unpack } from './zip.ts';

type Parts = (name: string) => Promise<Uint8Array | undefined>;
type Target = ReturnType<typeof listTargets>[number];
type Chosen = { number: number; path: string; notes: Note[] };

const workbookPath = 'xl/workbook.xml';
const relationsPath = 'xl/_rels/workbook.xml.rels';

// The longest way to write one character in XML, such as &#x1F600; with a zero in front.
const entityLength = 10;

/**
 * Reads the first visible sheet of a workbook. Only the four or five files that it needs are unpacked, to the sizes that
 * were declared and checked; the library is then given a fresh zip of these, so it never inflates what a stranger packed.
 */
export async function readXlsx(bytes: Uint8Array): Promise<Grid | Unreadable> {
  const parts = open(bytes);
  if (isUnreadable(parts)) return parts;
  const workbook = await parts(workbookPath);
  const relations = await parts(relationsPath);
  if (!workbook || !relations) return { code: 'damaged' };
  const targets = listTargets(text(relations));
  const chosen = choose(text(workbook), targets);
  if (isUnreadable(chosen)) return chosen;
  const packed = await parts(chosen.path);
  if (!packed) return { code: 'damaged' };
  const sheet = dropEmptyCells(text(packed));
  if (countRows(sheet) > limits.rows + 1) return { code: 'tooManyRows', limit: limits.rows };
  if (longestText(sheet) > limits.cellCharacters * entityLength) return { code: 'tooDemanding' };
  const files = new Map([
    ...(await sharedFiles(parts, targets)),
    [workbookPath, workbook],
    [relationsPath, relations],
    [chosen.path, Buffer.from(sheet)],
  ]);
  const values = await readWorkbook(packStored(files).buffer, chosen.number);
  if (values === 'exhausted') return { code: 'tooDemanding' };
  if (values === 'damaged') return { code: 'damaged' };
  const lines = gather(values);
  return isUnreadable(lines) ? lines : { ...lines, notes: [...chosen.notes, ...oddityNotes(sheet)] };
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
  const byName = new Map<string, Entry>(read.map((entry) => [entry.name, entry]));
  return async (name) => {
    const entry = byName.get(name);
    return entry ? unpack(bytes, entry) : undefined;
  };
}

// The first relation of a kind counts; a workbook may do without either.
async function sharedFiles(parts: Parts, targets: Target[]): Promise<[string, Uint8Array][]> {
  const files: [string, Uint8Array][] = [];
  for (const kind of ['sharedStrings', 'styles']) {
    const path = targets.find((target) => target.kind === kind)?.path;
    const data = path && (await parts(path));
    if (data) files.push([path, data]);
  }
  return files;
}

// A tab may also hold a chart alone, which has no cells.
function choose(workbook: string, targets: Target[]): Chosen | Unreadable {
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
