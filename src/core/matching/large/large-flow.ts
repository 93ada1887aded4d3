/**
 * Problem: the best pairs of a round whose eligible pairs are too many to list. Method: column generation. A short list of
 * candidates (candidates.ts) goes to an auction (auction.ts), whose prices tell which other pairs matter (pricing.ts). The
 * longer list is auctioned again, until prices are not far off, and made optimal (mend.ts); then all other pairs are held
 * against the exact prices, and those that violate them are mended in, until there are none. Then the prices prove the
 * answer against every pair of the round. Where an auction cannot start it, the flow is grown (grow.ts). Running time:
 * some passes over mentees × mentors, and searches on lists. Memory: the packed people and about fifty pairs a mentee.
 * Ties: lots count (ties.ts), so that one answer is left whatever the lists were. Reference: Desrosiers and Lübbecke, "A
 * primer in column generation" (2005).
 */
import type { Flow } from '../flow.ts';
import { optimalFlow } from '../grow.ts';
import { clamp, marked, type Network, type PairOfIds, pairKeys } from '../network.ts';
import type { Problem } from '../problem.ts';
import { scaleOf } from '../scale.ts';
import { auction, isForSale } from './auction.ts';
import type { Pairs, Sizes } from './candidates.ts';
import type { Crew } from './crew.ts';
import { addPair, listedOf } from './listed.ts';
import { grouped, pairsOfTriples, setsOf } from './lists.ts';
import { wakeAll, wakeRows } from './mend.ts';
import type { Packed } from './packed.ts';
import { noteParts, noteRows, openLedger, openRows, type Prices } from './pricing.ts';
import { flowOf, type Residual, residualOf, settle } from './residual.ts';
import { emptyRow, narrowed, readRow, type Scope } from './row.ts';
import { counting, networkOfPairs, type People, pairsOfNetwork } from './sparse.ts';
import { lotsOf } from './ties.ts';

export type LargeOptions = Sizes & {
  /** Violators of one mentee that join the list at a time. */
  readonly perRound: number;
  /** Nodes that a search passes before another one comes to meet it. */
  readonly patience: number;
};

export const usualSizes: LargeOptions = { perMentee: 16, perMentor: 16, perRound: 8, patience: 500 };

/** Where more pairs a mentee violate the prices of an auction, another one comes first: pairs that are mended in take longer. */
const farFrom = 3;

/** A problem without scores over a packed round: the same people in the same order, sorted by id. */
export type LargeProblem = Omit<Problem, 'scores'>;

export type FlowOptions = {
  /** Only pairs with at least so many points; 0 unless told otherwise. */
  readonly from?: number;
  /** Of equally good answers, the one that keeps the most of these pairs. */
  readonly keep?: readonly PairOfIds[];
  /** Pairs to start with, in place of candidates. */
  readonly known?: readonly Pairs[];
  readonly sizes?: LargeOptions;
};

/** The optimal flow over all pairs, the goal `worst` left out. */
export async function largeFlow(
  packed: Packed,
  problem: LargeProblem,
  crew: Crew,
  options: FlowOptions = {},
): Promise<Flow> {
  const residual = await largeResidual(packed, problem, crew, options);
  return flowOf(residual, peopleOf(problem), options.from ?? 0);
}

/** The same, open to changes. */
export async function largeResidual(
  packed: Packed,
  problem: LargeProblem,
  crew: Crew,
  { from = 0, keep = [], known = [], sizes = usualSizes }: FlowOptions = {},
): Promise<Residual> {
  const people = peopleOf(problem);
  const scope = scopeOf(packed, problem, people);
  const ask = inquiry(packed, scope, crew, from, sizes.perRound);
  const residual = await startedFrom(
    // Nothing here holds on to these lists: millions of pairs.
    networkOfPairs(people, [
      ...(known.length > 0 ? known : await crew.candidates(scope, sizes, from)),
      nearPairs(packed, problem, scope, keep),
    ]),
    { people, packed, problem, ask, from, keep, patience: sizes.patience },
  );
  wakeAll(residual);
  for (;;) {
    settle(residual);
    const { high, low, lots: drawn, scale } = residual;
    const prices = { potential: high, lots: { drawn, potential: low }, point: scale.point };
    const more = await ask(prices, (rows) => listedOf(residual, rows));
    const rows = new Set(more.flatMap(({ mentees }) => [...mentees]));
    if (rows.size === 0) return residual;
    for (const { mentees, mentors, points } of more) {
      for (const [at, mentee] of mentees.entries()) addPair(residual, mentee, mentors[at]!, points[at]!);
    }
    wakeRows(residual, rows);
  }
}

/** Asks for the unlisted pairs that violate some prices; `listed` tells which pairs of some rows are listed. */
type Inquiry = (
  prices: Pick<Prices, 'potential' | 'lots' | 'point'>,
  listed: (rows: Int32Array) => Pick<Prices, 'starts' | 'mentorOf'>,
) => Promise<Pairs[]>;

