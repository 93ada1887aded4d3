import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { startProgress } from './progress.ts';

test('what is quick is done in silence', async () => {
  const said: string[] = [];
  const progress = startProgress((line) => said.push(line), 50);
  progress.at('judging');
  progress.at('solving');
  progress.end();
  await wait(80);
  expect(said).toEqual([]);
});

test('what takes long says the stage it is at, and each later one once', async () => {
  const said: string[] = [];
  const progress = startProgress((line) => said.push(line), 10);
  progress.at('judging');
  await wait(60);
  progress.at('solving');
  progress.at('solving');
  progress.end();
  expect(said).toEqual(['Judging every combination …', 'Finding the best set of pairs …']);
});
