import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    name: 'weapp',
    include: ['weapp/*.test.ts'],
    globalSetup: ['./weapp/build-once.ts'],
    testTimeout: 60_000,
  },
})
