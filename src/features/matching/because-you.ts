/** Why a pair fits, told to one of the two: the reader is "you", the other has a name. The board names both. */
import type { Earned } from '../../core/matching/criteria.ts';
import { allCriteria, becauseWords, inSentence, offeredWishes, type Teller } from './because.ts';
import { letterWords } from './letter-words.ts';

export type Side = 'mentee' | 'mentor';

/** As `becauseWords`, to the reader on this side. */
export const becauseToYou = (teller: Teller, earned: Earned, side: Side, partner: string): string => {
  const { naming, rules, language } = teller;
  const t = letterWords(language);
  const criterion = allCriteria(rules).find(({ id }) => id === earned.id);
  const { because } = earned;
  if (because.kind === 'support' && criterion?.kind === 'support') {
    const told = offeredWishes(teller, criterion.offered, because.wishes);
    if (told.length === 0) return t(`you.support.none.${side}`, { partner });
    return told
      .map(({ item, rank, level }) =>
        t(`you.support.${side}`, {
          partner,
          item: inSentence(naming.option('mentor', criterion.offered, item)),
          rank: String(rank),
          level: inSentence(naming.option('mentor', criterion.offered, level)),
        }),
      )
      .join(' ');
  }
  if (because.kind === 'language' && because.best !== null && criterion?.kind === 'language') {
    const levels = {
      mentee: naming.option('mentee', criterion.mentee, because.best.mentee),
      mentor: naming.option('mentor', criterion.mentor, because.best.mentor),
    };
    const theirs = levels[side === 'mentee' ? 'mentor' : 'mentee'];
    return t('you.language', { language: because.best.language, partner, own: levels[side], theirs });
  }
  if (because.kind === 'answer' && because.side === side) {
    const value = naming.answer(because.side, because.question, because.answer, t('you.yes'), t('you.no'));
    return value === null ? t('you.answer.none') : t('you.answer', { value: inSentence(value) });
  }
  const [mentee, mentor] = side === 'mentee' ? ['', partner] : [partner, ''];
  return becauseWords(teller, earned, mentee, mentor);
};
