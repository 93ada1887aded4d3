import { formats } from '../../ui/formats.ts';
import type { Teller } from './because.ts';
import type { Change } from './documents.ts';
import type { Naming } from './naming.ts';
import { words } from './words.ts';

/** What a run changed against the one before, in words. */
export const changeWords = (
  { language, naming }: Pick<Teller, 'language'> & { naming: Naming },
  change: Change,
): string => {
  const t = words(language);
  const pairs = formats(language).list(
    change.pairs.map(([mentee, mentor]) => `${naming.mentee(mentee).name} – ${naming.mentor(mentor).name}`),
  );
  switch (change.kind) {
    case 'settings':
    case 'newData':
    case 'again':
    case 'stable':
    case 'best':
      return t(`change.${change.kind}`);
    case 'repair':
    case 'menteeLeft':
    case 'mentorLeft':
      return change.pairs.length === 0
        ? t(`change.${change.kind}.none`)
        : t(`change.${change.kind}`, { pairs });
    case 'keeps':
      return change.pairs.length === 0 ? t('change.keeps.none') : t('change.keeps', { pairs });
    default:
      return t(`change.${change.kind}`, { pairs });
  }
};
