import { expect, type Page } from '@playwright/test'
import { tabOn, tabTo } from './by-keyboard.ts'
import { placeOf, test, visit } from './walk.ts'

/** Both journeys of the product without a mouse: every control is reached by Tab, seen when it has the focus, and works. */
const email = process.env.E2E_EMAIL ?? 'owner@example.org'
const password = process.env.E2E_PASSWORD ?? ''

test('a provider goes from signing in to a published product that answers', async ({ page }) => {
  await page.goto('/sign-in?callbackUrl=/console/apis/new')
  await page.getByLabel('E-mail').focus()
  await page.keyboard.type(email)
  await tabTo(page.getByLabel('Password', { exact: true }))
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/console\/apis\/new$/)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await press(page, 'button', 'Start with the sample')
  await page.waitForURL(/\/publish\/review$/)
  await press(page, 'link', 'Continue')
  await page.waitForURL(/\/publish\/backend$/)
  await press(page, 'button', 'Continue')
  await page.waitForURL(/\/publish\/plan$/)
  await press(page, 'button', 'Continue')
  await page.waitForURL(/\/publish\/deploy/)
  await press(page, 'button', 'Deploy and publish')
  await expect(page.getByRole('heading', { name: 'Live', exact: true })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Answer' }).getByText('200', { exact: true })).toBeVisible()
  await press(page, 'link', 'Open your portal')
  await page.waitForURL(/\/products\//)
})

test('a consumer goes from the catalogue to a first 200', async ({ page }) => {
  await page.goto('/')
  await tabTo(page.getByRole('link', { name: 'Skip to content' }))
  await tabTo(page.getByRole('searchbox', { name: /^Search/ }))
  await page.keyboard.type('sea lighthouse')
  await page.waitForURL(/q=sea\+lighthouse/)
  await tabTo(page.locator('a[href="/products/lighthouse-register"]'))
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/products\/lighthouse-register/)
  await expect(page.getByRole('heading', { level: 1, name: 'Lighthouse Register' })).toBeVisible()
  await press(page, 'link', 'GET /lighthouses List lighthouses')
  await page.waitForURL(/operation=get-lighthouses/)
  await press(page, 'link', 'Sign up for a key')
  await page.waitForURL(/\/sign-up/)
  await page.getByLabel('Name').focus()
  await page.keyboard.type('Katherine Johnson')
  await tabTo(page.getByLabel('E-mail'))
  await page.keyboard.type(`katherine-${Date.now()}@example.org`)
  await tabTo(page.getByLabel('Password', { exact: true }))
  await page.keyboard.type('orbital mechanics by hand')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/products\/lighthouse-register\?operation=get-lighthouses/)
  const pane = page.getByRole('complementary', { name: 'Try it now' })
  await press(page, 'button', 'Get a key')
  await expect(pane.getByText('Key filled in')).toBeVisible()
  await press(page, 'button', 'Send')
  await expect(pane.getByRole('region', { name: 'Response' }).getByText('200 OK')).toBeVisible()
})

/** One page of each kind: tables, trees, editors, cards, tabs, forms, and what stays at its place while one scrolls. */
const kinds = [
  '/',
  '/products/[slug]',
  '/account',
  '/apps/[appId]',
  '/console',
  '/console/apis',
  '/console/apis/[apiId]/resources/[resourceId]',
  '/console/apis/[apiId]/resources/[resourceId]/methods/[httpMethod]',
  '/console/apis/[apiId]/models/[modelName]',
  '/console/apis/[apiId]/stages/[stageName]/settings',
  '/console/api-keys/[apiKeyId]',
  '/console/products/[productId]/operations',
  '/console/products/[productId]/plans',
  '/console/portals/[portalId]/branding',
  '/console/settings/profile',
  '/portals/[portal]/products/[slug]',
]

for (const pattern of kinds) {
  test(`${pattern}: the focus is seen at every stop, and nothing lies above it`, async ({ world, owner, visitor }) => {
    const { page, address } = placeOf(pattern, { world, owner, visitor })
    await visit(page, address, { width: 1024 })
    let stops = 0
    while (stops < 80 && (await tabOn(page)) !== undefined) stops++
    expect(stops).toBeGreaterThan(3)
  })
}

/** Goes there by Tab and presses Enter. */
async function press(page: Page, role: 'button' | 'link', name: string): Promise<void> {
  await tabTo(page.getByRole(role, { name, exact: true }))
  await page.keyboard.press('Enter')
}
