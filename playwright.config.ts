import { defineConfig } from '@playwright/test'
import { chromiumArguments, findChromium } from './e2e/servers/chromium.ts'

/** The journeys, in a real browser against the product that `e2e/run.ts` started. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '{console,pages,portal}/**/*.spec.ts',
  workers: 1,
  // Named at the end of a run where it was needed.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    baseURL: process.env.E2E_URL ?? 'http://localhost:3000',
    trace: 'retain-on-failure',
    launchOptions: { executablePath: findChromium(), args: chromiumArguments },
  },
})
