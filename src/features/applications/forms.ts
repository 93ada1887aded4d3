import { z } from 'zod';
import type { Language } from '../../ui/languages.ts';
import { words } from './words.ts';

export const buttonForm = z.object({});

export const uploadForm = (language: Language) => {
  const t = words(language);
  return z.object({
    what: z.enum(['mentee', 'mentor', 'reviews'], t('new.what.wrong')),
    // A browser sends a nameless, empty file when none was chosen.
    file: z
      .instanceof(File, { error: t('new.file.wrong') })
      .refine(({ name, size }) => name !== '' || size > 0, t('new.file.wrong')),
  });
};

/** The digest of the preview that the person saw. */
export const commitForm = z.object({ digest: z.string().regex(/^[0-9a-f]{64}$/) });

export const withdrawalForm = (language: Language) => {
  const wrong = words(language)('one.withdraw.reason.wrong');
  return z.object({ reason: z.string(wrong).trim().min(3, wrong).max(500, wrong) });
};

export const roleOf = (text: string | undefined): 'mentee' | 'mentor' | null =>
  text === 'mentee' || text === 'mentor' ? text : null;
