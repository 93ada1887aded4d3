import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';

test.runIf(process.platform === 'linux')(
  'a thread gives way, and the one that serves pages does not',
  async () => {
    const before = getPriority();
    const thread = new Worker(
      `const { parentPort } = require('node:worker_threads');
    import(${JSON.stringify(new URL('./giving-way.ts', import.meta.url).href)}).then(({ giveWay }) => {
      giveWay();
      parentPort.postMessage(require('node:os').getPriority());
    });`,
      { eval: true },
    );
    const given = await new Promise((resolve, reject) =>
      thread.once('message', resolve).once('error', reject),
    );
    await thread.terminate();
    expect([given, getPriority()]).toEqual([Math.max(10, before), before]);
  },
);
