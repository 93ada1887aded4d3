/**
 * Problem: explain.ts and reserve.ts, where eligible pairs are too many to list. Method: rows are read again, but only
 * against the mentors that matter for a question: those who are free, those who stay in reserve, those not yet reached. A
 * mentee can be let in by a chain of moves if they fit a free mentor, or one whose mentee could move on; these sets grow
 * until they stand still. All others who are left out compete, together, for fewer places than they want (Hall 1935).
 * Running time: a few short passes over the rows. Ties: by id.
 */
import { keyOf } from '../network.ts';
import type { UnplacedReason } from '../run.ts';
import { type LargeProblem, peopleOf, scopeOf } from './large-flow.ts';
import { setsOf } from './lists.ts';
import type { MentorBits, Packed } from './packed.ts';
import { emptyRow, type Row, readRow, type Scope, wholeScope } from './row.ts';

/** Pairs by places; who has whom. */
export type Chosen = readonly (readonly [mentee: number, mentor: number, points: number])[];

/** Visits the eligible mentors of a mentee among those of the row's scope. */
function eachMentor(row: Row, mentee: number, visit: (mentor: number, points: number) => void): void {
  readRow(row, mentee);
  for (let at = 0; at < row.count; at++) visit(row.mentors[at]!, row.points[at]!);
}

/** The same people, but only these mentors. */
function only(packed: Packed, scope: Scope, has: (mentor: number) => boolean): Scope {
  const bits: MentorBits = setsOf(1, packed.mentors, (_, mentor) => has(mentor));
  return { ...scope, open: scope.open.map((word, at) => word & bits[at]!) };
}

/** How many pairs the rules allow. */
export function countEligible(packed: Packed): number {
  const row = emptyRow(packed, wholeScope(packed));
  let count = 0;
  for (const mentee of packed.order) {
    eachMentor(row, mentee, () => {
      count += 1;
    });
  }
  return count;
}

/** For each paired mentee the best other mentor with a free place, by place, with points; ties by id. */
export function alternatesOf(
  packed: Packed,
  problem: LargeProblem,
  chosen: Chosen,
): ReadonlyMap<number, readonly [mentor: number, points: number]> {
  const load = loadOf(packed, chosen);
  const scope = scopeAt(packed, { ...problem, locked: [] });
  const asks = new Uint8Array(packed.mentees).fill(1);
  const row = emptyRow(
    packed,
    only(packed, { ...scope, asks }, (mentor) => load[mentor]! < problem.mentors[mentor]!.capacity),
  );
  const best = new Map<number, readonly [number, number]>();
  for (const [mentee, own] of chosen) {
    let found: readonly [number, number] | null = null;
    eachMentor(row, mentee, (mentor, points) => {
      if (mentor !== own && (found === null || points > found[1])) found = [mentor, points];
    });
    if (found !== null) best.set(mentee, found);
  }
  return best;
}

function scopeAt(packed: Packed, problem: LargeProblem): Scope {
  return scopeOf(packed, problem, peopleOf(problem));
}

function loadOf(packed: Packed, chosen: Chosen): Int32Array {
  const load = new Int32Array(packed.mentors);
  for (const [, mentor] of chosen) load[mentor]! += 1;
  return load;
}

/** Why each mentee without a mentor has none; null where the rules bar them from everybody. */
export function reasonsOfUnplaced(
  packed: Packed,
  problem: LargeProblem,
  chosen: Chosen,
): ReadonlyMap<number, UnplacedReason | null> {
  const placed = new Set(chosen.map(([mentee]) => mentee));
  const unplaced = problem.mentees.flatMap((_, mentee) => (placed.has(mentee) ? [] : [mentee]));
  const scope = scopeAt(packed, { ...problem, places: null });
  const canMove = whoCanMove(packed, problem, scope, chosen);
  const isFull = problem.places !== null && chosen.length >= problem.places;
  const line = lineOf(packed, problem, scope, chosen);
  const row = emptyRow(packed, wholeScope(packed));
  const vetoes = new Set(problem.vetoed.map(keyOf));
  const idOf = (mentor: number) => problem.mentors[mentor]!.id;
  const competing: number[] = [];
  const reasons = new Map<number, UnplacedReason | null>();
  for (const mentee of unplaced) {
    const { id, priority } = problem.mentees[mentee]!;
    const mentors: number[] = [];
    eachMentor(row, mentee, (mentor) => mentors.push(mentor));
    const isBelow = isFull && problem.goals.includes('priority') && priority < (line.lowestPlaced ?? 0);
    if (mentors.length === 0) reasons.set(mentee, null);
    else if (mentors.every((mentor) => vetoes.has(keyOf([id, idOf(mentor)])))) {
      reasons.set(mentee, { kind: 'vetoed', mentors: mentors.map(idOf) });
    } else if (isBelow || (isFull && canMove[mentee] === 1)) {
      reasons.set(mentee, {
        kind: 'belowLine',
        places: problem.places ?? 0,
        priority,
        lowestPlaced: line.lowestPlaced,
        competing: line.priorities.length,
        rank: 1 + line.priorities.filter((other) => other > priority).length,
        way: null,
      });
    } else if (canMove[mentee] === 1) reasons.set(mentee, { kind: 'lowersTotal', way: null });
    else competing.push(mentee);
  }
  const taken = competing.length === 0 ? null : competition(packed, problem, scope, chosen, competing);
  for (const mentee of competing) reasons.set(mentee, taken);
  return reasons;
}

