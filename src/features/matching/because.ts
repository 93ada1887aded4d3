/** Facts of the engine as sentences, in the reader's language. */
import type { Facts } from '../../core/matching/constraints.ts';
import type { Because, Earned } from '../../core/matching/criteria.ts';
import type { Failure } from '../../core/matching/judge.ts';
import type { Constraint, Criterion, Rules } from '../../core/matching/participant.ts';
import { formats } from '../../ui/formats.ts';
import type { Language } from '../../ui/languages.ts';
import type { Naming } from './naming.ts';
import { words } from './words.ts';

export type Teller = { readonly language: Language; readonly naming: Naming; readonly rules: Rules };

/** The short name of a criterion: what it counts. */
export const criterionName = ({ language, naming }: Teller, criterion: Criterion): string => {
  const t = words(language);
  switch (criterion.kind) {
    case 'support':
      return t('criterion.support');
    case 'topics':
      return naming.question('mentee', criterion.mentee)?.short ?? t('criterion.topics');
    case 'hours':
      return t('criterion.hours');
    case 'language':
      return t('criterion.language');
    case 'answer':
      return naming.question(criterion.side, criterion.question)?.short ?? criterion.id;
    default:
      return naming.question('mentee', criterion.mentee)?.short ?? criterion.id;
  }
};

/** Why a criterion earned what it did. */
export const becauseWords = (teller: Teller, earned: Earned, mentee: string, mentor: string): string => {
  const { language, naming, rules } = teller;
  const t = words(language);
  const f = formats(language);
  const criterion = allCriteria(rules).find(({ id }) => id === earned.id);
  const because: Because = earned.because;
  switch (because.kind) {
    case 'support': {
      if (criterion?.kind !== 'support') return '';
      const told = offeredWishes(teller, criterion.offered, because.wishes);
      if (told.length === 0) return t('why.support.none', { mentee });
      return told
        .map(({ item, rank, level }) =>
          t('why.support', {
            mentee,
            mentor,
            item: inSentence(naming.option('mentor', criterion.offered, item)),
            rank: String(rank),
            level: inSentence(naming.option('mentor', criterion.offered, level)),
          }),
        )
        .join(' ');
    }
    case 'topics': {
      const key = criterion?.kind === 'topics' ? criterion.mentee : '';
      return because.shared.length === 0
        ? t('why.topics.none')
        : t('why.topics', {
            topics: f.list(because.shared.map(({ topic }) => naming.option('mentee', key, topic))),
          });
    }
    case 'hours':
      return because.hours === 0
        ? t('why.hours.none')
        : t('why.hours', { hours: spell(language, because.hours), enough: spell(language, because.enough) });
    case 'language': {
      if (because.best === null) return t('why.language.none');
      const keys = criterion?.kind === 'language' ? criterion : { mentee: '', mentor: '' };
      return t('why.language', {
        language: because.best.language,
        mentee,
        mentor,
        menteeLevel: naming.option('mentee', keys.mentee, because.best.mentee),
        mentorLevel: naming.option('mentor', keys.mentor, because.best.mentor),
      });
    }
    case 'step':
      return because.steps === null ? t('why.step.unknown') : t('why.step', { steps: because.steps });
    case 'same': {
      const key = criterion?.kind === 'same' ? criterion.mentee : '';
      const value = naming.answer('mentee', key, because.answer, t('yes'), t('no'));
      return value === null ? t('why.same.none') : t('why.same', { value });
    }
    case 'answer': {
      const name = because.side === 'mentee' ? mentee : mentor;
      const value = naming.answer(because.side, because.question, because.answer, t('yes'), t('no'));
      return value === null
        ? t('why.answer.none', { name })
        : t('why.answer', { name, value: inSentence(value) });
    }
  }
};

/** What keeps two people apart, in a few words. */
export const failureWords = (teller: Teller, { constraint: id, facts }: Failure): string => {
  const { language, naming, rules } = teller;
  const t = words(language);
  const rule = rules.constraints.find((each) => each.id === id);
  switch (facts.kind) {
    case 'withdrawn':
      return t('fail.withdrawn');
    case 'answer': {
      const given = naming.answer(facts.side, facts.question, facts.answer, t('yes'), t('no'));
      const question = naming.question(facts.side, facts.question)?.short ?? facts.question;
      return given === null ? t('fail.answer.none', { question }) : t('fail.answer', { question, given });
    }
    case 'support':
      return t('fail.support');
    case 'hours':
      return facts.weeks.length === 0
        ? t('fail.hours.none')
        : t('fail.hours', { hours: spell(language, facts.hours) });
    case 'language':
      return t('fail.language');
    case 'conflict':
      return t('fail.conflict', { by: facts.statedBy[0] ?? 'coordinator' });
    case 'different':
    case 'same':
      return t(facts.kind === 'same' ? 'fail.same' : 'fail.different', { question: shortOf(naming, rule) });
    case 'step':
      return facts.steps === null
        ? t('fail.step.none', { question: shortOf(naming, rule) })
        : t('fail.step', { steps: facts.steps, question: shortOf(naming, rule) });
  }
};

