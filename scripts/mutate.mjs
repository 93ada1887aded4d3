// `npm run mutate -- solve.ts large/row.ts`: changes the matching engine in every small way that Stryker knows, one at a
// time, and sees whether a test notices. Without names: all that stands below, which takes hours. What became of each file
// is kept in bench/results/mutation.json; what no test noticed is printed too.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const folder = 'src/core/matching';
const results = join(root, 'bench/results/mutation.json');
const report = join(root, '.build/mutation.json');

const large = (...names) => names.map((name) => `large/${name}.ts`);

// Each file is held by the tests that are about it; others would notice more, and take hours.
const groups = [
  [
    ['verify.ts', 'verify-prices.ts', 'verify-reason.ts'],
    ['verify', 'verify-faults', 'verify-worked', 'verify-reason', 'solve', 'shortfall'],
  ],
  [['price.ts', 'compare.ts'], ['price']],
  [
    ['solve.ts', 'network.ts', 'flow.ts', 'proof.ts'],
    ['check', 'impossible', 'shortfall', 'solve', 'worst', 'keep', 'proof'],
  ],
  [['scale.ts'], ['solve', 'scale', 'keep', 'verify-worked']],
  [['impossible.ts'], ['impossible']],
  [['shortfall.ts'], ['shortfall', 'explain']],
  [
    ['search.ts', 'grow.ts'],
    ['solve', 'worst', 'keep', 'explain', 'grow'],
  ],
  [['heap.ts'], ['heap']],
  [['cover.ts'], ['cover']],
  [
    ['repair.ts', 'face.ts'],
    ['repair-worked', 'repair'],
  ],
  [
    ['constraints.ts', 'criteria.ts', 'judge.ts', 'people.ts', 'reasons.ts'],
    ['constraints', 'criteria', 'people', 'reasons', 'judge-pair', 'judge'],
  ],
  [
    ['explain.ts', 'reserve.ts', 'gaps.ts'],
    ['explain-told', 'explain'],
  ],
  [['check.ts', 'problem.ts'], ['check']],
  [['conflicts.ts'], ['conflicts']],
  [
    ['run.ts', 'ask.ts', 'supply.ts'],
    ['run-result', 'ask', 'supply'],
  ],
  [
    ['warning.ts', 'kinds.ts'],
    ['kinds', 'warning-told', 'warning'],
  ],
  [
    ['fairness.ts', 'shares.ts'],
    ['fairness', 'shares'],
  ],
  [
    ['rolling.ts', 'studies.ts'],
    ['rolling-told', 'simulation', 'studies', 'rolling'],
  ],
  [
    ['stable.ts', 'stable-reasons.ts', 'verify-stable.ts'],
    ['stable-places', 'stable', 'verify-stable'],
  ],
  [
    large('row', 'pack', 'pack-constraints', 'pack-criteria', 'pack-hours', 'pack-tables'),
    [
      'large/row',
      'large/pack',
      'large/pack-constraints',
      'large/pack-criteria',
      'large/hours',
      'large/watched',
    ],
  ],
  [
    large('add', 'columns', 'hours', 'lists'),
    [
      'large/pack-constraints',
      'large/pack-criteria',
      'large/hours',
      'large/desk',
      'large/lists',
      'large/row',
    ],
  ],
  [
    large('desk', 'ground', 'kernel', 'twin'),
    ['large/ground', 'large/desk', 'large/hours', 'large/kernel', 'large/row'],
  ],
  [large('above', 'prove-large'), ['large/above', 'large/prove-large']],
  [large('crew', 'pulse', 'watched'), ['large/crew', 'large/watched']],
  [large('ties'), ['large/ties']],
  [large('queue', 'sparse'), ['large/queue', 'large/sparse']],
  [large('answer'), ['large/answer']],
  [large('candidates'), ['large/candidates']],
  [large('mend'), ['large/mend']],
  [large('auction'), ['large/auction']],
  [large('pricing'), ['large/pricing']],
  [large('large-flow'), ['large/large-flow', 'large/solve-large', 'large/worst-large', 'large/ties']],
  [large('solve-large'), ['large/solve-large', 'large/worst-large']],
  [
    large('route', 'explore', 'meet', 'trail', 'residual', 'listed'),
    ['large/route', 'large/residual', 'large/trail', 'large/listed', 'large/mend', 'large/meet'],
  ],
  [
    large('change', 'margins', 'warm', 'held', 'more'),
    ['large/warm', 'large/change', 'large/held', 'large/more'],
  ],
  [large('explain-large'), ['large/explain-large']],
  [large('run-large', 'ask-large'), ['large/run-large', 'large/ask-large', 'large/held']],
];

const names = process.argv.slice(2);
// The tests of the pilot look beside the project, and Stryker works in a copy.
const sandboxes = join(root, '.build/stryker');
mkdirSync(sandboxes, { recursive: true });
const beside = join(root, '../shared');
if (existsSync(beside) && !existsSync(join(sandboxes, 'shared')))
  symlinkSync(beside, join(sandboxes, 'shared'));

for (const [files, tests] of groups) {
  const chosen = files.filter((file) => names.length === 0 || names.includes(file));
  if (chosen.length > 0) mutate(chosen, tests);
}

function mutate(files, tests) {
  const { status } = spawnSync(
    join(root, 'node_modules/.bin/stryker'),
    ['run', '--mutate', files.map((file) => `${folder}/${file}`).join(',')],
    { cwd: root, stdio: 'inherit', env: { ...process.env, MUTATION_TESTS: tests.join(',') } },
  );
  if (status !== 0) process.exit(status ?? 1);
  keep();
}

function keep() {
  const noticed = new Set(['Killed', 'Timeout', 'RuntimeError']);
  const scores = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')).files : {};
  for (const [file, { mutants, source }] of Object.entries(JSON.parse(readFileSync(report, 'utf8')).files)) {
    const name = relative(join(root, folder), resolve(root, file));
    const counted = mutants.filter(({ status }) => status !== 'Ignored');
    const missed = counted.filter((mutant) => !noticed.has(mutant.status));
    const lines = source.split('\n');
    for (const { location, replacement, status } of missed) {
      const line = lines[location.start.line - 1].trim();
      console.log(
        `${name}:${location.start.line} ${status} ${line}  =>  ${replacement.replace(/\s+/g, ' ')}`,
      );
    }
    const score = counted.length === 0 ? 100 : (100 * (counted.length - missed.length)) / counted.length;
    scores[name] = { mutants: counted.length, missed: missed.length, score: Math.round(score * 10) / 10 };
  }
  const files = Object.fromEntries(Object.entries(scores).sort(([a], [b]) => (a < b ? -1 : 1)));
  const sum = (key) => Object.values(files).reduce((all, each) => all + each[key], 0);
  const all = { mutants: sum('mutants'), missed: sum('missed') };
  const score = Math.round((1000 * (all.mutants - all.missed)) / Math.max(1, all.mutants)) / 10;
  writeFileSync(results, `${JSON.stringify({ all: { ...all, score }, files }, null, 2)}\n`);
  console.log(`${all.mutants} changes in all, ${all.missed} noticed by no test: ${score} %`);
}
