import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { type Collector, collect } from './collect.ts';
import { decode } from './decode.ts';
import { findSeparator, type Separator, statedSeparator } from './separator.ts';
import { type Grid, isUnreadable, type Note, type Unreadable } from './sheet.ts';
import { markupKind } from './sniff.ts';

const sliceCharacters = 128 * 1024;

/** Reads separated text in slices, so that other requests are served meanwhile and a refusal comes early. */
export async function readCsv(bytes: Uint8Array, filename: string): Promise<Grid | Unreadable> {
  const decoded = decode(bytes);
  if (isUnreadable(decoded)) return decoded;
  const nul = decoded.text.indexOf('\0');
  if (nul >= 0) return { code: 'binary', offset: nul };
  const kind = markupKind(decoded.text);
  if (kind) return { code: 'wrongKind', kind };
  const stated = statedSeparator(decoded.text);
  const text = stated?.rest ?? decoded.text;
  const separator = stated?.separator ?? findSeparator(text, filename);
  const lines = await parseLines(text, separator, collect());
  return isUnreadable(lines) ? lines : { ...lines, notes: [...decoded.notes, ...separatorNotes(separator)] };
}

async function parseLines(
  text: string,
  delimiter: Separator,
  collector: Collector,
): Promise<Omit<Grid, 'notes'> | Unreadable> {
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
  });
  const source = Readable.from(slices(text));
  source.pipe(parser);
  let line = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      const refusal = collector.add(++line, cells);
      if (refusal) return refusal;
    }
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED') {
      return { code: 'unclosedQuote', line: line + 1 };
    }
    throw error;
  } finally {
    source.destroy();
  }
  return collector.done();
}

async function* slices(text: string): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += sliceCharacters) {
    yield text.slice(start, start + sliceCharacters);
    await nextTurn();
  }
}

function separatorNotes(separator: Separator): Note[] {
  return separator === ';' || separator === '\t' ? [{ code: 'separator', separator }] : [];
}
