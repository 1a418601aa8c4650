import { expect, type Locator } from '@playwright/test'
import { test, visit } from './walk.ts'

/** What happens away from the focus is said to who cannot see it: in a live region, or as the page's new title. */
const live = 'xpath=ancestor-or-self::*[@aria-live or @role="status" or @role="alert" or @role="log"]'

test('what was saved is said by a live region', async ({ owner }) => {
  await visit(owner, '/console/settings/profile', { width: 1280 })
  await owner.getByRole('main').getByLabel('Name', { exact: true }).fill('Somebody else')
  await owner.getByRole('main').getByRole('button', { name: 'Save', exact: true }).click()
  await expectLive(owner.getByText('Name changed'))
})

test('why a form was refused is said by a live region', async ({ browser }) => {
  const page = await browser.newPage()
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill('nobody@example.org')
  await page.getByLabel('Password', { exact: true }).fill('not the password of anybody')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expectLive(page.getByText('The e-mail address or the password is wrong.'))
  await page.close()
})

test('how much a search has found is said by a live region', async ({ visitor }) => {
  await visit(visitor, '/?q=lighthouse', { width: 1280 })
  await expectLive(visitor.getByRole('main').getByText(/^\d+ APIs?$/))
})

test('a page that a link leads to is said by its title', async ({ owner }) => {
  await visit(owner, '/console/apis', { width: 1280 })
  const titles = [await owner.title()]
  for (const address of ['/console/api-keys', '/console/products', '/console/usage']) {
    await owner.getByRole('navigation').locator(`a[href="${address}"]`).first().click()
    await owner.waitForURL((url) => url.pathname === address)
    await expect.poll(() => owner.title()).not.toBe(titles.at(-1))
    const title = await owner.title()
    await expect(owner.locator('next-route-announcer').getByRole('alert')).toHaveText(title)
    titles.push(title)
  }
  expect(new Set(titles).size).toBe(titles.length)
})

async function expectLive(text: Locator): Promise<void> {
  await expect(text.first()).toBeVisible()
  await expect(text.first().locator(live).first()).toBeAttached()
}
