/**
 * The words a person reads, as catalogues of ICU messages with typed keys and typed arguments.
 *
 * A slice has one `words.ts`:
 *
 *     export const words = catalogue({
 *       'board.title': 'Proposed matching',
 *       pairs: '{count, plural, one {# pair} other {# pairs}}',
 *       met: '{name} read the <link>rules of this run</link>.',
 *     });
 *
 * A page says `const t = words(language)`, then
 *
 *     t('board.title')
 *     t('pairs', { count: 12 })
 *     t.rich('met', { name: <Name>{name}</Name>, link: (text) => <a href={url}>{text}</a> })
 *
 * `t` gives a plain string; tags fall away in it, which suits titles and the text part of a mail. `t.rich` gives
 * children for JSX, where arguments may be elements and each tag is a function from its words to an element. Strings
 * stay strings in both, so JSX escapes them; nothing here makes HTML. A sign `<` or `{` meant as itself is quoted as
 * in ICU: '<'.
 *
 * Another language is a second argument, loaded when first read: `catalogue(en, { fr: () => ({ … }) })`. A message
 * that it lacks is read in English.
 */
import type { GetICUArgs } from '@schummar/icu-type-parser';
import type { Child } from 'hono/jsx';
import { IntlMessageFormat } from 'intl-messageformat';
import { type Language, languages } from './languages.ts';
import { isPseudo, pseudo } from './pseudo.ts';

type Messages = Readonly<Record<string, string>>;

type Tags<Message> = Message extends `${string}<${infer Tag}>${infer Rest}`
  ? (Tag extends `/${string}` ? never : Tag) | Tags<Rest>
  : never;

type PlainValues<Message extends string> = GetICUArgs<
  Message,
  { ICUArgument: string | number; ICUNumberArgument: number; ICUDateArgument: Date }
>;
type RichValues<Message extends string> = GetICUArgs<
  Message,
  { ICUArgument: Child; ICUNumberArgument: number; ICUDateArgument: Date }
> & { [Tag in Tags<Message>]: (words: Child) => Child };

/** No second argument for a message without arguments. */
type Rest<Values> = keyof Values extends never ? [] : [values: Values];

export type Text<M extends Messages> = {
  <Key extends keyof M & string>(key: Key, ...values: Rest<PlainValues<M[Key]>>): string;
  rich<Key extends keyof M & string>(key: Key, ...values: Rest<RichValues<M[Key]>>): Child;
  readonly language: Language;
};

export type Catalogue<M extends Messages> = {
  (language: Language): Text<M>;
  /** The English messages, for tests that go through them all. */
  readonly english: M;
};

type Others<M extends Messages> = Partial<Record<Language, () => { readonly [Key in keyof M]?: string }>>;

export function catalogue<const M extends Messages>(english: M, others: Others<M> = {}): Catalogue<M> {
  const made = new Map<Language, Text<M>>();
  const words = (language: Language): Text<M> => {
    const found = made.get(language);
    if (found) return found;
    const text = textIn(language, english, others[language]?.() ?? {});
    made.set(language, text);
    return text;
  };
  return Object.assign(words, { english });
}

type Compiled = {
  readonly fixed: string | null;
  readonly format: IntlMessageFormat;
  readonly noTags: Values;
};
type Values = Record<string, (words: string[]) => string>;

/** Compiles each message once, when it is first asked for. */
function textIn<M extends Messages>(
  language: Language,
  english: M,
  own: { readonly [Key in keyof M]?: string },
): Text<M> {
  const compiled = new Map<string, Compiled>();
  const find = (key: string): Compiled => {
    const found = compiled.get(key);
    if (found) return found;
    const made = compile(own[key], english[key] ?? key, language);
    compiled.set(key, made);
    return made;
  };
  const plain = (key: string, values?: object): string => {
    const { fixed, format, noTags } = find(key);
    return fixed ?? String(format.format({ ...values, ...noTags }));
  };
  const rich = (key: string, values?: object): Child => {
    const { fixed, format } = find(key);
    if (fixed !== null) return fixed;
    return format.formatToParts({ ...values }).map((part) => part.value as Child);
  };
  return Object.assign(plain, { rich, language }) as Text<M>;
}

function compile(own: string | undefined, english: string, language: Language): Compiled {
  // Plurals of a message that falls back to English follow English.
  const { locale } = languages[own === undefined ? 'en' : language];
  const message = new IntlMessageFormat(own ?? english, locale);
  const format =
    own === undefined && isPseudo(language)
      ? new IntlMessageFormat(pseudo(message.getAst(), language), locale)
      : message;
  const elements = format.getAst();
  const fixed = elements.every((element) => element.type === 0)
    ? elements.map((element) => ('value' in element ? element.value : '')).join('')
    : null;
  const noTags = Object.fromEntries(
    [...tagsOf(elements)].map((tag) => [tag, (words: string[]) => words.join('')]),
  );
  return { fixed, format, noTags };
}

function tagsOf(elements: ReturnType<IntlMessageFormat['getAst']>): Set<string> {
  const tags = new Set<string>();
  for (const element of elements) {
    if ('children' in element) {
      tags.add(element.value);
      for (const tag of tagsOf(element.children)) tags.add(tag);
    } else if ('options' in element) {
      for (const option of Object.values(element.options))
        for (const tag of tagsOf(option.value)) tags.add(tag);
    }
  }
  return tags;
}
