/**
 * The languages a page can be in.
 *
 * `offered` languages are complete and stand in the language picker. A language `inProgress` may have words in some
 * catalogues; the rest is read in English. `pseudo` languages are for tests: en-XA shows every word that is hard coded
 * because it lacks ⟦ ⟧, and every place too narrow for longer words; ar-XB runs from right to left.
 */
type Known = {
  /** The language's name in itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
  readonly stage: 'offered' | 'inProgress' | 'pseudo';
  /** What Intl is asked for: dates, numbers, lists and plurals follow it. */
  readonly locale: string;
};

export const languages = {
  en: { name: 'English', direction: 'ltr', stage: 'offered', locale: 'en-GB' },
  fr: { name: 'Français', direction: 'ltr', stage: 'inProgress', locale: 'fr' },
  es: { name: 'Español', direction: 'ltr', stage: 'inProgress', locale: 'es' },
  pt: { name: 'Português', direction: 'ltr', stage: 'inProgress', locale: 'pt' },
  ar: { name: 'العربية', direction: 'rtl', stage: 'inProgress', locale: 'ar-u-nu-latn' },
  'en-XA': { name: '⟦English, longer⟧', direction: 'ltr', stage: 'pseudo', locale: 'en-GB' },
  'ar-XB': { name: '⟦English, right to left⟧', direction: 'rtl', stage: 'pseudo', locale: 'en-GB' },
} as const satisfies Record<string, Known>;

export type Language = keyof typeof languages;

export const isLanguage = (code: string): code is Language => Object.hasOwn(languages, code);

export const offeredLanguages = (Object.keys(languages) as Language[]).filter(
  (code) => languages[code].stage === 'offered',
);

/** The best offered language for an Accept-Language header; English when none fits. */
export function preferredLanguage(header: string | undefined): Language {
  const wishes = (header ?? '')
    .split(',')
    .map((part) => {
      const [code = '', quality] = part.trim().split(/\s*;\s*q\s*=\s*/);
      return { code: code.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .filter((wish) => wish.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { code } of wishes) {
    const found = offeredLanguages.find((offered) => code === offered || code.startsWith(`${offered}-`));
    if (found) return found;
  }
  return 'en';
}
