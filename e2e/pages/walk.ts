import path from 'node:path'
import { test as base, expect, type Page } from '@playwright/test'
import { pagePatterns } from './page-patterns.ts'
import { type WholeWorld, wholeWorld } from './whole-world.ts'

/** Pages that one who is signed in does not get to see. */
const forVisitors = new Set(['/sign-in', '/sign-up', '/portals/[portal]/enter'])

interface Walk {
  /** Made once by each worker, so that the tests of a file need nothing of each other. */
  readonly world: WholeWorld
  /** The page of the owner, and that of somebody who is nobody: one each for all tests, since a new one costs a second. */
  readonly owner: Page
  readonly visitor: Page
}

/** Pages that only lead on to another. */
const leadingOn = new Set(['/console/apis/[apiId]', '/console/apis/[apiId]/resources'])

export const patterns = pagePatterns().filter((pattern) => !leadingOn.has(pattern))

/** Tests that walk all pages of an account in which there is one of everything. */
export const test = base.extend<object, Walk>({
  world: [
    async ({ browser }, use, { project }) => {
      // Playwright empties the folder when a run begins.
      const file = process.env.E2E_WORLD ?? path.join(project.outputDir, 'whole-world.json')
      await use(await wholeWorld(browser, file))
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  owner: [
    async ({ browser, world }, use) => {
      const context = await browser.newContext({ ...options, storageState: world.state })
      await use(await context.newPage())
      await context.close()
    },
    { scope: 'worker' },
  ],
  visitor: [
    async ({ browser }, use) => {
      const context = await browser.newContext(options)
      await use(await context.newPage())
      await context.close()
    },
    { scope: 'worker' },
  ],
})

const options = { baseURL: process.env.E2E_URL ?? 'http://localhost:3000', reducedMotion: 'reduce' } as const

/** The page that shows a pattern, and its address. */
export function placeOf(pattern: string, { world, owner, visitor }: Walk): { page: Page; address: string } {
  return { page: forVisitors.has(pattern) ? visitor : owner, address: world.addresses.get(pattern) ?? '' }
}

interface Look {
  readonly width: number
  readonly theme?: 'light' | 'dark'
  readonly locale?: 'en' | 'de'
}

/** Opens an address in a window of some width and waits until nothing more is coming. */
export async function visit(
  page: Page,
  address: string,
  { width, theme = 'light', locale = 'en' }: Look,
): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await page.context().addCookies([{ name: 'locale', value: locale, url: options.baseURL }])
  await page.goto(address)
  await settled(page)
}

/** The page is there, answers its reader, and waits for nothing. */
export async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading').first()).toBeVisible()
  await page.waitForFunction(() => {
    const isAlive = Object.keys(document.querySelector('h1, h2') ?? {}).some((key) => key.startsWith('__react'))
    const isWaiting = document.querySelector('.animate-shimmer, .invisible.absolute.inset-0') !== null
    return isAlive && !isWaiting && document.fonts.status === 'loaded'
  })
}
