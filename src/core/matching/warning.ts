/**
 * Problem: while the call is open, how many mentees could have a mentor, which of them compete for too few places, and
 * which mentors, if they came, would change that? Method: bottleneck sets by max flow and min cut (gaps.ts). For each
 * mentee in one, the kinds of mentor who suit them (kinds.ts); then greedily the kind that places the most, as many of it
 * as place one more each, until nobody is left whom a mentor could help. What is said of a kind is exact: the mentees who
 * can be placed together form a matroid (Edmonds 1971), so that each kind lifts the number by its count, alone and with
 * the others. That so few kinds suffice is not proved. What a kind adds never grows, so an old gain bounds the new one
 * (Minoux 1978). Running time: all pairs are judged once; then kinds × their pairs. Ties: by canonical order.
 */
import { type Bottleneck, bottlenecks } from './gaps.ts';
import { prepare } from './judge.ts';
import { type Kind, kindsFor, suits, withFewHours } from './kinds.ts';
import type { MenteeProfile, Rules } from './participant.ts';
import { type Round, tagsOf } from './people.ts';
import type { Score } from './problem.ts';
import { type Frozen, sorted } from './run.ts';

/** `count` more mentors of this kind with one place each place `count` more mentees. */
export type Wanted = Kind & {
  readonly count: number;
  /** Zones of the mentees whom they would help. */
  readonly zones: readonly string[];
};

export type Shortage = {
  readonly mentees: number;
  readonly mentors: number;
  readonly slots: number;
  readonly short: number;
  /** What they wish for first, the most wanted first. */
  readonly items: readonly { readonly item: string; readonly count: number }[];
};

export type SupplyWarning = {
  /** Who still takes part; mentors with a place. */
  readonly mentees: number;
  readonly mentors: number;
  readonly slots: number;
  /** The most mentees who could be placed at once. */
  readonly placed: number;
  /** Those for whom there is no mentor at all come as one set without mentors. */
  readonly shortages: readonly Shortage[];
  readonly wanted: readonly Wanted[];
  /** Placed by further kinds that are not listed. */
  readonly further: number;
  /** Whom no mentor could help: their own answers bar them. */
  readonly beyond: number;
  /** Every kind that somebody could use was tried; otherwise those of some mentees, taken evenly. */
  readonly everyKind: boolean;
};

const mostKinds = 8;
const mostTried = 600;
/** Above this many pairs the exact answer would take too much memory. */
export const mostPairs = 2_000_000;

/** Null where there are more pairs than can be judged here. */
export function supplyWarning(frozen: Frozen, rules: Rules): SupplyWarning | null {
  const mentees = sorted(frozen.mentees.filter(({ withdrawn }) => !withdrawn));
  const mentors = sorted(frozen.mentors.filter(({ withdrawn, capacity }) => !withdrawn && capacity > 0));
  if (mentees.length * mentors.length > mostPairs) return null;
  const round: Round = {
    ...frozen,
    mentees,
    mentors,
    rules: { constraints: rules.constraints, criteria: [] },
  };
  const scores = prepare(round).scores();
  const sets = bottlenecks({
    mentees: mentees.map(({ id, priority }) => ({ id, priority, demand: 1 })),
    mentors: mentors.map(({ id, capacity }) => ({ id, capacity, minimum: 0 })),
    scores,
    places: null,
    goals: ['people', 'total'],
    everyone: false,
    locked: [],
    vetoed: [],
  });
  const short = sets.reduce((sum, set) => sum + set.short, 0);
  const held = new Set(sets.flatMap((set) => set.mentees));
  const members = mentees.filter(({ id }) => held.has(id));
  const { tried, everyKind } = kindsToTry(round, members);
  const lift = wantedKinds(round, members, scores, tried);
  return {
    mentees: mentees.length,
    mentors: mentors.length,
    slots: mentors.reduce((sum, { capacity }) => sum + capacity, 0),
    placed: mentees.length - short,
    shortages: shortagesOf(round, sets),
    wanted: lift.wanted,
    further: lift.possible - lift.wanted.reduce((sum, { count }) => sum + count, 0),
    beyond: everyKind ? short - lift.possible : 0,
    everyKind,
  };
}

/** Largest first; those for whom there is no mentor at all are one set. */
function shortagesOf(round: Round, sets: readonly Bottleneck[]): Shortage[] {
  const none = sets.filter(({ slots }) => slots === 0).flatMap(({ mentees }) => mentees);
  const together = { mentees: none, mentors: [], slots: 0, short: none.length };
  return [...sets.filter(({ slots }) => slots > 0), ...(none.length === 0 ? [] : [together])]
    .map(({ mentees, mentors, slots, short }) => ({
      mentees: mentees.length,
      mentors: mentors.length,
      slots,
      short,
      items: firstWishes(round, new Set(mentees)),
    }))
    .sort((a, b) => b.short - a.short);
}

/** All kinds that the members could use; of very many, those of members taken evenly. */
function kindsToTry(round: Round, members: readonly MenteeProfile[]): { tried: Kind[]; everyKind: boolean } {
  const all = new Map(
    members.flatMap((one) => kindsFor(round, one)).map((kind) => [JSON.stringify(kind), kind]),
  );
  const kinds = [...all.values()];
  const step = Math.max(1, Math.ceil(kinds.length / mostTried));
  return { tried: kinds.filter((_, at) => at % step === 0), everyKind: step === 1 };
}

