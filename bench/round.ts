/** One round of the bench: people, the rules of the knowledge translation template, and all of it frozen. */

import type { Conflict } from '../src/core/matching/participant.ts';
import type { RunSettings } from '../src/core/matching/run.ts';
import {
  type Applied,
  type Frame,
  freezePeople,
  rulesInForce,
} from '../src/features/matching/frozen-people.ts';
import { rulesOf } from '../src/features/schemes/rules-document.ts';
import { knowledgeTranslation } from '../src/features/schemes/templates/knowledge-translation.ts';
import { conflictStated, makePeople, type Offer } from './people.ts';

export const frame: Frame = {
  questions: {
    mentee: knowledgeTranslation.menteeQuestions,
    mentor: knowledgeTranslation.mentorQuestions,
  },
  rules: rulesOf(knowledgeTranslation),
  startsOn: '2026-11-16',
  endsOn: '2027-05-14',
  weeks: [],
};

export const settings: RunSettings = {
  rules: rulesInForce(frame),
  goals: frame.rules.goals,
  places: null,
  locked: [],
  vetoed: [],
  near: [],
};

export const makeRound = (seed: number, size: number) => {
  const people: Applied[] = makePeople(seed, size, size);
  return { people, frozen: freezePeople(frame, people) };
};

/**
 * The same people with the same conflicts, for many thousands: freezing looks for every name in what somebody states,
 * which takes minutes among a hundred thousand names; here it is known whom each statement means.
 */
export const makeLargeRound = (seed: number, size: number, offer: Offer) => {
  const people = makePeople(seed, size, size, offer);
  const byName = new Map(people.map((person) => [person.name, person]));
  const conflicts = people.flatMap((person): Conflict[] => {
    const other = byName.get(conflictStated(person) ?? '');
    if (other === undefined || other.role === person.role) return [];
    const [mentee, mentor] = person.role === 'mentee' ? [person, other] : [other, person];
    return [{ mentee: mentee.number, mentor: mentor.number, statedBy: person.role }];
  });
  const silent = people.map((person) => ({ ...person, answers: { ...person.answers, conflict: '' } }));
  const order = ({ mentee, mentor, statedBy }: Conflict) => `${mentee}\n${mentor}\n${statedBy}`;
  return {
    ...freezePeople(frame, silent),
    conflicts: conflicts.sort((a, b) => (order(a) < order(b) ? -1 : 1)),
  };
};
