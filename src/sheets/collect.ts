import { filled, limits, type SheetRow, type Unreadable } from './sheet.ts';

export type Collector = {
  add: (line: number, cells: string[]) => Unreadable | undefined;
  done: () => { lines: SheetRow[]; blankRows: number };
};

/** Gathers rows as they are read, counts blank ones without keeping them and refuses at the first broken limit. */
export function collect(): Collector {
  const lines: SheetRow[] = [];
  let blankRows = 0;
  return {
    add(line, cells) {
      const used = filled(cells);
      if (used === 0) {
        blankRows++;
        return undefined;
      }
      const refusal = refuse(line, cells, used);
      if (refusal) return refusal;
      // One line more than the limit, because the first holds the headings.
      if (lines.length > limits.rows) return { code: 'tooManyRows', limit: limits.rows };
      lines.push({ line, cells });
      return undefined;
    },
    done: () => ({ lines, blankRows }),
  };
}

function refuse(line: number, cells: string[], used: number): Unreadable | undefined {
  if (used > limits.columns) return { code: 'tooManyColumns', line, columns: used, limit: limits.columns };
  const long = cells.findIndex((cell) => cell.length > limits.cellCharacters);
  if (long < 0) return undefined;
  const characters = cells[long]!.length;
  return { code: 'cellTooLong', line, column: long + 1, characters, limit: limits.cellCharacters };
}
