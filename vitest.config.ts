import { defineConfig } from 'vitest/config'

/** How long a test waits for what should come at once: a machine with all cores busy takes that long. */
const patienceMs = 60_000

// `isolate: false` wherever modules keep nothing from one file to the next: to load them anew for each file took
// most of the time of the API's tests.

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.routes.test.ts'],
          isolate: false,
          testTimeout: patienceMs,
        },
      },
      {
        test: {
          name: 'api',
          include: ['apps/api/src/**/*.routes.test.ts', 'apps/api/test/**/*.test.ts'],
          globalSetup: ['apps/api/test/postgres.global.ts'],
          setupFiles: ['apps/api/test/statements.setup.ts'],
          isolate: false,
          testTimeout: patienceMs,
          // The demo's five streets are loaded in some.
          hookTimeout: 5 * patienceMs,
        },
      },
      'apps/mini/vitest.config.ts',
      {
        test: {
          name: 'e2e',
          include: ['apps/*/e2e/**/*.e2e.ts', 'e2e/**/*.e2e.ts'],
          globalSetup: ['e2e/serve.global.ts'],
          // One browser at a time: the machine it must run on has two cores.
          fileParallelism: false,
          isolate: false,
          // A walk is a dozen screens and more, each of which may take its time.
          testTimeout: 10 * patienceMs,
          hookTimeout: 10 * patienceMs,
          expect: { poll: { timeout: patienceMs } },
        },
      },
    ],
  },
})
