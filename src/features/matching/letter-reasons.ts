/** "Not this time", with the run's own reason and its figures; and thanks to mentors in reserve. */
import type { Facts } from '../../core/matching/constraints.ts';
import type { RunReserve, RunUnplaced } from '../../core/matching/run.ts';
import { formats } from '../../ui/formats.ts';
import type { Block } from '../communications/letter-body.ts';
import { spellOut, type Teller } from './because.ts';
import type { Addressee } from './letter-people.ts';
import { fromTemplate } from './letter-standard.ts';
import { letterWords } from './letter-words.ts';
import type { Desk, Draft } from './letters.ts';
import { hoursNeeded } from './naming.ts';
import { mean } from './showing.tsx';
import { words } from './words.ts';

const text = (said: string): Block => ({ kind: 'text', text: said });

type Told = { readonly kind: Kind; readonly reason: string };
type Kind =
  | 'hours'
  | 'support'
  | 'belowLine'
  | 'taken'
  | 'notEligible'
  | 'language'
  | 'conflict'
  | 'noMentor'
  | 'declined';

/** The letter to somebody without a place; null for who withdrew, since they are told nothing. */
export const notThisTime = (desk: Desk, to: Addressee, { mentee, reason }: RunUnplaced): Draft | null => {
  if (to.state === 'withdrawn') return null;
  const teller = desk.tellerIn(to.language);
  const t = letterWords(to.language);
  const f = formats(to.language);
  const told = to.state === 'declined' ? declined(teller) : reasonOf(desk, teller, mentee, reason);
  const above = told.kind !== 'belowLine' && told.kind !== 'declined' && desk.isAboveLine(mentee);
  const hasComments = to.comments.some((comment) => comment !== '');
  const mayStay = told.kind !== 'notEligible' && told.kind !== 'declined';
  const things = [
    ...(mayStay ? [t('not.stay', { date: f.date(desk.lastStart, 'date') })] : []),
    ...(hasComments ? [t('not.comments')] : []),
    t('not.again'),
  ];
  return {
    to,
    pair: null,
    kind: told.kind,
    label: t(`label.${told.kind}`),
    needsSentence: true,
    ...fromTemplate(
      desk.templateOf('notThisTime', to.language),
      { name: to.name, scheme: desk.schemeName },
      {
        reason: [text(above ? `${told.reason} ${t('not.aboveLine')}` : told.reason)],
        sentence: [{ kind: 'sentence' }],
        things: [
          text(t('not.things', { count: things.length })),
          { kind: 'list', items: things },
          ...(mayStay ? [{ kind: 'link' as const, label: t('not.stay.link') }] : []),
        ],
        signature: [desk.signature],
      },
    ),
  };
};

const declined = (teller: Teller): Told => ({
  kind: 'declined',
  reason: letterWords(teller.language)('not.declined'),
});

const reasonOf = (desk: Desk, teller: Teller, mentee: string, reason: RunUnplaced['reason']): Told => {
  const t = letterWords(teller.language);
  switch (reason.kind) {
    case 'barred':
      return barred(desk, teller, mentee, reason);
    case 'belowLine': {
      const facts = { competing: reason.competing, places: reason.places };
      const isLower = reason.lowestPlaced !== null && reason.lowestPlaced > reason.priority;
      return {
        kind: 'belowLine',
        reason: isLower
          ? t('not.belowLine', {
              ...facts,
              line: mean(reason.lowestPlaced ?? 0),
              mean: mean(reason.priority),
            })
          : t('not.belowLine.even', facts),
      };
    }
    case 'mentorsTaken':
      return { kind: 'taken', reason: t('not.taken', { wanted: reason.wanted, slots: reason.slots }) };
    default:
      return { kind: 'noMentor', reason: t('not.noMentor') };
  }
};

type Barred = Extract<RunUnplaced['reason'], { kind: 'barred' }>;

