/** Small flows that are open to changes, and what is wrong with one. Shares no code with the searches. */
import { emptyFlow } from '../src/core/matching/flow.ts';
import { optimalFlow } from '../src/core/matching/grow.ts';
import { free, used } from '../src/core/matching/large/listed.ts';
import { wakeAll } from '../src/core/matching/large/mend.ts';
import { type Residual, residualOf } from '../src/core/matching/large/residual.ts';
import { counting, networkOfPairs, type People } from '../src/core/matching/large/sparse.ts';
import { lotOf, lotsOf } from '../src/core/matching/large/ties.ts';
import type { Scale } from '../src/core/matching/scale.ts';
import type { Found } from './rows.ts';

export type Small = {
  readonly demand: readonly number[];
  readonly capacity: readonly number[];
  readonly minimum?: readonly number[];
  readonly places?: number;
  readonly pairs: readonly Found[];
};

export function peopleOfSmall({ demand, capacity, minimum = [], places = Infinity }: Small): People {
  return {
    demand: Int32Array.from(demand),
    capacity: Int32Array.from(capacity),
    minimum: Int32Array.from(capacity, (_, mentor) => minimum[mentor] ?? 0),
    places,
    priority: new Float64Array(demand.length),
  };
}

/** Points are worth 2, to be in 1, and a mentee of a minimum load 1,000. */
export function plainScale(mentees: number): Scale {
  const entry = new Float64Array(mentees).fill(1);
  return { counts: ['total'], entry, point: 2, bonus: 1000, keeping: 0, read: (worth) => [worth] };
}

/** With some pairs made, and with these potentials of mentees, mentors and the sink; the source has 0. */
export function residualAt(
  small: Small,
  made: readonly (readonly [mentee: number, mentor: number])[],
  potential: readonly number[],
  patience = Number.POSITIVE_INFINITY,
): Residual {
  const pick = (at: 0 | 1 | 2) => Int32Array.from(small.pairs, (pair) => pair[at]);
  const pairs = { mentees: pick(0), mentors: pick(1), points: pick(2) };
  const network = networkOfPairs(peopleOfSmall(small), [pairs]);
  const kept = new Uint8Array(network.points.length);
  const flow = emptyFlow(network, plainScale(small.demand.length), 0, kept);
  flow.potential.set(potential);
  for (const [mentee, mentor] of made) {
    const pair = counting(kept.length).find(
      (each) => network.menteeOf[each] === mentee && network.mentorOf[each] === mentor,
    )!;
    flow.used[pair] = 1;
    flow.given[mentee]! += 1;
    flow.load[mentor]! += 1;
    flow.count += 1;
  }
  const named = (people: readonly number[]) => Array.from(people, (_, at) => ({ id: `${at}` }));
  return residualOf(flow, lotsOf(named(small.demand), named([...small.capacity, 0])), kept, patience);
}

/** The flow that is best by worth, and then by lots; searches are met once they have passed so many people. */
export function opened(small: Small, patience: number): Residual {
  const pick = (at: 0 | 1 | 2) => Int32Array.from(small.pairs, (pair) => pair[at]);
  const network = networkOfPairs(peopleOfSmall(small), [
    { mentees: pick(0), mentors: pick(1), points: pick(2) },
  ]);
  const kept = new Uint8Array(network.points.length);
  const flow = optimalFlow(network, plainScale(small.demand.length), 0, kept);
  const named = (people: readonly number[]) => Array.from(people, (_, at) => ({ id: `${at}` }));
  const lots = lotsOf(named(small.demand), named([...small.capacity, 0]));
  const residual = residualOf(flow, lots, kept.slice(), patience);
  wakeAll(residual);
  return residual;
}

/** The first thing that keeps a flow from being the best one, by worth and then by lots; null where there is none. */
export function faultIn(residual: Residual): string | null {
  const { mentees, mentors, high, low, given, out, demand, capacity, minimum, scale, count } = residual;
  const [sink, source] = [mentees + mentors, mentees + mentors + 1];
  const [asGiven, asOut] = [new Int32Array(mentees), new Int32Array(mentors)];
  const gains: string[] = [];
  const arc = (name: string, from: number, to: number, byWorth: number, byLots = 0) => {
    const [worth, lots] = [byWorth + high[from]! - high[to]!, byLots + low[from]! - low[to]!];
    if (worth < 0 || (worth === 0 && lots < 0)) gains.push(`${name} gains ${-worth}, ${-lots}`);
  };
  for (let pair = 0; pair < residual.pairs; pair++) {
    const [mentee, mentor] = [residual.menteeOf[pair]!, residual.mentorOf[pair]!];
    const worth = residual.points[pair]! * scale.point;
    const lot = lotOf(residual.lots, mentee, mentor) + residual.kept[pair]! * residual.lots.keeping;
    if (residual.state[pair] === free)
      arc(`pair ${mentee} ${mentor}`, mentee, mentees + mentor, -worth, -lot);
    if (residual.state[pair] !== used) continue;
    arc(`no pair ${mentee} ${mentor}`, mentees + mentor, mentee, worth, lot);
    if (!residual.chosen[mentee]!.includes(pair) || !residual.held[mentor]!.includes(pair))
      return `no ${pair}`;
    asGiven[mentee]! += 1;
    asOut[mentor]! += 1;
  }
  for (let mentee = 0; mentee < mentees; mentee++) {
    const entry = scale.entry[mentee]!;
    if (given[mentee]! < demand[mentee]!) arc(`${mentee} in`, source, mentee, -entry);
    if (given[mentee]! > 0) arc(`${mentee} out`, mentee, source, entry);
    if (given[mentee] !== asGiven[mentee] || given[mentee]! > demand[mentee]!) return `mentee ${mentee}`;
  }
  for (let mentor = 0; mentor < mentors; mentor++) {
    const [node, load, least] = [mentees + mentor, out[mentor]!, minimum[mentor]!];
    if (load < capacity[mentor]!) arc(`more at ${mentor}`, node, sink, load < least ? -scale.bonus : 0);
    if (load > 0) arc(`less at ${mentor}`, sink, node, load > least ? 0 : scale.bonus);
    if (load !== asOut[mentor] || load > capacity[mentor]!) return `mentor ${mentor}`;
  }
  if (count < residual.places) arc('one more', sink, source, 0);
  if (count > 0) arc('one less', source, sink, 0);
  if (count > residual.places || count !== asGiven.reduce((sum, each) => sum + each, 0)) return 'count';
  return gains[0] ?? null;
}