/** Who is with whom, among the members and their mentors; mentors are numbered, and more may be added. */
type Placing = {
  /** For each member, the mentors who suit them. */
  readonly lists: number[][];
  /** Places of each mentor. */
  readonly room: number[];
  /** Members of each mentor; and the mentor of each member, or -1. */
  readonly held: number[][];
  readonly with: Int32Array;
};

function wantedKinds(
  round: Round,
  members: readonly MenteeProfile[],
  scores: readonly Score[],
  tried: readonly Kind[],
): { wanted: Wanted[]; possible: number } {
  const covers = suits(round, members, tried);
  const placing = placed(round, members, scores);
  const possible = addMentor(copyOf(placing), [...new Set(covers.flat())], members.length);
  const bounds = covers.map(({ length }) => length);
  const chosen: { kind: number; mentor: number; count: number }[] = [];
  let now = placing;
  while (chosen.length < mostKinds) {
    const order = [...bounds.keys()].sort((a, b) => bounds[b]! - bounds[a]! || a - b);
    let best = -1;
    for (const kind of order) {
      if (best >= 0 && bounds[kind]! <= bounds[best]!) break;
      bounds[kind] = addMentor(copyOf(now), covers[kind]!, members.length);
      if (best < 0 || bounds[kind]! > bounds[best]!) best = kind;
    }
    const count = best < 0 ? 0 : bounds[best]!;
    if (count === 0) break;
    now = copyOf(now);
    addMentor(now, covers[best]!, count);
    chosen.push({ kind: best, mentor: now.room.length - 1, count });
  }
  const wanted = chosen.map(({ kind, mentor, count }): Wanted => {
    const helped = now.held[mentor]!.map((member) => members[member]!);
    return { ...withFewHours(round, tried[kind]!, helped), count, zones: zonesOf(round, helped) };
  });
  return { wanted, possible };
}

/** As many members placed as can be. */
function placed(round: Round, members: readonly MenteeProfile[], scores: readonly Score[]): Placing {
  const memberAt = new Map(members.map(({ id }, at) => [id, at]));
  const lists = members.map((): number[] => []);
  for (const [mentee, mentor] of scores) {
    const member = memberAt.get(round.mentees[mentee]!.id);
    if (member !== undefined) lists[member]!.push(mentor);
  }
  const room = round.mentors.map(({ capacity }) => capacity);
  const placing: Placing = {
    lists,
    room,
    held: room.map(() => []),
    with: new Int32Array(members.length).fill(-1),
  };
  placeMore(placing);
  return placing;
}

/** Adds a mentor with so many places whom these members suit, and says how many more are placed. */
function addMentor(placing: Placing, members: readonly number[], places: number): number {
  const mentor = placing.room.length;
  placing.room.push(places);
  placing.held.push([]);
  for (const member of members) placing.lists[member]!.push(mentor);
  return placeMore(placing);
}

/** Lets in everybody who can be, by chains of moves (Hall 1935); a mentor from whom a search failed stays closed. */
function placeMore(placing: Placing): number {
  const { with: own, held, room, lists } = placing;
  const closed = new Uint8Array(room.length);
  let more = 0;
  for (let start = 0; start < own.length; start++) {
    if (own[start]! >= 0) continue;
    const from = new Map<number, number>();
    const queue = [start];
    let free = -1;
    for (let at = 0; at < queue.length && free < 0; at++) {
      for (const mentor of lists[queue[at]!]!) {
        if (closed[mentor] === 1 || from.has(mentor)) continue;
        from.set(mentor, queue[at]!);
        if (held[mentor]!.length < room[mentor]!) {
          free = mentor;
          break;
        }
        queue.push(...held[mentor]!);
      }
    }
    if (free < 0) {
      for (const mentor of from.keys()) closed[mentor] = 1;
      continue;
    }
    for (let mentor = free; mentor >= 0; ) {
      const member = from.get(mentor)!;
      const before = own[member]!;
      held[mentor]!.push(member);
      own[member] = mentor;
      if (before >= 0) held[before]!.splice(held[before]!.indexOf(member), 1);
      mentor = before;
    }
    more += 1;
  }
  return more;
}

function copyOf({ lists, room, held, with: own }: Placing): Placing {
  return {
    lists: lists.map((list) => [...list]),
    room: [...room],
    held: held.map((list) => [...list]),
    with: own.slice(),
  };
}

function firstWishes(round: Round, ids: ReadonlySet<string>): Shortage['items'] {
  const rule = round.rules.constraints.find((each) => each.kind === 'support');
  if (rule === undefined) return [];
  const firsts = round.mentees
    .filter(({ id }) => ids.has(id))
    .flatMap(({ answers }) => tagsOf(answers[rule.wanted]).slice(0, 1));
  return [...Map.groupBy(firsts, (item) => item)]
    .map(([item, { length: count }]) => ({ item, count }))
    .sort((a, b) => b.count - a.count || (a.item < b.item ? -1 : 1));
}

function zonesOf(round: Round, mentees: readonly MenteeProfile[]): string[] {
  const rule = round.rules.constraints.find((each) => each.kind === 'hours');
  if (rule === undefined) return [];
  return [...new Set(mentees.map(({ answers }) => String(answers[rule.menteeZone])))].sort();
}
