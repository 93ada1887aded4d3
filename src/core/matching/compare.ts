/**
 * Problem: what is different between two answers? Method: the pairs of each person, before and after. Running time:
 * linear, and sorting. Ties: lists are sorted by id. The answers may belong to slightly different problems.
 */
import { keyOf } from './network.ts';
import type { Pair, Reached, Solved } from './problem.ts';

/** What is gained (> 0) or lost (< 0) in each sum; `worst` is null where one of the answers places nobody. */
export type Change = {
  readonly placed: number;
  readonly priority: number;
  readonly worst: number | null;
  readonly total: number;
};

export type PersonChange = {
  readonly id: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
};

export type Comparison = {
  readonly change: Change;
  readonly both: readonly Pair[];
  readonly onlyBefore: readonly Pair[];
  readonly onlyAfter: readonly Pair[];
  /** Everyone who gets other mentors, more or fewer; with the ids of the mentors. */
  readonly mentees: readonly PersonChange[];
  /** Those of them who lose their only places, and who come in. */
  readonly displaced: readonly string[];
  readonly newlyPlaced: readonly string[];
  /** Mentors who go to the reserve, and who come out of it. */
  readonly mentorsFreed: readonly string[];
  readonly mentorsCalled: readonly string[];
};

/** All that is looked at of an answer. */
export type Compared = Pick<Solved, 'pairs' | 'reached'>;

/** What an answer changes of the one before, told by id. */
export function compare(before: Compared, after: Compared): Comparison {
  const was = new Set(before.pairs.map(keyOf));
  const is = new Set(after.pairs.map(keyOf));
  const mentees = changes(before.pairs, after.pairs, 0);
  const mentors = changes(before.pairs, after.pairs, 1);
  const ids = (people: readonly PersonChange[], side: 'before' | 'after') =>
    people.filter((person) => person[side].length === 0).map(({ id }) => id);
  return {
    change: changeOf(before.reached, after.reached),
    both: after.pairs.filter((pair) => was.has(keyOf(pair))),
    onlyBefore: before.pairs.filter((pair) => !is.has(keyOf(pair))),
    onlyAfter: after.pairs.filter((pair) => !was.has(keyOf(pair))),
    mentees,
    displaced: ids(mentees, 'after'),
    newlyPlaced: ids(mentees, 'before'),
    mentorsFreed: ids(mentors, 'after'),
    mentorsCalled: ids(mentors, 'before'),
  };
}

function changeOf(before: Reached, after: Reached): Change {
  return {
    placed: after.placed - before.placed,
    priority: after.priority - before.priority,
    worst: before.worst === null || after.worst === null ? null : after.worst - before.worst,
    total: after.total - before.total,
  };
}

function changes(before: readonly Pair[], after: readonly Pair[], side: 0 | 1): PersonChange[] {
  const was = partners(before, side);
  const is = partners(after, side);
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((id) => ({ id, before: was.get(id) ?? [], after: is.get(id) ?? [] }))
    .filter((person) => JSON.stringify(person.before) !== JSON.stringify(person.after))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function partners(pairs: readonly Pair[], side: 0 | 1): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const pair of pairs)
    found.set(pair[side], [...(found.get(pair[side]) ?? []), pair[1 - side] as string]);
  for (const ids of found.values()) ids.sort();
  return found;
}
