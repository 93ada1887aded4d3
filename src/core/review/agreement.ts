/**
 * What several readings of one application come to.
 *
 * The mean is of all scores of all readings. Readers are compared by their totals over the points that each of them was
 * asked for; a reading that lacks a point is left out of the comparison, since its total says less.
 */
export type Scores = Readonly<Record<string, number>>;

export type Together = {
  readonly readings: number;
  /** Of all scores; null without any. */
  readonly mean: number | null;
  /** The highest total less the lowest; null with fewer than two whole readings. */
  readonly apart: number | null;
};

/** From this many points apart, readers talk an application through. */
export const farApart = 3;

export function together(readings: readonly Scores[], categories: readonly string[]): Together {
  const all = readings.flatMap((scores) => Object.values(scores));
  const totals = readings
    .filter((scores) => categories.length > 0 && categories.every((key) => scores[key] !== undefined))
    .map((scores) => categories.reduce((sum, key) => sum + scores[key]!, 0));
  return {
    readings: readings.length,
    mean: all.length === 0 ? null : all.reduce((sum, score) => sum + score, 0) / all.length,
    apart: totals.length < 2 ? null : Math.max(...totals) - Math.min(...totals),
  };
}

/** The points given so far, and the most that they could have been. */
export function totalOf(scores: Scores, most: number): { readonly points: number; readonly of: number } {
  const given = Object.values(scores);
  return { points: given.reduce((sum, score) => sum + score, 0), of: given.length * most };
}
