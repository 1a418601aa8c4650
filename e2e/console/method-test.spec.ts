import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { signIn } from './sign-in.ts'

/** A method is tried out before anybody can call it, and shows what it did. */

let backend: Server
let backendUrl: string

test.beforeAll(async () => {
  backend = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ asked: request.url, pet: request.headers['x-pet'] }))
  })
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve))
  backendUrl = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`
})

test.afterAll(() => {
  backend.closeAllConnections()
  backend.close()
})

test.beforeEach(async ({ page }) => signIn(page))

test('a method that is not deployed is tested, and shows its answer, its stages and its log', async ({ page }) => {
  await draftMethod(page, '/pets/{id}', `${backendUrl}/store`)
  await page.getByRole('navigation', { name: 'Method sections' }).getByRole('link', { name: 'Test' }).click()
  await expect(page).toHaveURL(/\/test$/)
  await page.getByRole('textbox', { name: '{id}' }).fill('7')
  const headers = page.getByRole('group', { name: 'Headers' })
  await headers.getByRole('button', { name: 'Add' }).click()
  await headers.getByRole('textbox', { name: 'Header' }).fill('X-Pet')
  await headers.getByRole('textbox', { name: 'Value' }).fill('Rex')
  await page.getByRole('button', { name: 'Test', exact: true }).click()

  await expect(page.getByRole('status').filter({ hasText: '200' })).toBeVisible()
  await expect(page.getByText('"pet": "Rex"')).toBeVisible()
  await page.getByText('Call integration').click()
  await expect(page.getByRole('region', { name: 'Integration request, then Integration response' })).toBeVisible()
  await page.getByRole('radio', { name: 'Log' }).click()
  await expect(page.getByText('Method request path: {id=7}')).toBeVisible()
  await expect(page.getByText('Method completed with status: 200')).toBeVisible()
})

test('a test that fails opens the stage that refused and says why', async ({ page }) => {
  await draftMethod(page, '/broken', 'http://127.0.0.1:1/')
  await page.getByRole('link', { name: 'Test', exact: true }).click()
  await page.getByRole('button', { name: 'Test', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: '504' })).toBeVisible()
  await expect(page.getByText('Refused', { exact: true })).toBeVisible()
  await expect(page.getByText('INTEGRATION_FAILURE')).toBeVisible()
})

/** Leaves the page at the method's definition. */
async function draftMethod(page: Page, path: string, url: string): Promise<void> {
  await page.goto('/console/apis/new')
  await page.getByLabel('API name').fill(`Tested ${Date.now()}`)
  await page.getByRole('button', { name: 'Create API' }).click()
  await page.waitForURL((address) => /\/apis\/(?!new)\w+/.test(address.pathname))
  const restApiId = /apis\/(\w+)/.exec(page.url())?.[1] ?? ''
  await page.goto(`/console/apis/${restApiId}/resources`)
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByLabel('Path', { exact: true }).fill(path)
  await page.getByRole('button', { name: 'Create resource' }).click()
  await page.getByRole('button', { name: 'Create method' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Create method' }).click()
  await page.getByLabel('URL').fill(url)
  await page.getByRole('button', { name: 'Save integration' }).click()
  await expect(page.getByText('Saved as a draft').first()).toBeVisible()
}
