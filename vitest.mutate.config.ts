import { defineConfig } from 'vitest/config';

/** For `npm run mutate`: the tests of the matching engine alone, with fewer random problems, so that each mutant is quick. */
export default defineConfig({
  test: {
    include: ['src/core/matching/**/*.test.ts'],
    env: { MATCHING_RUNS: '100', MATCHING_ROUNDS: '0' },
    testTimeout: 60_000,
    maxWorkers: 1,
    isolate: false,
  },
});
