import { describe, expect, test } from 'vitest';
import { inline, row, workbook } from './odd-files.ts';
import { readSheet } from './read.ts';
import type { Note, Sheet, Unreadable } from './sheet.ts';
import { packStored } from './zip.ts';

type Expected =
  | Unreadable
  | { headings: string[]; cells: string[][]; lines?: number[]; blank?: number; notes?: Note[] };

const utf8 = (text: string) => Buffer.from(text);
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
const latin = (text: string) => Buffer.from(text, 'latin1');
const magic = (...bytes: number[]) => Buffer.concat([Buffer.from(bytes), Buffer.alloc(600, 7)]);
const zipOf = (...names: string[]) => packStored(new Map(names.map((name) => [name, utf8('x')])));
const people = { headings: ['Name', 'City'], cells: [['Ana', 'Lima']] };
const headings = row(1, [inline('A1', 'Name'), inline('B1', 'City')]);

const text: [string, Uint8Array, Expected][] = [
  ['a plain file', utf8('Name,City\r\nAna,Lima\r\n'), people],
  ['a byte-order mark', utf8('\ufeffName,City\nAna,Lima'), people],
  [
    'UTF-16, little end first',
    utf16('Name\tCity\r\nAna\tŁódź'),
    { headings: ['Name', 'City'], cells: [['Ana', 'Łódź']], notes: [{ code: 'separator', separator: '\t' }] },
  ],
  ['UTF-16, big end first', utf16('Name,City\nAna,Lima').swap16(), people],
  [
    'Windows-1252',
    latin('Name,City\nZo\xeb,\x93Lima\x94'),
    {
      headings: ['Name', 'City'],
      cells: [['Zoë', '“Lima”']],
      notes: [{ code: 'encodingGuessed', encoding: 'windows-1252' }],
    },
  ],
  ['line feeds alone', utf8('Name,City\nAna,Lima\n'), people],
  ['carriage returns alone', utf8('Name,City\rAna,Lima\r'), people],
  [
    'mixed line ends',
    utf8('Name,City\r\nAna,Lima\nBo,Oslo\rCy,Bern'),
    {
      headings: ['Name', 'City'],
      cells: [
        ['Ana', 'Lima'],
        ['Bo', 'Oslo'],
        ['Cy', 'Bern'],
      ],
    },
  ],
  [
    'semicolons',
    utf8('Name;City\nAna;Lima, Peru\nBo;Oslo'),
    {
      headings: ['Name', 'City'],
      cells: [
        ['Ana', 'Lima, Peru'],
        ['Bo', 'Oslo'],
      ],
      notes: [{ code: 'separator', separator: ';' }],
    },
  ],
  [
    'semicolons with decimal commas',
    utf8('Name;Age, years\nAna;1,5\nBo;2'),
    {
      headings: ['Name', 'Age, years'],
      cells: [
        ['Ana', '1,5'],
        ['Bo', '2'],
      ],
      notes: [{ code: 'separator', separator: ';' }],
    },
  ],
  [
    'tabs',
    utf8('Name\tCity\nAna\tLima; centre'),
    {
      headings: ['Name', 'City'],
      cells: [['Ana', 'Lima; centre']],
      notes: [{ code: 'separator', separator: '\t' }],
    },
  ],
  [
    'a stated separator',
    utf8('sep=;\r\nName;City\r\nAna;Lima'),
    { ...people, lines: [2], notes: [{ code: 'separator', separator: ';' }] },
  ],
  ['a stated separator after a byte-order mark', utf8('\ufeffsep=,\nName,City\nAna,Lima'), people],
  [
    'quoted separators in every row',
    utf8('"Name, in full","Languages; levels"\n"Ana, B","a; b"\n"Bo, C","c; d"'),
    {
      headings: ['Name, in full', 'Languages; levels'],
      cells: [
        ['Ana, B', 'a; b'],
        ['Bo, C', 'c; d'],
      ],
    },
  ],
  [
    'one column of unquoted prose',
    utf8('Comment\nGood, but late; still\nFine'),
    { headings: ['Comment'], cells: [['Good, but late; still'], ['Fine']] },
  ],
  [
    'quoted line breaks',
    utf8('Name,Hopes\nAna,"one\ntwo"\nBo,"three\r\nfour"'),
    {
      headings: ['Name', 'Hopes'],
      cells: [
        ['Ana', 'one\ntwo'],
        ['Bo', 'three\r\nfour'],
      ],
      lines: [2, 3],
    },
  ],
  [
    'doubled quotes',
    utf8('Name,Said\nAna,"""More"" is not an aim"'),
    { headings: ['Name', 'Said'], cells: [['Ana', '"More" is not an aim']] },
  ],
  [
    'a quotation mark inside a cell that is not quoted',
    utf8('Name,Disk\nAna,5" floppy\nBo,3'),
    {
      headings: ['Name', 'Disk'],
      cells: [
        ['Ana', '5" floppy'],
        ['Bo', '3'],
      ],
    },
  ],
  [
    'short rows',
    utf8('Name,City,Age\nAna\nBo,Oslo,3'),
    {
      headings: ['Name', 'City', 'Age'],
      cells: [
        ['Ana', '', ''],
        ['Bo', 'Oslo', '3'],
      ],
      notes: [{ code: 'shortRows', lines: [2] }],
    },
  ],
  [
    'long rows',
    utf8('Name,City\nAna,Lima,Peru\nBo,Oslo,,'),
    {
      headings: ['Name', 'City'],
      cells: [
        ['Ana', 'Lima'],
        ['Bo', 'Oslo'],
      ],
      notes: [{ code: 'longRows', lines: [2] }],
    },
  ],
  [
    'a quote that is never closed',
    utf8('Name,City\nAna,Lima\n\nBo,"Oslo\nCy,Bern\n'),
    { code: 'unclosedQuote', line: 4 },
  ],
  [
    'repeated headings',
    utf8('Topic,Topic,Topic (2),Topic\na,b,c,d'),
    {
      headings: ['Topic', 'Topic (3)', 'Topic (2)', 'Topic (4)'],
      cells: [['a', 'b', 'c', 'd']],
      notes: [
        { code: 'headingRepeated', column: 2, heading: 'Topic', renamed: 'Topic (3)' },
        { code: 'headingRepeated', column: 4, heading: 'Topic', renamed: 'Topic (4)' },
      ],
    },
  ],
  [
    'blank headings',
    utf8('Name,,City,\nAna,x,Lima,'),
    {
      headings: ['Name', 'B', 'City'],
      cells: [['Ana', 'x', 'Lima']],
      notes: [{ code: 'headingBlank', column: 2, renamed: 'B' }],
    },
  ],
  [
    'blank rows between, before and after',
    utf8('\nName,City\n,\n\nAna,Lima\n  , \n'),
    { ...people, lines: [5], blank: 4 },
  ],
  ['headings alone', utf8('Name,City\r\n'), { headings: ['Name', 'City'], cells: [] }],
  ['one column', utf8('Name\nAna\n'), { headings: ['Name'], cells: [['Ana']] }],
  [
    'an export of ours',
    utf8("\ufeffName,Phone\r\nAna,'+44 20 7946 0000\r\n'=1+1,-5"),
    {
      headings: ['Name', 'Phone'],
      cells: [
        ['Ana', '+44 20 7946 0000'],
        ['=1+1', '-5'],
      ],
    },
  ],
  ['no bytes', utf8(''), { code: 'empty' }],
  ['a byte-order mark alone', utf8('\ufeff'), { code: 'empty' }],
  ['spaces and separators alone', utf8(' , \n,,\n'), { code: 'empty' }],
  ['a NUL byte', utf8('Name,City\nAna,\0Lima'), { code: 'binary', offset: 14 }],
  ['a web page', utf8('\n<!DOCTYPE html><html><table></table></html>'), { code: 'wrongKind', kind: 'html' }],
  [
    'a spreadsheet of 2003 in XML',
    utf8('<?xml version="1.0"?><Workbook/>'),
    { code: 'wrongKind', kind: 'xml' },
  ],
  ['a PDF', utf8('%PDF-1.7\n'), { code: 'wrongKind', kind: 'pdf' }],
  ['a PNG', magic(0x89, 0x50, 0x4e, 0x47), { code: 'wrongKind', kind: 'png' }],
  ['a JPEG', magic(0xff, 0xd8, 0xff, 0xe0), { code: 'wrongKind', kind: 'jpeg' }],
  ['a file squeezed by gzip', magic(0x1f, 0x8b, 8), { code: 'wrongKind', kind: 'gzip' }],
  [
    'an Excel file from before 2007',
    magic(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
    { code: 'wrongKind', kind: 'oldExcel' },
  ],
  [
    'a workbook behind a password',
    Buffer.concat([
      magic(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
    { code: 'passwordProtected' },
  ],
  ['a zip of something else', zipOf('holiday.jpg'), { code: 'wrongKind', kind: 'zip' }],
  [
    'an OpenDocument file',
    zipOf('mimetype', 'content.xml', 'META-INF/manifest.xml'),
    { code: 'wrongKind', kind: 'openDocument' },
  ],
  ['a Word document', zipOf('word/document.xml'), { code: 'wrongKind', kind: 'word' }],
  ['a binary workbook', zipOf('xl/workbook.bin'), { code: 'wrongKind', kind: 'binaryExcel' }],
  [
    'more columns than allowed',
    utf8(`${Array.from({ length: 501 }, (_, i) => `c${i}`).join(',')}\n`),
    { code: 'tooManyColumns', line: 1, columns: 501, limit: 500 },
  ],
  [
    'a cell longer than allowed',
    utf8(`Name,City\nAna,${'x'.repeat(100_001)}`),
    { code: 'cellTooLong', line: 2, column: 2, characters: 100_001, limit: 100_000 },
  ],
  [
    'more rows than allowed',
    utf8(`Name,City\n${'Ana,Lima\n'.repeat(20_001)}`),
    { code: 'tooManyRows', limit: 20_000 },
  ],
];

const dated = (at: string, style: number, value: string) => `<c r="${at}" s="${style}"><v>${value}</v></c>`;

const workbooks: [string, Uint8Array, Expected][] = [
  [
    'text in the sheet',
    workbook({ rows: headings + row(2, [inline('A2', 'Ana'), inline('B2', 'Lima')]) }),
    people,
  ],
  [
    'shared and rich text',
    workbook({
      rows: headings + row(2, ['<c r="A2" t="s"><v>0</v></c>', '<c r="B2" t="s"><v>1</v></c>']),
      shared: '<si><t>Ana</t></si><si><r><t>Li</t></r><r><t>ma</t></r></si>',
    }),
    people,
  ],
  [
    'dates and times',
    workbook({
      rows:
        headings +
        row(2, [dated('A2', 1, '43673.589768518519'), dated('B2', 2, '43673')]) +
        row(3, [dated('A3', 3, '0.375')]),
    }),
    {
      headings: people.headings,
      cells: [
        ['2019-07-27 14:09:16', '2019-07-27'],
        ['09:00:00', ''],
      ],
    },
  ],
  [
    'dates counted from 1904',
    workbook({
      properties: '<workbookPr date1904="1"/>',
      rows: headings + row(2, [dated('A2', 2, '42211')]),
    }),
    { headings: people.headings, cells: [['2019-07-27', '']] },
  ],
  [
    'numbers',
    workbook({
      rows:
        headings +
        row(2, ['<c r="A2"><v>5.0999999999999996</v></c>', '<c r="B2"><v>12345678901234567890</v></c>']) +
        row(3, ['<c r="A3"><v>1.5E-7</v></c>', '<c r="B3"><v>1E+21</v></c>']),
    }),
    {
      headings: people.headings,
      cells: [
        ['5.1', '12345678901234567890'],
        ['0.00000015', '1000000000000000000000'],
      ],
    },
  ],
  [
    'numbers stored as text',
    workbook({ rows: headings + row(2, [inline('A2', '007'), inline('B2', ' 1 ')]) }),
    { headings: people.headings, cells: [['007', ' 1 ']] },
  ],
  [
    'truth values',
    workbook({ rows: headings + row(2, ['<c r="A2" t="b"><v>1</v></c>', '<c r="B2" t="b"><v>0</v></c>']) }),
    { headings: people.headings, cells: [['TRUE', 'FALSE']] },
  ],
  [
    'errors',
    workbook({ rows: headings + row(2, [inline('A2', 'Ana'), '<c r="B2" t="e"><v>#N/A</v></c>']) }),
    {
      headings: people.headings,
      cells: [['Ana', '']],
      notes: [{ code: 'errorCells', cells: [{ at: 'B2', error: '#N/A' }] }],
    },
  ],
  [
    'formulas',
    workbook({
      rows:
        headings +
        row(2, ['<c r="A2" t="str"><f>"An"&amp;"a"</f><v>Ana</v></c>', '<c r="B2"><f>[1]Other!A1</f></c>']),
    }),
    {
      headings: people.headings,
      cells: [['Ana', '']],
      notes: [{ code: 'formulasWithoutResult', cells: ['B2'] }],
    },
  ],
  [
    'merged cells',
    workbook({
      rows: headings + row(2, [inline('A2', 'Ana')]),
      after: '<mergeCells><mergeCell ref="A2:B2"/></mergeCells>',
    }),
    { headings: people.headings, cells: [['Ana', '']], notes: [{ code: 'mergedCells', ranges: ['A2:B2'] }] },
  ],
  [
    'a hidden sheet first',
    workbook({
      rows: headings,
      sheets: [{ name: 'Codes', state: 'veryHidden' }, { name: 'Answers &amp; more' }, { name: 'Chart' }],
    }),
    {
      headings: people.headings,
      cells: [],
      notes: [{ code: 'otherSheets', read: 'Answers & more', others: ['Chart'], hidden: ['Codes'] }],
    },
  ],
  [
    'every sheet hidden',
    workbook({ rows: headings, sheets: [{ name: 'Codes', state: 'hidden' }] }),
    { code: 'noVisibleSheet', hidden: ['Codes'] },
  ],
  [
    'a missing row and a late start',
    workbook({
      rows:
        row(3, [inline('A3', 'Name'), inline('B3', 'City')]) +
        row(5, [inline('A5', 'Ana'), inline('B5', 'Lima')]),
    }),
    { ...people, lines: [5], blank: 3 },
  ],
  ['an empty sheet', workbook({ rows: '' }), { code: 'empty' }],
  [
    'a thousand formatted, empty rows',
    workbook({
      rows:
        headings +
        row(2, [inline('A2', 'Ana'), inline('B2', 'Lima')]) +
        Array.from({ length: 1000 }, (_, i) => row(i + 3, [`<c r="A${i + 3}" s="2"/>`])).join(''),
    }),
    people,
  ],
  [
    'rows beyond the limit',
    workbook({
      rows: Array.from({ length: 20_002 }, (_, i) => row(i + 1, [inline(`A${i + 1}`, 'x')])).join(''),
    }),
    { code: 'tooManyRows', limit: 20_000 },
  ],
  [
    'a text longer than allowed',
    workbook({ rows: headings + row(2, [inline('A2', 'x'.repeat(100_001))]) }),
    { code: 'cellTooLong', line: 2, column: 1, characters: 100_001, limit: 100_000 },
  ],
  [
    'broken markup',
    workbook({ rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</is>' }),
    { code: 'damaged' },
  ],
  [
    'a text that does not exist',
    workbook({ rows: headings + row(2, ['<c r="A2" t="s"><v>9</v></c>']) }),
    { code: 'damaged' },
  ],
  [
    'markup with a prefix on every name',
    workbook({
      rows: '<x:row r="1"><x:c r="A1" t="str"><x:v>Name</x:v></x:c></x:row><x:row r="2"><x:c r="A2" t="e"><x:v>#REF!</x:v></x:c></x:row>',
    }),
    {
      headings: ['Name'],
      cells: [],
      notes: [{ code: 'errorCells', cells: [{ at: 'A2', error: '#REF!' }] }],
    },
  ],
  ['a workbook cut short', workbook({ rows: headings }).slice(0, -30), { code: 'damaged' }],
];

describe('readSheet', () => {
  test.each(text)('copes with text: %s', (_, bytes, expected) => check(bytes, 'answers.csv', expected));
  test.each(workbooks)('copes with a workbook: %s', (_, bytes, expected) =>
    check(bytes, 'answers.xlsx', expected),
  );

  test('a name ending in .tsv settles a tie', async () => {
    const bytes = utf8('Name, first\tCity\nAna, B\tLima');
    const sheet = (await readSheet(bytes, 'answers.tsv')) as Sheet;
    expect(sheet.headings).toEqual(['Name, first', 'City']);
  });
});

async function check(bytes: Uint8Array, filename: string, expected: Expected): Promise<void> {
  const result = await readSheet(bytes, filename);
  if ('code' in expected || 'code' in result) {
    expect(result).toEqual(expected);
    return;
  }
  const { cells, blank, lines, notes } = expected;
  const rows = cells.map((row, index) => ({ line: lines?.[index] ?? index + 2, cells: row }));
  expect(result).toEqual({ headings: expected.headings, rows, blankRows: blank ?? 0, notes: notes ?? [] });
}
