/** Rounds of a few people, made by hand, over one question of every kind that rules read. */
import type { Round } from '../src/core/matching/people.ts';
import type { Answers, Question } from '../src/core/questions/question.ts';

const optionsOf = (...keys: readonly string[]) => keys.map((key) => ({ key, label: key }));
const asked = { label: 'Asked?', short: 'Asked', required: false };

export const questions: readonly Question[] = [
  { ...asked, key: 'member', kind: 'yesNo' },
  { ...asked, key: 'years', kind: 'number', least: 0, most: 60 },
  { ...asked, key: 'wants', kind: 'ranked', options: optionsOf('plans', 'maps', 'plain'), most: 3 },
  {
    ...asked,
    key: 'offers',
    kind: 'levels',
    options: optionsOf('plans', 'maps', 'plain'),
    levels: optionsOf('none', 'some', 'strong', 'expert'),
  },
  { ...asked, key: 'tags', kind: 'choices', options: optionsOf('a', 'b', 'c'), open: true },
  { ...asked, key: 'languages', kind: 'languages', levels: optionsOf('basic', 'working', 'fluent') },
  { ...asked, key: 'zone', kind: 'zone' },
  { ...asked, key: 'hours', kind: 'hours' },
  { ...asked, key: 'grade', kind: 'choice', options: optionsOf('one', 'two', 'three', 'four', 'five') },
  { ...asked, key: 'department', kind: 'text' },
];

/** Mentees a0, a1 … and mentors x0, x1 … with these answers; each mentor has one place. */
export const roundOf = (
  mentees: readonly Answers[],
  mentors: readonly Answers[],
  { constraints = [], criteria = [], ...rules }: Partial<Round['rules']> = {},
): Round => ({
  mentees: mentees.map((answers, at) => ({ id: `a${at}`, answers, withdrawn: false, priority: 0 })),
  mentors: mentors.map((answers, at) => ({
    id: `x${at}`,
    answers,
    withdrawn: false,
    capacity: 1,
    minimum: 0,
  })),
  menteeQuestions: questions,
  mentorQuestions: questions,
  rules: { constraints, criteria, ...rules },
  conflicts: [],
  calendar: { from: '2027-01-04', until: '2027-02-28' },
});

/** So many hours from nine on, on one day of the week, in Paris. */
export const free = (day: number, hours: number, zone = 'Europe/Paris'): Answers => ({
  zone,
  hours: [{ day, from: 9 * 60, until: (9 + hours) * 60 }],
});

export const hoursKeys = {
  mentee: 'hours',
  mentor: 'hours',
  menteeZone: 'zone',
  mentorZone: 'zone',
} as const;
