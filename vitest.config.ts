import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/*/src/**/*.test.ts', 'apps/*/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.routes.test.ts'],
        },
      },
      {
        test: {
          name: 'api',
          include: ['apps/api/src/**/*.routes.test.ts', 'apps/api/test/**/*.test.ts'],
          globalSetup: ['apps/api/test/postgres.global.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
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
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A headless browser now and then draws no frame for a while; what is wrong is wrong twice.
          retry: 1,
        },
      },
    ],
  },
})
