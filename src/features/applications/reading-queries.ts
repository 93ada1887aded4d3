/** What a reader sees: their list, and one application as far as it is open to them. */

import { sql } from 'kysely';
import type { Answers, Question } from '../../core/questions/question.ts';
import type { Identity } from '../../core/review/redaction.ts';
import type { Db } from '../../db/connect.ts';
import { NotFound } from '../../refusal.ts';
import type { Cohort } from '../schemes/queries.ts';
import { findApplication } from './queries.ts';
import type { Reading } from './review.ts';
import { currentPhase, todayIn } from './review-queries.ts';
import {
  type MyReading,
  type Phase,
  type PhaseState,
  type Seal,
  sealForReader,
  stateOf,
} from './review-rules.ts';

/** Everything that was given to this person to read, the least read first; what they have read stands last. */
export const listMyReadings = async (
  db: Db,
  cohort: Pick<Cohort, 'id'>,
  personId: string,
): Promise<readonly MyReading[]> => {
  const rows = await db
    .selectFrom('assignments')
    .innerJoin('applications', 'applications.id', 'assignments.application_id')
    .leftJoin('reviews', (join) =>
      join
        .onRef('reviews.application_id', '=', 'applications.id')
        .onRef('reviews.person_id', '=', 'assignments.person_id'),
    )
    .where('cohort_id', '=', cohort.id)
    .where('assignments.person_id', '=', personId)
    .where('state', '!=', 'withdrawn')
    .select(['applications.id', 'number', 'state', 'draft', 'reviews.scores'])
    .select(
      sql<number>`(select count(*) from reviews as r where r.application_id = applications.id)`.as(
        'readings',
      ),
    )
    .orderBy(sql`length(number)`)
    .orderBy('number')
    .execute();
  const lines = rows
    // What was decided meanwhile is not read any more, unless they have read it.
    .filter(({ state, scores }) => scores !== null || state === 'submitted' || state === 'underReview')
    .map(({ id, number, readings, draft, scores }): MyReading => {
      const begun = (draft as Reading | null)?.scores ?? {};
      return {
        applicationId: id,
        number,
        readings,
        own: scores !== null ? 'in' : draft !== null ? 'begun' : 'none',
        scores: (scores as Record<string, number> | null) ?? begun,
      };
    });
  const open = lines.filter(({ own }) => own !== 'in').sort((a, b) => a.readings - b.readings);
  return [...open, ...lines.filter(({ own }) => own === 'in')];
};

export type OtherReading = {
  readonly reader: string;
  readonly at: Date | null;
  /** Null while it is shut, or not yet read. */
  readonly reading: Reading | null;
};

export type OpenReading = {
  readonly applicationId: string;
  readonly number: string;
  readonly identity: Identity;
  readonly answers: Answers;
  readonly questions: readonly Question[];
  readonly seal: Seal;
  readonly phase: Phase | null;
  readonly phaseState: PhaseState | 'none';
  readonly own: Reading | null;
  readonly ownAt: Date | null;
  readonly others: readonly OtherReading[];
};

/** An application that was given to this person, with as much of it as they may see; NotFound for any other. */
export const findReading = async (
  db: Db,
  cohort: Cohort,
  personId: string,
  applicationId: string,
  now: Date,
): Promise<OpenReading> => {
  const assignment = await db
    .selectFrom('assignments')
    .where('application_id', '=', applicationId)
    .where('person_id', '=', personId)
    .select('draft')
    .executeTakeFirst();
  if (assignment === undefined) throw new NotFound();
  const application = await findApplication(db, cohort, applicationId);
  if (application.state === 'withdrawn') throw new NotFound();
  const rows = await db
    .selectFrom('reviews')
    .leftJoin('people', 'people.id', 'reviews.person_id')
    .where('application_id', '=', applicationId)
    .select(['reviews.person_id', 'people.name', 'reviewer', 'scores', 'comment', 'reviews.updated_at'])
    .orderBy('reviews.created_at')
    .execute();
  const waiting = await db
    .selectFrom('assignments')
    .innerJoin('people', 'people.id', 'assignments.person_id')
    .where('application_id', '=', applicationId)
    .where('assignments.person_id', '!=', personId)
    .select(['people.id', 'people.name'])
    .orderBy('people.name')
    .execute();
  const phase = await currentPhase(db, cohort, now);
  const today = todayIn(cohort, now);
  const own = rows.find((row) => row.person_id === personId);
  const seal = sealForReader({ phase, today, ownIn: own !== undefined, readings: rows.length });
  const others = rows.filter((row) => row !== own);
  const group = cohort.rules.special.menteeGroup;
  const asGroup = application.answers[group ?? ''];
  return {
    applicationId,
    number: application.number,
    identity: {
      name: application.name,
      email: application.email,
      group: typeof asGroup === 'string' ? asGroup : undefined,
    },
    answers: application.answers,
    questions: visibleQuestions(cohort, application.asked, seal),
    seal,
    phase,
    phaseState: phase === null ? 'none' : stateOf(phase, today),
    own: own === undefined ? (assignment.draft as Reading | null) : asReading(own),
    ownAt: own?.updated_at ?? null,
    others: [
      ...others.map((row) => ({
        reader: row.name ?? row.reviewer,
        at: row.updated_at,
        reading: seal.others ? null : asReading(row),
      })),
      ...waiting
        .filter(({ id }) => !others.some((row) => row.person_id === id))
        .map(({ name }) => ({ reader: name, at: null, reading: null })),
    ],
  };
};

const asReading = (row: { scores: object; comment: string }): Reading => ({
  scores: row.scores as Record<string, number>,
  comment: row.comment,
});

/** Kinds that say nothing of who somebody is, once names are struck out of the texts. */
const blindKinds = new Set<Question['kind']>([
  'text',
  'longText',
  'lines',
  'yesNo',
  'number',
  'choice',
  'choices',
  'ranked',
  'levels',
  'languages',
  'hours',
  'file',
]);

const visibleQuestions = (cohort: Cohort, asked: readonly Question[], seal: Seal): readonly Question[] => {
  const open = asked.filter(({ kind }) => kind !== 'conflict');
  if (!seal.names) return open;
  return open.filter(({ key, kind }) => blindKinds.has(kind) && key !== cohort.rules.special.menteeGroup);
};
