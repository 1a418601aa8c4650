import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { signIn } from '../console/sign-in.ts'
import { crawl } from './crawl.ts'
import { fillWorld } from './filled-world.ts'
import { pagePatterns } from './page-patterns.ts'

/**
 * Every page there is, found by following links as a reader without JavaScript does: WCAG 2.2 AA as far as axe can tell,
 * in both themes, and nothing wider than a telephone.
 */
const patterns = pagePatterns()

/** Pages that nobody can link to from a page of one who is signed in: each with what opens it. */
const unlinked: Readonly<Record<string, string>> = {
  '/apps/invitations/[token]': '/apps/invitations/used-up',
  '/confirm-address/[token]': '/confirm-address/used-up',
  '/console/[...nowhere]': '/console/no-such-page',
  '/console/access-requests/[accessRequestId]': '/console/access-requests/none',
  '/console/requests/[requestId]': '/console/requests/8d3b2a52-1d5c-4d8e-9d3a-0d6f3a1c2b4e',
  '/notices/switch-off': '/notices/switch-off?token=used-up',
  '/requests/decide/[token]': '/requests/decide/used-up',
}

/** These have tests of their own, since what they need is used up or belongs to somebody else. */
const elsewhere: Readonly<Record<string, string>> = {
  '/sign-in': 'for visitors: below',
  '/sign-up': 'for visitors: below',
  '/sign-up/account': 'for users without an account: personas.spec.ts',
  '/apps/[appId]': 'for consumers: apps.spec.ts',
  '/requests/new': 'for consumers: approvals.spec.ts',
  '/console/products/[productId]/guides/[guideId]': 'products.spec.ts',
  '/products/[slug]/guides/[guide]': 'products.spec.ts',
  '/console/apis/[apiId]/publish/live': 'publish-journey.spec.ts',
  '/portals/[portal]/apps': 'portals.spec.ts',
  '/portals/[portal]/apps/[appId]': 'portals.spec.ts',
  '/portals/[portal]/enter': 'portals.spec.ts',
  '/portals/[portal]/invitation': 'portals.spec.ts',
  '/portals/[portal]/pages/[page]': 'portals.spec.ts',
  '/portals/[portal]/products/[slug]/guides/[guide]': 'products.spec.ts',
}

/** Pages that this test has been seen to pass. */
const seen =
  /^\/console\/(ap|access|domain|functions)|^\/console$|^\/console\/portals(\/\[portalId\](\/(audience|branding))?)?$/

type State = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>

let state: State
let addresses: ReadonlyMap<string, string>

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  const page = await browser.newPage()
  await signIn(page)
  const { restApiId, resourceId, portalSlug } = await fillWorld(page)
  state = await page.context().storageState()
  const seeds = ['/console', '/', '/apps', '/account', '/requests', `/portals/${portalSlug}~consumer`]
  const resource = `/console/apis/${restApiId}/resources/${resourceId}`
  const journey = ['review', 'backend', 'plan', 'deploy'].map((step) => `/console/apis/${restApiId}/publish/${step}`)
  addresses = await crawl(page.request, [...seeds, ...journey, resource, ...Object.values(unlinked)], patterns)
  await page.close()
})

test('every page can be reached by links', () => {
  const missing = patterns.filter(
    (pattern) => !addresses.has(pattern) && !(pattern in unlinked || pattern in elsewhere),
  )
  expect(missing).toEqual([])
})

for (const pattern of patterns.filter((each) => !(each in elsewhere))) {
  test(`${pattern} has nothing serious`, async ({ browser }) => {
    test.fixme(!seen.test(pattern), 'not run on a machine at rest yet')
    const address = addresses.get(pattern) ?? unlinked[pattern]
    test.skip(address === undefined, 'not reached: said above')
    await check(browser, address ?? '', state)
  })
}

for (const address of ['/sign-in', '/sign-up', '/', '/products/lighthouse-register', '/no-such-page']) {
  test.fixme(`${address} has nothing serious for a visitor`, async ({ browser }) => {
    await check(browser, address, undefined)
  })
}

/** Everything in the light theme on a wide screen; colours and width in the dark one on a telephone, in German. */
async function check(browser: Browser, address: string, storageState: State | undefined): Promise<void> {
  const context = await browser.newContext({
    storageState,
    reducedMotion: 'reduce',
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
  })
  try {
    const page = await context.newPage()
    await page.goto(address)
    await settled(page)
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    expect(serious(await new AxeBuilder({ page }).withTags(tags).analyze())).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
    await context.addCookies([{ name: 'locale', value: 'de', url: page.url() }])
    await page.reload()
    await settled(page)
    await expect(page.locator('html')).toHaveAttribute('lang', 'de')
    expect(serious(await new AxeBuilder({ page }).withRules(['color-contrast', 'target-size']).analyze())).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  } finally {
    await context.close()
  }
}

async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading').first()).toBeVisible()
  // What a page asks for again and again is no reason to wait for ever.
  await page.waitForLoadState('networkidle', { timeout: 5000 }).catch(() => undefined)
}

/** What is wrong, where, in words. */
function serious({ violations }: Awaited<ReturnType<AxeBuilder['analyze']>>): string[] {
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}
