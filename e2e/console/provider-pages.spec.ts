import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { signIn } from './sign-in.ts'

/** The plain pages behind the journey: keys, plans, products, stages, usage. */
const gatewayUrl = process.env.E2E_GATEWAY_URL ?? 'http://localhost:8080'

let backend: Server
let backendUrl: string

test.beforeAll(async () => {
  backend = createServer((request, response) => {
    response.end(JSON.stringify({ url: request.url, trace: request.headers['x-trace'] }))
  })
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve))
  backendUrl = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`
})

test.afterAll(() => {
  backend.closeAllConnections()
  backend.close()
})

test.beforeEach(async ({ page }) => signIn(page))

test('a key works in a plan, is refused when disabled, and its use shows by itself', async ({ page }) => {
  const restApiId = await deployProxy(page)
  const url = `${gatewayUrl}/_aws/execute-api/${restApiId}/prod/anything`
  const name = `Plan ${restApiId}`

  await page.goto('/console/usage-plans/new')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('Quota').fill('3')
  await page.getByText(restApiId).click()
  await page.getByRole('button', { name: 'Create plan' }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()

  await page.goto('/console/api-keys')
  await page.getByRole('button', { name: 'Create API key' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(`Key ${restApiId}`)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^None yet/ })
    .click()
  await page.getByRole('option', { name }).click()
  await page.getByRole('button', { name: 'Create key' }).click()
  await page.getByRole('button', { name: 'Get the value' }).click()
  await expect(page.getByTitle('Hidden')).toBeVisible()
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  const key = (await page.locator('section', { hasText: 'Callers send it' }).locator('code').textContent()) ?? ''
  expect(key.length).toBeGreaterThanOrEqual(20)

  const call = async () => (await page.request.get(url, { headers: { 'x-api-key': key } })).status()
  await expect.poll(call).toBe(200)
  await page.getByRole('button', { name: 'Disable' }).click()
  await expect.poll(call).toBe(403)
  await page.getByRole('button', { name: 'Enable' }).click()
  await expect.poll(call).toBe(200)
  await expect.poll(call).toBe(429)

  await page.goto(`/console/usage?api=${restApiId}`)
  const overQuota = page.locator('dl > div', { hasText: 'Over quota' }).locator('dd')
  await expect(overQuota).not.toHaveText('0')
  const before = Number(await overQuota.textContent())
  await call()
  await expect.poll(async () => Number(await overQuota.textContent())).toBeGreaterThan(before)
})

test('a stage’s variables and limits take effect without a deployment, and it exports', async ({ page }) => {
  const restApiId = await deployProxy(page)
  await page.goto(`/console/apis/${restApiId}/stages/prod/variables`)
  const variables = page.locator('section', { hasText: 'Description and variables' })
  await variables.getByRole('button', { name: 'Add', exact: true }).click()
  await variables.getByLabel('Name').fill('backend')
  await variables.getByLabel('Value').fill('api.example.com')
  await page.getByRole('button', { name: 'Save variables' }).click()
  await expect(page.getByText('Saved, and served within a second')).toBeVisible()
  await page.reload()
  await expect(variables.getByLabel('Value')).toHaveValue('api.example.com')

  await page.getByRole('link', { name: 'Settings', exact: true }).last().click()
  await page.getByLabel('Rate').fill('0')
  await page.getByLabel('Burst').fill('0')
  await page.getByRole('button', { name: 'Save throttling' }).click()
  const open = `${gatewayUrl}/_aws/execute-api/${restApiId}/prod/open`
  await expect.poll(async () => (await page.request.get(open)).status()).toBe(429)

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export prod' })
  await dialog.getByText('Swagger 2.0').click()
  await dialog.getByText('JSON').click()
  await dialog.getByText('Backends and settings').click()
  await dialog.getByRole('button', { name: 'Download' }).click()
  expect((await download).suggestedFilename()).toMatch(/^swagger_.*\.json$/)
})

test('a method’s integration is edited, mapped and deployed', async ({ page }) => {
  const restApiId = await deployProxy(page)
  await page.goto(`/console/apis/${restApiId}/resources`)
  await page.getByRole('treegrid').getByText('GET', { exact: true }).click()
  await page.getByRole('link', { name: /^Integration request/ }).click()
  const integration = page.locator('#integration-request')
  await integration.getByRole('button', { name: 'Add', exact: true }).first().click()
  await integration.getByLabel('To', { exact: true }).fill('integration.request.header.X-Trace')
  await integration.getByLabel('From', { exact: true }).fill("'from the console'")
  await page.getByRole('button', { name: 'Save integration request' }).click()
  await expect(page.getByText('1 change not deployed to prod')).toBeVisible()
  await page.getByRole('link', { name: 'Review and deploy' }).click()
  await expect(page.getByText(/from the console/)).toBeVisible()
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  await expect(page.getByText('served', { exact: true }).first()).toBeVisible()
  const url = `${gatewayUrl}/_aws/execute-api/${restApiId}/prod/open`
  await expect.poll(async () => (await (await page.request.get(url)).json()).trace).toBe('from the console')
})

test('a product begins as a draft, is described, priced and published', async ({ page }) => {
  const restApiId = await deployProxy(page)
  const name = `Product ${restApiId}`
  await page.goto('/console/usage-plans/new')
  await page.getByLabel('Name').fill(`Plan of ${restApiId}`)
  await page.getByText(restApiId).click()
  await page.getByRole('button', { name: 'Create plan' }).click()
  await page.waitForURL(/usage-plans\/\w+$/)

  await page.goto('/console/products/new')
  await page.getByLabel('Name').fill(name)
  await page.getByText(restApiId, { exact: true }).click()
  await page.getByText(`Plan of ${restApiId}`).click()
  await page.getByRole('button', { name: 'Create product' }).click()
  await expect(page.getByText('draft', { exact: true })).toBeVisible()

  await page.getByRole('textbox', { name: /^Description/ }).fill('## Hello\n\nRead **this**.')
  await expect(page.getByRole('region', { name: 'Preview of the description' }).getByText('this')).toBeVisible()
  await page.getByRole('button', { name: 'Save presentation' }).click()
  await page.getByRole('link', { name: /^Stages and plans/ }).click()
  await page.getByLabel(`Price of Plan of ${restApiId}`).fill('9.50')
  await page.getByRole('button', { name: 'Save stages and plans' }).click()
  await expect(page.getByText('Saved').first()).toBeVisible()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('published for anyone')).toBeVisible()
  await page.getByRole('link', { name: 'Open in the portal' }).click()
  await expect(page.getByRole('heading', { name }).first()).toBeVisible()
  await expect(page.getByText('$9.50').first()).toBeVisible()
})

test('an API is deleted only when its name is typed', async ({ page }) => {
  await page.goto('/console/apis/new')
  const name = `Gone ${Date.now()}`
  await page.getByLabel('API name').fill(name)
  await page.getByRole('button', { name: 'Create API' }).click()
  await page.getByRole('navigation', { name: 'API sections' }).getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Delete API' }).click()
  const confirm = page.getByRole('alertdialog').getByRole('button', { name: 'Delete API' })
  await expect(confirm).toBeDisabled()
  await page.getByRole('alertdialog').getByRole('textbox').fill(name)
  await confirm.click()
  await page.waitForURL(/\/console\/apis$/)
  await expect(page.getByRole('link', { name })).toHaveCount(0)
})

/** An API over the backend, deployed to prod: every path needs a key, `GET /open` does not. Answers its id. */
async function deployProxy(page: Page): Promise<string> {
  await page.goto('/console/apis/new')
  await page.getByLabel('Backend URL').fill(backendUrl)
  await page.getByRole('button', { name: 'Proxy it' }).click()
  await page.waitForURL(/\/publish\/backend$/)
  const restApiId = /apis\/(\w+)\//.exec(page.url())?.[1] ?? ''
  await page.goto(`/console/apis/${restApiId}/resources`)
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByLabel('Path', { exact: true }).fill('/open')
  await page.getByRole('button', { name: 'Create resource' }).click()
  await page.getByRole('button', { name: 'Create method' }).click()
  await page.getByText('Callers need an API key', { exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Create method' }).click()
  await page.getByLabel('URL').fill(`${backendUrl}/open`)
  await page.getByRole('button', { name: 'Save integration' }).click()
  await expect(page.getByText('Saved as a draft').first()).toBeVisible()
  await page.goto(`/console/apis/${restApiId}/deploy`)
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  await page.waitForURL(/\/stages\/prod$/)
  return restApiId
}
