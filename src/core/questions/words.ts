/**
 * How alike two headings are in their words. Words are reduced to their first letters so that "hours" meets "hour";
 * those that many questions share count little (inverse document frequency, Spärck Jones 1972).
 */
import { fold } from './text.ts';

export type WordWeights = (word: string) => number;

const idle = new Set(
  'a an the of in on at to for from by with and or as is are be do does did have has had you your yours we us our i me my it this that which what when where how who whom would could should can may will like please if any there up per not use if optional'.split(
    ' ',
  ),
);

/** Reduced words of a text, each once. Asides in round brackets are left out. */
export function wordsOf(text: string): string[] {
  const words = fold(text.replace(/\([^)]*\)/g, ' '))
    .replace(/e-mail/g, 'email')
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return [...new Set((words ?? []).filter((word) => !idle.has(word)).map(reduced))];
}

/** Weights by how many of the phrases hold a word; an unknown word weighs as one that a single phrase holds. */
export function wordWeights(phrases: readonly string[]): WordWeights {
  const counts = new Map<string, number>();
  for (const phrase of phrases)
    for (const word of wordsOf(phrase)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + phrases.length / (counts.get(word) ?? 1));
}

/** 0…1: weight of the shared words against the weight of all words of each (cosine); 1 for equal words. */
export function likeness(a: string, b: string, weights: WordWeights): number {
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const weigh = (words: readonly string[]) => words.reduce((sum, word) => sum + weights(word), 0);
  const shared = first.filter((word) => second.includes(word));
  return shared.length === 0 ? 0 : weigh(shared) / Math.sqrt(weigh(first) * weigh(second));
}

function reduced(word: string): string {
  return (word.length > 3 ? word.replace(/s$/, '') : word).slice(0, 6);
}
