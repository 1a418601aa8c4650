import { expect, type Page, test } from '@playwright/test'
import { fillHarbour, type Harbour } from './harbour.ts'
import { steadyPage } from './steady-page.ts'

/**
 * The main pages look as they did: what a window shows of them, in both themes and at three widths, beside the pictures in
 * `baselines/`. A change that is meant is accepted with `npm run pictures -- --update`.
 */
const themes = ['light', 'dark'] as const
const sizes = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
  { width: 2560, height: 1440 },
]

type State = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>

let harbour: Harbour
let state: State

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  const page = await browser.newPage()
  harbour = await fillHarbour(page)
  state = await page.context().storageState()
  await page.close()
})

/** Of visitors, and of the owner of the account. */
const readers: Readonly<Record<'visitor' | 'owner', Readonly<Record<string, (from: Harbour) => string>>>> = {
  visitor: {
    catalogue: () => '/?q=Tide+Tables',
    product: ({ productSlug }) => `/products/${productSlug}`,
    reference: ({ productSlug }) => `/products/${productSlug}?tab=reference`,
    'try-pane': ({ productSlug }) => `/products/${productSlug}?operation=post-harbours`,
    'sign-in': () => '/sign-in',
  },
  owner: {
    'console-home': () => '/console',
    apis: () => '/console/apis',
    method: ({ restApiId, resourceId }) => `/console/apis/${restApiId}/resources/${resourceId}/methods/GET`,
    stage: ({ restApiId }) => `/console/apis/${restApiId}/stages/prod`,
    products: () => '/console/products',
    'product-edit': ({ productId }) => `/console/products/${productId}`,
    keys: () => '/console/api-keys',
  },
}

for (const [reader, pages] of Object.entries(readers)) {
  for (const [name, addressOf] of Object.entries(pages)) {
    test(`${name} looks as it did`, async ({ browser }) => {
      const context = await browser.newContext({
        reducedMotion: 'reduce',
        ...(reader === 'owner' ? { storageState: state } : {}),
      })
      const page = await context.newPage()
      for (const size of sizes) {
        await page.setViewportSize(size)
        await page.goto(addressOf(harbour))
        await steadyPage(page, harbour)
        for (const theme of themes) {
          await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
          const picture = name === 'try-pane' ? page.getByRole('complementary', { name: 'Try it now' }) : page
          await expect.soft(picture).toHaveScreenshot(`${name}-${size.width}-${theme}.png`, { timeout: 45_000 })
        }
      }
      await context.close()
    })
  }
}
