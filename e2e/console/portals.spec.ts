import { expect, type Page, test } from '@playwright/test'
import { offerTrial } from '../portal/offer-trial.ts'
import { chooseFile } from './choose-file.ts'
import { signIn } from './sign-in.ts'

/** A provider makes a portal, gives it a look, publishes and closes it; a visitor sees what is published, and only that. */
const logo = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 24"><rect width="80" height="24" fill="#0b6e4f"/></svg>`
let name: string
let slug: string

test.beforeEach(async ({ page }) => {
  name = `Harbour ${Date.now()}`
  slug = name.toLowerCase().replace(' ', '-')
  await signIn(page)
})

test('a portal is made, given a look, previewed, published, changed and closed', async ({ page, browser }) => {
  await makePortal(page)
  await tab(page, 'Branding')
  const logoFile = { name: 'logo.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(logo) }
  await chooseFile(page.getByLabel('Logo on light', { exact: true }), logoFile)
  await expect(page.getByRole('img', { name: 'Logo on light' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Accent, Light', exact: true }).fill('#0b6e4f')
  await page.getByRole('textbox', { name: 'Text, Light', exact: true }).fill('#bbbbbb')
  await expect(page.getByText('Some text could not be read')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save branding' })).toBeDisabled()
  await page.getByRole('button', { name: 'Use the nearest readable colours' }).click()
  await expect(page.getByText('All text has a contrast of 4.5 to 1 or more.')).toBeVisible()
  await page.getByRole('button', { name: 'Save branding' }).click()
  await expect(page.getByText('Saved in the draft')).toBeVisible()

  await tab(page, 'Pages')
  await page.getByRole('textbox', { name: 'Headline' }).fill('Ships, berths and tides')
  await page.getByRole('button', { name: 'Save home page' }).click()
  await expect(page.getByText('Saved in the draft').first()).toBeVisible()
  await page.getByRole('link', { name: 'New page' }).click()
  await page.getByLabel('Title').fill('Getting started')
  await page.getByLabel('Text', { exact: true }).fill('# Welcome aboard\n\n<script>alert(1)</script> Take a **key**.')
  await page.getByRole('button', { name: 'Save page' }).click()
  await page.waitForURL(/\/pages\/(?!new)\w+$/)

  const visitor = await (await browser.newContext()).newPage()
  expect((await visitor.goto(`/portals/${slug}`))?.status()).toBe(404)
  expect((await visitor.goto(`/portals/${slug}~visitor`))?.status()).toBe(404)
  await page.goto(`/portals/${slug}~visitor`)
  await expect(page.getByRole('heading', { name: 'Ships, berths and tides' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('Preview of the draft')
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign up' })).toBeVisible()

  await publish(page, 'The first one')
  await visitor.goto(`/portals/${slug}`)
  await expect(visitor.getByRole('heading', { name: 'Ships, berths and tides' })).toBeVisible()
  await expect(visitor.getByRole('img', { name })).toBeVisible()
  expect(
    await visitor.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--accent')),
  ).toContain('#0b6e4f')
  await visitor.getByRole('button', { name: 'Go to…' }).click()
  await visitor.getByRole('menuitem', { name: 'Getting started' }).click()
  await visitor.waitForURL(`**/portals/${slug}/pages/getting-started`)
  await visitor.goto(`/portals/${slug}/pages/getting-started`)
  await expect(visitor.getByRole('heading', { name: 'Welcome aboard' })).toBeVisible()
  expect(await visitor.locator('main script').count()).toBe(0)

  await page.goto('/console/portals')
  await page.getByRole('link', { name }).click()
  await tab(page, 'Pages')
  await page.getByRole('textbox', { name: 'Headline' }).fill('Another headline')
  await page.getByRole('button', { name: 'Save home page' }).click()
  await expect(page.getByRole('link', { name: '1 change · Review and publish' })).toBeVisible()
  await visitor.goto(`/portals/${slug}`)
  await expect(visitor.getByRole('heading', { name: 'Ships, berths and tides' })).toBeVisible()
  await page.getByRole('link', { name: '1 change · Review and publish' }).click()
  await expect(page.getByRole('list', { name: 'Changes' })).toContainText(
    'the headline changes from “Ships, berths and tides” to “Another headline”',
  )
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('Version 2 is published')).toBeVisible()
  await visitor.reload()
  await expect(visitor.getByRole('heading', { name: 'Another headline' })).toBeVisible()
  await page.getByRole('button', { name: 'Go back to version 1' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Go back to it' }).click()
  await expect(page.getByText('Version 1 is served again')).toBeVisible()
  await visitor.reload()
  await expect(visitor.getByRole('heading', { name: 'Ships, berths and tides' })).toBeVisible()

  await tab(page, 'Overview')
  await page.getByRole('button', { name: 'Close portal' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Close portal' }).click()
  await expect(page.getByText('The portal is closed').first()).toBeVisible()
  expect((await visitor.goto(`/portals/${slug}`))?.status()).toBe(404)
  await expect(visitor.getByRole('heading', { name: `${name} is closed` })).toBeVisible()
  expect((await visitor.request.get(`/portals/${slug}/llms.txt`)).status()).toBe(404)
})

test('who was invited enters with the link; others see the gate and nothing of the portal', async ({
  page,
  browser,
}) => {
  await makePortal(page)
  await tab(page, 'Audience')
  await page.getByText('By invitation', { exact: true }).click()
  await page.getByRole('button', { name: 'Save audience' }).click()
  await expect(page.getByText('The audience holds from now on')).toBeVisible()
  await page.getByLabel('E-mail addresses').fill('grace@example.org')
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = await page.locator('code', { hasText: '/invitation?token=' }).textContent()
  await publish(page, '')

  const guest = await (await browser.newContext()).newPage()
  await guest.goto(`/portals/${slug}/apis`)
  await expect(guest).toHaveURL(/\/enter\?to=/)
  await expect(guest.getByRole('heading', { name })).toBeVisible()
  await expect(guest.getByRole('search')).toHaveCount(0)
  for (const path of [
    'llms.txt',
    'search?q=lighthouse',
    'sitemap.xml',
    'index.md',
    'products/lighthouse-register/openapi.json',
  ]) {
    expect((await guest.request.get(`/portals/${slug}/${path}`)).status(), path).toBe(404)
  }
  await guest.goto(link ?? '')
  await guest.getByRole('link', { name: 'Create an account' }).click()
  await guest.getByLabel('Name').fill('Grace Hopper')
  await guest.getByLabel('E-mail').fill(`grace-${Date.now()}@example.org`)
  await guest.getByLabel('Password').fill('nanoseconds of copper wire')
  await guest.getByRole('button', { name: 'Create account' }).click()
  await guest.getByRole('button', { name: 'Enter the portal' }).click()
  await guest.waitForURL((url) => url.pathname === `/portals/${slug}`)
  await guest.goto(`/portals/${slug}/apis`)
  await expect(guest.getByRole('heading', { name: 'APIs', level: 1 })).toBeVisible()
})

test('a visitor of the portal tries a product with a key for minutes, and sees what is left of it', async ({
  page,
  browser,
}) => {
  await offerTrial(page)
  await makePortal(page)
  await publish(page, '')
  const path = `/portals/${slug}/products/lighthouse-register`
  const visitor = await (await browser.newContext()).newPage()
  await visitor.goto(`${path}?operation=get-lighthouses`)
  const pane = visitor.getByRole('complementary', { name: 'Try it now' })
  await pane.getByRole('button', { name: 'Try with a key for 10 minutes' }).click()
  const usage = visitor.waitForResponse((response) => new URL(response.url()).pathname === `${path}/trial`)
  await pane.getByRole('button', { name: 'Send' }).click()
  await expect(pane.getByRole('region', { name: 'Response' }).getByText('200 OK')).toBeVisible()
  await expect(pane.getByText(/^9,999 of 10,000 requests left; /)).toBeVisible()
  expect((await usage).status()).toBe(200)
  const stranger = await browser.newContext()
  // Without the cookie of a trial there is nothing to ask about.
  expect((await stranger.request.get(`${path}/trial`)).status()).toBe(400)
})

async function makePortal(page: Page): Promise<void> {
  await page.goto('/console/portals')
  await page.getByRole('button', { name: 'New portal' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Create portal' }).click()
  await page.waitForURL(/\/console\/portals\/\w+$/)
}

async function publish(page: Page, description: string): Promise<void> {
  await page.goto('/console/portals')
  await page.getByRole('link', { name }).click()
  await page.getByRole('link', { name: 'Review and publish' }).click()
  await page.getByLabel('What has changed?').fill(description)
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('Version 1 is published')).toBeVisible()
}

async function tab(page: Page, label: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Parts of the portal' }).getByRole('link', { name: label }).click()
  await expect(
    page.getByRole('navigation', { name: 'Parts of the portal' }).getByRole('link', { name: label }),
  ).toHaveAttribute('aria-current', 'page')
}
