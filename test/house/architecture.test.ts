/**
 * Holds the import table of ARCHITECTURE.md. When a rule stands in the way of something good, move the rule here and
 * there in the same commit, and say why.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

const slices = [
  'communications',
  'accounts',
  'schemes',
  'applications',
  'pairings',
  'matching',
  'effort',
  'stages',
];

type Import = { readonly to: string; readonly types: boolean; readonly names: string };
type Source = { readonly path: string; readonly text: string; readonly imports: readonly Import[] };

const src = join(import.meta.dirname, '../../src');
const files: Source[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }))
  .map(({ path, text }) => ({ path, text, imports: importsOf(path, text) }));

/** What a file imports: paths below src, or the names of packages. */
function importsOf(path: string, text: string): Import[] {
  const found = text.matchAll(/^(?:import|export)\s+(type\s+)?([^;'"=]*?)(?:\s+from\s+)?'([^']+)';$/gms);
  return [...found].map(([, type, names = '', to = '']) => ({
    to: to.startsWith('.') ? normalize(join(dirname(path), to)) : `package:${to}`,
    types: type !== undefined || /^\{(\s*type\s+[\w\s]+,?)+\s*\}$/.test(names),
    names,
  }));
}

const kit = ['act.ts', 'refusal.ts', 'history.ts', 'permissions.ts', 'paths.ts', 'config.ts'];
const sliceOf = (path: string): string | null => /^features\/([^/]+)\//.exec(path)?.[1] ?? null;
const isRoutes = (path: string): boolean => /^features\/[^/]+\/([\w-]+-)?routes\.tsx$/.test(path);
const isPage = (path: string): boolean => /^features\/[^/]+\/pages\//.test(path);
const isPackage = (to: string): boolean => to.startsWith('package:');
const within =
  (...folders: string[]) =>
  (to: string) =>
    folders.some((folder) => to.startsWith(`${folder}/`));
const touchesData = (path: string): boolean =>
  files.some(
    (file) =>
      file.path === path &&
      file.imports.some(
        ({ to, types }) =>
          !types && (to === 'act.ts' || to === 'history.ts' || to === 'package:kysely' || within('db')(to)),
      ),
  );

/** Whether this file may import that one: the rows of the table, from the most particular to the most general. */
const mayImport = ({ path }: Source, { to, types }: Import): boolean => {
  if (within('core')(path)) return within('core')(to) || to === 'package:temporal-polyfill';
  if (within('sheets')(path)) return within('sheets')(to) || isPackage(to);
  if (within('db')(path)) return within('db')(to) || to === 'refusal.ts' || isPackage(to);
  if (kit.includes(path)) return within('db')(to) || kit.includes(to) || isPackage(to);
  if (within('jobs')(path)) return within('jobs', 'db', 'core')(to) || kit.includes(to) || isPackage(to);
  if (within('ui')(path)) {
    if (to === 'package:kysely' || to.startsWith('package:hono/cookie')) return false;
    return within('ui', 'core')(to) || to === 'paths.ts' || isPackage(to);
  }
  if (within('web')(path)) return within('web', 'ui', 'core', 'db')(to) || kit.includes(to) || isPackage(to);
  const slice = sliceOf(path);
  if (slice === null) return true; // app serve main work store demo cli compose everything
  const other = sliceOf(to);
  if (other !== null && slices.indexOf(other) > slices.indexOf(slice)) return false;
  if (
    !isPackage(to) &&
    other === null &&
    !kit.includes(to) &&
    !within('core', 'sheets', 'db', 'web', 'ui')(to)
  ) {
    return false;
  }
  if (isRoutes(path)) return true;
  if (isPage(path)) {
    if (types || within('ui', 'core')(to) || to === 'paths.ts' || to === 'permissions.ts') return true;
    return isPackage(to) ? to === 'package:hono/jsx' : other === slice && !touchesData(to);
  }
  if (path.endsWith('/rules.ts'))
    return types || within('core')(to) || to === 'permissions.ts' || other === slice;
  // Words, letters and forms read the message catalogues; only a .tsx draws; nothing here knows of HTTP.
  if (within('ui')(to)) return types || path.endsWith('.tsx') || !to.endsWith('.tsx');
  if (within('web')(to)) return types;
  return true;
};

const wrong = (isWrong: (file: Source, one: Import) => boolean): string[] =>
  files.flatMap((file) =>
    file.imports.filter((one) => isWrong(file, one)).map(({ to }) => `${file.path} → ${to}`),
  );

describe('the house', () => {
  test('every folder imports only what its row allows, and slices only earlier ones', () => {
    expect(wrong((file, one) => !mayImport(file, one))).toEqual([]);
  });

  test('every slice stands in the declared order', () => {
    const found = new Set(files.flatMap(({ path }) => sliceOf(path) ?? []));
    expect([...found].filter((slice) => !slices.includes(slice))).toEqual([]);
  });

  test('only routes and the HTTP kit know of requests', () => {
    const knows = ({ path }: Source) =>
      isRoutes(path) || within('web', 'demo')(path) || /^\w+\.ts$/.test(path);
    const http = ['package:hono', 'package:hono/cookie', 'web/env.ts'];
    expect(wrong((file, { to }) => http.includes(to) && !knows(file))).toEqual([]);
    expect(
      wrong(
        ({ path }, { to, names }) =>
          to === 'package:hono' && /\bContext\b/.test(names) && !within('web')(path),
      ),
    ).toEqual([]);
  });

  test('only the owner writes a table', () => {
    const owners = ownersOfTables();
    const writes = files.flatMap(({ path, text }) =>
      [
        ...text.matchAll(
          /(?:insertInto|updateTable|deleteFrom)\(\s*'(\w+)|\b(?:insert into|delete from) (\w+)|\bupdate (\w+)\s+set\b/g,
        ),
      ]
        .map((found) => found[1] ?? found[2] ?? found[3] ?? '')
        .filter((table) => owners.has(table))
        .filter(
          (table) =>
            owners.get(table) !== (sliceOf(path) ?? (within('demo', 'cli')(path) ? path : 'the house')),
        )
        .map((table) => `${path} writes ${table}`),
    );
    expect(writes).toEqual([]);
  });

  test('nothing is exported by default or passed on', () => {
    const passedOn = files.filter(
      ({ path, text }) =>
        /(^|\/)index\.tsx?$/.test(path) ||
        /^export\s+(default\b|(type\s+)?(\*|\{[^}]*\})\s+from\b)/m.test(text),
    );
    expect(passedOn.map(({ path }) => path)).toEqual([]);
  });

  test('the check itself sees wrong imports', () => {
    const at = (path: string): Source => ({ path, text: '', imports: [] });
    const to = (target: string): Import => ({ to: target, types: false, names: '' });
    const forbidden: [string, string][] = [
      ['core/time/zone.ts', 'act.ts'],
      ['ui/layout.tsx', 'db/connect.ts'],
      ['sheets/csv.ts', 'core/questions/question.ts'],
      ['features/accounts/roles.ts', 'features/schemes/scheme.ts'],
      ['features/accounts/roles.ts', 'web/form.ts'],
      ['features/accounts/pages/me.tsx', 'features/accounts/roles.ts'],
      ['features/accounts/pages/me.tsx', 'package:kysely'],
      ['features/accounts/routes.tsx', 'app.ts'],
      ['web/view.ts', 'features/accounts/session.ts'],
    ];
    expect(forbidden.filter(([from, target]) => mayImport(at(from), to(target)))).toEqual([]);
    expect(files.length).toBeGreaterThan(80);
  });
});

function ownersOfTables(): Map<string, string> {
  const text = files.find(({ path }) => path === 'db/tables.ts')?.text ?? '';
  const list = /export type Tables = \{(.*?)\n\};/s.exec(text)?.[1] ?? '';
  const owners = new Map<string, string>();
  let owner = '';
  for (const line of list.split('\n')) {
    owner = /^\s*\/\/ (.+)$/.exec(line)?.[1] ?? owner;
    const table = /^\s*(\w+):/.exec(line)?.[1];
    if (table !== undefined) owners.set(table, owner);
  }
  return owners;
}
