/** Which applications a coordinator's table shows, and how many there are of each sort; pure. */
import { farApart } from '../../core/review/agreement.ts';
import type { ReviewLine } from './review-queries.ts';
import { readingsEach, type Seal } from './review-rules.ts';

export const shows = ['all', 'none', 'one', 'twice', 'apart', 'short', 'pending'] as const;
export type Show = (typeof shows)[number];

export type Counts = Readonly<Record<Show, number>> & {
  /** Readings in, two at most of each application, and how many there should be. */
  readonly in: number;
  readonly due: number;
  readonly shut: number;
};

type Shown = ReviewLine & { readonly seal: Seal };

/** What a coordinator may not see of an application does not put it among those to talk through. */
export const isShown = (line: Shown, show: Show): boolean => {
  switch (show) {
    case 'all':
      return true;
    case 'none':
      return line.readings === 0;
    case 'one':
      return line.readings === 1;
    case 'twice':
      return line.readings >= readingsEach;
    case 'apart':
      return !line.seal.others && line.apart !== null && line.apart >= farApart;
    case 'short':
      return isOpen(line) && readersOf(line) < readingsEach;
    case 'pending':
      return line.pending !== null;
  }
};

/** Whoever reads or has read it, here or in a file. */
export const readersOf = ({ assigned, in: readings }: ReviewLine): number =>
  new Set([
    ...assigned.map(({ personId }) => personId),
    ...readings.map(({ personId, reader }) => personId ?? `file ${reader}`),
  ]).size;

const isOpen = ({ state }: ReviewLine): boolean => state === 'submitted' || state === 'underReview';

export const countShown = (lines: readonly Shown[]): Counts => {
  const of = (show: Show) => lines.filter((line) => isShown(line, show)).length;
  return {
    all: lines.length,
    none: of('none'),
    one: of('one'),
    twice: of('twice'),
    apart: of('apart'),
    short: of('short'),
    pending: of('pending'),
    in: lines.reduce((sum, { readings }) => sum + Math.min(readingsEach, readings), 0),
    due: lines.length * readingsEach,
    shut: lines.filter(({ seal }) => seal.names || seal.others).length,
  };
};
