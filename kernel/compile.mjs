// The bytes of the WebAssembly module that AssemblyScript makes of kernel/rows.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const compile = async () => {
  const { main } = await import('assemblyscript/asc');
  let bytes;
  const { error, stderr } = await main(
    [
      'rows.ts',
      ...[
        '--outFile',
        'rows.wasm',
        '--runtime',
        'stub',
        '--optimizeLevel',
        '3',
        '--shrinkLevel',
        '0',
        '--noAssert',
      ],
      ...['--enable', 'simd', '--enable', 'threads', '--importMemory', '--sharedMemory', '--noExportMemory'],
      ...['--initialMemory', '1', '--maximumMemory', '65536'],
    ],
    {
      readFile: (name) => (name === 'rows.ts' ? readFileSync(join(import.meta.dirname, name), 'utf8') : null),
      writeFile: (_, contents) => {
        bytes = contents;
      },
      listFiles: () => [],
    },
  );
  if (error) throw new Error(String(stderr), { cause: error });
  return bytes;
};
