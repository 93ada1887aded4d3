/**
 * Finding options in text, by label or key, whatever the case and spacing; and telling apart several in one cell.
 */
import type { Option } from './question.ts';
import { cleanLine, fold } from './text.ts';

/** What the words of one form mean in another: cell text → option key. */
export type Wordings = Readonly<Record<string, string>>;

/** The option that a text names, by the mapping's wording, label or key. */
export function findOption(
  options: readonly Option[],
  text: string,
  wordings: Wordings = none,
): Option | undefined {
  const wanted = fold(text);
  const worded = folded(wordings, () => Object.entries(wordings)).get(wanted);
  if (worded !== undefined) return options.find(({ key }) => key === worded);
  return folded(options, () => [
    ...options.map((option): [string, Option] => [option.key, option]),
    ...options.map((option): [string, Option] => [option.label, option]),
  ]).get(wanted);
}

const none: Wordings = {};
const remembered = new WeakMap<object, Map<string, unknown>>();

/** Folded names of a list, worked out once for each list: an import asks for the same ones in every row. */
function folded<V>(list: object, entries: () => [string, V][]): Map<string, V> {
  let names = remembered.get(list) as Map<string, V> | undefined;
  if (names === undefined) {
    names = new Map(entries().map(([name, value]) => [fold(name), value]));
    remembered.set(list, names);
  }
  return names;
}

/** The label closest to a text, if it shares at least half of its pairs of letters (Dice 1945). */
export function nearestOption(options: readonly Option[], text: string): string | null {
  const wanted = letterPairs(text);
  let best: string | null = null;
  let most = 0.5;
  for (const { label } of options) {
    const pairs = letterPairs(label);
    const shared = [...wanted].filter((pair) => pairs.has(pair)).length;
    const likeness = (2 * shared) / (wanted.size + pairs.size || 1);
    if (likeness >= most) {
      best = label;
      most = likeness + 1e-9;
    }
  }
  return best;
}

export type Part = { readonly text: string; readonly option: Option | undefined };

/**
 * The answers in a cell. Semicolons and line ends always part; a comma parts where an option stands on one side of it,
 * because options may themselves contain commas. With `open`, a cell that has a semicolon is not cut at commas.
 */
export function splitOptions(
  text: string,
  options: readonly Option[],
  open: boolean,
  wordings: Wordings = {},
): Part[] {
  const parts = text
    .split(/[;；\n]/)
    .map(cleanLine)
    .filter((part) => part !== '');
  const cut = !open || !/[;；]/.test(text);
  return parts.flatMap((part): Part[] => {
    const option = findOption(options, part, wordings);
    if (option !== undefined || !cut) return [{ text: part, option }];
    return cutAtCommas(part, options, wordings);
  });
}

/** Longest options first; what lies between them stays together. No option at all: the text stays whole. */
function cutAtCommas(text: string, options: readonly Option[], wordings: Wordings): Part[] {
  const pieces = text.split(/[,،、，]/);
  const parts: Part[] = [];
  let loose: string[] = [];
  const keepLoose = () => {
    const rest = cleanLine(loose.join(','));
    if (rest !== '') parts.push({ text: rest, option: undefined });
    loose = [];
  };
  for (let from = 0; from < pieces.length; ) {
    let until = pieces.length;
    let option: Option | undefined;
    for (; until > from; until--) {
      option = findOption(options, pieces.slice(from, until).join(','), wordings);
      if (option !== undefined) break;
    }
    if (option === undefined) {
      loose.push(pieces[from]!);
      from++;
    } else {
      keepLoose();
      parts.push({ text: cleanLine(pieces.slice(from, until).join(',')), option });
      from = until;
    }
  }
  keepLoose();
  return parts.some((part) => part.option !== undefined) ? parts : [{ text, option: undefined }];
}

function letterPairs(text: string): Set<string> {
  const letters = fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
  return new Set(
    Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)),
  );
}
