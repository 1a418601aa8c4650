import { defineConfig } from 'vitest/config'

/**
 * `architecture`: rules, no database, part of `npm run check`. `unit`: pure. `integration`: a database, embedded or the
 * server that DATABASE_URL names. `system`: whole processes, real clients.
 */
export default defineConfig({
  test: {
    // With `--coverage`: every line of what decides about requests is run by a test.
    coverage: {
      provider: 'v8',
      include: ['gateway-core/src/{stages,templates,mapping,limits,sigv4,routing,policy}/**/*.ts'],
      exclude: ['**/*.test.ts', '**/testing/**'],
      reporter: [['text', { skipFull: true }]],
      thresholds: { lines: 100 },
    },
    projects: [
      { test: { name: 'architecture', include: ['e2e/architecture.test.ts'] } },
      {
        test: {
          name: 'unit',
          include: ['gateway-core/**/*.test.ts', 'db/**/*.test.ts', 'components/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['server/**/*.test.ts'],
          pool: 'threads',
          // One embedded database for each thread, kept over files.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'system',
          include: ['e2e/aws/**/*.test.ts', 'e2e/gateway/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
