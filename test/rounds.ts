/** Seeded random rounds of people and rules, with every kind of constraint and criterion now and then. */
import type { Constraint, Criterion } from '../src/core/matching/participant.ts';
import type { Round } from '../src/core/matching/people.ts';
import type { Answers, Question } from '../src/core/questions/question.ts';
import { type Dice, dice } from './problems.ts';

const items = ['mapping', 'plans', 'plain', 'pictures', 'policy'];
const levels = ['none', 'some', 'strong', 'expert'];
const fluency = ['basic', 'working', 'fluent', 'native'];
const grades = ['one', 'two', 'three', 'four'];
const zones = ['Europe/Paris', 'Africa/Nairobi', 'Asia/Kathmandu', 'America/New_York'];
const optionsOf = (keys: readonly string[]) => keys.map((key) => ({ key, label: key }));
const asked = { label: 'Asked?', short: 'Asked', required: false };

const questions: readonly Question[] = [
  { ...asked, key: 'member', kind: 'yesNo' },
  { ...asked, key: 'wants', kind: 'ranked', options: optionsOf([...items, 'unknown']), most: 3 },
  { ...asked, key: 'offers', kind: 'levels', options: optionsOf(items), levels: optionsOf(levels) },
  { ...asked, key: 'tags', kind: 'choices', options: optionsOf(['a', 'b', 'c', 'd']), open: true },
  { ...asked, key: 'languages', kind: 'languages', levels: optionsOf(fluency) },
  { ...asked, key: 'zone', kind: 'zone' },
  { ...asked, key: 'hours', kind: 'hours' },
  { ...asked, key: 'late', kind: 'hours' },
  { ...asked, key: 'grade', kind: 'choice', options: optionsOf(grades) },
  { ...asked, key: 'department', kind: 'text' },
];

const hoursKeys = { mentee: 'hours', mentor: 'hours', menteeZone: 'zone', mentorZone: 'zone' } as const;
const lateKeys = { ...hoursKeys, mentee: 'late' } as const;
const constraints: readonly Constraint[] = [
  { id: 'member', kind: 'answer', side: 'mentee', question: 'member', accepted: [true] },
  { id: 'host', kind: 'answer', side: 'mentor', question: 'grade', accepted: ['two', 'three', 'four'] },
  { id: 'support', kind: 'support', wanted: 'wants', offered: 'offers', least: 'some' },
  { id: 'hours', kind: 'hours', ...hoursKeys, hours: 1.5 },
  { id: 'late', kind: 'hours', ...lateKeys, hours: 0 },
  { id: 'language', kind: 'language', mentee: 'languages', mentor: 'languages', least: 'working' },
  { id: 'conflict', kind: 'conflict' },
  { id: 'other', kind: 'different', mentee: 'department', mentor: 'department' },
  { id: 'same', kind: 'same', mentee: 'tags', mentor: 'tags' },
  { id: 'step', kind: 'step', mentee: 'grade', mentor: 'grade', least: -1, most: 2 },
];
const criteria: readonly Criterion[] = [
  { id: 'support', weight: 301, kind: 'support', wanted: 'wants', offered: 'offers' },
  { id: 'topics', weight: 150, kind: 'topics', mentee: 'tags', mentor: 'tags' },
  { id: 'wished', weight: 50, kind: 'topics', mentee: 'tags', mentor: 'tags', wish: 'member' },
  { id: 'hours', weight: 120, kind: 'hours', ...hoursKeys, enough: 4 },
  { id: 'late', weight: 29, kind: 'hours', ...lateKeys, enough: 2.5 },
  { id: 'language', weight: 100, kind: 'language', mentee: 'languages', mentor: 'languages' },
  { id: 'step', weight: 100, kind: 'step', mentee: 'grade', mentor: 'grade', ideal: 1 },
  { id: 'alike', weight: 50, kind: 'same', mentee: 'department', mentor: 'department' },
  { id: 'old', weight: 50, kind: 'answer', side: 'mentor', question: 'grade', worth: { one: 10, four: 100 } },
  {
    id: 'keen',
    weight: 50,
    kind: 'answer',
    side: 'mentee',
    question: 'grade',
    worth: { two: 33, three: 66 },
  },
];

export type RoundOptions = { readonly mentees: number; readonly mentors: number; readonly rules?: boolean };

/** With `rules`, mentors may have no room or a minimum load. */
export function randomRound(seed: number, { mentees, mentors, rules = false }: RoundOptions): Round {
  const roll = dice(seed);
  const keptIn = roll(3) + 1;
  const isKept = () => roll(3) < keptIn && roll(4) > 0;
  const own = roll(3) === 0;
  const capacity = 1 + roll(3);
  return {
    mentees: Array.from({ length: mentees }, (_, at) => ({
      id: `a${at}`,
      withdrawn: roll(20) === 0,
      priority: roll(roll(2) === 0 ? 3 : 500),
      answers: answersOf(roll),
    })),
    mentors: Array.from({ length: mentors }, (_, at) => ({
      id: `x${at}`,
      withdrawn: roll(20) === 0,
      capacity: rules && roll(6) === 0 ? 0 : 1 + roll(capacity),
      minimum: rules && roll(8) === 0 ? 1 : 0,
      answers: answersOf(roll),
    })),
    menteeQuestions: questions,
    mentorQuestions: questions,
    rules: {
      constraints: constraints.filter((rule) => (rule.kind === 'same' ? roll(8) === 0 : isKept())),
      criteria: criteria.filter(isKept),
      ...(own
        ? {
            own: {
              question: 'grade',
              criteria: { one: criteria.filter(isKept), four: criteria.filter(isKept) },
            },
          }
        : {}),
    },
    conflicts: Array.from({ length: roll(4) }, () => ({
      mentee: `a${roll(mentees + 1)}`,
      mentor: `x${roll(mentors)}`,
      statedBy: 'mentee' as const,
    })),
    calendar: {
      from: '2027-01-04',
      until: '2027-06-27',
      ...(roll(4) === 0 ? { weeks: ['2027-03-15', '2027-03-29'] } : {}),
    },
  };
}

function answersOf(roll: Dice): Answers {
  const some = <T>(list: readonly T[], most: number): T[] => {
    const from = roll(list.length);
    return Array.from({ length: roll(most + 1) }, (_, at) => list[(from + at * 2) % list.length]!).filter(
      (each, at, all) => all.indexOf(each) === at,
    );
  };
  const one = <T>(list: readonly T[]): T => list[roll(list.length)]!;
  const week = () =>
    Array.from({ length: 1 + roll(6) }, () => {
      const from = roll(88) * 15;
      return { day: roll(7), from, until: Math.min(1440, from + 15 * (1 + roll(24))) };
    });
  const all: Answers = {
    member: roll(4) > 0,
    wants: some([...items, 'unknown'], 3),
    offers: Object.fromEntries(some(items, 4).map((item) => [item, one(levels)])),
    tags: some(['a', 'B ', 'c', 'd', 'Other', 'b'], 4),
    languages: some(['English', 'French', 'Hausa'], 3).map((language) => ({ language, level: one(fluency) })),
    zone: one(zones),
    hours: week(),
    late: week(),
    grade: one([...grades, 'five']),
    department: one(['Joy', 'Virtue', 'Truth', 'joy ']),
  };
  return Object.fromEntries(Object.entries(all).filter(() => roll(12) > 0));
}
