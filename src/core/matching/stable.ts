/**
 * Problem: pairs such that no mentee and mentor would both rather have each other than somebody they have. Method:
 * deferred acceptance (Gale and Shapley 1962; for both sides with room Roth 1984). One side asks in the order of its
 * wishes, the other keeps the best who have asked so far and sends the rest away. Nobody does better in another stable
 * answer than on the side that asks, nobody worse than on the other. Wishes are what people stated; where they stated
 * none, a higher score comes first. Where places are limited, mentees compete for them in the order of their priority:
 * they join one after the other until the places are used (McVitie and Wilson 1971: the answer is that of all who
 * joined, whatever the order). Locked pairs stand, vetoed pairs are left out; neither can block. Minimum loads are not
 * promised: with them a stable answer need not exist. Running time: linear in the pairs, and sorting. Ties: two who are
 * wished for alike come in the order of ids, so every answer is one fixed answer; the blocking pairs are counted by
 * strict wishes, so that no tie blocks.
 */
import { byIds, networkOf, type PairOfIds } from './network.ts';
import { type Pair, type Problem, ProblemError, type Reached } from './problem.ts';
import { reachedBy } from './solve.ts';

export type Side = 'mentees' | 'mentors';

/** Wishes of one person: ids of the other side, the most wanted first. Who is not named comes after, by points. */
export type Wishes = {
  readonly mentees: ReadonlyMap<string, readonly string[]>;
  readonly mentors: ReadonlyMap<string, readonly string[]>;
};

export const noWishes: Wishes = { mentees: new Map(), mentors: new Map() };

export type StableAnswer = { readonly pairs: readonly Pair[]; readonly reached: Reached };

/**
 * The stable answer that is best for every mentee, or for every mentor. The locks must fit into demand, capacity and
 * places; `obstacle` in impossible.ts says whether they do. Throws a ProblemError where places are limited and somebody
 * asks for several mentors: then places cannot simply go to one person after the other.
 */
export function stableAnswer(problem: Problem, best: Side, wishes: Wishes = noWishes): StableAnswer {
  if (problem.places !== null && problem.mentees.some(({ demand }) => demand > 1))
    throw new ProblemError('places', 'a stable answer within places needs a demand of 1 for every mentee');
  const market = marketOf(problem, wishes);
  const found = best === 'mentees' ? menteesAsk(market) : mentorsAsk(market, menteesAsk(market));
  const { mentees, mentors } = problem;
  const pairs = [...market.locked, ...found.map((at) => market.scores[at]!)]
    .map(([i, j, points]): Pair => [mentees[i]!.id, mentors[j]!.id, points])
    .sort(byIds);
  return { pairs, reached: reachedBy(problem, pairs) };
}

export type Blocking = {
  readonly mentee: string;
  readonly mentor: string;
  readonly points: number;
  /** Whom the mentee would leave, and the mentor; null where there is room. */
  readonly leaves: string | null;
  readonly drops: string | null;
};

/**
 * Every eligible pair that would rather have each other, strictly on both sides, than what an answer gives them. A
 * mentee without a place can take one only while places are left, or from somebody of lower priority. Sorted by mentee,
 * then mentor.
 */
