import { deflateRawSync } from 'node:zlib';
import { packStored } from './zip.ts';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export type OddWorkbook = {
  rows: string;
  after?: string;
  sheets?: { name: string; state?: 'hidden' | 'veryHidden' }[];
  shared?: string;
  properties?: string;
  relation?: string;
};

/** The files of a small workbook, every sheet with the same rows; style 1 is a date with time, 2 a date, 3 a time. */
export function workbookFiles(workbook: OddWorkbook): Map<string, Uint8Array> {
  const sheets = workbook.sheets ?? [{ name: 'Answers' }];
  const state = (value?: string) => (value ? `state="${value}"` : '');
  const tabs = sheets.map(
    (sheet, i) => `<sheet name="${sheet.name}" sheetId="${i + 1}" ${state(sheet.state)} r:id="r${i + 1}"/>`,
  );
  const targets = sheets.map((_, i) => relation(`r${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`));
  const files: [string, string][] = [
    [
      'xl/workbook.xml',
      `<workbook ${main} xmlns:r="${relationships}">${workbook.properties ?? ''}<sheets>${tabs.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships>${targets.join('')}${relation('s1', 'styles', 'styles.xml')}${relation('s2', 'sharedStrings', 'sharedStrings.xml')}${workbook.relation ?? ''}</Relationships>`,
    ],
    [
      'xl/styles.xml',
      `<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm:ss"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
    ],
    ['xl/sharedStrings.xml', `<sst ${main}>${workbook.shared ?? ''}</sst>`],
    ...sheets.map((_, i): [string, string] => [
      `xl/worksheets/sheet${i + 1}.xml`,
      `<worksheet ${main}><sheetData>${workbook.rows}</sheetData>${workbook.after ?? ''}</worksheet>`,
    ]),
  ];
  return new Map(files.map(([name, content]) => [name, Buffer.from(content)]));
}

/** A workbook's bytes, not compressed. */
export function workbook(parts: OddWorkbook): Uint8Array {
  return packStored(workbookFiles(parts));
}

/** One row of cells, written as XML after the attributes that each needs. */
export function row(line: number, cells: string[]): string {
  return `<row r="${line}">${cells.join('')}</row>`;
}

/** A cell whose text stands in the sheet itself. */
export function inline(at: string, text: string): string {
  return `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
}

/** A zip of one compressed file that may lie about the size it unpacks to. */
export function packDeflated(name: string, data: Uint8Array, declared = data.length): Uint8Array {
  const packed = deflateRawSync(data);
  const zip = packStored(new Map([[name, packed]]));
  const view = new DataView(zip.buffer);
  const directory = 30 + name.length + packed.length;
  for (const [method, unpacked] of [
    [8, 22],
    [directory + 10, directory + 24],
  ] as const) {
    view.setUint16(method, 8, true);
    view.setUint32(unpacked, declared, true);
  }
  return zip;
}

function relation(id: string, kind: string, target: string): string {
  return `<Relationship Id="${id}" Type="${relationships}/${kind}" Target="${target}"/>`;
}
