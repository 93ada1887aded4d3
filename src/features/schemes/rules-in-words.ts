/** Rules and kinds of questions as sentences for a person. */
import type { Constraint, Criterion } from '../../core/matching/participant.ts';
import type { Option, Question } from '../../core/questions/question.ts';
import { fileTypeInWords } from '../../ui/file-words.ts';
import { formats } from '../../ui/formats.ts';
import type { Text } from '../../ui/text.ts';
import type { Naming } from './keys-read.ts';
import type { Questions, Role } from './questions-document.ts';
import type { words } from './words.ts';

type Words = Text<typeof words.english>;

/** "They share at least 2 hours a week, in every season's clock." */
export const constraintInWords = (t: Words, rule: Constraint, questions: Questions): string => {
  const short = (role: Role, key: string) => shortOf(questions[role], key);
  switch (rule.kind) {
    case 'answer': {
      const question = questions[rule.side].find(({ key }) => key === rule.question);
      const accepted = rule.accepted.map((answer) => answerInWords(t, question, answer)).join(` ${t('or')} `);
      return t('constraint.answer', {
        side: rule.side,
        accepted,
        question: question?.label ?? rule.question,
      });
    }
    case 'support': {
      const wanted = short('mentee', rule.wanted);
      const offered = short('mentor', rule.offered);
      const least = levelOf(questions.mentor, rule.offered, rule.least);
      return t('constraint.support', { wanted, offered, least });
    }
    case 'hours':
      return t('constraint.hours', { hours: rule.hours });
    case 'language':
      return t('constraint.language', { least: levelOf(questions.mentee, rule.mentee, rule.least) });
    case 'conflict':
      return t('constraint.conflict');
    case 'different':
    case 'same':
      return t(`constraint.${rule.kind}`, { question: short('mentee', rule.mentee) });
    case 'step':
      return t('constraint.step', {
        least: String(rule.least),
        most: String(rule.most),
        question: short('mentee', rule.mentee),
      });
  }
};

/** "Topics in common" */
export const criterionInWords = (t: Words, rule: Criterion, questions: Questions): string => {
  switch (rule.kind) {
    case 'support':
    case 'language':
      return t(`criterion.${rule.kind}`);
    case 'hours':
      return t('criterion.hours', { enough: formats(t.language).number(rule.enough) });
    case 'topics':
    case 'step':
    case 'same':
      return t(`criterion.${rule.kind}`, { question: shortOf(questions.mentee, rule.mentee) });
    case 'answer':
      return t('criterion.answer', {
        side: rule.side,
        question: shortOf(questions[rule.side], rule.question),
      });
  }
};

/** What names an option, in words: "Each mentee answers …", or the name of ready-made points. */
export const namingInWords = (t: Words, naming: Naming, questions: Questions): string => {
  if ('preset' in naming) return t('naming.preset', { name: naming.preset.name });
  const { rule } = naming;
  return 'weight' in rule ? criterionInWords(t, rule, questions) : constraintInWords(t, rule, questions);
};

/** "One of 10" */
export const kindInWords = (t: Words, question: Question): string => {
  switch (question.kind) {
    case 'number':
      return t('kind.number', { least: String(question.least), most: String(question.most) });
    case 'lines':
      return t('kind.lines', { most: String(question.most) });
    case 'choice':
    case 'choices':
    case 'levels':
      return t(`kind.${question.kind}`, { count: String(question.options.length) });
    case 'ranked':
      return t('kind.ranked', { count: String(question.options.length), most: String(question.most) });
    case 'file': {
      const types = question.types.map((type) => fileTypeInWords(t.language, type));
      const { most, megabytes } = question;
      return t('kind.file', { most, types: formats(t.language).either(types), megabytes: String(megabytes) });
    }
    default:
      return t(`kind.${question.kind}`);
  }
};

/** The levels that a question knows, from low to high. */
export const levelsOf = (questions: readonly Question[], key: string): readonly Option[] => {
  const question = questions.find((each) => each.key === key);
  return question !== undefined && 'levels' in question ? question.levels : [];
};

const shortOf = (questions: readonly Question[], key: string): string =>
  questions.find((question) => question.key === key)?.short ?? key;

const levelOf = (questions: readonly Question[], key: string, level: string): string =>
  levelsOf(questions, key).find((option) => option.key === level)?.label ?? level;

const answerInWords = (t: Words, question: Question | undefined, answer: string | boolean): string => {
  if (typeof answer === 'boolean') return answer ? t('yes') : t('no');
  const options = question !== undefined && 'options' in question ? question.options : [];
  return options.find(({ key }) => key === answer)?.label ?? answer;
};
