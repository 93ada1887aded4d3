import { expect, test } from 'vitest';
import { smallProblem, times } from '../../../test/problems.ts';
import type { Flow } from './flow.ts';
import { optimalFlow } from './grow.ts';
import { obstacle } from './impossible.ts';
import { networkOf } from './network.ts';
import { scaleOf } from './scale.ts';

type Arc = readonly [from: number, to: number, cost: number];

const source = -1;

/** Every residual arc of a flow, as flow.ts says what arcs cost; the source is -1. */
function residualArcs(flow: Flow): Arc[] {
  const { network, scale, worth, used, ends, given, load, count } = flow;
  const { starts, mentorOf, demand, capacity, minimum, places } = network;
  const [mentees, sink] = [given.length, given.length + load.length];
  const arcs: Arc[] = [];
  given.forEach((mentors, mentee) => {
    for (let pair = starts[mentee]!; pair < ends[mentee]!; pair++) {
      const mentor = mentees + mentorOf[pair]!;
      arcs.push(used[pair] === 1 ? [mentor, mentee, worth[pair]!] : [mentee, mentor, -worth[pair]!]);
    }
    if (mentors < demand[mentee]!) arcs.push([source, mentee, -scale.entry[mentee]!]);
    if (mentors > 0) arcs.push([mentee, source, scale.entry[mentee]!]);
  });
  load.forEach((held, mentor) => {
    const node = mentees + mentor;
    if (held < capacity[mentor]!) arcs.push([node, sink, held < minimum[mentor]! ? -scale.bonus : 0]);
    if (held > 0) arcs.push([sink, node, held > minimum[mentor]! ? 0 : scale.bonus]);
  });
  if (count < places) arcs.push([sink, source, 0]);
  if (count > 0) arcs.push([source, sink, 0]);
  return arcs;
}

test('no residual arc of a grown flow costs less than its potentials say', () => {
  const kinds = new Set<string>();
  for (let seed = 0; seed < times(2000); seed++) {
    const problem = smallProblem(seed);
    if (obstacle(problem) !== null) continue;
    const network = networkOf(problem);
    const scale = scaleOf(network, problem.goals, problem.everyone);
    const flow = optimalFlow(network, scale, 0, new Uint8Array(network.points.length));
    const potentialOf = (node: number) => (node === source ? 0 : flow.potential[node]!);
    const kindOf = (node: number) =>
      node === source ? 'source' : node === flow.potential.length - 1 ? 'sink' : 'person';
    for (const [from, to, cost] of residualArcs(flow)) {
      kinds.add(`${kindOf(from)} to ${kindOf(to)}`);
      if (potentialOf(to) > potentialOf(from) + cost)
        throw new Error(`${seed}: ${from} to ${to} costs ${cost}`);
    }
  }
  expect(kinds.size).toBe(7);
});
