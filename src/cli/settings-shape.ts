/** The settings file of `npm run match`, field by field; docs/command-line.md tells it to coordinators. */
import { z } from 'zod';
import { goalLists } from '../core/matching/problem.ts';
import { isZone } from '../core/time/zone.ts';
import { constraintShape, criterionShape, questionShape } from './rule-shapes.ts';

const day = z.iso.date('must be a day such as 2027-01-18');
const places = z.int().min(0).nullable();
const couples = z.array(z.tuple([z.string(), z.string()])).default([]);
const numbers = z.array(z.string()).default([]);
const columns = z.union([z.string().transform((name) => [name]), z.array(z.string()).min(1)]);
const wordings = z.record(z.string(), z.record(z.string(), z.string()));
const questionKey = z.string().nullable().optional();

const applicationColumns = z.strictObject({
  fields: z.strictObject({
    number: columns.optional(),
    name: columns.optional(),
    email: columns.optional(),
    submittedAt: columns.optional(),
    withdrawn: columns.optional(),
  }),
  answers: z.record(z.string(), columns),
  wordings: wordings.optional(),
  dayFirst: z.boolean().optional(),
});

const reviewColumns = z.strictObject({
  application: z.string(),
  reviewer: z.string(),
  comment: z.string().nullable().default(null),
  scores: z.record(z.string(), z.string()),
});

const goals = z
  .array(z.enum(['people', 'priority', 'worst', 'total']))
  .refine((list) => goalLists.some((known) => known.join() === list.join()), {
    message: `must be one of: ${goalLists.map((list) => list.join(', ')).join(' · ')}`,
  });

export const settingsShape = z.strictObject({
  programme: z.string().min(1),
  cohort: z.string().default(''),
  template: z.string().optional(),
  questions: z
    .strictObject({ mentee: z.array(questionShape).min(1), mentor: z.array(questionShape).min(1) })
    .optional(),
  special: z
    .strictObject({
      capacity: questionKey,
      menteeGroup: questionKey,
      mentorGroup: questionKey,
      menteeConflict: questionKey,
      mentorConflict: questionKey,
      aim: questionKey,
    })
    .default({}),
  zone: z.string().refine(isZone, 'must be a time zone such as Europe/London').default('UTC'),
  startsOn: day,
  endsOn: day,
  weeks: z.array(day).default([]),
  places: places.default(null),
  goals: goals.optional(),
  constraints: z.array(constraintShape).optional(),
  criteria: z.array(criterionShape).min(1).optional(),
  preset: z.string().optional(),
  byAim: z.boolean().default(false),
  readers: z.array(z.strictObject({ key: z.string(), label: z.string() })).optional(),
  menteesEach: z
    .strictObject({ otherwise: z.int().min(0).default(1), most: places.default(null) })
    .default({ otherwise: 1, most: null }),
  columns: z
    .strictObject({
      mentees: applicationColumns.optional(),
      mentors: applicationColumns.optional(),
      reviews: reviewColumns.optional(),
    })
    .default({}),
  withdrawn: z.strictObject({ mentees: numbers, mentors: numbers }).default({ mentees: [], mentors: [] }),
  locked: couples,
  vetoed: couples,
});

export type SettingsFile = z.output<typeof settingsShape>;
