/** What is wrong with a letter's text, in words. */
import type { Text } from '../../ui/text.ts';
import type { Placeholders, TextProblem } from './letter-text.ts';
import type { letterWords } from './letter-words.ts';

type Words = Text<typeof letterWords.english>;

const braced = (name: string): string => `{${name}}`;

export const textProblems = (
  t: Words,
  problems: readonly TextProblem[],
  { inline, parts }: Placeholders,
): string[] =>
  problems.map(({ code, placeholder: name }) => {
    if (code === 'blank' || code === 'brace') return t(`problem.${code}`);
    const placeholder = braced(name);
    if (code === 'unknown')
      return t('problem.unknown', { placeholder, known: [...inline, ...parts].map(braced).join(', ') });
    return t(`problem.${code}`, { placeholder });
  });
