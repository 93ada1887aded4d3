/** Screens share one space of class names: what one of them defines, no other may mean differently. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/config.ts';

const folder = join(projectRoot(), 'assets/styles');

const sheetsIn = (path: string): string[] =>
  readdirSync(path)
    .filter((name) => name.endsWith('.css'))
    .map((name) => join(path, name));

const classesOf = (file: string): Set<string> => {
  const rules = readFileSync(file, 'utf8').replace(/\/\*.*?\*\//gs, '');
  return new Set([...rules.matchAll(/\.([a-z][\w-]*)/gi)].map(([, name = '']) => name));
};

test('no class belongs to two screens', () => {
  const shared = new Set(sheetsIn(folder).flatMap((file) => [...classesOf(file)]));
  const owners = new Map<string, string[]>();
  for (const file of sheetsIn(join(folder, 'screens'))) {
    for (const name of classesOf(file)) {
      if (!shared.has(name)) owners.set(name, [...(owners.get(name) ?? []), basename(file)]);
    }
  }
  expect(owners.size).toBeGreaterThan(20);
  expect([...owners].filter(([, files]) => files.length > 1)).toEqual([]);
});