export function blockingPairs(
  problem: Problem,
  pairs: readonly PairOfIds[],
  wishes: Wishes = noWishes,
): Blocking[] {
  const market = marketOf(problem, wishes);
  const { mentees, mentors } = problem;
  const has = new Set(
    pairs.map(([mentee, mentor]) => `${market.menteeAt.get(mentee)} ${market.mentorAt.get(mentor)}`),
  );
  const held: number[][] = mentees.map(() => []);
  const load: number[][] = mentors.map(() => []);
  market.scores.forEach(([i, j], at) => {
    if (!has.has(`${i} ${j}`)) return;
    held[i]!.push(at);
    load[j]!.push(at);
  });
  const full = problem.places !== null && pairs.length >= problem.places;
  const worst = (list: readonly number[], wish: Float64Array) =>
    list.reduce<number | null>((low, at) => (low === null || wish[at]! > wish[low]! ? at : low), null);
  const found: Blocking[] = [];
  market.scores.forEach(([i, j, points], at) => {
    if (has.has(`${i} ${j}`)) return;
    const leaves = held[i]!.length < market.demand[i]! ? null : worst(held[i]!, market.wish.mentees);
    if (leaves !== null && market.wish.mentees[at]! >= market.wish.mentees[leaves]!) return;
    const drops = load[j]!.length < market.capacity[j]! ? null : worst(load[j]!, market.wish.mentors);
    if (drops !== null && market.wish.mentors[at]! >= market.wish.mentors[drops]!) return;
    if (full && leaves === null && !mayPush(market, at, drops)) return;
    const nameOf = (other: number | null, side: 0 | 1) =>
      other === null ? null : (side === 0 ? mentees : mentors)[market.scores[other]![side]]!.id;
    found.push({
      mentee: mentees[i]!.id,
      mentor: mentors[j]!.id,
      points,
      leaves: nameOf(leaves, 1),
      drops: nameOf(drops, 0),
    });
  });
  return found.sort((a, b) => byIds([a.mentee, a.mentor], [b.mentee, b.mentor]));
}

/** Once all places are used, another mentee comes in only for one who stands lower. */
function mayPush({ scores, priority }: Market, at: number, drops: number | null): boolean {
  return drops !== null && priority[scores[at]![0]]! > priority[scores[drops]![0]]!;
}

type Market = {
  readonly menteeAt: ReadonlyMap<string, number>;
  readonly mentorAt: ReadonlyMap<string, number>;
  /** Pairs that may be made, in the order of ids; locked ones stand apart. */
  readonly scores: readonly (readonly [mentee: number, mentor: number, points: number])[];
  readonly locked: readonly (readonly [mentee: number, mentor: number, points: number])[];
  readonly demand: readonly number[];
  readonly capacity: readonly number[];
  readonly places: number;
  readonly priority: readonly number[];
  /** Mentees in the order in which they join. */
  readonly order: readonly number[];
  /** How far down the person's list a pair stands: lower is better; equal wishes are equal. */
  readonly wish: { readonly mentees: Float64Array; readonly mentors: Float64Array };
  /** Pairs of each person, the most wanted first, ties by id. */
  readonly rows: { readonly mentees: readonly number[][]; readonly mentors: readonly number[][] };
};

function marketOf(problem: Problem, wishes: Wishes): Market {
  const network = networkOf(problem);
  const { mentees, mentors } = problem;
  const scores = Array.from({ length: network.points.length }, (_, pair) => {
    const mentee = network.mentees[network.menteeOf[pair]!]!;
    return [mentee, network.mentors[network.mentorOf[pair]!]!, network.points[pair]!] as const;
  });
  const { wish, rows } = ranked(problem, scores, wishes);
  const demand: number[] = [];
  const capacity: number[] = [];
  network.mentees.forEach((at, rank) => {
    demand[at] = network.demand[rank]!;
  });
  network.mentors.forEach((at, rank) => {
    capacity[at] = network.capacity[rank]!;
  });
  const priority = mentees.map((mentee) => (problem.goals.includes('priority') ? mentee.priority : 0));
  const favourite = (at: number) => scores[rows.mentees[at]![0]!]?.[2] ?? 0;
  return {
    menteeAt: new Map(mentees.map(({ id }, at) => [id, at])),
    mentorAt: new Map(mentors.map(({ id }, at) => [id, at])),
    scores,
    locked: network.locked.map((at) => problem.scores[at]!),
    demand,
    capacity,
    places: network.places,
    priority,
    order: [...mentees.keys()].sort(
      (a, b) =>
        priority[b]! - priority[a]! ||
        favourite(b) - favourite(a) ||
        (mentees[a]!.id < mentees[b]!.id ? -1 : 1),
    ),
    wish,
    rows,
  };
}

