/** What a bottleneck promises: as many more are placed as it says, wherever in the set the room is added. */
import { describe, expect, test } from 'vitest';
import { bestByTrying, smallProblem, times } from '../../../test/problems.ts';
import { type Bottleneck, bottlenecks } from './gaps.ts';
import type { Problem } from './problem.ts';
import { solve } from './solve.ts';

const runs = times(2000);

/** While the call is open: no limit of places, nothing kept by hand, no minimum loads. */
const openCall = (seed: number): Problem => {
  const drawn = smallProblem(seed);
  return {
    ...drawn,
    goals: ['people', 'total'],
    places: null,
    everyone: false,
    locked: [],
    mentors: drawn.mentors.map((one) => ({ ...one, minimum: 0 })),
  };
};

const placedIn = (problem: Problem): number => {
  const answer = solve(problem);
  if (answer.kind === 'infeasible') throw new Error(answer.reason.sentence);
  return answer.reached.placed;
};

const withRoom = (problem: Problem, id: string, more: number): Problem => ({
  ...problem,
  mentors: problem.mentors.map((one) => (one.id === id ? { ...one, capacity: one.capacity + more } : one)),
});

/** New mentors, one place each, who suit everybody of the set. */
const withMentors = (problem: Problem, set: Bottleneck, count: number): Problem => ({
  ...problem,
  mentors: [
    ...problem.mentors,
    ...Array.from({ length: count }, (_, at) => ({ id: `new${at}`, capacity: 1, minimum: 0 })),
  ],
  scores: [
    ...problem.scores,
    ...Array.from({ length: count }, (_, at) =>
      problem.mentees.flatMap(({ id }, i) =>
        set.mentees.includes(id) ? [[i, problem.mentors.length + at, 500] as const] : [],
      ),
    ).flat(),
  ],
});

describe('a bottleneck that is lifted as it says', () => {
  const calls = Array.from({ length: runs }, (_, at) => openCall(at + 1));

  test(`lifts the number placed by one for each new mentor, until nobody is short, in ${runs} calls`, () => {
    let lifted = 0;
    for (const [at, problem] of calls.entries()) {
      const before = placedIn(problem);
      for (const set of bottlenecks(problem)) {
        // A mentee who asks for several mentors may have use for more; what is promised is this much.
        for (let count = 1; count <= set.short; count++) {
          const after = placedIn(withMentors(problem, set, count));
          expect(after, `seed ${at + 1}: ${set.mentees.join(' ')}, ${count} more`).toBe(before + count);
        }
        expect(placedIn(withMentors(problem, set, set.short + 1)), `seed ${at + 1}`).toBe(before + set.short);
        lifted += 1;
      }
    }
    expect(lifted).toBeGreaterThan(runs / 4);
  });

  test(`lifts it by one with one more place at a mentor of the set, in ${runs} calls`, () => {
    let lifted = 0;
    for (const [at, problem] of calls.entries()) {
      const before = placedIn(problem);
      for (const { mentors } of bottlenecks(problem))
        for (const id of mentors) {
          expect(placedIn(withRoom(problem, id, 1)), `seed ${at + 1}: ${id}`).toBe(before + 1);
          lifted += 1;
        }
      // And nobody else's place would help.
      const inSets = new Set(bottlenecks(problem).flatMap((set) => set.mentors));
      for (const { id, capacity } of problem.mentors)
        if (!inSets.has(id) && capacity > 0)
          expect(placedIn(withRoom(problem, id, 1)), `seed ${at + 1}: ${id}`).toBe(before);
    }
    expect(lifted).toBeGreaterThan(runs / 4);
  });

  test('is what trying every answer finds, with all sets lifted at once', () => {
    for (const [at, problem] of calls.slice(0, 300).entries()) {
      const sets = bottlenecks(problem);
      if (problem.mentees.some(({ demand }) => demand > 1) || sets.length > 2) continue;
      const lifted = sets.reduce((so, set) => {
        const named = withMentors(so, set, set.short);
        return {
          ...named,
          mentors: named.mentors.map((one, place) => ({
            ...one,
            id: place < so.mentors.length ? one.id : `n${place}`,
          })),
        };
      }, problem);
      if (lifted.scores.length > 18) continue;
      expect(bestByTrying(lifted)!.placed, `seed ${at + 1}`).toBe(problem.mentees.length);
    }
  });
});
