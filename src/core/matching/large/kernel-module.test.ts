import { expect, test } from 'vitest';
import { compile } from '../../../../kernel/compile.mjs';
import { kernelModule } from './kernel-module.ts';

test('the committed module is what the compiler makes of the source', async () => {
  expect(Buffer.from(await compile()).toString('base64')).toBe(kernelModule);
});
