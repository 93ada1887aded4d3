/** The outcome on an applicant's own page, after their letter has left; the reason itself stands in the letter. */
import { formats } from '../../ui/formats.ts';
import type { Language } from '../../ui/languages.ts';
import { catalogue } from '../../ui/text.ts';
import type { Told } from '../communications/batch-queries.ts';
import type { Role } from './applicant.ts';

export const toldWords = catalogue({
  'told.notThisTime': 'Not this time.',
  'told.notThisTime.text':
    'Your letter of {day} gives the reason and what is open to you now. If it seems wrong to you, answer it: a person reads every reply.',
  'told.reserve': 'You are in reserve, with our thanks.',
  'told.reserve.text': 'Your letter of {day} says why, and asks whether we may keep you in the pool.',
  'told.open.mentee': 'You are offered a place.',
  'told.open.mentor': 'We have a mentee for you.',
  'told.open.mentee.with': 'You are offered a place with {partner}.',
  'told.open.mentor.with': 'We have a mentee for you: {partner}.',
  'told.open.text': 'Your letter of {day} says who and why. Answer by the link in it.',
  'told.saidYes': 'You have said yes.',
  'told.saidYes.with': 'You have said yes to {partner}.',
  'told.saidYes.text': 'We wait for the other answer, and write to you both as soon as we know.',
  'told.saidNo': 'You have said no.',
  'told.saidNo.text': 'Thank you for telling us. Nothing more is asked of you.',
  'told.accepted': 'You are a pair.',
  'told.accepted.with': 'You and {partner} are a pair.',
  'told.accepted.text': 'Both of you have said yes. Our mail to you says how to reach each other.',
  'told.fell.mentee': 'Your place stays, and your mentor changes.',
  'told.fell.mentee.text':
    'We are looking for another mentor who fits, and write to you as soon as we know more.',
  'told.fell.mentor': 'You are in reserve, with our thanks.',
  'told.fell.mentor.text':
    'The pairing of your letter of {day} will not be. We write to you if somebody needs what you know.',
  'told.listed': 'You are on the list for a mentor who becomes free, until {date}.',
  'told.late': 'The days to answer are over.',
  'told.late.text':
    'If you still want to take part, answer your letter of {day}: a person reads every reply.',
});

export const toldInWords = (
  language: Language,
  told: Told,
  role: Role,
  zone: string,
): readonly [lead: string, text: string] => {
  const [lead, text] = outcomeInWords(language, told, role, zone);
  if (told.onListUntil === null) return [lead, text];
  const date = formats(language).date(told.onListUntil, 'date');
  return [lead, `${text} ${toldWords(language)('told.listed', { date })}`];
};

const outcomeInWords = (
  language: Language,
  { group, leftAt, offer }: Told,
  role: Role,
  zone: string,
): readonly [lead: string, text: string] => {
  const t = toldWords(language);
  const day = formats(language).date(leftAt, 'date', zone);
  if (group === 'notThisTime' || group === 'reserve' || offer === null) {
    const key = group === 'notThisTime' ? 'told.notThisTime' : 'told.reserve';
    return [t(key), t(`${key}.text`, { day })];
  }
  const { partner } = offer;
  const lead = (key: 'told.accepted' | 'told.saidYes' | `told.open.${Role}`): string =>
    partner === null ? t(key) : t(`${key}.with`, { partner });
  if (offer.state === 'accepted') return [lead('told.accepted'), t('told.accepted.text')];
  if (offer.own === 'declined') return [t('told.saidNo'), t('told.saidNo.text')];
  if (offer.state === 'open' || offer.state === 'prepared') {
    return offer.own === 'accepted'
      ? [lead('told.saidYes'), t('told.saidYes.text')]
      : [lead(`told.open.${role}`), t('told.open.text', { day })];
  }
  if (offer.state === 'expired' && offer.own === null) return [t('told.late'), t('told.late.text', { day })];
  return role === 'mentee'
    ? [t('told.fell.mentee'), t('told.fell.mentee.text')]
    : [t('told.fell.mentor'), t('told.fell.mentor.text', { day })];
};
