/**
 * Figures, dates and times as a person reads them: "8 of 12 (67 %)", "Thursday 18 March", "16:00", "1½ h",
 * "A, B and C". `formats(language)` is made once for each language and kept.
 *
 * An instant is a Date and always comes with a named zone; a calendar day is an ISO string such as 2027-03-18 and has
 * none. `stamp` is what stands in `<time datetime>`: local time with its offset.
 */
import type { Child } from 'hono/jsx';
import { type Language, languages } from './languages.ts';
import { words } from './words.ts';

export type Formats = ReturnType<typeof makeFormats>;
export type DateStyle = keyof typeof dateStyles;

const dateStyles = {
  /** Thursday 18 March */
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  /** Thursday 18 March 2027 */
  dayYear: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  /** 18 March */
  date: { day: 'numeric', month: 'long' },
  /** 18 March 2027 */
  dateYear: { day: 'numeric', month: 'long', year: 'numeric' },
  /** Thu 18 Mar */
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  /** 18 Mar */
  shortDate: { day: 'numeric', month: 'short' },
  /** March 2027 */
  month: { month: 'long', year: 'numeric' },
  /** Thursday */
  weekday: { weekday: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const made = new Map<Language, Formats>();

export function formats(language: Language): Formats {
  const found = made.get(language);
  if (found) return found;
  const fresh = makeFormats(language);
  made.set(language, fresh);
  return fresh;
}

function makeFormats(language: Language) {
  const { locale } = languages[language];
  const t = words(language);
  const plain = new Intl.NumberFormat(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const choices = new Intl.ListFormat(locale, { type: 'disjunction' });
  const number = (value: number): string => plain.format(value);
  const percent = (part: number, whole: number): string =>
    t('percent', { value: number(wholePercent(part, whole)) });

  const inQuarters = (minutes: number): string | null => {
    const full = Math.floor(minutes / 60);
    const quarter = ['', '¼', '½', '¾'][(minutes - full * 60) / 15];
    return quarter === undefined ? null : `${full === 0 && quarter ? '' : number(full)}${quarter}`;
  };
  const hoursAndMinutes = (minutes: number): string => {
    const full = Math.floor(minutes / 60);
    const rest = number(minutes - full * 60);
    return full === 0
      ? t('minutes', { minutes: rest })
      : t('hours.minutes', { hours: number(full), minutes: rest });
  };

  return {
    number,
    percent,

    /** "8 of 12 (67 %)"; without the percentage when nobody was asked. */
    share(part: number, whole: number): string {
      const figures = { part: number(part), whole: number(whole) };
      return whole === 0
        ? t('share', figures)
        : t('share.percent', { ...figures, percent: percent(part, whole) });
    },

    date(when: Date | string, style: DateStyle = 'day', zone = 'UTC'): string {
      const instant = typeof when === 'string' ? new Date(`${when}T12:00:00Z`) : when;
      const said = dateFormat(locale, style, typeof when === 'string' ? 'UTC' : zone).format(instant);
      // English data put a comma after the weekday in some styles and not in others; we never do.
      return locale === 'en-GB' ? said.replace(', ', ' ') : said;
    },

    /** "16:00" on the clock of the zone. */
    time: (instant: Date, zone: string): string => clock(locale, zone).format(instant),

    /** "16:00" from minutes after midnight; 1440 is 24:00. */
    minuteOfDay: (minutes: number): string => {
      const pad = (value: number) => String(value).padStart(2, '0');
      return `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
    },

    /** "Monday" or "Mon" for 0. */
    weekday: (day: number, style: 'long' | 'short' = 'long'): string =>
      weekdays(locale, style).format(new Date(Date.UTC(2024, 0, 1 + day))),

    /** "1½ h" from minutes; "1 h 20 min" when it is not a quarter. */
    hours: (minutes: number): string => {
      const hours = inQuarters(minutes);
      return hours === null ? hoursAndMinutes(minutes) : t('hours', { hours });
    },

    /** The same in running text: "1½ hours". */
    hoursInWords: (minutes: number): string => {
      const hours = inQuarters(minutes);
      const one = minutes > 0 && minutes <= 60 ? 'yes' : 'no';
      return hours === null ? hoursAndMinutes(minutes) : t('hours.long', { hours, one });
    },

    /** "A, B and C". */
    list: (items: readonly string[]): string => lists.format(items),
    /** "A, B or C" */
    either: (items: readonly string[]): string => choices.format(items),

    /** The same for elements. */
    listOf: (items: readonly Child[]): Child[] =>
      lists
        .formatToParts(items.map((_, index) => String(index)))
        .map((part) => (part.type === 'element' ? items[Number(part.value)] : part.value)),

    /** "Swahili" for sw; the code itself when it is unknown. */
    languageName: (code: string): string => displayName(locale, 'language', code),

    /** "Kenya" for KE. */
    countryName: (code: string): string => displayName(locale, 'region', code),
  };
}

/** Local time with its offset, for example 2027-03-18T16:00:00+03:00. */
export function stamp(instant: Date, zone: string): string {
  const local = stampFormat(zone).format(instant).replace(' ', 'T');
  const offset = offsetFormat(zone)
    .formatToParts(instant)
    .find((part) => part.type === 'timeZoneName')
    ?.value.replace('GMT', '');
  return `${local}${offset || '+00:00'}`;
}

/** Halves round up: 1 of 8 is 13 %. Whole numbers throughout, so that no binary fraction decides. */
export const wholePercent = (part: number, whole: number): number =>
  Math.floor((200 * part + whole) / (2 * whole));

/** Keeps what a maker of Intl formats made, since making one costs more than a thousand uses. */
function kept<Parts extends string[], Made>(make: (...parts: Parts) => Made): (...parts: Parts) => Made {
  const cache = new Map<string, Made>();
  return (...parts) => {
    const key = parts.join('|');
    const found = cache.get(key);
    if (found !== undefined) return found;
    const fresh = make(...parts);
    cache.set(key, fresh);
    return fresh;
  };
}

const dateFormat = kept(
  (locale: string, style: DateStyle, timeZone: string) =>
    new Intl.DateTimeFormat(locale, { ...dateStyles[style], timeZone }),
);
const clock = kept(
  (locale: string, timeZone: string) =>
    new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }),
);
const weekdays = kept(
  (locale: string, style: 'long' | 'short') =>
    new Intl.DateTimeFormat(locale, { weekday: style, timeZone: 'UTC' }),
);
const stampFormat = kept(
  (timeZone: string) => new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'medium', timeZone }),
);
const offsetFormat = kept(
  (timeZone: string) => new Intl.DateTimeFormat('en', { timeZoneName: 'longOffset', timeZone }),
);
const names = kept(
  (locale: string, type: 'language' | 'region') => new Intl.DisplayNames(locale, { type, fallback: 'code' }),
);

function displayName(locale: string, type: 'language' | 'region', code: string): string {
  try {
    return names(locale, type).of(code) ?? code;
  } catch {
    // Intl throws on a code that is not well formed; people may have typed it.
    return code;
  }
}
