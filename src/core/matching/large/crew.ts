/**
 * Who does the work on rows of a packed round: one hand here, or several threads elsewhere. The rows are shared out by
 * mentee; what comes back does not depend on how.
 */
import { type Above, type Aims, pairsAbove } from './above.ts';
import { candidates, joined, type Pairs, type Sizes } from './candidates.ts';
import type { Packed } from './packed.ts';
import { type Priced, type Prices, violators } from './pricing.ts';
import type { Scope } from './row.ts';

export type Crew = {
  readonly candidates: (scope: Scope, sizes: Sizes, least: number) => Promise<readonly Pairs[]>;
  readonly violators: (
    scope: Scope,
    prices: Prices,
    rows: Int32Array,
    atMost: number,
  ) => Promise<readonly Priced[]>;
};

/** Who reads rows for a proof; see prove-large.ts. */
export type Prover = { readonly above: (aims: Aims) => Promise<readonly Above[]> };

/** Everything on the thread that asks. */
export function oneHand(packed: Packed): Crew & Prover {
  const all = [0, packed.mentees] as const;
  return {
    candidates: async (scope, sizes, least) =>
      joined([candidates(packed, scope, sizes, all, least)], packed.mentors, sizes.perMentor),
    violators: async (scope, prices, rows, atMost) => [violators(packed, scope, prices, rows, atMost)],
    above: async (aims) => [pairsAbove(packed, aims, all)],
  };
}
