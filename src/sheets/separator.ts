export type Separator = ',' | ';' | '\t' | '\u001f';

const candidates = [',', '\t', ';'] as const;
const sampleCharacters = 256 * 1024;
const sampleRows = 200;

/**
 * Finds what stands between the cells: the candidate that splits the headings and then splits most rows alike; more
 * columns win a tie. A file whose headings hold none of them has one column, so commas in its text are text: the unit
 * separator, which no such file holds, then stands for "nothing separates".
 */
export function findSeparator(text: string, filename: string): Separator {
  const sample = text.slice(0, sampleCharacters);
  const judged = candidates
    .map((separator) => ({ separator, ...judge(countCells(sample, separator)) }))
    .filter((candidate) => candidate.columns > 1);
  const tabbed = judged.find((candidate) => candidate.separator === '\t');
  if (tabbed && /\.(tsv|tab)$/i.test(filename)) return '\t';
  const best = judged.sort((a, b) => b.agreement - a.agreement || b.columns - a.columns)[0];
  return best?.separator ?? '\u001f';
}

/** Reads the first line that Excel uses to name a separator, `sep=;`, and what is left of the text. */
export function statedSeparator(text: string): { separator: Separator; rest: string } | undefined {
  const stated = /^"?sep=([,;\t])"?(\r\n|\n|\r|$)/i.exec(text);
  return stated ? { separator: stated[1] as Separator, rest: text.slice(stated[0].length) } : undefined;
}

function judge(counts: number[]): { columns: number; agreement: number } {
  const [columns = 0, ...rows] = counts;
  const alike = rows.filter((count) => count === columns).length;
  return { columns, agreement: rows.length === 0 ? 1 : alike / rows.length };
}

// Counts the cells of each row that is not blank; a quote opens only where a cell begins.
function countCells(sample: string, separator: string): number[] {
  const counts: number[] = [];
  let cells = 1;
  let filled = false;
  let quoted = false;
  let start = true;
  for (let i = 0; i < sample.length && counts.length < sampleRows; i++) {
    const character = sample[i]!;
    if (quoted) {
      if (character === '"' && sample[i + 1] === '"') i++;
      else if (character === '"') quoted = false;
    } else if (character === '\n' || character === '\r') {
      if (filled) counts.push(cells);
      cells = 1;
      filled = false;
      start = true;
    } else if (character === separator) {
      cells++;
      start = true;
    } else {
      if (start && character === '"') quoted = true;
      filled = true;
      start = false;
    }
  }
  if (filled && counts.length < sampleRows) counts.push(cells);
  return counts;
}
