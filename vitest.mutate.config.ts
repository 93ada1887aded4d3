import { defineConfig } from 'vitest/config';

/** For `npm run mutate`: the tests about the files that are changed, with fewer random problems, so that each is quick. */
const tests = (process.env.MUTATION_TESTS ?? '**/*').split(',');

export default defineConfig({
  test: {
    include: tests.map((name) => `src/core/matching/${name}.test.ts`),
    env: { MATCHING_RUNS: '100', MATCHING_ROUNDS: '0' },
    testTimeout: 60_000,
    maxWorkers: 1,
    isolate: false,
  },
});
