import { expect, type Page } from '@playwright/test'
import { layoutShift } from './reading.ts'
import { test, visit } from './walk.ts'

/** What is slow to come has its shape at once: the answer to a followed link is held back, and what is shown is looked at. */
const links: readonly string[] = [
  '/console/apis',
  '/console/api-keys',
  '/console/usage-plans',
  '/console/domain-names',
  '/console/functions',
  '/console/products',
  '/console/portals',
  '/console/access-requests',
  '/console/groups',
  '/console/usage',
  '/console/settings',
]

for (const address of links) {
  test(`${address}: a skeleton until the answer comes, and nothing jumps`, async ({ owner }) => {
    await visit(owner, address === '/console/apis' ? '/console/api-keys' : '/console', { width: 1440 })
    const before = await layoutShift(owner)
    const release = await hold(owner, address)
    try {
      await owner.getByRole('navigation').locator(`a[href="${address}"]`).first().click()
      await expect(owner.getByRole('main').getByRole('status').filter({ hasText: 'Loading' }).first()).toBeVisible()
    } finally {
      await release()
    }
    await expect(owner.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
    await expect(owner.getByRole('main').locator('.animate-shimmer')).toHaveCount(0)
    expect((await layoutShift(owner)) - before).toBeLessThan(0.1)
  })
}

/** Keeps answers for an address back, but not what Next fetches before a link is followed. Returns what lets them go. */
async function hold(page: Page, address: string): Promise<() => Promise<void>> {
  let release = () => undefined as undefined
  const released = new Promise<void>((resolve) => {
    release = () => void resolve()
  })
  const isAsked = (url: URL) => url.pathname === address && url.searchParams.has('_rsc')
  await page.route(isAsked, async (route) => {
    const headers = route.request().headers()
    if (!headers['next-router-prefetch'] && !headers['next-router-segment-prefetch']) await released
    await route.continue().catch(() => undefined)
  })
  return async () => {
    release()
    await page.unroute(isAsked)
  }
}
