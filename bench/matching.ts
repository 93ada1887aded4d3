/**
 * `npm run bench:matching [-- --large] [-- name]`: the matching engine beside HiGHS, scipy and LEMON, on the same people, in
 * one run. Whoever is not installed is passed over with a line. Prints a table and writes bench/results/matching-<name>.json.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../src/config.ts';
import { type Regime, readRound, writePairs, writeRound } from './contest.ts';
import { inNode, isInstalled, type Line, npmSolvers, outside } from './contestants.ts';
import { describePeople } from './people.ts';

type Contest = {
  readonly size: number;
  readonly regime: Regime;
  readonly eligible: number | null;
  readonly lines: Readonly<Record<string, Line>>;
};

const ours = 'ours, no pairs listed';
const listed = 'ours, all pairs listed';

const say = (line = ''): void => void process.stdout.write(`${line}\n`);

const main = (name: string, isLarge: boolean): void => {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, Node ${process.versions.node}, load ${loadavg()[0]?.toFixed(1)}`;
  say(machine);
  say(`People: ${describePeople(10_000, 10_000)}`);
  say(
    'Tight: every mentor takes one mentee. Goals: people, then total. Ours judges every pair, others are given points.',
  );
  for (const solver of npmSolvers) if (!isInstalled(solver)) say(`${solver} is not installed; passed over.`);
  const folder = mkdtempSync(join(tmpdir(), 'matching-'));
  const contests: Contest[] = [];
  try {
    for (const size of [1000, 3000, 10_000]) contests.push(contest(folder, size, 'unit'));
    contests.push(contest(folder, 10_000, 'offered'));
    if (isLarge) contests.push(contest(folder, 30_000, 'unit'));
  } finally {
    rmSync(folder, { recursive: true });
  }
  const results = join(projectRoot(), 'bench/results');
  mkdirSync(results, { recursive: true });
  const report = JSON.stringify({ machine, people: describePeople(10_000, 10_000), contests }, round, 2);
  writeFileSync(join(results, `matching-${name}.json`), `${report}\n`);
  say(`Written to bench/results/matching-${name}.json`);
};

const contest = (folder: string, size: number, regime: Regime): Contest => {
  const people = join(folder, `round-${size}-${regime}.json`);
  const pairs = join(folder, `pairs-${size}-${regime}.bin`);
  child(['--write', String(size), regime, people, pairs]);
  const lines: Record<string, Line> = {};
  const take = (name: string, line: Line | null): void => {
    if (line === null) say(`${name} is not installed; passed over.`);
    else lines[name] = line;
  };
  const prove = size <= 10_000;
  take(ours, one('large', people, prove));
  if (size <= 3000) take(listed, one('listed', people, prove));
  if (size <= 1000) take('HiGHS (WebAssembly)', one('highs', people, false));
  if (regime === 'unit' && size <= 10_000) {
    for (const [name, runs] of Object.entries(outside)) take(name, runs(pairs, folder));
  }
  holdEqual(lines);
  const eligible = (statSync(pairs).size - 8) / 12;
  rmSync(people);
  rmSync(pairs);
  const done = { size, regime, eligible, lines };
  say();
  say(tableOf(done));
  return done;
};

const one = (name: string, people: string, prove: boolean): Line =>
  JSON.parse(child(['--one', name, people, String(prove)])) as Line;

/** This program again, in a process of its own: the bundle that `scripts/run.mjs` made. */
const child = (given: readonly string[]): string =>
  execFileSync(
    process.execPath,
    ['--max-old-space-size=8192', join(projectRoot(), '.build/bench/matching.js'), ...given],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  );

const holdEqual = (lines: Contest['lines']): void => {
  const [first, ...others] = Object.values(lines);
  for (const other of others) {
    if (other.placed !== first?.placed || other.total !== first.total) {
      throw new Error(`Answers differ: ${JSON.stringify(lines)}`);
    }
  }
  if (Object.values(lines).some(({ proved }) => proved === false)) throw new Error('An answer was refuted.');
};

const tableOf = ({ size, regime, eligible, lines }: Contest): string => {
  const base = lines[ours]!;
  const rows = Object.entries(lines).map(([name, line]) => [
    name,
    `${(line.cpu / 1000).toFixed(2)} s`,
    `${(line.wall / 1000).toFixed(2)} s`,
    `${Math.round(line.megabytes)} MB`,
    `${(line.cpu / base.cpu).toFixed(1)} ×`,
    `${line.placed}, ${line.total}`,
    line.proved ? 'proved' : '',
  ]);
  const kind = regime === 'unit' ? 'tight' : 'places as offered';
  const head = [
    `${size} × ${size}, ${kind}, ${eligible} eligible`,
    'CPU',
    'wall',
    'peak',
    'CPU to ours',
    'placed, total',
    '',
  ];
  const all = [head, ...rows];
  const widths = head.map((_, at) => Math.max(...all.map((row) => row[at]!.length)));
  return all
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
    )
    .join('\n');
};

const round = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Math.round(value * 10) / 10 : value;

const [kind, ...given] = process.argv.slice(2);
if (kind === '--write') {
  const [size, regime, people, pairs] = given;
  writeRound(people!, Number(size), regime as Regime);
  writePairs(pairs!, readRound(people!));
} else if (kind === '--one') {
  const [name, people, prove] = given;
  process.stdout.write(JSON.stringify(await inNode(name!, readRound(people!), prove === 'true')));
} else {
  const all = process.argv.slice(2);
  main(all.find((each) => !each.startsWith('--')) ?? 'latest', all.includes('--large'));
}
