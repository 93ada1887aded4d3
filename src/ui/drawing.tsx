/** An SVG at its natural size. With a label it is an image; without, it is hidden and its facts stand beside it. */
import type { Child } from 'hono/jsx';

type DrawingProps = {
  readonly class: string;
  readonly width: number;
  readonly height: number;
  readonly label?: string;
  readonly children?: Child;
};

export const Drawing = ({ class: name, width, height, label, children }: DrawingProps) => {
  const size = { class: name, width, height, viewBox: `0 0 ${width} ${height}` };
  if (label === undefined) {
    return (
      <svg {...size} aria-hidden="true">
        {children}
      </svg>
    );
  }
  return (
    <svg {...size} role="img" aria-label={label}>
      {children}
    </svg>
  );
};

/** Tenths of a pixel are enough, and short. */
export const round = (value: number): number => Math.round(value * 10) / 10;
