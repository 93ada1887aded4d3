/**
 * `npm run bench:matching [-- <name>] [--large] [--huge] [--only] [--quick]`: the matching engine beside HiGHS, scipy, LEMON and
 * munkres, on the same people, in one run; contestants take turns, three times at most sizes, and the median by CPU time
 * counts. `--large` adds 30,000 × 30,000, `--huge` 100,000 × 100,000 (some minutes, 3 GB of disk and memory for making the
 * people); `--only` leaves out everything smaller, `--quick` everything but 1,000. Whoever is not installed is passed over with a line. Prints tables, says
 * which goals are met, and writes bench/results/matching-<name>.json.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../src/config.ts';
import { type Changes, measureChanges, tableOfChanges } from './changes.ts';
import { type Regime, roundOf, writePairs, writeRound } from './contest.ts';
import {
  type Cost,
  inNode,
  isInstalled,
  type Line,
  large,
  npmSolvers,
  outside,
  packFile,
} from './contestants.ts';
import { goalsMet } from './goals.ts';
import { describePeople, type Offer } from './people.ts';

export type Contest = {
  readonly size: number;
  readonly regime: Regime;
  readonly offer: Offer;
  /** Of the whole machine, in the last minute, when the contest began. */
  readonly load: number;
  readonly threads: number;
  readonly eligible: number | null;
  readonly lines: Readonly<Record<string, Line>>;
};

export const ours = 'ours, no pairs listed';
const listed = 'ours, all pairs listed';

const say = (line = ''): void => void process.stdout.write(`${line}\n`);

