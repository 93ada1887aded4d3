/** Every letter that a run asks for, as it would be read; nothing is written here. */
import type { Frozen, RunSolved } from '../../core/matching/run.ts';
import { addDays } from '../../core/time/week.ts';
import type { Db } from '../../db/connect.ts';
import { Refusal } from '../../refusal.ts';
import type { Language } from '../../ui/languages.ts';
import type { Block } from '../communications/letter-body.ts';
import type { NewOffer } from '../pairings/offers.ts';
import { lastDay } from '../pairings/waiting-queries.ts';
import type { Cohort } from '../schemes/queries.ts';
import type { Teller } from './because.ts';
import type { Run } from './documents.ts';
import { askEngine } from './engine.ts';
import { pairLetters } from './letter-pairs.ts';
import { type Addressee, type Addressees, findAddressees } from './letter-people.ts';
import { notThisTime, reserveLetter } from './letter-reasons.ts';
import { standardTemplate, type Template, type TemplateKind } from './letter-standard.ts';
import { findTemplates } from './letter-templates.ts';
import { letterWords } from './letter-words.ts';
import { namingOf } from './naming.ts';
import { findFrozen } from './queries.ts';

/** A letter before its offer has an id. */
export type Draft = {
  readonly to: Addressee;
  /** The pair it is about, and on which side its reader stands. */
  readonly pair: {
    readonly side: 'mentee' | 'mentor';
    readonly mentee: string;
    readonly mentor: string;
  } | null;
  readonly kind: string;
  readonly label: string;
  readonly subject: string;
  readonly needsSentence: boolean;
  readonly body: readonly Block[];
};

/** What all letters of a run share. */
export type Desk = {
  readonly tellerIn: (language: Language) => Teller;
  readonly frozen: Frozen;
  readonly schemeName: string;
  readonly whoLeads: string;
  readonly signature: Block;
  /** The scheme's own words for a kind of letter, or the standard words in this language. */
  readonly templateOf: (kind: TemplateKind, language: Language) => Template;
  readonly cityOf: (side: 'mentee' | 'mentor', number: string) => string;
  /** Mentors who took part. */
  readonly mentors: number;
  /** Whether the readers rated this mentee above the last who was placed. */
  readonly isAboveLine: (mentee: string) => boolean;
  /** For mentees whom hours bar: mentors who could help otherwise, and the most hours with one of them. */
  readonly hoursOf: ReadonlyMap<string, { readonly mentors: number; readonly best: number }>;
  /** The last day on which somebody from the list could still begin. */
  readonly lastStart: string;
  /** Until when mentors in reserve may stay in the pool. */
  readonly poolUntil: string;
};

export type Publication = {
  readonly run: Run;
  readonly drafts: readonly Draft[];
  readonly offers: readonly (NewOffer & { readonly menteeNumber: string })[];
};

/**
 * Works out every letter of a run and the offers that go with them. Reads only; may take some seconds. A run that the
 * independent check does not find to be the best is refused: there is no other way to a publication.
 */
export const composeLetters = async (
  db: Db,
  cohort: Cohort,
  run: Run,
  result: RunSolved,
  by: { readonly name: string },
): Promise<Publication> => {
  const people = await findAddressees(db, cohort.id);
  const frozen = await findFrozen(db, run.inputId);
  const { inputDigest: digest, settings } = run;
  if ((await askEngine('prove', { digest, frozen, settings, result })) !== null)
    throw new Refusal('runNotProved', { run: run.number });
  const desk = {
    ...(await openDesk(db, cohort, run, result, people, by, frozen)),
    hoursOf: await hoursOfBarred(run, frozen, result),
  };
  const drafts = result.pairs.flatMap((pair) => {
    const couple = { mentee: people.mentee.get(pair.mentee), mentor: people.mentor.get(pair.mentor) };
    if (couple.mentee === undefined || couple.mentor === undefined) return [];
    return pairLetters(desk, { mentee: couple.mentee, mentor: couple.mentor, pair });
  });
  const others = [
    ...result.unplaced.map((one) =>
      letterTo(people.mentee.get(one.mentee), (to) => notThisTime(desk, to, one)),
    ),
    ...result.reserve.map((one) =>
      letterTo(people.mentor.get(one.mentor), (to) => reserveLetter(desk, to, one)),
    ),
  ];
  return {
    run,
    drafts: [...drafts, ...others.filter((draft) => draft !== null)],
    offers: result.pairs.flatMap((pair) => offerOf(desk, people, pair.mentee, pair.mentor)),
  };
};

