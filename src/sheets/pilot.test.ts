import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSheet } from './read.ts';
import type { Sheet } from './sheet.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

const data = resolve(import.meta.dirname, '../../../shared/data');

async function open(path: string): Promise<Sheet> {
  const result = await readSheet(readFileSync(`${data}/${path}`), path);
  if ('code' in result) throw new Error(result.code);
  return result;
}

const cells = (sheet: Sheet) => sheet.rows.map((row) => row.cells);

describe('the pilot', () => {
  test.each([
    ['mentee-applications.csv', 38, 25],
    ['mentor-applications.csv', 25, 26],
    ['reviews.csv', 70, 6],
  ])('%s has %i rows and %i columns, as CSV and as XLSX alike', async (name, rows, columns) => {
    const sheet = await open(`pilot/${name}`);
    expect([sheet.rows.length, sheet.headings.length, sheet.blankRows, sheet.notes]).toEqual([
      rows,
      columns,
      0,
      [],
    ]);
    const csv = await readSheet(Buffer.from(writeCsv(sheet.headings, cells(sheet))), name);
    expect(csv).toEqual(sheet);
    const xlsx = await readSheet(await writeXlsx(sheet.headings, cells(sheet), 'Form responses 1'), name);
    expect(xlsx).toEqual(sheet);
  });

  test('keeps the line breaks, scripts and separators that applicants typed', async () => {
    const mentees = await open('pilot/mentee-applications.csv');
    const first = mentees.rows[0];
    expect(first?.line).toBe(2);
    expect(first?.cells[8]).toBe('isiXhosa (native); English (fluent); Afrikaans (basic)');
    expect(first?.cells[12]).toBe(
      'A dissemination plan that fits two pages\nTo learn how to choose messages for different audiences',
    );
  });
});

test('a form that nobody has answered yet has headings and its blank rows counted', async () => {
  const sheet = await open('peers/mentor-match-form-headings.csv');
  expect([sheet.headings.length, sheet.rows.length, sheet.blankRows]).toEqual([10, 0, 49]);
});
