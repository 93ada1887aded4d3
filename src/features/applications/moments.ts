/** A moment on a named clock, in words; pure. */
import { cityOf } from '../../core/time/zone.ts';
import { formats } from '../../ui/formats.ts';
import type { Language } from '../../ui/languages.ts';
import { words } from './call-words.ts';

/** "Friday 9 October, 23:59 UTC", "Friday 9 October, 23:59 in London" */
export const momentInWords = (language: Language, at: Date, zone: string): string => {
  const f = formats(language);
  return words(language)('call.moment', {
    date: f.date(at, 'day', zone),
    time: f.time(at, zone),
    place: placeInWords(language, zone),
  });
};

/** "UTC", "in London" */
export const placeInWords = (language: Language, zone: string): string => {
  const t = words(language);
  return zone === 'UTC' ? t('call.moment.utc') : t('call.moment.in', { city: cityOf(zone) });
};
