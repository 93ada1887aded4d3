import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { CsvError, parse } from 'csv-parse';
import { type Collector, collect } from './collect.ts';
import { decode } from './decode.ts';
import { findSeparator, type Separator, statedSeparator } from './separator.ts';
import { type Grid, isUnreadable, type Note, type Unreadable } from './sheet.ts';
import { markupKind } from './sniff.ts';

const sliceCharacters = 32 * 1024;

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
  let line = 0;
  let refusal: Unreadable | undefined;
  // Lines without a sign are skipped by the parser; they are rows of the spreadsheet all the same.
  const reach = (until: number) => {
    while (!refusal && line < until) refusal = collector.add(++line, []);
  };
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    // Rows are taken here and not from the stream, which would need minutes for a million blank ones.
    on_record: (cells: string[], { records, empty_lines }) => {
      reach(records + empty_lines - 1);
      refusal ??= collector.add(++line, cells);
      return null;
    },
  });
  parser.resume();
  try {
    await pipeline(
      slices(text, () => refusal !== undefined),
      parser,
    );
  } catch (error) {
    const isUnclosed = error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED';
    if (!isUnclosed) throw error;
    return refusal ?? { code: 'unclosedQuote', line: parser.info.records + parser.info.empty_lines + 1 };
  }
  // The parser counts the nothing after the last line end as a line.
  const { records, empty_lines } = parser.info;
  reach(records + empty_lines - (/[\r\n]$/.test(text.slice(-1)) ? 1 : 0));
  return refusal ?? collector.done();
}

async function* slices(text: string, isRefused: () => boolean): AsyncGenerator<string> {
  for (let start = 0; start < text.length && !isRefused(); start += sliceCharacters) {
    yield text.slice(start, start + sliceCharacters);
    await nextTurn();
  }
}

function separatorNotes(separator: Separator): Note[] {
  return separator === ';' || separator === '\t' ? [{ code: 'separator', separator }] : [];
}