/** Priorities of all who could be placed at all, and the lowest that was. */
function lineOf(packed: Packed, problem: LargeProblem, scope: Scope, chosen: Chosen) {
  const isPlaced = new Set(chosen.map(([mentee]) => mentee));
  const priorityOf = (mentee: number) => problem.mentees[mentee]!.priority;
  const row = emptyRow(packed, scope);
  const couldBe = (mentee: number): boolean => {
    if (isPlaced.has(mentee)) return true;
    let is = false;
    eachMentor(row, mentee, () => {
      is = true;
    });
    return is;
  };
  const able = problem.places === null ? [] : [...problem.mentees.keys()].filter(couldBe);
  const lowestPlaced = chosen.reduce<number | null>(
    (lowest, [mentee]) => Math.min(priorityOf(mentee), lowest ?? priorityOf(mentee)),
    null,
  );
  return { priorities: able.map(priorityOf), lowestPlaced };
}

/** Pairs that are not locked. */
function movable({ mentees, mentors, locked }: LargeProblem, chosen: Chosen): Chosen {
  const locks = new Set(locked.map(keyOf));
  return chosen.filter(([i, j]) => !locks.has(keyOf([mentees[i]!.id, mentors[j]!.id])));
}

/** Marks the mentees from whom a chain of changes leads to a mentor with a free place. */
function whoCanMove(packed: Packed, problem: LargeProblem, scope: Scope, chosen: Chosen): Uint8Array {
  const load = loadOf(packed, chosen);
  const mentorOf = new Map(movable(problem, chosen).map(([mentee, mentor]) => [mentee, mentor]));
  const can = new Uint8Array(packed.mentees);
  const isGood = Uint8Array.from(problem.mentors, ({ capacity }, mentor) => Number(load[mentor]! < capacity));
  for (let fresh = isGood; fresh.includes(1); ) {
    const row = emptyRow(
      packed,
      only(packed, scope, (mentor) => fresh[mentor] === 1),
    );
    const next = new Uint8Array(packed.mentors);
    for (const mentee of packed.order) {
      if (can[mentee] === 1) continue;
      eachMentor(row, mentee, () => {
        can[mentee] = 1;
      });
      const own = can[mentee] === 1 ? mentorOf.get(mentee) : undefined;
      if (own !== undefined && isGood[own] === 0) {
        isGood[own] = 1;
        next[own] = 1;
      }
    }
    fresh = next;
  }
  return can;
}

/** Everybody whom chains of changes from these mentees reach; no mentor among them has a free place. */
function competition(
  packed: Packed,
  problem: LargeProblem,
  scope: Scope,
  chosen: Chosen,
  competing: readonly number[],
): UnplacedReason {
  const people = peopleOf(problem);
  const holders = Map.groupBy(movable(problem, chosen), ([, mentor]) => mentor);
  const mentors = new Set<number>();
  const mentees = new Set(competing);
  // Mentors without room are named, too, where they are all whom somebody may be paired with.
  const left = { ...scope, open: packed.open.slice() };
  const row = emptyRow(packed, left);
  for (const mentee of mentees) {
    eachMentor(row, mentee, (mentor) => {
      mentors.add(mentor);
      left.open[mentor >> 5]! &= ~(1 << (mentor & 31));
      for (const [other] of holders.get(mentor) ?? []) mentees.add(other);
    });
  }
  const sum = (members: ReadonlySet<number>, counts: Int32Array) =>
    [...members].reduce((all, member) => all + counts[member]!, 0);
  const ids = (members: ReadonlySet<number>, all: readonly { readonly id: string }[]) =>
    [...members].sort((a, b) => a - b).map((at) => all[at]!.id);
  return {
    kind: 'mentorsTaken',
    mentees: ids(mentees, problem.mentees),
    mentors: ids(mentors, problem.mentors),
    wanted: sum(mentees, people.demand),
    slots: sum(mentors, people.capacity),
    way: null,
  };
}

/** The eligible mentees of each mentor without one, in order. */
export function menteesOfReserve(packed: Packed, chosen: Chosen): ReadonlyMap<number, readonly number[]> {
  const load = loadOf(packed, chosen);
  const row = emptyRow(
    packed,
    only(packed, wholeScope(packed), (mentor) => load[mentor] === 0),
  );
  const found = new Map<number, number[]>();
  for (let mentee = 0; mentee < packed.mentees; mentee++) {
    eachMentor(row, mentee, (mentor) => {
      const list = found.get(mentor) ?? [];
      list.push(mentee);
      found.set(mentor, list);
    });
  }
  return found;
}
