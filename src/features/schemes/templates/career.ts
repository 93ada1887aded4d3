import type { Criterion } from '../../../core/matching/participant.ts';
import type { Question } from '../../../core/questions/question.ts';
import type { Template } from '../template.ts';
import { optionsOf } from './options.ts';

/** From the lowest to the highest, so that a step between two people can be counted. An example to be edited. */
const grades = optionsOf([
  'AA',
  'AO',
  'EO',
  'HEO',
  'SEO',
  'Grade 7',
  'Grade 6',
  'SCS1',
  'SCS2',
  'SCS3',
  'SCS4',
]);
const characteristics = optionsOf([
  'Asexual or aromantic',
  'Bisexual or pansexual',
  'Gay',
  'Lesbian',
  'Non-binary',
  'Transgender',
]);

const aboutWork: readonly Question[] = [
  { key: 'role', kind: 'text', label: 'What is your job title or role?', short: 'Role', required: false },
  {
    key: 'grade',
    kind: 'choice',
    label: 'What is your grade?',
    short: 'Grade',
    options: grades,
    required: true,
  },
  {
    key: 'department',
    kind: 'text',
    label: 'Which department or organisation do you work in?',
    short: 'Department',
    required: true,
  },
  { key: 'profession', kind: 'text', label: 'What is your profession?', short: 'Profession', required: true },
];

const menteeQuestions: readonly Question[] = [
  ...aboutWork,
  {
    key: 'similar',
    kind: 'yesNo',
    label: 'Would you like a match with a mentor of similar identity?',
    short: 'Similar identity',
    required: false,
  },
  {
    key: 'characteristics',
    kind: 'choices',
    open: true,
    label: 'Which identity or characteristics should your mentor share?',
    short: 'Identity to match',
    options: characteristics,
    required: false,
  },
  {
    key: 'conflict',
    kind: 'conflict',
    label: 'Is there anyone you should not be matched with?',
    short: 'Conflicts',
    required: false,
  },
  {
    key: 'biography',
    step: 'about',
    kind: 'longText',
    label: 'A short biography that we may show to your mentor',
    short: 'Biography',
    required: false,
  },
];

const mentorQuestions: readonly Question[] = [
  ...aboutWork,
  {
    key: 'characteristics',
    kind: 'choices',
    open: true,
    label: 'Which characteristics would you share with a mentee who looks for them?',
    short: 'Characteristics',
    options: characteristics,
    required: false,
  },
  {
    key: 'capacity',
    step: 'help',
    kind: 'number',
    least: 0,
    most: 20,
    label: 'How many mentees could you support at one time?',
    short: 'Capacity',
    required: false,
  },
  {
    key: 'conflict',
    kind: 'conflict',
    label: 'Is there anybody we should not match you with?',
    short: 'Conflicts',
    required: false,
  },
  {
    key: 'biography',
    step: 'about',
    kind: 'longText',
    label: 'A short biography that we may show to your mentee',
    short: 'Biography',
    required: false,
  },
];

function criteria(profession: number, step: number, shared: number): Criterion[] {
  return [
    { id: 'profession', kind: 'same', weight: profession, mentee: 'profession', mentor: 'profession' },
    { id: 'step', kind: 'step', weight: step, mentee: 'grade', mentor: 'grade', ideal: 2 },
    {
      id: 'characteristics',
      kind: 'topics',
      weight: shared,
      mentee: 'characteristics',
      mentor: 'characteristics',
      wish: 'similar',
    },
  ];
}

/** A general career scheme inside a large organisation; time zones do not matter. */
export const career: Template = {
  key: 'career',
  name: 'Career mentoring',
  summary: 'Somebody a few steps ahead, from another department, for half a year.',
  definition:
    'Mentoring is a conversation over time with somebody who has walked a similar road and has no say over your work. It is confidential, voluntary, and ends without blame whenever one of you asks.',
  whoLeads:
    'The mentee sets the subject and proposes the times. The mentor listens, asks and shares experience.',
  call: {
    headline: 'and someone a few steps ahead.',
    lead: 'Would you like to think about your work with somebody who has walked a similar road? We introduce you to a mentor from another department. You meet, and you lead.',
    forMentees: [
      'You want to think about where your work is going.',
      'You can give it an hour or two a month.',
      'You are ready to set the subject.',
    ],
    forMentors: [
      'You stand a step or more above the people you would meet.',
      'You can offer about an hour and a half a month.',
      'You would rather ask and listen than advise.',
    ],
    gives: [
      'A mentor from another department, one to three grades above you, with the reasons in writing.',
      'A conversation with somebody who has no say over your work.',
      'If it does not work, a way out that blames nobody.',
    ],
  },
  menteeQuestions,
  mentorQuestions,
  special: {
    capacity: 'capacity',
    menteeGroup: 'department',
    mentorGroup: 'department',
    menteeConflict: 'conflict',
    mentorConflict: 'conflict',
    aim: null,
  },
  constraints: [
    { id: 'department', kind: 'different', mentee: 'department', mentor: 'department' },
    { id: 'step', kind: 'step', mentee: 'grade', mentor: 'grade', least: 1, most: 3 },
    { id: 'conflict', kind: 'conflict' },
  ],
  presets: [
    { key: 'craft', name: 'Grow in the profession', criteria: criteria(500, 300, 200) },
    { key: 'belonging', name: 'Somebody who understands', criteria: criteria(200, 300, 500) },
  ],
  goals: ['people', 'total'],
  places: null,
  months: 6,
  meetingsAMonth: 1,
  reviewCategories: [
    {
      key: 'clarity',
      label: 'Clarity of aims',
      hint: 'Do they say what they want to be different?',
      steps: ['not said', 'broad', 'some shape', 'clear', 'precise'],
    },
    {
      key: 'readiness',
      label: 'Readiness to lead',
      hint: 'Will they drive the mentoring, and have they the time?',
      steps: ['doubtful', 'unsure', 'possible', 'likely', 'sure'],
    },
  ],
};
