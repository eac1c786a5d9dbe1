import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/bench/**', 'node_modules/**'],
    // Vitest leaves a core free; most of this waits for browsers, so that one would idle.
    maxWorkers: availableParallelism(),
    // The browser of the npm package: the same on every machine, and a third of the cost of one that
    // brings its windows along. NEIKAN_BROWSER=/usr/bin/chromium tries another.
    env: {
      NEIKAN_BROWSER: process.env['NEIKAN_BROWSER'] ?? (process.platform === 'linux' ? 'npm' : ''),
    },
    expect: { poll: { timeout: 10_000 } },
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
})
