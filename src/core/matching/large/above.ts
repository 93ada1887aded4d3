/**
 * Problem: which pairs of a huge round are worth at least their prices, whoever found these? Method: prices are lists of
 * integers that compare by their first difference. What comes before the points does not depend on the pair's points, so
 * it is a rank, for mentees and mentors alike: with a higher rank than the mentor's price a mentee's pairs are all worth
 * more, with a lower one none is, and with the same rank points decide. That makes lines for the sieve (row.ts), drawn
 * once for all mentees of a rank and a similar price. Shares no code with the solver, only the rows. Running time:
 * mentees × mentors, a fraction of a nanosecond each. Ties: none.
 */
import type { Pairs } from './candidates.ts';
import { pairsOfTriples } from './lists.ts';
import type { Lists, Packed } from './packed.ts';
import { emptyRow, openRow, pointsWith, type Row, readPart, stepsOf, wholeScope } from './row.ts';

export type Aims = {
  /** Ranks of what the prices leave a mentee before the points, and of the mentors' prices there. */
  readonly menteeRank: Int32Array;
  readonly mentorRank: Int32Array;
  /** With equal ranks a pair matters from menteeLine + mentorLine points on. */
  readonly menteeLine: Float64Array;
  readonly mentorLine: Float64Array;
  /** For each mentee the mentors whose points are asked for in any case. */
  readonly chosen: Lists;
};

export type Above = { readonly above: Pairs; readonly chosen: Pairs };

/** Lines of mentees who are read after each other differ by less. */
const step = 8192;

/** Pairs of the mentees at places from … until - 1 of the packed order. */
export function pairsAbove(packed: Packed, aims: Aims, [from, until]: readonly [number, number]): Above {
  const { menteeRank, menteeLine, chosen } = aims;
  const row = emptyRow(packed, wholeScope(packed));
  const heightOf = (mentee: number) => Math.floor(menteeLine[mentee]! / step) * step;
  const groups = Map.groupBy(
    packed.order.subarray(from, until),
    (mentee) => `${menteeRank[mentee]} ${heightOf(mentee)}`,
  );
  const [found, asked]: [number[], number[]] = [[], []];
  for (const mentees of groups.values()) {
    const height = heightOf(mentees[0]!);
    drawLines(row, aims, menteeRank[mentees[0]!]!, height);
    for (const mentee of mentees) {
      if (!openRow(row, mentee)) continue;
      readPart(row, 0, stepsOf(row), 2 ** 15 - 1, menteeLine[mentee]! - height - 1);
      for (let at = 0; at < row.count; at++) found.push(mentee, row.mentors[at]!, row.points[at]!);
      for (let next = chosen.starts[mentee]!; next < chosen.starts[mentee + 1]!; next++) {
        const points = pointsWith(row, chosen.items[next]!);
        if (points !== null) asked.push(mentee, chosen.items[next]!, points);
      }
    }
  }
  return { above: pairsOfTriples(found), chosen: pairsOfTriples(asked) };
}

function drawLines(
  { packed, desk: { lines } }: Row,
  { mentorRank, mentorLine }: Aims,
  rank: number,
  height: number,
): void {
  for (let mentor = 0; mentor < packed.mentors; mentor++) {
    const line = Math.max(-(2 ** 14), Math.min(2 ** 14, mentorLine[mentor]! + height));
    lines[mentor] = rank > mentorRank[mentor]! ? -(2 ** 15) : rank < mentorRank[mentor]! ? 2 ** 14 : line;
  }
}
