import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { defuse, undefuse } from './defuse.ts';
import { readSheet } from './read.ts';
import { numberText } from './values.ts';
import { type Cell, csvInTurns, writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';
import { listEntries, unpack } from './zip.ts';

const spice = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  '＝',
  "'",
  '"',
  '\t',
  '\r',
  '\n',
  ',',
  ';',
  ' ',
  '_x000D_',
  '&lt;',
  '-5',
);
const plain = fc.string({ unit: 'grapheme', maxLength: 20 });
const anyText = fc.array(fc.oneof(spice, plain), { maxLength: 4 }).map((parts) => parts.join(''));
// XML has no way to write other control characters or half a surrogate pair.
const printable = anyText.filter(
  (text) => !/[\p{Cc}\ufffe\uffff]/u.test(text.replace(/[\t\r\n]/g, '')) && text.isWellFormed(),
);
const table = (cell: fc.Arbitrary<string>) =>
  fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }));

async function readBack(bytes: Uint8Array, name: string): Promise<string[][]> {
  const result = await readSheet(bytes, name);
  if ('code' in result) throw new Error(JSON.stringify(result));
  return result.rows.map((row) => row.cells);
}

const headingsFor = (rows: string[][]) => (rows[0] ?? ['']).map((_, index) => `Question ${index + 1}`);
const notBlank = (row: string[]) => row.some((cell) => cell.trim() !== '');

describe('a table written and read again is the same', () => {
  test('as CSV, whatever the cells hold', async () => {
    const cell = anyText.filter((text) => !text.includes('\0') && text.isWellFormed());
    await fc.assert(
      fc.asyncProperty(table(cell), async (rows) => {
        const csv = Buffer.from(writeCsv(headingsFor(rows), rows));
        expect(await readBack(csv, 'a.csv')).toEqual(rows.filter(notBlank));
      }),
      { numRuns: 500, seed: 20190916 },
    );
  });

  test('as XLSX, whatever the cells hold', async () => {
    await fc.assert(
      fc.asyncProperty(table(printable), async (rows) => {
        const xlsx = await writeXlsx(headingsFor(rows), rows, 'Answers');
        expect(await readBack(xlsx, 'a.xlsx')).toEqual(rows.filter(notBlank));
      }),
      { numRuns: 30, seed: 20190916 },
    );
  });
});

describe('an export as CSV', () => {
  test.each([
    '=1+1',
    '=HYPERLINK("http://x.example","y")',
    '+1',
    '+44 20 7946 0000',
    '-1+2',
    '- first hope',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    ' =1+1',
    '\u00a0=1+1',
    '"=1+1',
    '\t=1+1',
    '\rx',
    '\nx',
    "'=1+1",
  ])('defuses %j and reads it back', (text) => {
    expect(defuse(text)).toBe(`'${text}`);
    expect(undefuse(defuse(text))).toBe(text);
  });

  test.each(['', '-', '-5', '-5.5', '-5,5', 'a=b', '1-2', "it's", "'quoted'", 'me@example.org', '5', '–'])(
    'leaves %j as it is',
    (text) => {
      expect(defuse(text)).toBe(text);
      expect(undefuse(text)).toBe(text);
    },
  );

  test('never begins a cell with something that runs', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        if (text.trim() === '') return;
        expect(defuse(text)).not.toMatch(/^[\s"]*[=+@＝＋－＠]|^-(?![\d]+([.,]\d+)?$|$)|^[\t\r\n]/);
      }),
      { numRuns: 2000, seed: 7 },
    );
  });

  test('has a byte-order mark, CRLF, plain numbers and defused headings', () => {
    const rows: Cell[][] = [
      ['a,b', 1.5, true],
      [null, -2, undefined],
      ['"', 1e21, false],
    ];
    expect(writeCsv(['=Name', 'Hours', 'Came'], rows)).toBe(
      '\ufeff\'=Name,Hours,Came\r\n"a,b",1.5,TRUE\r\n,-2,\r\n"""",1000000000000000000000,FALSE\r\n',
    );
  });
});

describe('a table of thousands', () => {
  const rows = Array.from({ length: 3001 }, (_, at) => [
    `Person ${at}`,
    at,
    at % 2 === 0 ? 'é, "quoted"' : '',
  ]);
  const read = rows.map((row) => row.map(String));

  test('goes out as CSV in pieces that are the whole', async () => {
    const pieces: string[] = [];
    for await (const piece of csvInTurns(['Name', 'Number', 'Note'], rows)) pieces.push(piece);
    expect(pieces.length).toBeGreaterThan(50);
    expect(pieces.join('')).toBe(writeCsv(['Name', 'Number', 'Note'], rows));
    expect(await readBack(Buffer.from(pieces.join('')), 'a.csv')).toEqual(read);
  });

  test('is written as XLSX in a thread of its own', async () => {
    const bytes = await writeXlsx(['Name', 'Number', 'Note'], rows.values(), 'Everybody');
    expect(await readBack(bytes, 'a.xlsx')).toEqual(read);
  });
});

describe('an export as XLSX', () => {
  test('holds numbers as numbers and formulas as text that nothing runs', async () => {
    const bytes = await writeXlsx(
      ['Name', 'Hours'],
      [['=1+1', 2.5]],
      'Hours: [2019/20] of everybody in the programme',
    );
    const entries = listEntries(bytes) ?? [];
    const sheet = entries.find((entry) => entry.name === 'xl/worksheets/sheet1.xml')!;
    const xml = Buffer.from((await unpack(bytes, sheet))!).toString();
    expect(xml).not.toContain('<f');
    expect(xml).toMatch(/<c r="B2"[^>]*><v>2.5<\/v>/);
    expect(await readBack(bytes, 'a.xlsx')).toEqual([['=1+1', '2.5']]);
  });
});

test.each([
  ['5', '5'],
  ['5.0999999999999996', '5.1'],
  ['1e-7', '0.0000001'],
  ['-1.25e-8', '-0.0000000125'],
  ['1.5E+22', '15000000000000000000000'],
  ['12345678901234567890', '12345678901234567890'],
  ['1e300', '1e+300'],
  ['-0.5', '-0.5'],
])('the number %s is written as %s', (written, text) => expect(numberText(written)).toBe(text));
