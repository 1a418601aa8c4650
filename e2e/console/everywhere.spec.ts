import {
  APIGatewayClient,
  CreateResourceCommand,
  GetRestApiCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from '@aws-sdk/client-api-gateway'
import { expect, type Page, test } from '@playwright/test'
import { makeAccessKey } from './make-access-key.ts'
import { deployProxy } from './make-api.ts'
import { signIn } from './sign-in.ts'

/** What is on every page: the language, the palette, the help, the counter of the draft, undo. */

test.beforeEach(async ({ page }) => signIn(page))

const backend = 'http://127.0.0.1:1'

test('the console speaks German when asked to, and English again', async ({ page }) => {
  await page.goto('/console')
  await page.getByRole('button', { name: /^Signed in as/ }).click()
  await page.getByRole('button', { name: 'Language: English' }).click()
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await expect(page.getByRole('link', { name: 'Nutzungspläne' })).toBeAttached()
  await page.goto('/console/usage')
  await expect(page.getByRole('heading', { level: 1, name: 'Nutzung' })).toBeVisible()

  await page.getByRole('button', { name: /^Angemeldet als/ }).click()
  await page.getByRole('button', { name: 'Sprache: Deutsch' }).click()
  await page.getByRole('menuitemradio', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Usage' })).toBeVisible()
})

test('the palette finds a method by its path and opens it, by keyboard alone', async ({ page }) => {
  const restApiId = await deployProxy(page, backend)
  const path = `/found-${restApiId}`
  await addMethod(page, restApiId, path)
  await page.goto('/console')
  await openPalette(page)
  await page.keyboard.type(`get ${path}`)
  const option = page.getByRole('menuitem', { name: `GET ${path}` })
  await expect(option).toBeVisible()
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/\d+ places? found/)
  for (let step = 0; step < 5 && (await option.getAttribute('data-focused')) === null; step++) {
    await page.keyboard.press('ArrowDown')
  }
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/methods\/GET$/)
})

