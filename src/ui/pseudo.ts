/** Turns an English message into the pseudo-language of tests, leaving its arguments alone. */
import type { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './languages.ts';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

const brackets: Partial<Record<Language, readonly [string, string]>> = {
  'en-XA': ['⟦', '⟧'],
  // The right-to-left marks keep a message that begins or ends with a Latin letter on the page's side.
  'ar-XB': ['\u200f⟦', '⟧\u200f'],
};

export const isPseudo = (language: Language): boolean => brackets[language] !== undefined;

/** The message's elements with every vowel doubled, in double brackets. */
export function pseudo(elements: Element[], language: Language): Element[] {
  const [open, close] = brackets[language] ?? ['', ''];
  return [literal(open), ...elements.map(lengthen), literal(close)];
}

const literal = (value: string): Element => ({ type: 0, value });

function lengthen(element: Element): Element {
  if ('children' in element) return { ...element, children: element.children.map(lengthen) };
  if ('options' in element) {
    const longer = Object.entries(element.options).map(([name, option]) => [
      name,
      { ...option, value: option.value.map(lengthen) },
    ]);
    return { ...element, options: Object.fromEntries(longer) } as Element;
  }
  if (element.type === 0)
    return literal(element.value.replace(/[aeiou]/gi, (vowel) => vowel + vowel.toLowerCase()));
  return element;
}
