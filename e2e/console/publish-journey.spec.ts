import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { countClicks } from '../pages/count-clicks.ts'
import { journeyFrames } from '../pictures/journey-frames.ts'
import { chooseFile } from './choose-file.ts'
import { signIn } from './sign-in.ts'

/** The provider's journey of the product page: from a document to a published product that answers. */
const documentPath = path.resolve('../shared/data/openapi/museum.oas31.yaml')
const gatewayUrl = process.env.E2E_GATEWAY_URL ?? 'http://localhost:8080'

let backend: Server
let backendUrl: string

test.beforeAll(async () => {
  backend = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ from: 'the museum', method: request.method, url: request.url }))
  })
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve))
  backendUrl = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`
})

test.afterAll(() => {
  backend.closeAllConnections()
  backend.close()
})

test.beforeEach(async ({ page }) => signIn(page))

test('a document becomes a published product in six clicks, and its first call is a 200', async ({ page, context }) => {
  const slug = `museum-${Date.now()}`
  const clicks = await countClicks(page)
  const frame = journeyFrames(page, 'provider')
  await page.goto('/console/apis/new')
  await frame(page.getByRole('button', { name: 'Choose a file' }))
  await chooseFile(page.getByLabel('OpenAPI document'), documentPath)

  await expect(page).toHaveURL(/\/publish\/review$/)
  await expect(page.getByRole('heading', { name: 'Redocly Museum API' })).toBeVisible()
  await expect(page.getByText(/^kept \d+$/)).toBeVisible()
  await expect(page.getByRole('treegrid', { name: 'Resources' }).getByText('/museum-hours')).toBeVisible()
  await frame(page.getByRole('link', { name: 'Continue' }))
  await page.getByRole('link', { name: 'Continue' }).click()

  await expect(page.getByLabel('Base URL')).toHaveValue('https://redocly.com/_mock/docs/openapi/museum-api')
  await page.getByLabel('Base URL').fill('http://127.0.0.1:1')
  await expect(page.getByText(/not reachable: connection refused/)).toBeVisible()
  await page.getByLabel('Base URL').fill(backendUrl)
  await expect(page.getByText(/reachable: answered 200/)).toBeVisible()
  await frame(page.getByRole('button', { name: 'Continue' }))
  await page.getByRole('button', { name: 'Continue' }).click()

  await expect(page.getByLabel('Plan name')).toHaveValue('Free')
  await expect(page.getByLabel('Rate')).toHaveValue('10')
  await expect(page.getByLabel('Burst')).toHaveValue('20')
  await expect(page.getByLabel('Quota')).toHaveValue('10000')
  await page.getByLabel('Address').fill(slug)
  await frame(page.getByRole('button', { name: 'Continue' }))
  await page.getByRole('button', { name: 'Continue' }).click()

  await expect(page.getByLabel('Stage name')).toHaveValue('prod')
  await expect(page.getByText('/special-events/{eventId}').first()).toBeVisible()
  await frame(page.getByRole('button', { name: 'Deploy and publish' }))
  await page.getByRole('button', { name: 'Deploy and publish' }).click()

  await expect(page.getByRole('heading', { name: 'Live', exact: true })).toBeVisible()
  // And one more that no test can make: choosing the file in the browser's own dialog.
  expect((await clicks()) + 1).toBeLessThanOrEqual(6)
  const answer = page.getByRole('region', { name: 'Answer' })
  await expect(answer.getByText('200', { exact: true })).toBeVisible()
  const id = answer.getByRole('link', { name: /^[\da-f-]{36}$/ })
  await expect(id).toHaveAttribute('href', `/console/requests/${await id.textContent()}`)
  await expect(answer.getByText('"from": "the museum"')).toBeVisible()
  await frame()

  await expectCurlToWork(page, context)
  await page.getByRole('link', { name: 'Open your portal' }).click()
  await expect(page).toHaveURL(new RegExp(`/products/${slug}$`))
  await expect(page.getByRole('heading', { name: 'Redocly Museum API' }).first()).toBeVisible()
})

test('the sample is published by its own buttons; what is wrong with a plan is said at its field', async ({ page }) => {
  await page.goto('/console/apis/new')
  await page.getByRole('button', { name: 'Start with the sample' }).click()
  await page.getByRole('link', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByLabel('Rate').fill('many')
  await page.getByLabel('Address').fill('Not an address')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByLabel('Rate')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByLabel('Address')).toHaveAttribute('aria-invalid', 'true')
  await expect(page).toHaveURL(/\/publish\/plan$/)

  await page.reload()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Deploy and publish' }).click()
  await expect(page.getByRole('region', { name: 'Answer' }).getByText('200', { exact: true })).toBeVisible()
})

test('a document that cannot be read says why, and leaves no API', async ({ page }) => {
  await page.goto('/console/apis')
  const count = await page.getByRole('heading', { level: 1 }).textContent()
  await page.goto('/console/apis/new')
  const buffer = Buffer.from('openapi: 3.1.0\ninfo: [broken')
  await chooseFile(page.getByLabel('OpenAPI document'), { name: 'broken.yaml', mimeType: 'application/yaml', buffer })
  await expect(page.getByText('broken.yaml was not imported')).toBeVisible()
  await expect(page).toHaveURL(/\/apis\/new$/)
  await page.goto('/console/apis')
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(count)
})

test('a change is a draft until it is deployed, and rolling back undoes the deployment', async ({ page }) => {
  const path = `/made-${Date.now()}`
  await page.goto('/console/apis/new')
  await page.getByLabel('API name').fill(`Built ${path}`)
  await page.getByRole('button', { name: 'Create API' }).click()
  await createMockMethod(page, '/first')
  await page.getByRole('link', { name: 'Review and deploy' }).click()
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  const url = await page.getByText(/\/_aws\/execute-api\/\w+\/prod$/).textContent()
  const served = async (resource: string) => (await page.request.get(`${url}${resource}`)).status()
  await expect.poll(() => served('/first')).toBe(200)

  await page.getByRole('link', { name: 'Resources', exact: true }).click()
  await createMockMethod(page, path)
  await expect(page.getByText(/\d+ changes? not deployed to prod/)).toBeVisible()
  expect(await served(path)).toBe(403)
  await page.getByRole('link', { name: 'Review and deploy' }).click()
  await expect(page.getByText(path).first()).toBeVisible()
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  await expect.poll(() => served(path)).toBe(200)
  await expect(page.getByText(/not deployed to prod/)).toHaveCount(0)

  await page.getByRole('link', { name: 'Compare' }).first().click()
  await page.getByRole('button', { name: 'Roll back' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Roll back' }).click()
  await expect.poll(() => served(path)).toBe(403)
  expect(await served('/first')).toBe(200)
})

/** The command that the page hands out, made by the page's own copy button. */
async function expectCurlToWork(page: Page, context: ReturnType<Page['context']>): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.locator('figure', { hasText: 'curl' }).getByRole('button', { name: /copy/i }).click()
  const curl = await page.evaluate(() => navigator.clipboard.readText())
  const [, key = ''] = /x-api-key: ([^']+)'/.exec(curl) ?? []
  const [, url = ''] = /'(http[^']+)'$/.exec(curl) ?? []
  expect(key).not.toContain('•')
  const { hostname, pathname } = new URL(url)
  const answer = await page.request.get(`${gatewayUrl}${pathname}`, {
    headers: { host: hostname, 'x-api-key': key },
  })
  expect(answer.status()).toBe(200)
  expect(await answer.json()).toMatchObject({ from: 'the museum', url: '/museum-hours' })
  const refused = await page.request.get(`${gatewayUrl}${pathname}`, { headers: { host: hostname } })
  expect(refused.status()).toBe(403)
  expect(await refused.json()).toEqual({ message: 'Forbidden' })
}

/** A GET at this path, open to all, that the gateway answers by itself. */
async function createMockMethod(page: Page, path: string): Promise<void> {
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByLabel('Path', { exact: true }).fill(path)
  await page.getByRole('button', { name: 'Create resource' }).click()
  await expect(page.getByRole('treegrid', { name: 'Resources' }).getByText(path, { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Create method' }).click()
  await page.getByText('Callers need an API key', { exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Create method' }).click()
  await page.getByText('Answered here, without a backend').click()
  await page.getByRole('button', { name: 'Save integration' }).click()
  await addResponse(page, 'Method responses')
  await addResponse(page, 'Integration responses')
}

async function addResponse(page: Page, section: string): Promise<void> {
  const id = section.toLowerCase().replace(' ', '-')
  await page.getByRole('link', { name: section.slice(0, -1) }).click()
  await page.locator(`#${id}`).getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.locator(`#${id}`).getByText('200')).toBeVisible()
}
