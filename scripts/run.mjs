// Bundles one entry with esbuild and runs it: `node scripts/run.mjs src/main.ts [arguments]`.
// Packages stay outside the bundle; only the project's own TypeScript is turned into JavaScript.
import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = resolve(import.meta.dirname, '..');
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `Alongside needs Node 24 or newer; this is ${process.versions.node}. On Linux \`npm ci\` brings Node 24 along: start it through \`npm run\`. Elsewhere, install Node 24.`,
  );
  process.exit(1);
}
if (!existsSync(`${root}/node_modules/esbuild`)) {
  console.error('The packages are not installed yet. Run `npm ci` first.');
  process.exit(1);
}

const [entry, ...rest] = process.argv.slice(2);
const outdir = `${root}/.build`;
const { build } = await import('esbuild');
const { outputFiles } = await build({
  absWorkingDir: root,
  entryPoints: [{ in: entry, out: entry.replace(/\.tsx?$/, '') }],
  outdir,
  write: false,
  bundle: true,
  splitting: false,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  sourcemap: 'linked',
  logLevel: 'warning',
});
// Several programs may start at once: each finds whole files, its own or another's.
for (const { path, contents } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  const whole = `${path}.${process.pid}`;
  writeFileSync(whole, contents);
  renameSync(whole, path);
}
process.setSourceMapsEnabled(true);
const built = `${outdir}/${entry.replace(/\.tsx?$/, '.js')}`;
process.argv = [process.argv[0], basename(built), ...rest];
await import(pathToFileURL(built).href);
