/** Problems of a few people, made by hand and told by name. */
import type { Problem, Score } from '../src/core/matching/problem.ts';

/** Names; or, by name, the priority or all that is not usual. */
export type Asking =
  | readonly string[]
  | Readonly<Record<string, number | { readonly priority?: number; readonly demand?: number }>>;

const isList = (asking: Asking): asking is readonly string[] => Array.isArray(asking);

/** Mentees, mentors with their room, and points by "mentee mentor". */
export const problemOf = (
  asking: Asking,
  room: Readonly<Record<string, number>>,
  points: Readonly<Record<string, number>>,
  more: Partial<Problem> = {},
): Problem => {
  const mentees = isList(asking) ? asking : Object.keys(asking);
  const mentors = Object.keys(room);
  return {
    mentees: mentees.map((id) => {
      const own = isList(asking) ? {} : asking[id];
      return { id, priority: 0, demand: 1, ...(typeof own === 'number' ? { priority: own } : own) };
    }),
    mentors: mentors.map((id) => ({ id, capacity: room[id]!, minimum: 0 })),
    scores: Object.entries(points).map(([pair, worth]): Score => {
      const [mentee, mentor] = pair.split(' ');
      return [mentees.indexOf(mentee!), mentors.indexOf(mentor!), worth];
    }),
    places: null,
    goals: ['people', 'priority', 'total'],
    everyone: false,
    locked: [],
    vetoed: [],
    ...more,
  };
};
