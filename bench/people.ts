/**
 * Seeded applications that look like a real round of the knowledge translation template: people crowd in few zones and
 * languages and spread thinly over many, offer a handful of hours around office time or in the evening, want what many
 * want, and few are expert in it. The same seed gives the same people everywhere. Nobody in it is real.
 */
import type { Answers, SpokenLanguage, WeeklySlot } from '../src/core/questions/question.ts';
import type { Applied } from '../src/features/matching/frozen-people.ts';
import { knowledgeTranslation } from '../src/features/schemes/templates/knowledge-translation.ts';
import { type Dice, dice } from '../test/problems.ts';

/** Zone, country, people of a hundred, and the languages spoken there besides English. */
const places: readonly [zone: string, country: string, share: number, languages: readonly string[]][] = [
  ['Europe/London', 'United Kingdom', 14, []],
  ['America/Toronto', 'Canada', 9, ['French']],
  ['Australia/Melbourne', 'Australia', 7, []],
  ['Europe/Berlin', 'Germany', 6, ['German']],
  ['Europe/Madrid', 'Spain', 6, ['Spanish']],
  ['America/New_York', 'United States', 6, ['Spanish']],
  ['America/Los_Angeles', 'United States', 4, ['Spanish']],
  ['America/Sao_Paulo', 'Brazil', 4, ['Portuguese']],
  ['Asia/Kolkata', 'India', 5, ['Hindi', 'Tamil', 'Bengali']],
  ['Asia/Kathmandu', 'Nepal', 2, ['Nepali', 'Hindi']],
  ['Africa/Lagos', 'Nigeria', 4, ['Yoruba', 'Hausa', 'Igbo']],
  ['Africa/Nairobi', 'Kenya', 4, ['Swahili']],
  ['Africa/Johannesburg', 'South Africa', 4, ['Zulu', 'Afrikaans']],
  ['Africa/Cairo', 'Egypt', 3, ['Arabic']],
  ['Asia/Tehran', 'Iran', 2, ['Persian']],
  ['Asia/Karachi', 'Pakistan', 2, ['Urdu', 'Punjabi']],
  ['Asia/Yangon', 'Myanmar', 1, ['Burmese']],
  ['Asia/Shanghai', 'China', 3, ['Chinese']],
  ['Asia/Tokyo', 'Japan', 3, ['Japanese']],
  ['Asia/Jakarta', 'Indonesia', 2, ['Indonesian']],
  ['Australia/Adelaide', 'Australia', 1, []],
  ['Pacific/Auckland', 'New Zealand', 3, ['Māori']],
  ['Pacific/Chatham', 'New Zealand', 1, ['Māori']],
  ['America/Mexico_City', 'Mexico', 2, ['Spanish']],
  ['America/Bogota', 'Colombia', 2, ['Spanish']],
  ['America/St_Johns', 'Canada', 1, ['French']],
];

const optionKeys = (side: 'mentee' | 'mentor', key: string): readonly string[] => {
  const question = knowledgeTranslation[`${side}Questions`].find((each) => each.key === key);
  return question !== undefined && 'options' in question ? question.options.map((option) => option.key) : [];
};
const supports = optionKeys('mentor', 'experience');
const topics = optionKeys('mentee', 'topics');
const levels = ['working', 'fluent', 'native'] as const;

/**
 * How much of the week people offer, and how much mentors can: with `few` some 6 of 100 pairs are eligible, with `many`
 * some 13, as in a community where most work flexible hours and mentors are chosen for their experience. With `fit` they
 * are as many, and nobody has withdrawn or is out for what they are, so that nearly everybody can be placed: the hardest.
 */
export type Offer = 'few' | 'many' | 'fit';

const many = { days: 4, minutes: 120, level: 8 };
const stretches = { few: { days: 3, minutes: 90, level: 0 }, many, fit: many } as const;

export const describePeople = (mentees: number, mentors: number, offer: Offer = 'few'): string =>
  `${mentees} mentees and ${mentors} mentors in ${places.length} time zones (half- and quarter-hour ones among them), ` +
  `22 languages, ${offer === 'few' ? 'three to six' : 'four to seven'} weekly stretches of ${stretches[offer].minutes} ` +
  `minutes to ${stretches[offer].minutes + 150} around office time, early, in the evening or at ` +
  'weekends; three wishes among ten kinds of support, of which the most wanted are offered least; one to four of 26 ' +
  'topics; 3 in 4 mentors take one mentee, others two or three; two readings of each mentee; ' +
  `${offer === 'fit' ? 'all are members with a project' : '2 of 100 withdrew, 2 are no members, 5 have no project'}, ` +
  '1 of 100 names somebody not to be matched with. Seeded.';