const letterTo = (to: Addressee | undefined, write: (to: Addressee) => Draft | null): Draft | null =>
  to === undefined ? null : write(to);

export const offerOf = (
  desk: Pick<Desk, 'frozen'>,
  people: Addressees,
  menteeNumber: string,
  mentorNumber: string,
) => {
  const mentee = people.mentee.get(menteeNumber);
  const mentor = people.mentor.get(mentorNumber);
  const capacity = desk.frozen.mentors.find(({ id }) => id === mentorNumber)?.capacity;
  if (mentee === undefined || mentor === undefined || capacity === undefined) return [];
  return [
    {
      menteeNumber,
      menteeApplicationId: mentee.applicationId,
      mentorApplicationId: mentor.applicationId,
      menteeId: mentee.personId,
      mentorId: mentor.personId,
      mentorCapacity: capacity,
    },
  ];
};

export const openDesk = async (
  db: Db,
  cohort: Cohort,
  run: Pick<Run, 'settings'>,
  result: Pick<RunSolved, 'pairs'>,
  people: Addressees,
  by: { readonly name: string },
  frozen: Frozen,
): Promise<Desk> => {
  const { who_leads } = await db
    .selectFrom('schemes')
    .select('who_leads')
    .where('id', '=', cohort.schemeId)
    .executeTakeFirstOrThrow();
  const own = await findTemplates(db, cohort.schemeId);
  const naming = namingOf(frozen, run.settings.rules, people);
  const priority = new Map(frozen.mentees.map((mentee) => [mentee.id, mentee.priority]));
  const placed = result.pairs.map(({ mentee }) => priority.get(mentee) ?? 0);
  const line = run.settings.goals.includes('priority') && placed.length > 0 ? Math.min(...placed) : null;
  return {
    tellerIn: (language) => ({ language, naming, rules: run.settings.rules }),
    frozen,
    schemeName: cohort.schemeName,
    whoLeads: who_leads,
    signature: { kind: 'signature', name: by.name, place: cohort.schemeName },
    templateOf: (kind, language) => own.get(kind) ?? standardTemplate(kind, language),
    cityOf: (side, number) => naming[side](number).city ?? number,
    mentors: frozen.mentors.filter(({ withdrawn }) => !withdrawn).length,
    isAboveLine: (mentee) => line !== null && (priority.get(mentee) ?? 0) > line,
    hoursOf: new Map(),
    lastStart: lastDay(cohort.startsOn),
    poolUntil: addDays(cohort.startsOn, 365),
  };
};

/** For everybody barred by hours: who was left before that rule, and the most hours with one of them. */
const hoursOfBarred = async (run: Run, frozen: Frozen, result: RunSolved): Promise<Desk['hoursOf']> => {
  const { rules } = run.settings;
  const rule = rules.constraints.find(({ kind }) => kind === 'hours');
  if (rule === undefined) return new Map();
  const earlier = new Set(rules.constraints.slice(0, rules.constraints.indexOf(rule)).map(({ id }) => id));
  const barred = result.unplaced.filter(
    ({ reason }) => reason.kind === 'barred' && reason.constraint === rule.id,
  );
  const found = await Promise.all(
    barred.map(async ({ mentee }) => {
      const question = { digest: run.inputDigest, frozen, settings: run.settings, role: 'mentee' as const };
      const known = await askEngine('know', { ...question, number: mentee });
      const helpers = known.flatMap(({ failures }) => {
        if (failures.some(({ constraint }) => constraint === 'withdrawn' || earlier.has(constraint)))
          return [];
        const hours = failures.find(({ facts }) => facts.kind === 'hours')?.facts;
        return hours?.kind === 'hours' ? [hours.hours] : [];
      });
      return [mentee, { mentors: helpers.length, best: Math.max(0, ...helpers) }] as const;
    }),
  );
  return new Map(found);
};

/** What helps the coordinator to write the sentence. */
export const hintOf = ({ to, needsSentence }: Draft): string => {
  const t = letterWords('en');
  const comments = to.comments.filter((comment) => comment !== '');
  if (!needsSentence || comments.length === 0) return '';
  return t('hint.comments', { comments: comments.map((comment) => t('hint.quote', { comment })).join(' ') });
};
