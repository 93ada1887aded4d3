import type { Option } from '../../../core/questions/question.ts';

/** Options whose key is the label in camelCase: "Policy briefs" is policyBriefs. */
export function optionsOf(labels: readonly string[]): Option[] {
  return labels.map((label) => ({ key: keyOf(label), label }));
}

export function keyOf(label: string): string {
  const words =
    label
      .normalize('NFD')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return words.map((word, at) => (at === 0 ? word : word[0]!.toUpperCase() + word.slice(1))).join('');
}