const barred = (desk: Desk, teller: Teller, mentee: string, { constraint, facts, nearest }: Barred): Told => {
  const t = letterWords(teller.language);
  const rule = teller.rules.constraints.find(({ id }) => id === constraint);
  switch (rule?.kind) {
    case 'hours':
      return { kind: 'hours', reason: hoursReason(desk, teller, mentee, nearest?.facts ?? null) };
    case 'support': {
      const asked = nearest?.facts.kind === 'support' ? nearest.facts.wishes : [];
      const wishes = asked.map(({ item }) => lower(teller.naming.option('mentee', rule.wanted, item)));
      if (wishes.length === 0) return { kind: 'noMentor', reason: t('not.noMentor') };
      const list = formats(teller.language).list(wishes);
      return { kind: 'support', reason: t('not.support', { mentors: desk.mentors, wishes: list }) };
    }
    case 'answer':
      return rule.side === 'mentee'
        ? { kind: 'notEligible', reason: answerReason(teller, rule, facts) }
        : { kind: 'noMentor', reason: t('not.noMentor') };
    case 'language':
    case 'conflict':
      return { kind: rule.kind, reason: t(`not.${rule.kind}`) };
    case 'different':
      return { kind: 'conflict', reason: t('not.conflict') };
    default:
      return { kind: 'noMentor', reason: t('not.noMentor') };
  }
};

const hoursReason = (desk: Desk, teller: Teller, mentee: string, facts: Facts | null): string => {
  const t = letterWords(teller.language);
  const needed = spellOut(teller.language, hoursNeeded(teller.rules));
  const known = desk.hoursOf.get(mentee);
  if (facts?.kind !== 'hours' || facts.weeks.length === 0 || known === undefined)
    return t('not.hours.missing', { needed });
  const best = known.best === 0 ? 'none' : spellOut(teller.language, known.best);
  return t('not.hours', { count: known.mentors, best, needed });
};

type AnswerRule = Extract<Teller['rules']['constraints'][number], { kind: 'answer' }>;

const answerReason = ({ naming, language }: Teller, rule: AnswerRule, facts: Facts | null): string => {
  const t = letterWords(language);
  const f = formats(language);
  const question = naming.question(rule.side, rule.question)?.label ?? rule.question;
  const [yes, no] = yesAndNo(language);
  const accepted = f.list(
    rule.accepted.map((each) =>
      typeof each === 'boolean' ? (each ? yes : no) : naming.option(rule.side, rule.question, each),
    ),
  );
  const given =
    facts?.kind === 'answer' ? naming.answer(facts.side, facts.question, facts.answer, yes, no) : null;
  return given === null
    ? t('not.notEligible.blank', { question, accepted })
    : t('not.notEligible', { question, accepted, given });
};

const yesAndNo = (language: Teller['language']): [string, string] => {
  const t = words(language);
  return [t('yes'), t('no')];
};

/** Thanks, the reason, and the question whether we may keep them; null for who withdrew. */
export const reserveLetter = (
  desk: Desk,
  to: Addressee,
  { mentor, room, reason }: RunReserve,
): Draft | null => {
  if (to.state === 'withdrawn') return null;
  const teller = desk.tellerIn(to.language);
  const t = letterWords(to.language);
  return {
    to,
    pair: null,
    kind: 'reserve',
    label: t('label.reserve'),
    needsSentence: false,
    ...fromTemplate(
      desk.templateOf('reserve', to.language),
      {
        name: to.name,
        scheme: desk.schemeName,
        month: formats(to.language).date(desk.poolUntil, 'month'),
      },
      {
        reason: [text(room === 0 ? t('reserve.noRoom') : reserveReason(teller, mentor, reason))],
        sentence: [{ kind: 'sentence' }],
        signature: [desk.signature],
      },
    ),
  };
};

const reserveReason = (teller: Teller, _mentor: string, reason: RunReserve['reason']): string => {
  const t = letterWords(teller.language);
  if (reason.kind === 'notNeeded') return t('reserve.notNeeded');
  if (reason.kind !== 'barred') return t('reserve.other');
  const rule = teller.rules.constraints.find(({ id }) => id === reason.constraint);
  if (rule?.kind === 'support') return t('reserve.support');
  const facts = reason.nearest?.facts;
  if (rule?.kind !== 'hours' || facts?.kind !== 'hours' || facts.weeks.length === 0)
    return t('reserve.other');
  const best = facts.hours === 0 ? 'none' : spellOut(teller.language, facts.hours);
  return t('reserve.hours', { best, needed: spellOut(teller.language, hoursNeeded(teller.rules)) });
};

const lower = (words: string): string =>
  /^\p{Lu}\p{Ll}/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