/** How everybody ranks the pairs that may be made. */
function ranked(
  { mentees, mentors }: Problem,
  scores: Market['scores'],
  wishes: Wishes,
): Pick<Market, 'wish' | 'rows'> {
  const wish = { mentees: new Float64Array(scores.length), mentors: new Float64Array(scores.length) };
  const rows = {
    mentees: mentees.map((): number[] => []),
    mentors: mentors.map((): number[] => []),
  };
  const stated = {
    mentees: mentees.map(({ id }) => rankOf(wishes.mentees.get(id))),
    mentors: mentors.map(({ id }) => rankOf(wishes.mentors.get(id))),
  };
  scores.forEach(([i, j, points], at) => {
    wish.mentees[at] = stated.mentees[i]!.get(mentors[j]!.id) ?? behind - points;
    wish.mentors[at] = stated.mentors[j]!.get(mentees[i]!.id) ?? behind - points;
    rows.mentees[i]!.push(at);
    rows.mentors[j]!.push(at);
  });
  // Of equal points, pairs come in the order of ids, and sorting leaves them so.
  for (const row of rows.mentees) row.sort((a, b) => wish.mentees[a]! - wish.mentees[b]!);
  for (const row of rows.mentors) row.sort((a, b) => wish.mentors[a]! - wish.mentors[b]!);
  return { wish, rows };
}

/** Stated wishes come before all that is only points. */
const behind = Number.MAX_SAFE_INTEGER;

function rankOf(ids: readonly string[] | undefined): ReadonlyMap<string, number> {
  return new Map((ids ?? []).map((id, at) => [id, at]));
}

/** Mentees ask, one joining after the other; a mentor with too many sends the least wanted away, who asks on. */
function menteesAsk(market: Market): number[] {
  const { rows, demand, capacity, scores, order } = market;
  const rank = ranksIn(rows.mentors, scores.length);
  const next = new Int32Array(rows.mentees.length);
  const given = new Int32Array(rows.mentees.length);
  const load: number[][] = rows.mentors.map(() => []);
  let count = 0;
  for (const first of order) {
    if (count >= market.places) break;
    const asking = [first];
    while (asking.length > 0) {
      const mentee: number = asking.pop()!;
      while (given[mentee]! < demand[mentee]! && next[mentee]! < rows.mentees[mentee]!.length) {
        const pair = rows.mentees[mentee]![next[mentee]!++]!;
        const mentor = scores[pair]![1];
        load[mentor]!.push(pair);
        given[mentee]! += 1;
        count += 1;
        if (load[mentor]!.length <= capacity[mentor]!) continue;
        const worst = load[mentor]!.reduce((low, at) => (rank[at]! > rank[low]! ? at : low));
        load[mentor]!.splice(load[mentor]!.indexOf(worst), 1);
        const sent = scores[worst]![0];
        given[sent]! -= 1;
        count -= 1;
        asking.push(sent);
      }
    }
  }
  return load.flat();
}

/** Mentors ask among the mentees who joined; a mentee with too many keeps the most wanted. */
function mentorsAsk(market: Market, joined: readonly number[]): number[] {
  const { rows, demand, capacity, scores } = market;
  const rank = ranksIn(rows.mentees, scores.length);
  const open = new Set(joined.map((pair) => scores[pair]![0]));
  const next = new Int32Array(rows.mentors.length);
  const load = new Int32Array(rows.mentors.length);
  const held: number[][] = rows.mentees.map(() => []);
  const asking = [...rows.mentors.keys()];
  while (asking.length > 0) {
    const mentor: number = asking.pop()!;
    while (load[mentor]! < capacity[mentor]! && next[mentor]! < rows.mentors[mentor]!.length) {
      const pair = rows.mentors[mentor]![next[mentor]!++]!;
      const mentee = scores[pair]![0];
      if (!open.has(mentee)) continue;
      held[mentee]!.push(pair);
      load[mentor]! += 1;
      if (held[mentee]!.length <= demand[mentee]!) continue;
      const worst = held[mentee]!.reduce((low, at) => (rank[at]! > rank[low]! ? at : low));
      held[mentee]!.splice(held[mentee]!.indexOf(worst), 1);
      const sent = scores[worst]![1];
      load[sent]! -= 1;
      asking.push(sent);
    }
  }
  return held.flat();
}

/** The place of each pair in its person's row. */
function ranksIn(rows: readonly (readonly number[])[], pairs: number): Int32Array {
  const rank = new Int32Array(pairs);
  for (const row of rows)
    row.forEach((pair, place) => {
      rank[pair] = place;
    });
  return rank;
}