/** `mentees` and `mentors` people, numbered ME00001 and MO00001 on. */
export const makePeople = (
  seed: number,
  mentees: number,
  mentors: number,
  offer: Offer = 'few',
): Applied[] => {
  const roll = dice(seed);
  const numbers = (role: Applied['role'], many: number) =>
    Array.from({ length: many }, (_, at) => ({ role, at }));
  const all = [...numbers('mentee', mentees), ...numbers('mentor', mentors)].map(({ role, at }): Applied => {
    const own = role === 'mentee' ? menteeAnswers(roll, offer) : mentorAnswers(roll, offer);
    return {
      role,
      number: `${role === 'mentee' ? 'ME' : 'MO'}${String(at + 1).padStart(5, '0')}`,
      name: `${pick(roll, given)} ${pick(roll, family)}-${pick(roll, family)} ${role === 'mentee' ? 'a' : 'o'}${at + 1}`,
      state: roll(50) === 0 && offer !== 'fit' ? 'withdrawn' : 'submitted',
      answers: { ...common(roll, offer), ...own },
      scores: role === 'mentee' ? readings(roll) : [],
    };
  });
  return all.map((person) =>
    roll(100) === 0
      ? {
          ...person,
          answers: { ...person.answers, conflict: `${notWith}${all[roll(all.length)]!.name}${please}` },
        }
      : person,
  );
};

const [notWith, please] = ['Not with ', ', please.'];

/** The name in a person's statement about conflicts, if they made one. */
export const conflictStated = ({ answers: { conflict } }: Applied): string | null =>
  typeof conflict === 'string' ? conflict.slice(notWith.length, -please.length) : null;

const common = (roll: Dice, offer: Offer): Answers => {
  const [zone, country, , spoken] = placeOf(roll);
  return {
    zone,
    country,
    languages: languages(roll, spoken),
    availability: availability(roll, stretches[offer]),
    topics: some(roll, topics, 1 + roll(4)),
    group: `Group ${1 + roll(80)}`,
    member: roll(50) !== 0 || offer === 'fit',
  };
};

const menteeAnswers = (roll: Dice, offer: Offer): Answers => ({
  project: roll(20) !== 0 || offer === 'fit',
  projectTitle: 'A project that brings evidence into use',
  projectSummary: 'We want those who decide to know what is known. '.repeat(4),
  hopes: ['Clearer messages', 'A plan for the next year'],
  support: some(roll, supports, 3),
  aim: roll(2) === 0 ? 'skills' : 'project',
  monthlyHours: 2 + roll(8),
  skill: 1 + roll(7),
  confidence: 1 + roll(7),
});

/** What is wanted most (the first of the list) is what the fewest are good at. */
const mentorAnswers = (roll: Dice, offer: Offer): Answers => ({
  experience: Object.fromEntries(
    supports.map((key, at) => {
      const luck = roll(100) + Math.min(at, 6) * 3 + stretches[offer].level;
      return [key, luck > 100 ? 'expert' : luck > 74 ? 'strong' : luck > 45 ? 'some' : 'none'];
    }),
  ),
  capacity: [1, 1, 1, 1, 1, 1, 2, 2, 2, 3][roll(8)]!,
  mentoredBefore: ['no', 'informally', 'formally'][roll(3)]!,
  biography: 'Has worked on evidence for policy and practice for many years. '.repeat(3),
});

const placeOf = (roll: Dice) => {
  const crowd = places.flatMap((place) => Array.from({ length: place[2] }, () => place));
  return pick(roll, crowd);
};

const languages = (roll: Dice, spoken: readonly string[]): SpokenLanguage[] => {
  const own = spoken.length === 0 ? 'English' : pick(roll, spoken);
  const english: SpokenLanguage[] =
    own === 'English' || roll(10) === 0
      ? []
      : [{ language: 'English', level: roll(12) === 0 ? 'basic' : pick(roll, levels) }];
  return [{ language: own, level: 'native' }, ...english];
};

const availability = (roll: Dice, { days, minutes }: (typeof stretches)[Offer]): WeeklySlot[] => {
  const from = [540, 540, 600, 720, 840, 960, 1080, 1140, 420];
  const slots = Array.from({ length: days + roll(4) }, (): WeeklySlot => {
    const day = roll(12) === 0 ? 5 + roll(2) : roll(5);
    const begins = pick(roll, from) + 30 * roll(3);
    return { day, from: begins, until: Math.min(1440, begins + minutes + 30 * roll(6)) };
  });
  const apart = new Map(slots.map((slot) => [slot.day, slot]));
  return [...apart.values()].sort((a, b) => a.day - b.day);
};

/** Early entries of a list are asked for about three times as often as late ones. */
const some = (roll: Dice, list: readonly string[], many: number): string[] => {
  const found = new Set<string>();
  while (found.size < many) found.add(list[Math.min(roll(list.length), roll(list.length * 2))]!);
  return [...found];
};

const readings = (roll: Dice): number[] => {
  const merit = 1 + roll(4);
  return Array.from({ length: 6 }, () => Math.min(5, merit + roll(3)));
};

const pick = <T>(roll: Dice, list: readonly T[]): T => list[roll(list.length)]!;

const given = [
  'Ada',
  'Bola',
  'Chen',
  'Dara',
  'Emil',
  'Farah',
  'Gita',
  'Hugo',
  'Inês',
  'Jun',
  'Kofi',
  'Lena',
  'Mira',
];
const family = [
  'Abara',
  'Bakker',
  'Costa',
  'Diaz',
  'Eze',
  'Fischer',
  'Gupta',
  'Hansen',
  'Ito',
  'Jones',
  'Khan',
  'Lund',
];
