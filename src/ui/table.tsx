/**
 * Tables. A `wide` one, with more than three or four columns, scrolls in a region of its own that a keyboard can reach,
 * so that the page never scrolls sideways; where the region is narrow, each row is a short list under its heading.
 *
 *     <Table caption="Supply gaps" quiet columns={['Wanted', { label: 'Waiting', number: true }]}
 *            rows={[['Qualitative synthesis', 6]]} />
 *
 * The first cell of a row is its heading, unless `plain`. `quiet` hides the caption from sight. Thousands of rows come
 * one after the other, as whoever makes them lets others have their turn. `AsTable` is the "Show as a table" that stands
 * under every chart.
 */
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { classes } from './href.ts';
import type { Language } from './languages.ts';
import { words } from './words.ts';

export type Column = Child | { readonly label: Child; readonly number?: boolean };

type Row = readonly Child[];

type TableProps = {
  /** Names the table, in words a list of tables can do with. */
  readonly caption: string;
  readonly quiet?: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[] | AsyncIterable<Row>;
  readonly plain?: boolean;
  readonly wide?: boolean;
  /** The row that is open beside the table, counted from 0. */
  readonly current?: number;
};

type GridProps = Omit<TableProps, 'wide'> & { readonly labelled?: boolean };

export const Table = ({ wide, ...table }: TableProps) =>
  wide ? (
    <section class="scroll" aria-label={table.caption} tabindex={0}>
      <Grid {...table} labelled />
    </section>
  ) : (
    <Grid {...table} />
  );

const Grid = ({ caption, quiet, columns, rows, plain, current, labelled }: GridProps) => {
  const heads = columns.map(asHead);
  const look = (index: number) => classes(heads[index]?.number && 'num');
  const draw = (row: Row, at: number) => (
    <tr class={classes(at === current && 'open')}>
      {row.map((value, index) =>
        index === 0 && !plain ? (
          <th scope="row">{value}</th>
        ) : (
          <td class={look(index)} data-label={labelled ? textOf(heads[index]?.label) : undefined}>
            {value}
          </td>
        ),
      )}
    </tr>
  );
  return (
    <table>
      <caption class={quiet ? 'hidden' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {heads.map(({ label }, index) =>
            label === '' ? (
              <td />
            ) : (
              <th scope="col" class={look(index)}>
                {label}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>{Symbol.asyncIterator in rows ? <Thousands rows={rows} draw={draw} /> : rows.map(draw)}</tbody>
    </table>
  );
};

type ThousandsProps = {
  readonly rows: AsyncIterable<Row>;
  readonly draw: (row: Row, at: number) => Child;
};

/** Each row is drawn when it comes. */
const Thousands = async ({ rows, draw }: ThousandsProps) => {
  const drawn: string[] = [];
  for await (const row of rows) drawn.push(String(draw(row, drawn.length)));
  return raw(drawn.join(''));
};

function asHead(column: Column): { label: Child; number?: boolean } {
  return typeof column === 'object' && column !== null && 'label' in column ? column : { label: column };
}

/** What stands before a cell once the columns are gone; a heading that is more than text is left out. */
const textOf = (label: Child): string | undefined =>
  typeof label === 'string' && label !== '' ? label : undefined;

export const AsTable = ({ language, ...table }: TableProps & { readonly language: Language }) => (
  <details>
    <summary>{words(language)('table.show')}</summary>
    <Table quiet {...table} />
  </details>
);
