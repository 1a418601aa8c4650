import { defineConfig } from 'vitest/config'

/**
 * `architecture`: rules, no database, part of `npm run check`. `unit`: pure. `integration`: a database, embedded or the
 * server that DATABASE_URL names. `system`: whole processes, real clients.
 */
export default defineConfig({
  test: {
    // `e2e/run.ts` runs two parts side by side.
    maxWorkers: '50%',
    // With `--coverage`: every line of what decides about requests is run by a test.
    coverage: {
      provider: 'v8',
      include: ['gateway-core/src/{stages,templates,mapping,limits,sigv4,routing,policy}/**/*.ts'],
      exclude: ['**/*.test.ts', '**/testing/**'],
      reporter: [['text', { skipFull: true }]],
      thresholds: { lines: 100 },
    },
    projects: [
      {
        test: {
          name: 'architecture',
          include: ['e2e/architecture.test.ts', 'e2e/refusals/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'unit',
          include: [
            'gateway-core/**/*.test.ts',
            'db/**/*.test.ts',
            'components/**/*.test.ts',
            'e2e/parts/**/*.test.ts',
          ],
          // One process for all files: a third of the time went into starting one for each.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'integration',
          include: ['server/**/*.test.ts'],
          pool: 'threads',
          // One embedded database for each thread, kept over files.
          isolate: false,
          // The first test of a thread makes its database: seconds of work, minutes where others work too.
          testTimeout: 120_000,
          hookTimeout: 120_000,
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
