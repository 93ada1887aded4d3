/** One round of the bench: people, the rules of the knowledge translation template, and all of it frozen. */
import type { RunSettings } from '../src/core/matching/run.ts';
import {
  type Applied,
  type Frame,
  freezePeople,
  rulesInForce,
} from '../src/features/matching/frozen-people.ts';
import { rulesOf } from '../src/features/schemes/rules-document.ts';
import { knowledgeTranslation } from '../src/features/schemes/templates/knowledge-translation.ts';
import { makePeople } from './people.ts';

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
