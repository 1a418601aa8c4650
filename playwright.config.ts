import { defineConfig } from '@playwright/test'
import { chromiumArguments, findChromium } from './e2e/servers/chromium.ts'

/** The journeys, in a real browser against the product that `e2e/run.ts` started. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '{console,pages,pictures,portal,speed}/**/*.spec.ts',
  workers: 1,
  // Named at the end of a run where it was needed.
  retries: process.env.CI ? 1 : 0,
  timeout: 120_000,
  expect: {
    timeout: 15_000,
    toHaveScreenshot: { maxDiffPixelRatio: 0.005, animations: 'disabled' },
  },
  snapshotPathTemplate: '{testDir}/pictures/baselines/{arg}{ext}',
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    baseURL: process.env.E2E_URL ?? 'http://localhost:3000',
    trace: 'retain-on-failure',
    // For the strips of the README: `e2e/pictures/run.ts`.
    colorScheme: process.env.E2E_THEME === 'dark' ? 'dark' : 'light',
    launchOptions: { executablePath: findChromium(), args: chromiumArguments },
  },
})
