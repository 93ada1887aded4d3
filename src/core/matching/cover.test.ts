import { expect, test } from 'vitest';
import { bestByTrying, contestedProblem, largeProblem, smallProblem, times } from '../../../test/problems.ts';
import { coveringFlow } from './cover.ts';
import { networkOf } from './network.ts';
import type { Problem } from './problem.ts';
import { solve } from './solve.ts';
import { verify } from './verify.ts';

/** Who has how many, counted from the pairs themselves. */
const counted = (size: number, ends: Iterable<number>): number[] => {
  const counts = new Array<number>(size).fill(0);
  for (const end of ends) counts[end]! += 1;
  return counts;
};

test('a cover places the most people, and of these the highest priority, by pairs of enough points', () => {
  for (let seed = 1; seed <= 60 + times(600); seed++) {
    const drawn = seed % 2 === 0 ? smallProblem(seed) : contestedProblem(seed, [0, 1, 2, 3]);
    const from = seed % 3;
    // Minimum loads and what everyone must have are no matter of a cover.
    const problem: Problem = {
      ...drawn,
      mentors: drawn.mentors.map((mentor) => ({ ...mentor, minimum: 0 })),
      everyone: false,
      locked: [],
    };
    const best = bestByTrying({
      ...problem,
      scores: problem.scores.filter(([, , points]) => points >= from),
      goals: ['people', 'priority', 'total'],
    })!;
    const network = networkOf(problem);
    const { used, count, given, load } = coveringFlow(network, from);
    const pairs = [...used.keys()].filter((pair) => used[pair] === 1);
    expect(pairs.length, `seed ${seed}`).toBe(best.placed);
    const priority = pairs.reduce((sum, pair) => sum + network.priority[network.menteeOf[pair]!]!, 0);
    expect(priority, `seed ${seed}`).toBe(best.priority);

    expect(count, `seed ${seed}`).toBe(pairs.length);
    const mentors = counted(
      network.demand.length,
      pairs.map((pair) => network.menteeOf[pair]!),
    );
    const mentees = counted(
      network.capacity.length,
      pairs.map((pair) => network.mentorOf[pair]!),
    );
    expect([...given], `seed ${seed}`).toEqual(mentors);
    expect([...load], `seed ${seed}`).toEqual(mentees);
    expect(pairs.every((pair) => network.points[pair]! >= from)).toBe(true);
    expect(mentors.every((own, at) => own <= network.demand[at]!)).toBe(true);
    expect(mentees.every((own, at) => own <= network.capacity[at]!)).toBe(true);
    expect(count).toBeLessThanOrEqual(network.places);
  }
});

test('a cover of people who each know a few mentors moves many to let one more in', () => {
  for (let seed = 1; seed <= 10 + times(50); seed++) {
    const sparse = largeProblem(seed, {
      mentees: 40,
      mentors: 36,
      degree: 3,
      goals: ['people', 'priority', 'total'],
    });
    const best = solve(sparse);
    expect(verify(sparse, best), `seed ${seed}`).toEqual({ kind: 'proved' });
    const network = networkOf(sparse);
    const { count, given } = coveringFlow(network, 0);
    const priority = given.reduce((sum, mentors, mentee) => sum + mentors * network.priority[mentee]!, 0);
    expect({ placed: count, priority }, `seed ${seed}`).toEqual(
      best.kind === 'solved' && { placed: best.reached.placed, priority: best.reached.priority },
    );
  }
});
