/** Held against sorting every pair of the round. */
import { expect, test } from 'vitest';
import { type Dice, dice, times } from '../../../../test/problems.ts';
import { randomRound } from '../../../../test/rounds.ts';
import { prepare } from '../judge.ts';
import type { Score } from '../problem.ts';
import { candidates, joined, type Pairs } from './candidates.ts';
import { grouped } from './lists.ts';
import { pack } from './pack.ts';
import type { Packed } from './packed.ts';
import { type Scope, wholeScope } from './row.ts';

const rounds = Math.max(26, times(120));

const listed = ({ mentees, mentors, points }: Pairs): Score[] =>
  Array.from(mentees, (mentee, at) => [mentee, mentors[at]!, points[at]!]);

/** Some mentees do not ask, and some pairs are decided already. */
function scopeOf(roll: Dice, packed: Packed, scores: readonly Score[]): Scope {
  const decided = scores.filter(() => roll(8) === 0).map(([mentee, mentor]) => [mentee, mentor] as const);
  return {
    ...wholeScope(packed),
    asks: Uint8Array.from({ length: packed.mentees }, () => Number(roll(6) > 0)),
    decided: grouped(packed.mentees, decided),
  };
}

/** Pairs in scope with enough points, in the order in which rows are read. */
function inScope({ asks, decided }: Scope, packed: Packed, scores: readonly Score[], least: number): Score[] {
  const isDecided = (mentee: number, mentor: number) =>
    decided.items.subarray(decided.starts[mentee], decided.starts[mentee + 1]).includes(mentor);
  const place = Int32Array.from(packed.order.keys()).map((mentee) => packed.order.indexOf(mentee));
  return scores
    .filter(([i, j, points]) => asks[i] === 1 && points >= least && !isDecided(i, j))
    .sort(([a], [b]) => place[a]! - place[b]!);
}

/** The best few of each person at a side of the pairs, by points; of equal ones the first. */
function best(pairs: readonly Score[], side: 0 | 1, owners: Iterable<number>, size: number): Score[] {
  const own = Map.groupBy(pairs, (pair) => pair[side]);
  return [...owners].flatMap((owner) =>
    (own.get(owner) ?? []).toSorted((a, b) => b[2] - a[2]).slice(0, size),
  );
}

test(`the best of each mentee and of each mentor are listed, best first, ${rounds} rounds`, () => {
  let most = 0;
  for (let seed = 1; seed <= rounds; seed++) {
    const roll = dice(seed * 89);
    // Now and then more mentors than are read in a first part.
    const [mentees, mentors] = seed % 25 === 0 ? [3, 600 + roll(200)] : [1 + roll(12), 1 + roll(30)];
    const round = randomRound(seed, { mentees, mentors });
    const packed = pack(round);
    const all = prepare(round).scores();
    const scope = scopeOf(roll, packed, all);
    const least = roll(2) * roll(500);
    const pairs = inScope(scope, packed, all, least);
    const sizes = { perMentee: roll(6), perMentor: roll(4) };
    const found = candidates(packed, scope, sizes, [0, packed.mentees], least);
    const ofMentees = best(pairs, 0, packed.order, sizes.perMentee);
    const ofMentors = best(pairs, 1, round.mentors.keys(), sizes.perMentor);
    expect(listed(found.ofMentees), `seed ${seed}`).toEqual(ofMentees);
    expect(listed(found.ofMentors), `seed ${seed}`).toEqual(ofMentors);
    most = Math.max(most, ofMentees.length);

    const middle = roll(packed.mentees + 1);
    const parts = [
      [0, middle],
      [middle, packed.mentees],
    ] as const;
    const shared = joined(
      parts.map((part) => candidates(packed, scope, sizes, part, least)),
      packed.mentors,
      sizes.perMentor,
    );
    expect(shared.slice(0, 2).flatMap(listed), `seed ${seed}`).toEqual(ofMentees);
    expect(shared.slice(2).map(listed), `seed ${seed}`).toEqual([ofMentors]);
  }
  expect(most).toBeGreaterThan(10);
});
