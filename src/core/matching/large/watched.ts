/** A crew whose work can be watched: it says how many rows each pass reads, and counts the rounds of pricing. */
import type { Crew, Prover } from './crew.ts';
import type { Packed } from './packed.ts';
import { beginPass, type Pulse, rounds } from './pulse.ts';

export function watched(crew: Crew & Prover, { mentees }: Packed, pulse: Pulse): Crew & Prover {
  return {
    candidates: (...asked) => {
      beginPass(pulse, mentees);
      return crew.candidates(...asked);
    },
    violators: (scope, prices, rows, atMost) => {
      Atomics.add(pulse, rounds, 1);
      beginPass(pulse, rows.length);
      return crew.violators(scope, prices, rows, atMost);
    },
    above: (aims) => {
      beginPass(pulse, mentees);
      return crew.above(aims);
    },
  };
}
