import { defineConfig } from 'vitest/config';

const jsx = { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } } as const;

/** Tests that use the database; they run once on each engine. */
const slices = [
  'src/{db,features,jobs,demo}/**/*.test.{ts,tsx}',
  'src/*.test.{ts,tsx}',
  'test/slices/**/*.test.{ts,tsx}',
];
const pure = [
  'src/{core,sheets,ui,web,cli}/**/*.test.{ts,tsx}',
  'src/features/**/{rules,template}*.test.ts',
  'test/house/**/*.test.{ts,tsx}',
];

const project = (name: string, include: readonly string[], more: object = {}) => ({
  oxc: jsx,
  test: { name, include: [...include], testTimeout: 60_000, hookTimeout: 120_000, ...more },
});

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      project('pure', pure),
      project('embedded', slices, { globalSetup: 'test/dump.ts', env: { DATABASE: 'embedded' } }),
      project('server', slices, { globalSetup: 'test/server.ts', env: { DATABASE: 'server' } }),
      project('process', ['test/process/**/*.test.ts']),
      project('browser', ['test/browser/**/*.test.ts'], {
        globalSetup: 'test/dump.ts',
        testTimeout: 300_000,
      }),
    ],
  },
});