/** The group in which somebody barred by a constraint stands. */
export const barWords = (teller: Teller, constraint: string): string => {
  const { language, naming, rules } = teller;
  const t = words(language);
  const rule = rules.constraints.find(({ id }) => id === constraint);
  if (rule === undefined) return constraint === 'withdrawn' ? t('group.withdrawn') : t('group.nobody');
  switch (rule.kind) {
    case 'answer':
      return t('group.answer', { what: shortOf(naming, rule) });
    case 'hours':
      return t('group.hours', { hours: hoursWord(language, rule.hours) });
    case 'different':
      return t('group.different', { what: shortOf(naming, rule) });
    case 'same':
      return t('group.same', { what: shortOf(naming, rule) });
    case 'step':
      return t('group.step', { what: shortOf(naming, rule) });
    case 'language':
      return t('group.language', { least: naming.option('mentee', rule.mentee, rule.least) });
    default:
      return t(`group.${rule.kind}`);
  }
};

/** A hard constraint as a rule that anybody can read. */
export const mustWords = (teller: Teller, rule: Constraint): string => {
  const { language, naming } = teller;
  const t = words(language);
  const f = formats(language);
  switch (rule.kind) {
    case 'answer':
      return t('must.answer', {
        side: rule.side,
        question: shortOf(naming, rule),
        accepted: f.list(
          rule.accepted.map((each) =>
            typeof each === 'boolean'
              ? t(each ? 'yes' : 'no')
              : naming.option(rule.side, rule.question, each),
          ),
        ),
      });
    case 'support':
      return t('must.support', { least: naming.option('mentor', rule.offered, rule.least) });
    case 'hours':
      return t('must.hours', { hours: f.number(rule.hours) });
    case 'language':
      return t('must.language', { least: naming.option('mentee', rule.mentee, rule.least) });
    case 'conflict':
      return t('must.conflict');
    case 'different':
    case 'same':
      return t(`must.${rule.kind}`, { question: shortOf(naming, rule) });
    case 'step':
      return t('must.step', { question: shortOf(naming, rule), least: rule.least, most: rule.most });
  }
};

/** The nearest miss of somebody barred: with whom, and by how little. */
export const nearestWords = (teller: Teller, facts: Facts, partner: string): string => {
  const { language, naming, rules } = teller;
  const t = words(language);
  switch (facts.kind) {
    case 'hours':
      return facts.hours === 0
        ? t('near.hours.none')
        : t('near.hours', { hours: spell(language, facts.hours), mentor: partner });
    case 'support': {
      const offered = rules.constraints.find((rule) => rule.kind === 'support');
      const best = facts.wishes.find(
        ({ level }) =>
          level !== null && offered?.kind === 'support' && isOffered(naming, offered.offered, level),
      );
      return best === undefined || offered?.kind !== 'support'
        ? t('near.none')
        : t('near.support', {
            mentor: partner,
            level: inSentence(naming.option('mentor', offered.offered, best.level ?? '')),
            item: inSentence(naming.option('mentor', offered.offered, best.item)),
          });
    }
    case 'language': {
      const [common] = facts.common;
      return common === undefined
        ? t('near.other', { mentor: partner })
        : t('near.language', { mentor: partner, language: common.language });
    }
    case 'conflict':
      return t('near.conflict', { mentor: partner });
    default:
      return t('near.other', { mentor: partner });
  }
};

export const allCriteria = (rules: Rules): readonly Criterion[] => [
  ...rules.criteria,
  ...Object.values(rules.own?.criteria ?? {}).flat(),
];

type Wish = Extract<Because, { kind: 'support' }>['wishes'][number];

/** The first two of what a mentee asks for that the mentor offers. */
export const offeredWishes = ({ naming }: Teller, offered: string, wishes: readonly Wish[]) =>
  wishes
    .flatMap(({ level, ...wish }) =>
      level !== null && isOffered(naming, offered, level) ? [{ ...wish, level }] : [],
    )
    .slice(0, 2);

/** The lowest level of a list means that nothing is offered. */
const isOffered = (naming: Naming, question: string, level: string): boolean => {
  const asked = naming.question('mentor', question);
  return asked === undefined || !('levels' in asked) || asked.levels[0]?.key !== level;
};

const shortOf = (naming: Naming, rule: Constraint | undefined): string => {
  if (rule === undefined) return '';
  if (rule.kind === 'answer') return naming.question(rule.side, rule.question)?.short ?? rule.question;
  return 'mentee' in rule ? (naming.question('mentee', rule.mentee)?.short ?? rule.mentee) : '';
};

export const spell = (language: Language, hours: number): string =>
  formats(language).hours(Math.round(hours * 60));

/** For a sentence: "1½ hours". */
export const spellOut = (language: Language, hours: number): string =>
  formats(language).hoursInWords(Math.round(hours * 60));

const hoursWord = (language: Language, hours: number): string =>
  Number.isInteger(hours) && hours <= 3
    ? words(language)('number', { value: String(hours) })
    : formats(language).number(hours);

/** In the middle of a sentence; a word that is written in capitals stays as it is. */
export const inSentence = (text: string): string =>
  capitalised.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

const capitalised = /^\p{Lu}[\p{Ll} ]/u;
