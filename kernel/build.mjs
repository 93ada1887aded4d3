// Compiles kernel/rows.ts and writes the module, in base64, to src/core/matching/large/kernel-module.ts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from './compile.mjs';

const bytes = await compile();
const lines = Buffer.from(bytes)
  .toString('base64')
  .match(/.{1,100}/g);
writeFileSync(
  join(import.meta.dirname, '../src/core/matching/large/kernel-module.ts'),
  `/** What \`node kernel/build.mjs\` made of kernel/rows.ts: ${bytes.length} bytes of WebAssembly, in base64. */\n` +
    `export const kernelModule =\n${lines.map((line) => `  '${line}'`).join(' +\n')};\n`,
);
