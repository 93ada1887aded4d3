import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { limits } from './sheet.ts';
import type { Value } from './values.ts';

// The program is text because it only calls a package: no build step has to know of a second entry.
const program = `
  const { parentPort, workerData } = require('node:worker_threads');
  const parseNumber = (text) => [text];
  import(workerData.library)
    .then(({ readSheet }) => readSheet(workerData.bytes, workerData.sheet, { trim: false, parseNumber }))
    .then((rows) => parentPort.postMessage({ rows }), () => parentPort.postMessage({ rows: undefined }));
`;

/**
 * Reads one sheet of a workbook in a thread of its own, so that a hostile one can neither freeze the server nor take its
 * memory. Sheets count from 1. 'exhausted' means that the thread hit its bounds.
 */
export function readWorkbook(
  bytes: ArrayBuffer,
  sheet: number,
): Promise<Value[][] | 'damaged' | 'exhausted'> {
  const library = pathToFileURL(createRequire(import.meta.url).resolve('read-excel-file/universal')).href;
  const worker = new Worker(program, {
    eval: true,
    workerData: { library, bytes, sheet },
    transferList: [bytes],
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.readingMegabytes },
  });
  return new Promise((resolve) => {
    const settle = (result: Value[][] | 'damaged' | 'exhausted') => {
      clearTimeout(timer);
      void worker.terminate();
      resolve(result);
    };
    const timer = setTimeout(() => settle('exhausted'), limits.readingMilliseconds);
    worker.once('message', ({ rows }: { rows: Value[][] | undefined }) => settle(rows ?? 'damaged'));
    worker.once('error', () => settle('exhausted'));
  });
}
