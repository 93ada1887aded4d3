// `npm test`: types, lint and every test, on a machine that has nothing but the packages. What follows goes to vitest:
// `npm test -- --project pure`. Ends with one line, `N passed, N failed`; types and lint count when they fail.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const bin = join(root, 'node_modules/.bin');
const stop = (sentence) => {
  console.error(sentence);
  console.log('0 passed, 1 failed');
  process.exit(1);
};

if (!existsSync(bin)) stop('The packages are not installed yet. Run `npm ci` first.');
if (Number(process.versions.node.split('.')[0]) < 24) {
  // Called without npm: the Node that the packages bring along does it.
  const own = join(bin, 'node');
  if (!existsSync(own)) stop(`Alongside needs Node 24 or newer; this is ${process.versions.node}.`);
  const again = spawnSync(own, process.argv.slice(1), { stdio: 'inherit' });
  process.exit(again.status ?? 1);
}

const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
const { findChromium, installChromium, noChromium } = await import('../test/browser/chromium.ts');

/** Sets CHROMIUM, or says why there is none. */
const provideBrowser = () => {
  if (env.SKIP_BROWSER) return console.log('browser   left out, because SKIP_BROWSER is set');
  if (findChromium(env) === null && !env.CHROMIUM) {
    console.log('browser   no Chromium here; trying to install it …');
    installChromium(env);
  }
  const found = findChromium(env);
  if (found === null) console.log(noChromium);
  else env.CHROMIUM = found;
};

/** Runs a tool quietly; what it says is shown when it fails. */
const check = (name, command, args) =>
  new Promise((done) => {
    const tool = spawn(join(bin, command), args, { cwd: root, env });
    let said = '';
    for (const stream of [tool.stdout, tool.stderr]) stream.on('data', (chunk) => (said += chunk));
    tool.on('error', (error) => (said += error.message));
    tool.on('close', (code) => {
      console.log(`${name.padEnd(9)} ${code === 0 ? 'in order' : 'failed'}`);
      if (code !== 0) console.log(said.trim());
      done(code === 0 ? 0 : 1);
    });
  });

const tally = join(root, '.build', `tally-${process.pid}.json`);
const runTests = () =>
  new Promise((done) => {
    const reporters = ['--reporter=minimal', '--reporter=./scripts/tally.mjs'];
    const projects = ['pure', 'embedded', 'server', 'process', ...(env.SKIP_BROWSER ? [] : ['browser'])];
    const chosen = process.argv.slice(2);
    const which = chosen.some((argument) => argument.startsWith('--project'))
      ? chosen
      : [...projects.flatMap((project) => ['--project', project]), ...chosen];
    const vitest = spawn(join(bin, 'vitest'), ['run', ...reporters, ...which], {
      cwd: root,
      env: { ...env, TALLY: tally },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    vitest.on('error', () => done(1));
    vitest.on('close', (code) => done(code ?? 1));
  });

mkdirSync(join(root, '.build'), { recursive: true });
provideBrowser();
const gates = await Promise.all([
  check('types', 'tsc', ['--noEmit']),
  check('lint', 'biome', ['check', '--diagnostic-level=warn', '--max-diagnostics=20', '.']),
]);
const code = await runTests();
const sum = existsSync(tally) ? JSON.parse(readFileSync(tally, 'utf8')) : { passed: 0, failed: 1 };
rmSync(tally, { force: true });
// A run that went wrong without a failed test has failed too.
const failed = (code !== 0 && sum.failed === 0 ? 1 : sum.failed) + gates[0] + gates[1];
console.log(`${sum.passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
