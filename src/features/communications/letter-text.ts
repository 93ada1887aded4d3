/**
 * A letter's words as one text that a person can edit, and back. Paragraphs are parted by blank lines; a paragraph whose
 * lines all begin with a dash is a list. What the house fills in stands in braces: {name} inside a sentence, and parts
 * such as {signature} in a paragraph of their own. Pure.
 */
import type { Block } from './letter-body.ts';

/** Which placeholders a text may have: inside sentences, or in paragraphs of their own; and which it must. */
export type Placeholders = {
  readonly inline: readonly string[];
  readonly parts: readonly string[];
  readonly required: readonly string[];
};

export type TextProblem = {
  /** `alone`: a part stands inside a sentence. `brace`: a brace that is part of no placeholder. */
  readonly code: 'blank' | 'unknown' | 'missing' | 'twice' | 'alone' | 'brace';
  readonly placeholder: string;
};

const placeholder = /\{([^{}\n]*)\}/g;

const paragraphsOf = (text: string): string[] =>
  text
    .replaceAll('\r\n', '\n')
    .split(/\n[^\S\n]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

/** What is wrong with a text, the first of each kind and placeholder; empty when it can be used. */
export const problemsOfText = (text: string, allowed: Placeholders): TextProblem[] => {
  const paragraphs = paragraphsOf(text);
  if (paragraphs.length === 0) return [{ code: 'blank', placeholder: '' }];
  const used = [...text.matchAll(placeholder)].map(([, name = '']) => name);
  const problems: TextProblem[] = [];
  for (const name of new Set(used)) {
    if (!allowed.inline.includes(name) && !allowed.parts.includes(name))
      problems.push({ code: 'unknown', placeholder: name });
    if (allowed.parts.includes(name)) {
      if (used.filter((one) => one === name).length > 1) problems.push({ code: 'twice', placeholder: name });
      else if (!paragraphs.includes(`{${name}}`)) problems.push({ code: 'alone', placeholder: name });
    }
  }
  for (const name of allowed.required)
    if (!used.includes(name)) problems.push({ code: 'missing', placeholder: name });
  if (/[{}]/.test(text.replace(placeholder, ''))) problems.push({ code: 'brace', placeholder: '' });
  return problems;
};

/** A text without problems as the parts of a letter. Values are put in once and are not looked into again. */
export const bodyOfText = (
  text: string,
  inline: Readonly<Record<string, string>>,
  parts: Readonly<Record<string, readonly Block[]>>,
): Block[] =>
  paragraphsOf(text).flatMap((paragraph): readonly Block[] => {
    const part = /^\{([^{}\n]*)\}$/.exec(paragraph)?.[1];
    if (part !== undefined && Object.hasOwn(parts, part)) return parts[part] ?? [];
    const lines = paragraph.split('\n');
    const isList = lines.every((line) => /^\s*[–-]\s+\S/.test(line));
    if (isList)
      return [{ kind: 'list', items: lines.map((line) => filled(line.replace(/^\s*[–-]\s+/, ''), inline)) }];
    const said = filled(lines.map((line) => line.trim()).join('\n'), inline);
    return said.trim() === '' ? [] : [{ kind: 'text', text: said }];
  });

/** One line of such a text, such as a subject. */
export const filled = (text: string, inline: Readonly<Record<string, string>>): string =>
  text.replace(placeholder, (whole, name: string) =>
    Object.hasOwn(inline, name) ? (inline[name] ?? whole) : whole,
  );

/** The placeholders of one letter: what its leaving adds, all of it needed where it stood. */
export const placeholdersOf = (body: readonly Block[]): Placeholders => {
  const parts = body.flatMap(({ kind }) => (kind === 'text' || kind === 'list' ? [] : [kind]));
  return { inline: [], parts, required: parts };
};

/** A letter as such a text. */
export const textOfBody = (body: readonly Block[]): string =>
  body
    .map((block) => {
      if (block.kind === 'text') return block.text;
      return block.kind === 'list' ? block.items.map((item) => `– ${item}`).join('\n') : `{${block.kind}}`;
    })
    .join('\n\n');

/** The letter that an edited text is; its link and signature are those it had. */
export const editedBody = (text: string, before: readonly Block[]): Block[] =>
  bodyOfText(
    text,
    {},
    Object.fromEntries(
      before.filter(({ kind }) => kind !== 'text' && kind !== 'list').map((block) => [block.kind, [block]]),
    ),
  );
