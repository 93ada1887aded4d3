/**
 * Problem: an end that is far. A search from one side passes everybody who is nearer, which is most of the round where
 * somebody has to stay out. Method: another search starts from all ends at once, the other way, and both go on in turn
 * until no way that is not known yet could be cheaper than the one over a node where they have met. Each knows the nodes
 * within its radius, and the two radii make up the cost of that way; so potentials are moved by both, each inside its
 * radius: reduced costs stay ≥ 0, for no arc leads from deep in one into the other for less than is left between them.
 * Running time: as explore.ts, but about twice the nodes within half the cost in place of all within it. Ties: none are
 * left but equal sums of lots. Reference: Pohl, "Bi-directional search" (1971).
 */
import { highestMentor, passNext } from './explore.ts';
import type { Residual } from './residual.ts';
import { isUnderWay, type Meeting, reach, type Trail } from './trail.ts';

/** How far a search has to be trusted, by worth and by lots. */
export type Radius = readonly [high: number, low: number];

/** Goes on with the residual's search, which went `forward`, until it meets the one from the ends. */
export function meet(residual: Residual, forward: boolean): void {
  const { trail: own, partner: other } = residual;
  const meeting = { own, other };
  own.meeting = meeting;
  other.meeting = meeting;
  other.highest = highestMentor(residual);
  for (let end = own.isEnd.indexOf(1); end >= 0; end = own.isEnd.indexOf(1, end + 1)) {
    reach(other, end, 0, 0, end, -1);
  }
  for (let isOwn = true; canImprove(meeting); isOwn = !isOwn) {
    if (isOwn) passNext(residual, own, forward);
    else passNext(residual, other, !forward);
  }
}

/** Whether a way could still be found that is cheaper than the cheapest one so far; the other search has to look no farther. */
function canImprove({ own, other }: Meeting): boolean {
  if (!isUnderWay(own)) return false;
  const next = own.queue.items[0]!;
  other.endHigh = own.endHigh - own.high[next]!;
  other.endLow = own.endLow - own.low[next]!;
  return isUnderWay(other);
}

/** The radii of a search and of its partner, which make up the cost of the way together. */
export function radii(trail: Trail): readonly [Radius, Radius] {
  const { endHigh, endLow, high, low, queue } = trail;
  if (!isUnderWay(trail))
    return [
      [endHigh, endLow],
      [0, 0],
    ];
  const next = queue.items[0]!;
  return [
    [high[next]!, low[next]!],
    [endHigh - high[next]!, endLow - low[next]!],
  ];
}
