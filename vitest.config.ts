import { defineConfig } from 'vitest/config'

/**
 * Three projects: `architecture` (rules, no database, part of `npm run check`), `unit` (pure) and `integration`
 * (a database: embedded, or the server that DATABASE_URL names).
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'architecture', include: ['e2e/architecture.test.ts'] } },
      { test: { name: 'unit', include: ['gateway-core/**/*.test.ts', 'db/**/*.test.ts', 'components/**/*.test.ts'] } },
      {
        test: {
          name: 'integration',
          include: ['server/**/*.test.ts', 'e2e/aws/**/*.test.ts', 'e2e/gateway/**/*.test.ts'],
          pool: 'threads',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
