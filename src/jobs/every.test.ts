import { expect, test, vi } from 'vitest';
import { every } from './every.ts';

test('a round that throws is logged without its words, and the next one comes', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let rounds = 0;
  const job = every(0.005, 'mail', async () => {
    rounds += 1;
    throw new Error('selu@example.org was refused');
  });
  await expect.poll(() => rounds).toBeGreaterThan(2);
  await job.stop();
  const said = log.mock.calls.flat().join('\n');
  expect(said).toContain('The job “mail” stumbled: Error');
  expect(said).not.toContain('selu');
  log.mockRestore();
});

test('rounds never overlap, and a stop waits for the one under way', async () => {
  let running = 0;
  let most = 0;
  const job = every(0, 'slow', async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 20));
    running -= 1;
  });
  await new Promise((resolve) => setTimeout(resolve, 70));
  await job.stop();
  expect([most, running]).toEqual([1, 0]);
});
