import type { Language } from '../../ui/languages.ts';
import type { Written } from '../communications/batches.ts';
import { letterWords } from './letter-words.ts';

/** What a press of "Publish" did. */
export const publishedWords = (language: Language, written: Written): string => {
  const t = letterWords(language);
  const { added, changed, removed, same } = written;
  if (added + changed + removed === 0) return t(written.isBack ? 'said.publishedBack' : 'said.publishedSame');
  if (changed + removed + same === 0) return t('said.published', { count: added });
  return t('said.publishedAgain', { added, changed, removed, same });
};
