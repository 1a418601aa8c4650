import { expect, type Page, type Request } from '@playwright/test'
import { layoutShift } from './reading.ts'
import { test, visit } from './walk.ts'

/**
 * What is slow to come has its shape at once: the answer to a followed link is held back, and what is shown is looked at.
 * The shape itself comes with what the browser fetches before a link is followed.
 */
const addresses = [
  '/console/apis',
  '/console/api-keys',
  '/console/usage-plans',
  '/console/domain-names',
  '/console/client-certificates',
  '/console/vpc-links',
  '/console/functions',
  '/console/products',
  '/console/portals',
  '/console/access-requests',
  '/console/groups',
  '/console/usage',
]

for (const address of addresses) {
  test(`${address}: a skeleton until the answer comes, and nothing jumps`, async ({ owner }) => {
    const fetched = owner.waitForResponse((answer) => isAsked(address, answer.url()) && isAhead(answer.request()))
    await visit(owner, '/console', { width: 1440 })
    await fetched
    await owner.waitForLoadState('networkidle')
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
  const isOurs = ({ href }: URL) => isAsked(address, href)
  await page.route(isOurs, async (route) => {
    if (!isAhead(route.request())) await released
    await route.continue().catch(() => undefined)
  })
  return async () => {
    release()
    await page.unroute(isOurs)
  }
}

function isAsked(address: string, url: string): boolean {
  const { pathname, searchParams } = new URL(url)
  return pathname === address && searchParams.has('_rsc')
}

/** Whether Next fetches it before anybody has followed the link. */
function isAhead(request: Request): boolean {
  const headers = request.headers()
  return 'next-router-prefetch' in headers || 'next-router-segment-prefetch' in headers
}