test('the palette leads from a request id to what is known of the request', async ({ page }) => {
  const id = '0c9a9e39-7b1e-4b4f-9d2c-0f1f6a7f0000'
  await page.goto('/console')
  await openPalette(page)
  await page.getByRole('dialog').getByRole('searchbox').fill(id)
  await page.getByRole('menuitem', { name: `Request ${id}` }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Request' })).toBeVisible()
  await expect(page.getByText('Nothing was written down about this request')).toBeVisible()
})

test('a question mark opens the help of the page, an info link its entry', async ({ page }) => {
  const restApiId = await deployProxy(page, backend)
  await page.goto(`/console/apis/${restApiId}/stages/prod/settings`)
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('?')
  const panel = page.getByRole('complementary', { name: 'Help' })
  await expect(panel.getByRole('heading', { name: 'Canary release' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(panel).toHaveCount(0)

  await page.getByRole('link', { name: 'Info about Throttling' }).click()
  await expect(panel.getByRole('heading', { name: 'Throttling' })).toBeInViewport()
  await expect(panel.getByRole('link', { name: 'In AWS’s documentation' }).first()).toBeVisible()

  await page.goto(`/console/apis/${restApiId}/stages/prod/settings#help=stages.burst`)
  await expect(panel.getByRole('heading', { name: 'Burst' })).toBeInViewport()
})

test('j and k go through a list and from panel to panel, and who does not want single keys turns them off', async ({
  page,
}) => {
  await page.goto('/console/settings/audit')
  const names = page.locator('main [data-table] tbody a:first-child')
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(names.first()).toBeFocused({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('j')
  await expect(page.locator('main tbody tr').nth(1).locator(':focus')).toHaveCount(1)
  await page.keyboard.press('k')
  await expect(names.first()).toBeFocused()

  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog')
  await expect(panel).toBeVisible()
  const first = page.url()
  await page.keyboard.press('j')
  await expect(page).not.toHaveURL(first)
  await expect(page.locator('tr[aria-current]')).toHaveCount(1)
  await page.keyboard.press('k')
  await expect(page).toHaveURL(first)
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()

  await page.keyboard.press('/')
  await expect(page.locator('main input[type=search]')).toBeFocused()
  await page.keyboard.type('jk/')
  await expect(page.locator('main input[type=search]')).toHaveValue('jk/')

  await page.getByRole('button', { name: /^Signed in as/ }).click()
  await page.getByRole('radiogroup', { name: 'Single-key shortcuts' }).getByRole('radio', { name: 'Off' }).click()
  await page.keyboard.press('Escape')
  await page.goto('/console/apis')
  await page.getByRole('heading', { level: 1 }).click()
  for (const key of ['/', 'j', '?']) await page.keyboard.press(key)
  await expect(page.locator('main :is(a, input):focus')).toHaveCount(0)
  await expect(page.getByRole('complementary', { name: 'Help' })).toHaveCount(0)

  await page.goto('/console/settings/profile')
  await page.getByRole('radiogroup', { name: 'Single-key shortcuts' }).getByRole('radio', { name: 'On' }).click()
  await page.locator('main h2').first().click()
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(page.getByText('Next and previous row of a list')).toBeVisible({ timeout: 1000 })
  }).toPass()
})

test('help opens beside a dialog, and closes without it', async ({ page }) => {
  const restApiId = await deployProxy(page, backend)
  await page.goto(`/console/apis/${restApiId}/validators`)
  await page.getByRole('button', { name: 'Create validator', exact: true }).click()
  await page.getByRole('link', { name: 'Info about Check the body' }).click()
  const panel = page.getByRole('complementary', { name: 'Help' })
  await expect(panel.getByRole('heading', { name: 'Check the body' })).toBeVisible()
  await panel.getByRole('button', { name: 'Close help' }).click()
  await expect(panel).toHaveCount(0)
  await expect(page.getByRole('dialog').getByLabel('Name')).toBeVisible()
})

test('the counter says two changes after two edits, and nothing once they are deployed', async ({ page }) => {
  const restApiId = await deployProxy(page, backend)
  await page.goto(`/console/apis/${restApiId}/resources`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText(/not deployed to prod/)).toHaveCount(0)
  await addMethod(page, restApiId, '/first')
  await page.reload()
  await expect(page.getByText('1 change not deployed to prod')).toBeVisible()
  await addMethod(page, restApiId, '/second')
  await page.goto(`/console/apis/${restApiId}/models`)
  await expect(page.getByText('2 changes not deployed to prod')).toBeVisible()

  await page.getByRole('link', { name: 'Review and deploy' }).click()
  await expect(page.getByText('/first', { exact: true })).toBeVisible()
  await expect(page.getByText('2 new').first()).toBeVisible()
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  await expect(page).toHaveURL(/\/stages\/prod$/)
  await expect(page.getByText(/not deployed to prod/)).toHaveCount(0)
})

test('a method’s own settings are taken away, and given back by Undo', async ({ page }) => {
  const restApiId = await deployProxy(page, backend)
  await page.goto(`/console/apis/${restApiId}/stages/prod/methods`)
  await page.getByRole('link', { name: 'Edit' }).first().click()
  const panel = page.getByRole('dialog')
  await panel.getByLabel('Rate').fill('7')
  await panel.getByLabel('Burst').fill('9')
  await panel.getByRole('button', { name: 'Save method settings' }).click()
  const own = page.getByRole('row', { name: /7\/s, burst 9/ })
  await expect(own.getByText('its own')).toBeVisible()

  await own.getByRole('link', { name: 'Edit' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Use the stage’s settings' }).click()
  await expect(own).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(own.getByText('its own')).toBeVisible()
})

/** A `GET` that answers by itself, made over the wire: what the screen shows follows it. */
async function addMethod(page: Page, restApiId: string, path: string): Promise<void> {
  const endpoint = new URL('/aws', page.url()).href
  const client = new APIGatewayClient({ region: 'us-east-1', endpoint, credentials: await credentialsOf(page) })
  const { rootResourceId: parentId } = await client.send(new GetRestApiCommand({ restApiId }))
  const { id: resourceId } = await client.send(
    new CreateResourceCommand({ restApiId, parentId, pathPart: path.slice(1) }),
  )
  const method = { restApiId, resourceId, httpMethod: 'GET' }
  await client.send(new PutMethodCommand({ ...method, authorizationType: 'NONE' }))
  await client.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }))
  client.destroy()
}

/** Made in a page of its own, so that the one under test stays where it is. */
async function credentialsOf(page: Page) {
  const other = await page.context().newPage()
  const credentials = await makeAccessKey(other)
  await other.close()
  return credentials
}

/** Keys work once the page does. */
async function openPalette(page: Page): Promise<void> {
  const palette = page.getByRole('dialog', { name: 'Go to' })
  await expect(async () => {
    if (!(await palette.isVisible())) await page.keyboard.press('Control+k')
    await expect(palette).toBeVisible({ timeout: 2000 })
  }).toPass()
}
