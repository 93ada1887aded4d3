/** Frozen people are the same for many pages and letters, so they are put in order once. */
import type { Frozen } from '../../core/matching/run.ts';

type Mentee = Frozen['mentees'][number];
type Mentor = Frozen['mentors'][number];
type People = { readonly mentee: ReadonlyMap<string, Mentee>; readonly mentor: ReadonlyMap<string, Mentor> };

const known = new WeakMap<Frozen, People>();

export const peopleByNumber = (frozen: Frozen): People => {
  const found = known.get(frozen);
  if (found !== undefined) return found;
  const people = {
    mentee: new Map(frozen.mentees.map((person) => [person.id, person])),
    mentor: new Map(frozen.mentors.map((person) => [person.id, person])),
  };
  known.set(frozen, people);
  return people;
};
