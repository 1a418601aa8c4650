import {
  APIGatewayClient,
  GetAccountCommand,
  GetClientCertificatesCommand,
  GetTagsCommand,
  GetVpcLinksCommand,
} from '@aws-sdk/client-api-gateway'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { makeAccessKey } from './make-access-key.ts'
import { importApi } from './make-api.ts'
import { signIn } from './sign-in.ts'

/**
 * Client certificates, VPC links, tags and the audit log; and a viewer, who changes none of what there is. Set aside until
 * they have been seen to pass once against a built product.
 */
const consoleUrl = process.env.E2E_URL ?? 'http://localhost:3000'

test.beforeEach(async ({ page }) => signIn(page))

async function wireOf(page: Page): Promise<APIGatewayClient> {
  const credentials = await makeAccessKey(page)
  return new APIGatewayClient({ endpoint: `${consoleUrl}/aws`, region: 'us-east-1', credentials })
}

test('a client certificate is generated, described, tagged, downloaded and deleted', async ({ page }) => {
  const wire = await wireOf(page)
  const description = `Museum ${Date.now()}`
  await page.goto('/console/client-certificates')
  await page.getByRole('button', { name: 'Generate client certificate' }).click()
  await page.getByRole('dialog').getByLabel('Description').fill(description)
  await page.getByRole('dialog').getByRole('button', { name: 'Generate', exact: true }).click()
  await expect(page.getByRole('heading', { name: description, level: 1 })).toBeVisible()
  await expect(page.getByText('no stage; choose it in the settings of one')).toBeVisible()

  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^\w+\.pem$/)

  await page.getByRole('group', { name: 'Tags of this object' }).getByRole('button', { name: 'Add' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('team')
  await page.getByRole('textbox', { name: 'Value', exact: true }).fill('museum')
  await page.getByRole('button', { name: 'Save tags' }).click()
  await expect(page.getByText('Tags saved').first()).toBeVisible()
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const resourceArn = `arn:aws:apigateway:us-east-1::/clientcertificates/${id}`
  expect((await wire.send(new GetTagsCommand({ resourceArn }))).tags).toEqual({ team: 'museum' })

  await page.getByLabel('Description').fill(`${description}, new`)
  await page.getByRole('button', { name: 'Save description' }).click()
  await expect(page.getByRole('heading', { name: `${description}, new`, level: 1 })).toBeVisible()

  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('button', { name: 'Delete certificate' }).click()
  await page.waitForURL(/\/console\/client-certificates$/)
  await expect(page.getByRole('link', { name: `${description}, new` })).toHaveCount(0)
  const { items = [] } = await wire.send(new GetClientCertificatesCommand({ limit: 500 }))
  expect(items.map(({ clientCertificateId }) => clientCertificateId)).not.toContain(id)
})

test('a VPC link says that nothing goes through it, is renamed and deleted', async ({ page }) => {
  const wire = await wireOf(page)
  const name = `Link ${Date.now()}`
  await page.goto('/console/vpc-links')
  await page.getByRole('button', { name: 'Create VPC link' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('Target').fill('nowhere')
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(dialog.getByText(/ARN is not well formed nowhere/)).toBeVisible()
  await dialog
    .getByLabel('Target')
    .fill('arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/museum/0123456789abcdef')
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(page.getByText('Calls do not go through VPC links yet')).toBeVisible()
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Save VPC link' }) })
  await form.getByLabel('Name').fill(`${name} renamed`)
  await form.getByRole('button', { name: 'Save VPC link' }).click()
  await expect(page.getByRole('heading', { name: `${name} renamed`, level: 1 })).toBeVisible()
  const { items = [] } = await wire.send(new GetVpcLinksCommand({ limit: 500 }))
  expect(items.map((link) => link.name)).toContain(`${name} renamed`)
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('button', { name: 'Delete VPC link' }).click()
  await page.waitForURL(/\/console\/vpc-links$/)
  await expect(page.getByRole('link', { name: `${name} renamed` })).toHaveCount(0)
})

test('the audit log shows a change with who made it, and leads to its object and its request', async ({ page }) => {
  const title = `Audited ${Date.now()}`
  const restApiId = await importApi(page, { openapi: '3.0.1', info: { title, version: '1' }, paths: {} })
  await page.goto(`/console/settings/audit?q=${restApiId}`)
  const row = page.getByRole('row').filter({ hasText: 'ImportRestApi' })
  await expect(row).toContainText(`/restapis/${restApiId}`)
  await row.getByRole('link', { name: 'ImportRestApi' }).click()
  const panel = page.getByRole('dialog', { name: 'ImportRestApi' })
  await expect(panel.getByRole('link', { name: 'What else it did' })).toBeVisible()
  await panel.getByRole('link', { name: `/restapis/${restApiId}` }).click()
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible()

  await page.goto(`/console/settings/audit?q=no-such-thing-${restApiId}`)
  await expect(page.getByText('No change matches')).toBeVisible()
})

test('AWS’s account is on the settings page: its limits, and a role that the wire has too', async ({ page }) => {
  const wire = await wireOf(page)
  const role = 'arn:aws:iam::123456789012:role/logs'
  await page.goto('/console/settings')
  const field = page.getByRole('textbox', { name: 'CloudWatch log role' })
  const save = page.getByRole('button', { name: 'Save role' })
  await field.fill('logs')
  await save.click()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveValue('logs')
  await field.fill(role)
  await save.click()
  await expect(page.getByText('Role saved').first()).toBeVisible()
  expect((await wire.send(new GetAccountCommand({}))).cloudwatchRoleArn).toBe(role)
  await field.fill('')
  await save.click()
  await expect(page.getByText('Role taken away').first()).toBeVisible()
  expect((await wire.send(new GetAccountCommand({}))).cloudwatchRoleArn).toBeUndefined()
})

const writes =
  /^(Create|Add|Delete|Save|New|Remove|Publish|Generate|Upload|Run|Reset|Edit|Change|Store|Test|Import|Show in|Discard)\b/

test('a viewer walks the console and is offered nothing that changes anything', async ({ page, browser }) => {
  const schema = { type: 'object', properties: { name: { type: 'string' } } }
  const restApiId = await importApi(page, {
    openapi: '3.0.1',
    info: { title: `Seen ${Date.now()}`, version: '1', description: 'Looked at' },
    paths: {},
    components: { schemas: { Pet: schema } },
  })
  const { viewer, close } = await makeViewer(page, browser)
  const api = `/console/apis/${restApiId}`
  const pages = [
    ...['models', 'models/Pet', 'models/~new', 'validators', 'authorizers', 'authorizers/~new', 'gateway-responses'],
    ...['gateway-responses/THROTTLED', 'documentation', 'documentation/versions', 'documentation/import'],
  ].map((part) => `${api}/${part}`)
  const others = ['functions', 'functions/~new', 'domain-names', 'client-certificates', 'vpc-links', 'settings']
  const settings = ['members', 'access-keys', 'aws-credentials', 'limits', 'audit'].map((part) => `settings/${part}`)
  for (const address of [...pages, ...[...others, ...settings].map((part) => `/console/${part}`)]) {
    await viewer.goto(address)
    await expect(viewer.getByRole('heading', { level: 1 })).toBeVisible()
    const offered = viewer.locator('main').locator('button:visible, a:visible')
    const names = (await offered.allInnerTexts()).map((name) => name.trim())
    expect(
      names.filter((name) => writes.test(name)),
      address,
    ).toEqual([])
    const fields = viewer.locator('main form').locator('input:visible:enabled, textarea:visible:enabled')
    expect(await fields.count(), address).toBe(0)
  }
  await viewer.goto(`${api}/models/~new`)
  await expect(viewer.getByText('Your role may only look')).toBeVisible()
  await viewer.goto('/console/settings/audit')
  await expect(viewer.getByText('Only owners and admins may read the audit log')).toBeVisible()
  await close()
})

/** Somebody new in the owner's account, who may only look. */
async function makeViewer(page: Page, browser: Browser): Promise<{ viewer: Page; close: () => Promise<void> }> {
  const email = `viewer-${Date.now()}@example.org`
  await page.goto('/console/settings/members')
  await page.getByRole('button', { name: 'Add member' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail').fill(email)
  await dialog.getByText('May look at everything.').click()
  await dialog.getByRole('button', { name: 'Add member' }).click()
  const secret = page.getByRole('dialog', { name: `${email} is a member now` })
  await secret.getByRole('button', { name: 'Show', exact: true }).click()
  const password = (await secret.locator('code').last().textContent())?.trim() ?? ''
  const context = await browser.newContext()
  const viewer = await context.newPage()
  await viewer.goto('/sign-in?callbackUrl=/console/apis')
  await viewer.getByLabel('E-mail').fill(email)
  await viewer.getByLabel('Password', { exact: true }).fill(password)
  await viewer.getByRole('button', { name: 'Sign in', exact: true }).click()
  await viewer.waitForURL((url) => url.pathname === '/console/apis')
  return { viewer, close: () => context.close() }
}