function inquiry(packed: Packed, scope: Scope, crew: Crew, least: number, perRound: number): Inquiry {
  const ledger = openLedger(packed);
  return async (prices, listed) => {
    const { whole, part, risen } = openRows(ledger, packed, prices);
    const priced = await crew.violators(scope, { ...prices, ...listed(whole), least }, whole, perRound);
    noteRows(ledger, priced);
    if (part.length === 0) return priced.map(({ pairs }) => pairs);
    const few = narrowed(scope, risen);
    const pricedInPart = await crew.violators(few, { ...prices, ...listed(part), least }, part, perRound);
    noteParts(ledger, pricedInPart);
    return [...priced, ...pricedInPart].map(({ pairs }) => pairs);
  };
}

type Start = {
  readonly people: People;
  readonly packed: Packed;
  readonly problem: LargeProblem;
  readonly ask: Inquiry;
  readonly from: number;
  readonly keep: readonly PairOfIds[];
  readonly patience: number;
};

/** A first flow, by auction or grown, over the pairs of a network and those that the prices of auctions ask for. */
async function startedFrom(network: Network, start: Start): Promise<Residual> {
  const { people, packed, problem, ask, from, keep, patience } = start;
  // As if there were a mentor more: somebody may ask what one would bring.
  const withGuest = { ...network, mentors: counting(packed.mentors + 1) };
  const scale = scaleOf(withGuest, problem.goals, problem.everyone, false, packed.most);
  const { point } = scale;
  const sold = isForSale(network, scale);
  for (let isFar = sold; isFar; ) {
    // Prices of a first sale tell which other pairs the next one needs.
    const { potential } = auction(network, scale, from);
    const { starts, mentorOf } = network;
    const more = await ask({ potential, lots: null, point }, () => ({ starts, mentorOf }));
    network = networkOfPairs(people, [pairsOfNetwork(network), ...more]);
    isFar = more.reduce((sum, { mentees }) => sum + mentees.length, 0) > farFrom * packed.mentees;
  }
  const flow = sold
    ? auction(network, scale, from)
    : optimalFlow(network, scale, from, new Uint8Array(network.points.length));
  const drawn = lotsOf(problem.mentees, [...problem.mentors, { id: '' }]);
  return residualOf(flow, drawn, marked(problem, network, keep), patience);
}

/** Demand, capacity and minimum loads that the locked pairs leave, as in network.ts. */
export function peopleOf(problem: LargeProblem): People {
  const keys = new Set(pairKeys(problem, problem.locked));
  const { demand, capacity } = wholeRoom(problem);
  const minimum = Int32Array.from(problem.mentors, (mentor) => clamp(mentor.minimum));
  for (const key of keys) {
    const mentor = key % problem.mentors.length;
    demand[(key - mentor) / problem.mentors.length]! -= 1;
    capacity[mentor]! -= 1;
    minimum[mentor] = Math.max(0, minimum[mentor]! - 1);
  }
  const places = problem.places === null ? Number.POSITIVE_INFINITY : problem.places - keys.size;
  return {
    demand,
    capacity,
    minimum,
    places,
    priority: Float64Array.from(problem.mentees, (each) => each.priority),
  };
}

/** Demand and capacity, locked pairs left in. */
export function wholeRoom({ mentees, mentors }: LargeProblem): Pick<People, 'demand' | 'capacity'> {
  return {
    demand: Int32Array.from(mentees, ({ demand }) => clamp(demand)),
    capacity: Int32Array.from(mentors, ({ capacity }) => clamp(capacity)),
  };
}

/** Mentors with room, mentees who ask while there are places, and the pairs that are locked or vetoed. */
export function scopeOf(packed: Packed, problem: LargeProblem, people: People): Scope {
  const keys = pairKeys(problem, [...problem.locked, ...problem.vetoed]);
  const withRoom = setsOf(1, packed.mentors, (_, mentor) => people.capacity[mentor]! > 0);
  return {
    open: packed.open.map((word, at) => word & withRoom[at]!),
    asks: Uint8Array.from(people.demand, (demand) => Number(demand > 0 && people.places > 0)),
    decided: grouped(
      packed.mentees,
      keys.map((key) => [Math.floor(key / packed.mentors), key % packed.mentors] as const),
    ),
  };
}

/** Pairs to be kept, as far as they may still be made; they are listed from the start. */
function nearPairs(packed: Packed, problem: LargeProblem, scope: Scope, keep: readonly PairOfIds[]): Pairs {
  const found: number[] = [];
  const mentorAt = new Map(problem.mentors.map(({ id }, at) => [id, at]));
  const wanted = Map.groupBy(keep, ([mentee]) => mentee);
  const row = emptyRow(packed, scope);
  problem.mentees.forEach(({ id }, mentee) => {
    const mentors = new Set(wanted.get(id)?.map(([, mentor]) => mentorAt.get(mentor)));
    if (mentors.size === 0) return;
    readRow(row, mentee);
    for (let at = 0; at < row.count; at++) {
      const mentor = row.mentors[at]!;
      if (mentors.has(mentor)) found.push(mentee, mentor, row.points[at]!);
    }
  });
  return pairsOfTriples(found);
}
