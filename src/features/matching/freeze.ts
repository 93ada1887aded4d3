/**
 * Gathers what a run reads and nothing more: application numbers with the answers that the rules read. Names and groups
 * are looked at here, to find who asked not to be matched with whom, and stay here.
 */
import { type Applicant, statedConflicts } from '../../core/matching/conflicts.ts';
import type { Constraint, Criterion, Rules } from '../../core/matching/participant.ts';
import type { Frozen } from '../../core/matching/run.ts';
import type { Answers } from '../../core/questions/question.ts';
import type { Db } from '../../db/connect.ts';
import type { Cohort } from '../schemes/queries.ts';
import { canonical } from './canonical.ts';

/** Everybody who could take part in a cohort's matching, as they are now. */
export const gatherInput = async (db: Db, cohort: Cohort): Promise<Frozen> => {
  const rows = await db
    .selectFrom('applications')
    .innerJoin('people', 'people.id', 'applications.person_id')
    .select(['applications.id', 'role', 'number', 'state', 'answers', 'people.name'])
    .where('cohort_id', '=', cohort.id)
    .where('state', '!=', 'draft')
    .execute();
  const priorities = await prioritiesOf(db, cohort.id);
  const { special } = cohort.rules;
  const people = rows.map((row) => ({ ...row, answers: row.answers as Answers }));
  const mentees = people.filter(({ role }) => role === 'mentee');
  const mentors = people.filter(({ role }) => role === 'mentor');
  const read = questionsRead(cohort);
  const asApplicant =
    (group: string | null, conflict: string | null) =>
    ({ number, name, answers }: (typeof people)[number]): Applicant => ({
      id: number,
      name,
      group: textOf(answers, group),
      stated: textOf(answers, conflict),
    });
  return canonical({
    mentees: mentees.map(({ id, number, state, answers }) => ({
      id: number,
      withdrawn: isOut(state),
      priority: priorities.get(id) ?? 0,
      answers: only(answers, read.mentee),
    })),
    mentors: mentors.map(({ number, state, answers }) => ({
      id: number,
      withdrawn: isOut(state),
      capacity: capacityOf(answers, special.capacity),
      minimum: 0,
      answers: only(answers, read.mentor),
    })),
    menteeQuestions: cohort.questions.mentee.filter(({ key }) => read.mentee.has(key)),
    mentorQuestions: cohort.questions.mentor.filter(({ key }) => read.mentor.has(key)),
    conflicts: statedConflicts(
      mentees.map(asApplicant(special.menteeGroup, special.menteeConflict)),
      mentors.map(asApplicant(special.mentorGroup, special.mentorConflict)),
    ).conflicts,
    calendar: {
      from: cohort.startsOn,
      until: cohort.endsOn,
      ...(cohort.weeks.length > 0 ? { weeks: cohort.weeks } : {}),
    },
  });
};

/** Mean of all scores that readers gave, in hundredths; nobody reads a withdrawn application into a place. */
const prioritiesOf = async (db: Db, cohortId: string): Promise<ReadonlyMap<string, number>> => {
  const rows = await db
    .selectFrom('reviews')
    .innerJoin('applications', 'applications.id', 'reviews.application_id')
    .select(['application_id', 'scores'])
    .where('cohort_id', '=', cohortId)
    .execute();
  const scores = new Map<string, number[]>();
  for (const row of rows) {
    const given = Object.values(row.scores).filter((score): score is number => typeof score === 'number');
    scores.set(row.application_id, [...(scores.get(row.application_id) ?? []), ...given]);
  }
  return new Map(
    [...scores].map(([id, given]) => [
      id,
      given.length === 0
        ? 0
        : Math.round((100 * given.reduce((sum, score) => sum + score, 0)) / given.length),
    ]),
  );
};

const isOut = (state: string): boolean => state === 'withdrawn' || state === 'declined';

const capacityOf = (answers: Answers, question: string | null): number => {
  const stated = question === null ? undefined : answers[question];
  return typeof stated === 'number' ? Math.max(0, Math.floor(stated)) : 1;
};

const textOf = (answers: Answers, question: string | null): string | undefined => {
  const value = question === null ? undefined : answers[question];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
};

const only = (answers: Answers, keys: ReadonlySet<string>): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([key, value]) => keys.has(key) && value !== undefined));

/** The question keys that any of the scheme's rules and presets read, so that other weights need no new input. */
const questionsRead = ({ rules }: Cohort) => {
  const mentee = new Set<string>();
  const mentor = new Set<string>();
  for (const rule of [
    ...rules.allConstraints,
    ...rules.criteria,
    ...rules.presets.flatMap((preset) => preset.criteria),
  ]) {
    for (const [side, key] of keysOf(rule)) (side === 'mentee' ? mentee : mentor).add(key);
  }
  if (rules.special.aim !== null) mentee.add(rules.special.aim);
  return { mentee, mentor };
};

const keysOf = (rule: Constraint | Criterion): [side: 'mentee' | 'mentor', key: string][] => {
  switch (rule.kind) {
    case 'answer':
      return [[rule.side, rule.question]];
    case 'support':
      return [
        ['mentee', rule.wanted],
        ['mentor', rule.offered],
      ];
    case 'hours':
      return [
        ['mentee', rule.mentee],
        ['mentor', rule.mentor],
        ['mentee', rule.menteeZone],
        ['mentor', rule.mentorZone],
      ];
    case 'topics':
      return [
        ['mentee', rule.mentee],
        ['mentor', rule.mentor],
        ...(rule.wish === undefined ? [] : ([['mentee', rule.wish]] as ['mentee', string][])),
      ];
    case 'conflict':
      return [];
    default:
      return [
        ['mentee', rule.mentee],
        ['mentor', rule.mentor],
      ];
  }
};

/** The rules in force, as a run takes them. */
export const rulesInForce = ({ rules }: Cohort): Rules => ({
  constraints: rules.constraints,
  criteria: rules.criteria,
  ...(rules.byAim && rules.special.aim !== null
    ? {
        own: {
          question: rules.special.aim,
          criteria: Object.fromEntries(rules.presets.map((preset) => [preset.key, preset.criteria])),
        },
      }
    : {}),
});
