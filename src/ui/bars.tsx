/**
 * Charts of people and points, drawn on the server. Lengths stand in attributes, colours in classes.
 *
 *     <CriteriaBar segments={[{ label: 'Expertise', weight: 40, points: 36 }, …]} />     length is weight, ink is points
 *     <StackBar groups={[{ label: 'No mentor left', count: 10 }, …]} label="23 people: …" />
 *     <Squares yes={20} of={24} label="20 of 24" />                 one square for each person
 *
 * Without `label` a chart is hidden from screen readers: then its facts must stand beside it in words.
 */
import { Drawing, round } from './drawing.tsx';

export type Segment = { readonly label: string; readonly weight: number; readonly points: number };

const gap = 3;

/** Places of parts side by side whose lengths are as their sizes. */
function spread(sizes: readonly number[], width: number): { x: number; width: number }[] {
  const unit = (width - gap * (sizes.length - 1)) / (sizes.reduce((sum, size) => sum + size, 0) || 1);
  let x = 0;
  return sizes.map((size) => {
    const place = { x: round(x), width: round(size * unit) };
    x += size * unit + gap;
    return place;
  });
}

export const CriteriaBar = ({
  segments,
  label,
}: {
  readonly segments: readonly Segment[];
  readonly label?: string;
}) => {
  const places = spread(
    segments.map((segment) => segment.weight),
    184,
  );
  return (
    <Drawing class="criteria" width={184} height={11} label={label}>
      {segments.map(({ weight, points }, index) => {
        const { x = 0, width = 0 } = places[index] ?? {};
        const reached = weight === 0 ? 0 : round(width * Math.min(1, Math.max(0, points / weight)));
        return (
          <>
            <rect class="line-fill" x={x} width={width} height="11" />
            {reached > 0 && <rect class="ink-fill" x={x} width={reached} height="11" />}
          </>
        );
      })}
    </Drawing>
  );
};

/** Shades in order of size: ink for the first, then grey, then pale with an edge. */
const shades = ['ink-fill', 'edge-fill', 'pale', 'empty-mark'];

type StackProps = { readonly groups: readonly { readonly count: number }[]; readonly label?: string };

export const StackBar = ({ groups, label }: StackProps) => {
  const shown = groups.filter((group) => group.count > 0);
  const places = spread(
    shown.map((group) => group.count),
    336,
  );
  return (
    <Drawing class="groups" width={336} height={16} label={label}>
      {places.map(({ x, width }, index) => {
        const shade = shades[Math.min(index, shades.length - 1)];
        // A stroke runs half outside, so outlined parts are drawn half a pixel smaller.
        const inset = index > 1 ? 0.5 : 0;
        return (
          <rect
            class={shade}
            x={x + inset}
            y={inset}
            width={Math.max(1, width - 2 * inset)}
            height={16 - 2 * inset}
          />
        );
      })}
    </Drawing>
  );
};

type SquaresProps = {
  readonly yes: number;
  readonly of: number;
  readonly who?: 'mentee' | 'mentor';
  readonly label?: string;
  /** Squares in a row before the next begins. */
  readonly row?: number;
};

export const Squares = ({ yes, of, who, label, row = 24 }: SquaresProps) => {
  const step = 11.5;
  const width = Math.min(of, row) * step;
  const height = Math.max(1, Math.ceil(of / row)) * step;
  return (
    <Drawing class="squares" width={width} height={height} label={label}>
      {Array.from({ length: of }, (_, index) => {
        const x = (index % row) * step;
        const y = Math.floor(index / row) * step;
        return index < yes ? (
          <rect class={who ? `${who}-fill` : 'ink-fill'} x={x} y={y} width="10" height="10" />
        ) : (
          <rect class="empty-mark" x={x + 0.5} y={y + 0.5} width="9" height="9" />
        );
      })}
    </Drawing>
  );
};

/** What was spent in ink, over what was planned in grey; both are parts of the longest bar. */
export const SpentBar = ({ spent, planned }: { readonly spent: number; readonly planned: number }) => {
  const width = (part: number) => round(Math.min(1, Math.max(0, part)) * 132);
  return (
    <Drawing class="spent-bar" width={132} height={11}>
      {planned > 0 && <rect class="line-fill" y="2" width={width(planned)} height="7" />}
      {spent > 0 && <rect class="ink-fill" width={Math.max(2, width(spent))} height="11" />}
    </Drawing>
  );
};

type SupplyProps = {
  readonly asks: number;
  readonly offers: number;
  readonly missing: number;
  readonly label: string;
  readonly asked: string;
  readonly offered: string;
};

/** Who asks above, who offers below, and those to find as dashed squares; the figures stand at the end. */
export const SupplySquares = ({ asks, offers, missing, label, asked, offered }: SupplyProps) => {
  const step = 19;
  const row = 20;
  const rows = (count: number) => Math.max(1, Math.ceil(count / row));
  const top = rows(asks) * step;
  const height = top + rows(offers + missing) * step;
  const place = (index: number) => ({ x: (index % row) * step, y: Math.floor(index / row) * step });
  const longest = Math.min(row, Math.max(asks, offers + missing));
  const end = (count: number) => (count > row ? row : count) * step + 6;
  return (
    <Drawing class="supply-squares" width={longest * step + 130} height={height} label={label}>
      {Array.from({ length: asks }, (_, index) => {
        const { x, y } = place(index);
        return <rect class="mentee-fill" x={x} y={y} width="16" height="16" />;
      })}
      <text class="label-2" x={end(asks)} y="13">
        {asked}
      </text>
      {Array.from({ length: offers + missing }, (_, index) => {
        const { x, y } = place(index);
        return index < offers ? (
          <rect class="mentor-fill" x={x} y={top + y} width="16" height="16" />
        ) : (
          <rect class="to-find" x={x + 0.75} y={top + y + 0.75} width="14.5" height="14.5" />
        );
      })}
      <text class={missing > 0 ? 'strong' : 'label-2'} x={end(offers + missing)} y={top + 13}>
        {offered}
      </text>
    </Drawing>
  );
};

/** The small square of a legend. */
export const Key = ({ of }: { readonly of: 'mentee' | 'mentor' | 'both' | 'ink' }) => (
  <svg width="11" height="11" viewBox="0 0 11 11" aria-hidden="true">
    {of === 'both' ? (
      <rect class="box" x="1" y="1" width="9" height="9" />
    ) : (
      <rect class={`${of}-fill`} width="11" height="11" />
    )}
  </svg>
);