const main = (name: string, flags: ReadonlySet<string>): void => {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, Node ${process.versions.node}`;
  say(`${machine}, load ${loadavg()[0]?.toFixed(1)}`);
  say(`few: ${describePeople(10_000, 10_000, 'few')}`);
  say(`many: ${describePeople(10_000, 10_000, 'many')}`);
  say(`fit: ${describePeople(10_000, 10_000, 'fit')}`);
  say(
    'Tight: every mentor takes one mentee. Goals: people, then total. CPU is of all threads. Ours judges every pair, from answers as they were given; others are given the points of eligible pairs, and only their solving counts. Peak is of the whole process that solves; ours reads packed answers, made by a process before, whose time is counted and whose peak is told apart.',
  );
  for (const solver of npmSolvers) if (!isInstalled(solver)) say(`${solver} is not installed; passed over.`);
  const plan: [size: number, regime: Regime, offer: Offer][] = [];
  if (!flags.has('--only')) plan.push([1000, 'unit', 'few']);
  if (!flags.has('--only') && !flags.has('--quick')) {
    plan.push([3000, 'unit', 'few'], [10_000, 'unit', 'few']);
    plan.push([10_000, 'unit', 'many'], [10_000, 'unit', 'fit'], [10_000, 'offered', 'fit']);
  }
  if (flags.has('--large')) plan.push([30_000, 'unit', 'many'], [30_000, 'unit', 'fit']);
  if (flags.has('--huge')) plan.push([100_000, 'unit', 'fit'], [100_000, 'offered', 'fit']);
  const folder = mkdtempSync(join(tmpdir(), 'matching-'));
  const contests: Contest[] = [];
  const changes: Record<string, Changes> = {};
  try {
    for (const each of plan) contests.push(contest(folder, ...each));
    if (!flags.has('--only'))
      Object.assign(changes, changed(folder, flags.has('--quick') ? [1000] : [1000, 3000, 10_000]));
  } finally {
    rmSync(folder, { recursive: true });
  }
  const results = join(projectRoot(), 'bench/results');
  mkdirSync(results, { recursive: true });
  const describe = (offer: Offer) => describePeople(10_000, 10_000, offer);
  const people = { few: describe('few'), many: describe('many'), fit: describe('fit') };
  const goals = goalsMet(contests);
  const report = JSON.stringify({ machine, people, goals, contests, changes }, round, 2);
  writeFileSync(join(results, `matching-${name}.json`), `${report}\n`);
  say();
  for (const { goal, met, found } of goals) say(`${met ? 'met    ' : 'not met'}  ${goal}: ${found}`);
  say(`Written to bench/results/matching-${name}.json`);
};

/** Changes of rounds that are kept warm, tight and as offered. */
const changed = (folder: string, sizes: readonly number[]): Record<string, Changes> => {
  const people = join(folder, 'people');
  const found = sizes.flatMap((size) =>
    (['unit', 'offered'] as const).map((regime): [string, Changes] => {
      const name = `${size} × ${size}, ${regime === 'unit' ? 'tight' : 'places as offered'}`;
      say();
      say(`Changes of ${name}`);
      child(['--write', String(size), regime, 'few', people, '', '']);
      const changes = JSON.parse(child(['--changes', people])) as Changes;
      say(tableOfChanges(changes));
      return [name, changes];
    }),
  );
  return Object.fromEntries(found);
};

const contest = (folder: string, size: number, regime: Regime, offer: Offer): Contest => {
  const [people, pairs, packed] = ['people', 'pairs', 'packed'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const load = loadavg()[0]!;
  say();
  say(`Making ${size} × ${size} people …`);
  const hasOthers = regime === 'unit' && size <= 10_000;
  child(['--write', String(size), regime, offer, people, hasOthers ? pairs : '']);
  const threads = size < 30_000 ? 1 : availableParallelism();
  const contestants: Record<string, () => Line | null> = {
    [ours]: () => one('large', packed, String(threads), child(['--pack', people, packed]), people),
  };
  if (size <= 3000) contestants[listed] = () => one('listed', people);
  if (size <= 1000) contestants['HiGHS (WebAssembly)'] = () => one('highs', people);
  if (hasOthers) {
    for (const [name, runs] of Object.entries(outside)) contestants[name] = () => runs(pairs, folder);
    if (size <= 3000 && isInstalled('munkres')) contestants['munkres'] = () => one('munkres', people);
  }
  const taken: Record<string, Line[]> = {};
  for (let time = 0; time < (size <= 10_000 ? 3 : 1); time++) {
    for (const [name, run] of Object.entries(contestants)) {
      // HiGHS takes long, and does not win or lose by a few per cent.
      if (taken[name]?.length === 0 || (time > 0 && name.startsWith('HiGHS'))) continue;
      const line = run();
      taken[name] ??= [];
      if (line === null) say(`${name} is not installed; passed over.`);
      else taken[name].push(line);
    }
  }
  const lines = Object.fromEntries(
    Object.entries(taken).flatMap(([name, runs]) => (runs.length === 0 ? [] : [[name, medianOf(runs)]])),
  );
  holdEqual(lines);
  const eligible = hasOthers ? (statSync(pairs).size - 8) / 12 : null;
  const done = { size, regime, offer, load, threads, eligible, lines };
  say(tableOf(done));
  return done;
};

const medianOf = (lines: readonly Line[]): Line =>
  lines.toSorted((a, b) => a.cpu - b.cpu)[Math.floor(lines.length / 2)]!;

const one = (name: string, ...given: readonly string[]): Line =>
  JSON.parse(child(['--one', name, ...given])) as Line;

/**
 * This program again, in a process of its own: the bundle that `scripts/run.mjs` made. The young generation is as small as
 * in the thread of the web's engine.
 */
const child = (given: readonly string[]): string =>
  execFileSync(
    process.execPath,
    [
      '--max-old-space-size=8192',
      '--max-semi-space-size=4',
      join(projectRoot(), '.build/bench/matching.js'),
      ...given,
    ],
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

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;

const tableOf = ({ size, regime, offer, load, threads, eligible, lines }: Contest): string => {
  const base = lines[ours]!;
  const rows = Object.entries(lines).map(([name, line]) => [
    name,
    seconds(line.cpu),
    seconds(line.wall),
    `${Math.round(line.megabytes)} MB`,
    `${(line.cpu / base.cpu).toFixed(1)} ×`,
    `${line.placed}, ${line.total}`,
    line.proved ? 'proved' : '',
  ]);
  const kind = regime === 'unit' ? 'tight' : 'places as offered';
  const head = [
    `${size} × ${size} (${offer}), ${kind}${eligible === null ? '' : `, ${eligible} eligible`}`,
    'CPU',
    'wall',
    'peak',
    'CPU to ours',
    'placed, total',
    '',
  ];
  const all = [head, ...rows];
  const widths = head.map((_, at) => Math.max(...all.map((row) => row[at]!.length)));
  const table = all.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
  );
  const { packing, proof } = base;
  const own = `ours on ${threads === 1 ? 'one thread' : `${threads} threads`}, load ${load.toFixed(1)}; packing ${seconds(packing!.cpu)} CPU of it, in ${Math.round(packing!.megabytes)} MB; the separate proof by rows ${seconds(proof!.cpu)} CPU, ${seconds(proof!.wall)} wall more`;
  return [...table, own].join('\n');
};

const round = (_: string, value: unknown): unknown =>
  typeof value === 'number' ? Math.round(value * 10) / 10 : value;

const [kind, ...given] = process.argv.slice(2);
if (kind === '--write') {
  const [size, regime, offer, people, pairs] = given;
  const made = roundOf(Number(size), regime as Regime, offer as Offer);
  writeRound(people!, made);
  if (pairs !== '') writePairs(pairs!, made);
} else if (kind === '--pack') {
  const [people, packed] = given;
  process.stdout.write(JSON.stringify(packFile(people!, packed!)));
} else if (kind === '--changes') {
  process.stdout.write(JSON.stringify(await measureChanges(given[0]!)));
} else if (kind === '--one') {
  const [name, file, threads, packing, people] = given;
  const line =
    name === 'large'
      ? await large(file!, Number(threads), JSON.parse(packing!) as Cost, people!)
      : await inNode(name!, file!);
  process.stdout.write(JSON.stringify(line));
} else {
  const all = process.argv.slice(2);
  main(all.find((each) => !each.startsWith('--')) ?? 'latest', new Set(all));
}
