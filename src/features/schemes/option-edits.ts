/** The options of a question after an edit: one a line, as a coordinator wrote them; pure. */

import type { Option } from '../../core/questions/question.ts';
import { fold } from '../../core/questions/text.ts';
import { keyOf } from './templates/options.ts';

/** While people have chosen them: renamed in their order, and new ones after them. */
export const withOptions = (options: readonly Option[], labels: readonly string[]): Option[] =>
  keyed(labels, (_, at) => options[at], options);

/**
 * While nobody has answered: whatever stands there now. A line that reads as an option did stays that option, wherever it
 * stands; a line in the place of one that is gone is that option reworded; any other line is new.
 */
export const freeOptions = (options: readonly Option[], labels: readonly string[]): Option[] => {
  const byLabel = new Map(options.map((option) => [fold(option.label), option]));
  const same = labels.map((label) => byLabel.get(fold(label)));
  const kept = new Set(same);
  const found: (Option | undefined)[] = [];
  for (const [at, option] of same.entries()) {
    const before = at === 0 ? -1 : options.findIndex((each) => each === found[at - 1]);
    const next = at > 0 && before < 0 ? undefined : options[before + 1];
    found.push(option ?? (next === undefined || kept.has(next) ? undefined : next));
    kept.add(found[at]);
  }
  return keyed(labels, (_, at) => found[at], options);
};

const keyed = (
  labels: readonly string[],
  of: (label: string, at: number) => Option | undefined,
  options: readonly Option[],
): Option[] => {
  const keys = new Set(options.map(({ key }) => key));
  return labels.map((label, at) => {
    const key = of(label, at)?.key ?? freshKey(label, keys);
    keys.add(key);
    return { key, label };
  });
};

/** A key in camelCase of some words of the label; a label without Latin letters gets a numbered one. */
export const freshKey = (label: string, taken: ReadonlySet<string>): string => {
  const worded = keyOf(label.split(/\s+/).slice(0, 5).join(' ')).replace(/^[^a-z]+/, '');
  const wanted = worded === '' ? 'item' : worded.slice(0, 40);
  for (let number = 1; ; number++) {
    const key = number === 1 ? wanted : `${wanted}${number}`;
    // Every object has a constructor and the like; answers by key must not find those.
    if (!taken.has(key) && !(key in {})) return key;
  }
};
