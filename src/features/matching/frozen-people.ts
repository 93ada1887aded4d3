/** What a run reads of the people who applied, and nothing more; pure. The web and the command line freeze here. */
import { type Applicant, type StatedConflicts, statedConflicts } from '../../core/matching/conflicts.ts';
import type { Constraint, Criterion, Rules } from '../../core/matching/participant.ts';
import type { Frozen } from '../../core/matching/run.ts';
import type { Answers } from '../../core/questions/question.ts';
import type { Cohort } from '../schemes/queries.ts';
import { canonical } from './canonical.ts';

/** A cohort as far as a run reads it. */
export type Frame = Pick<Cohort, 'questions' | 'rules' | 'startsOn' | 'endsOn' | 'weeks'>;

/** Somebody who applied, by application number. */
export type Applied = {
  readonly role: 'mentee' | 'mentor';
  readonly number: string;
  readonly name: string;
  readonly state: string;
  readonly answers: Answers;
  /** Every score that readers gave; none for mentors. */
  readonly scores: readonly number[];
};

/** What `gatherTexts` of freeze.ts gives, read. */
export const readPeople = (text: string): Applied[] =>
  (JSON.parse(text) as (Omit<Applied, 'scores'> & { scores: object[] | null })[]).map((person) => ({
    ...person,
    scores: (person.scores ?? []).flatMap((given) =>
      Object.values(given).filter((score): score is number => typeof score === 'number'),
    ),
  }));

/** How many mentees a mentor takes who does not say, and the most that count of one who does. */
export type CapacityRule = { readonly otherwise: number; readonly most: number | null };

/** Names and groups are looked at here, to find who asked not to be matched with whom, and stay here. */
export const freezePeople = (
  cohort: Frame,
  people: readonly Applied[],
  capacity: CapacityRule = { otherwise: 1, most: null },
): Frozen => {
  const read = questionsRead(cohort.rules);
  const of = (role: Applied['role']) => people.filter((person) => person.role === role);
  return canonical({
    mentees: of('mentee').map(({ number, state, answers, scores }) => ({
      id: number,
      withdrawn: isOut(state),
      priority: meanOf(scores),
      answers: only(answers, read.mentee),
    })),
    mentors: of('mentor').map(({ number, state, answers }) => ({
      id: number,
      withdrawn: isOut(state),
      capacity: capacityOf(answers, cohort.rules.special.capacity, capacity),
      minimum: 0,
      answers: only(answers, read.mentor),
    })),
    menteeQuestions: cohort.questions.mentee.filter(({ key }) => read.mentee.has(key)),
    mentorQuestions: cohort.questions.mentor.filter(({ key }) => read.mentor.has(key)),
    conflicts: conflictsOf(cohort, people).conflicts,
    calendar: {
      from: cohort.startsOn,
      until: cohort.endsOn,
      ...(cohort.weeks.length > 0 ? { weeks: cohort.weeks } : {}),
    },
  });
};

/** Who asked not to be matched with whom, and what was said of nobody whom we know. */
export const conflictsOf = (
  { rules }: { readonly rules: Pick<Frame['rules'], 'special'> },
  people: readonly Applied[],
): StatedConflicts => {
  const { menteeGroup, mentorGroup, menteeConflict, mentorConflict } = rules.special;
  const of = (role: Applied['role'], group: string | null, conflict: string | null): Applicant[] =>
    people
      .filter((person) => person.role === role)
      .map(({ number, name, answers }) => ({
        id: number,
        name,
        group: textOf(answers, group),
        stated: textOf(answers, conflict),
      }));
  return statedConflicts(
    of('mentee', menteeGroup, menteeConflict),
    of('mentor', mentorGroup, mentorConflict),
  );
};

/** The rules in force, as a run takes them. */
export const rulesInForce = ({ rules }: Pick<Cohort, 'rules'>): Rules => ({
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

/** Mean of all scores, in hundredths; 0 for somebody whom nobody has read. */
const meanOf = (scores: readonly number[]): number =>
  scores.length === 0 ? 0 : Math.round((100 * scores.reduce((sum, score) => sum + score, 0)) / scores.length);

const isOut = (state: string): boolean => state === 'withdrawn' || state === 'declined';

const capacityOf = (answers: Answers, question: string | null, rule: CapacityRule): number => {
  const stated = question === null ? undefined : answers[question];
  const places = typeof stated === 'number' ? Math.max(0, Math.floor(stated)) : rule.otherwise;
  return rule.most === null ? places : Math.min(places, rule.most);
};

const textOf = (answers: Answers, question: string | null): string | undefined => {
  const value = question === null ? undefined : answers[question];
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
};

const only = (answers: Answers, keys: ReadonlySet<string>): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([key, value]) => keys.has(key) && value !== undefined));

/** The question keys that any of the scheme's rules and presets read, so that other weights need no new input. */
const questionsRead = (rules: Cohort['rules']) => {
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

/** The questions that one rule reads. */
export const keysOf = (rule: Constraint | Criterion): [side: 'mentee' | 'mentor', key: string][] => {
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
