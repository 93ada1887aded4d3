/** How many people a run does not know as they are now. Pure. */
import type { Frozen } from '../../core/matching/run.ts';
import { canonical, digestOf } from './canonical.ts';

/** `then` is what the run with this digest read. */
export const countChanges = (digest: string, then: Frozen, now: Frozen): number => {
  if (digestOf(now) === digest) return 0;
  // The database keeps the keys of an object in an order of its own.
  const before = canonical(then);
  const text = (person: { readonly id: string }): string => JSON.stringify(person);
  const count = (side: 'mentees' | 'mentors'): number => {
    const was = new Map(before[side].map((person) => [person.id, text(person)]));
    const is = new Map(now[side].map((person) => [person.id, text(person)]));
    return [...new Set([...was.keys(), ...is.keys()])].filter((id) => was.get(id) !== is.get(id)).length;
  };
  // Conflicts, questions or dates may be all that changed.
  return Math.max(1, count('mentees') + count('mentors'));
};
