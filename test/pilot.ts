import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'csv-parse/sync';
import { applyMapping, type ColumnMapping, type MappedRow } from '../src/core/questions/mapping.ts';
import type { Question } from '../src/core/questions/question.ts';

/** The synthetic application rounds that tests are held against; they lie beside the project. */
const data = resolve(import.meta.dirname, '../../shared/data');
export const hasData = existsSync(resolve(data, 'pilot/expected.json'));

export type Table = { readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] };

export function readTable(path: string): Table {
  const [headings = [], ...rows] = parse(readFileSync(resolve(data, path)), { bom: true }) as string[][];
  return { headings, rows };
}

export function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(resolve(data, path), 'utf8')) as T;
}

/** Times of submission of the pilot are meant in London. */
export function readRows(table: Table, mapping: ColumnMapping, questions: readonly Question[]): MappedRow[] {
  return table.rows.map((row) => applyMapping(mapping, questions, table.headings, row, 'Europe/London'));
}
