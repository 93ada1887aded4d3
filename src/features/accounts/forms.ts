import { z } from 'zod';
import { zoneOfCity } from '../../core/questions/city.ts';
import { roles } from '../../permissions.ts';
import { isLanguage, type Language } from '../../ui/languages.ts';
import { words } from './words.ts';

/** A button alone. */
export const buttonForm = z.object({});

/** Where to go after signing in: a path of this house and nothing else. */
export const ownPath = (to: string | undefined): string | undefined => {
  if (to === undefined || !to.startsWith('/') || to.length > 500) return undefined;
  const here = 'https://here.invalid';
  const read = URL.parse(to, here);
  // Two slashes in front name a host; dots can put them there, as in /.//host.
  const isOwn = read?.origin === here && !read.pathname.startsWith('//');
  return isOwn ? `${read.pathname}${read.search}` : undefined;
};

const to = z.string().optional().transform(ownPath);

export const signInForm = (language: Language) =>
  z.object({ email: email(words(language)('signIn.email.wrong')), to });

export const linkForm = z.object({ to });

export const startForm = (language: Language, isStartCode: (code: string) => boolean) => {
  const t = words(language);
  return z.object({
    code: z
      .string(t('start.code.wrong'))
      .transform((code) => code.trim().toLowerCase())
      .refine(isStartCode, t('start.code.wrong')),
    organisation: line(t('start.organisation.wrong'), language),
    name: line(t('name.wrong'), language),
    email: email(t('signIn.email.wrong')),
    zone: zone(language),
  });
};

export const meForm = (language: Language) => {
  const t = words(language);
  return z.object({
    name: line(t('name.wrong'), language),
    zone: zone(language),
    language: z.string(t('me.language.wrong')).refine(isLanguage, t('me.language.wrong')),
  });
};

export const grantForm = (language: Language, placeKeys: readonly string[]) => {
  const t = words(language);
  return z.object({
    email: email(t('roles.email.wrong')),
    name: line(t('roles.name.wrong'), language),
    role: z.enum(roles, t('roles.role.wrong')),
    place: z.string(t('roles.place.wrong')).refine((key) => placeKeys.includes(key), t('roles.place.wrong')),
  });
};

const mostLetters = 200;

// No control characters: a name stands in the head of a mail.
const line = (missing: string, language: Language) =>
  z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(mostLetters, words(language)('text.long', { most: mostLetters }))
    .regex(/^\P{Cc}*$/u, missing);

const email = (wrong: string) => z.string(wrong).trim().toLowerCase().max(254, wrong).pipe(z.email(wrong));

/** An applicant's address, put right. */
export const addressForm = z.object({ email: email('addressUnreadable') });

const zone = (language: Language) => {
  const wrong = words(language)('zone.wrong');
  return z
    .string(wrong)
    .transform((city) => zoneOfCity(city.slice(0, mostLetters)) ?? '')
    .refine((found) => found !== '', wrong);
};
