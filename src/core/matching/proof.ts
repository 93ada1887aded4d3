/**
 * Problem: prices that prove a flow optimal, in the problem's own order and counted by goal. Method: the potentials of
 * the flow are shortest distances, so their differences are dual prices; each is read back into its digits, and prices
 * are then plain lists of integers. Running time: linear. Ties: none. Reference: Ahuja, Magnanti and Orlin, Network Flows
 * (1993), chapter 9.
 */
import type { Flow } from './flow.ts';
import type { Network } from './network.ts';
import type { Price, Proof } from './problem.ts';

export type Proved = Pick<Flow, 'scale' | 'potential'> & {
  readonly network: Pick<Network, 'mentees' | 'mentors' | 'minimum'>;
};

/**
 * Prices of an optimal flow over the pairs with at least `from` points: a mentee's is what their potential exceeds that of
 * staying out by, a mentor's what the sink's exceeds theirs by, the places' what the sink's falls short of the source's by.
 */
export function proofOf(flow: Proved, from: number): Proof {
  const { network, scale, potential } = flow;
  const nothing: Price = scale.counts.map(() => 0);
  const firstMentor = network.mentees.length;
  const sink = scale.read(potential[potential.length - 1]!);
  // Stryker disable next-line all: the length only saves time.
  const menteePrices: Price[] = new Array(network.mentees.length);
  // Stryker disable next-line all: the length only saves time.
  const mentorPrices: Price[] = new Array(network.mentors.length);
  network.mentees.forEach((at, mentee) => {
    const price = minus(scale.read(potential[mentee]!), scale.read(-scale.entry[mentee]!));
    menteePrices[at] = larger(price, nothing);
  });
  // A minimum load may cost, but no more than one missing mentee, which is counted first.
  const missing: Price = nothing.with(0, -1);
  network.mentors.forEach((at, mentor) => {
    const price = minus(sink, scale.read(potential[firstMentor + mentor]!));
    mentorPrices[at] = larger(price, network.minimum[mentor]! > 0 ? missing : nothing);
  });
  return { goals: scale.counts, from, menteePrices, mentorPrices, placesPrice: minus(nothing, sink) };
}

function minus(a: Price, b: Price): Price {
  return a.map((count, at) => count - b[at]!);
}

/** By their first difference. */
function larger(a: Price, b: Price): Price {
  const differs = a.findIndex((count, at) => count !== b[at]);
  // Adding 0 makes 0 of -0.
  return a[differs]! < b[differs]! ? b : a.map((count) => count + 0);
}
