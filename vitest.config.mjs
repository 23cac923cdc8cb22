import { defineConfig } from 'vitest/config'
import { engineFlags } from './scripts/lib/process.mjs'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: ['test/support/deny-network.ts', 'test/support/seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    execArgv: [...engineFlags],
    maxWorkers: 2,
  },
})
