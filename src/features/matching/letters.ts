/** Every letter that a run asks for, as it would be read; nothing is written here. */
import type { HoursLeft } from '../../core/matching/ask.ts';
import type { Frozen, RunSolved } from '../../core/matching/run.ts';
import { addDays } from '../../core/time/week.ts';
import type { Db } from '../../db/connect.ts';
import { Refusal } from '../../refusal.ts';
import { inTurns } from '../../sheets/in-turns.ts';
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
import { peopleByNumber } from './people-by-number.ts';
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
  readonly hoursOf: ReadonlyMap<string, HoursLeft>;
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
  const drafts: Draft[] = [];
  for await (const draft of inTurns(lettersOf(desk, people, result))) if (draft !== null) drafts.push(draft);
  const offers = result.pairs.flatMap((pair) => offerOf(desk, people, pair.mentee, pair.mentor));
  return { run, drafts, offers };
};

/** One letter after the other, or null for somebody who gets none: there may be thousands. */
function* lettersOf(desk: Desk, people: Addressees, result: RunSolved): Generator<Draft | null> {
  for (const pair of result.pairs) {
    const [mentee, mentor] = [people.mentee.get(pair.mentee), people.mentor.get(pair.mentor)];
    if (mentee !== undefined && mentor !== undefined) yield* pairLetters(desk, { mentee, mentor, pair });
  }
  for (const one of result.unplaced) {
    const to = people.mentee.get(one.mentee);
    if (to !== undefined) yield notThisTime(desk, to, one);
  }
  for (const one of result.reserve) {
    const to = people.mentor.get(one.mentor);
    if (to !== undefined) yield reserveLetter(desk, to, one);
  }
}

export const offerOf = (
  desk: Pick<Desk, 'frozen'>,
  people: Addressees,
  menteeNumber: string,
  mentorNumber: string,
) => {
  const mentee = people.mentee.get(menteeNumber);
  const mentor = people.mentor.get(mentorNumber);
  const capacity = peopleByNumber(desk.frozen).mentor.get(mentorNumber)?.capacity;
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
  const mentees = result.unplaced
    .filter(({ reason }) => reason.kind === 'barred' && reason.constraint === rule.id)
    .map(({ mentee }) => mentee);
  if (mentees.length === 0) return new Map();
  const { inputDigest: digest, settings } = run;
  return new Map(await askEngine('hoursLeft', { digest, frozen, settings, rule: rule.id, mentees }));
};

/** What helps the coordinator to write the sentence. */
export const hintOf = ({ to, needsSentence }: Draft): string => {
  const t = letterWords('en');
  const comments = to.comments.filter((comment) => comment !== '');
  if (!needsSentence || comments.length === 0) return '';
  return t('hint.comments', { comments: comments.map((comment) => t('hint.quote', { comment })).join(' ') });
};
