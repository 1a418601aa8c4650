import {
  APIGatewayClient,
  CreateApiKeyCommand,
  CreateDeploymentCommand,
  CreateDocumentationVersionCommand,
  CreateDomainNameCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  CreateUsagePlanCommand,
  GetApiKeysCommand,
  GetDocumentationVersionsCommand,
  GetDomainNameCommand,
  GetMethodCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  GetStagesCommand,
  GetUsagePlansCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from '@aws-sdk/client-api-gateway'
import { expect, type Page, test } from '@playwright/test'
import { makeAccessKey } from './make-access-key.ts'
import { signIn } from './sign-in.ts'

/**
 * What the wire makes is on the screen with the next look at it, and what the screen makes is in the wire's next answer,
 * noun by noun. Parts of an API have their own test in `api-parts.spec.ts`.
 */
const consoleUrl = process.env.E2E_URL ?? 'http://localhost:3000'

test.beforeEach(async ({ page }) => signIn(page))

test('APIs, resources, methods, integrations, stages and versions', async ({ page }) => {
  const wire = await client(page)
  const suffix = Date.now()
  const { id: restApiId = '' } = await wire.send(new CreateRestApiCommand({ name: `Wired ${suffix}` }))
  await page.goto(`/console/apis?q=${suffix}`)
  await page.getByRole('link', { name: `Wired ${suffix}` }).click()
  await expect(page.getByRole('heading', { name: `Wired ${suffix}`, level: 1 })).toBeVisible()

  const { items: [root] = [] } = await wire.send(new GetResourcesCommand({ restApiId }))
  const made = await wire.send(new CreateResourceCommand({ restApiId, parentId: root?.id, pathPart: 'wired' }))
  const method = { restApiId, resourceId: made.id, httpMethod: 'GET' }
  await wire.send(new PutMethodCommand({ ...method, authorizationType: 'AWS_IAM' }))
  await wire.send(
    new PutIntegrationCommand({
      ...method,
      type: 'HTTP_PROXY',
      integrationHttpMethod: 'GET',
      uri: 'https://wire.example/x',
    }),
  )
  await page.goto(`/console/apis/${restApiId}/resources/${made.id}/methods/GET`)
  const flow = page.getByRole('navigation', { name: 'Method execution' })
  await expect(flow).toContainText('IAM')
  await expect(flow).toContainText('wire.example')
  await page.goto(`/console/apis/${restApiId}/resources/${made.id}/methods/GET?part=integration`)
  await page.getByLabel('URL').fill('https://screen.example/y')
  await page.getByRole('button', { name: 'Save integration' }).click()
  await expect(page.getByText('Saved as a draft').first()).toBeVisible()
  expect((await wire.send(new GetMethodCommand(method))).methodIntegration?.uri).toBe('https://screen.example/y')

  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByLabel('Path', { exact: true }).fill('/screened')
  await page.getByRole('button', { name: 'Create resource' }).click()
  await expect(page.getByRole('treegrid', { name: 'Resources' }).getByText('/screened')).toBeVisible()
  const { items: resources = [] } = await wire.send(new GetResourcesCommand({ restApiId }))
  expect(resources.map(({ path }) => path).sort()).toEqual(['/', '/screened', '/wired'])

  await wire.send(new CreateDeploymentCommand({ restApiId, stageName: 'wired', description: 'From the wire' }))
  await page.goto(`/console/apis/${restApiId}/stages`)
  await expect(page.getByRole('main')).toContainText('wired')
  await page.goto(`/console/apis/${restApiId}/deploy`)
  await page.getByRole('link', { name: 'New stage' }).click()
  await page.getByLabel('Name of the new stage').fill('screened')
  await page.getByRole('button', { name: 'Deploy', exact: true }).click()
  await page.waitForURL(/\/stages\/screened/)
  const { item: stages = [] } = await wire.send(new GetStagesCommand({ restApiId }))
  expect(stages.map(({ stageName }) => stageName).sort()).toEqual(['screened', 'wired'])

  await wire.send(new CreateDocumentationVersionCommand({ restApiId, documentationVersion: 'wired-1' }))
  await page.goto(`/console/apis/${restApiId}/documentation/versions`)
  await expect(page.getByRole('row', { name: /^wired-1/ })).toBeVisible()
  await page.getByRole('button', { name: 'Publish a version' }).click()
  await page.getByLabel('Name').fill('screened-1')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('row', { name: /^screened-1/ })).toBeVisible()
  const { items: versions = [] } = await wire.send(new GetDocumentationVersionsCommand({ restApiId }))
  expect(versions.map(({ version }) => version).sort()).toEqual(['screened-1', 'wired-1'])

  await page.goto('/console/apis/new')
  await page.getByLabel('API name').fill(`Screened ${suffix}`)
  await page.getByRole('button', { name: 'Create API' }).click()
  await page.waitForURL(/\/console\/apis\/\w{10}/)
  const { items: apis = [] } = await wire.send(new GetRestApisCommand({ limit: 500 }))
  expect(apis.map(({ name }) => name)).toContain(`Screened ${suffix}`)
})

test('keys, usage plans and domain names', async ({ page }) => {
  const wire = await client(page)
  const suffix = Date.now()
  await wire.send(new CreateApiKeyCommand({ name: `Wired key ${suffix}` }))
  await page.goto(`/console/api-keys?q=${suffix}`)
  await expect(page.getByRole('row', { name: new RegExp(`Wired key ${suffix}`) })).toBeVisible()
  await page.getByRole('button', { name: 'Create API key' }).click()
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(`Screened key ${suffix}`)
  await page.getByRole('button', { name: 'Create key' }).click()
  await expect(page.getByRole('heading', { name: `Screened key ${suffix}` })).toBeVisible()
  const { items: keys = [] } = await wire.send(new GetApiKeysCommand({ nameQuery: 'Screened' }))
  expect(keys.map(({ name }) => name)).toContain(`Screened key ${suffix}`)

  await wire.send(new CreateUsagePlanCommand({ name: `Wired plan ${suffix}` }))
  await page.goto('/console/usage-plans')
  await expect(page.getByRole('row', { name: new RegExp(`Wired plan ${suffix}`) })).toBeVisible()
  await page.goto('/console/usage-plans/new')
  await page.getByLabel('Name').fill(`Screened plan ${suffix}`)
  await page.getByRole('button', { name: 'Create plan' }).click()
  await expect(page.getByRole('heading', { name: `Screened plan ${suffix}`, level: 1 })).toBeVisible()
  const { items: plans = [] } = await wire.send(new GetUsagePlansCommand({ limit: 500 }))
  expect(plans.map(({ name }) => name)).toContain(`Screened plan ${suffix}`)

  await wire.send(new CreateDomainNameCommand({ domainName: `wired-${suffix}.example.org` }))
  await page.goto('/console/domain-names')
  await expect(page.getByRole('row', { name: new RegExp(`wired-${suffix}`) })).toBeVisible()
  await page.getByRole('button', { name: 'Create domain name' }).first().click()
  const dialog = page.getByRole('dialog')
  const domainName = `screened-${suffix}.example.org`
  await dialog.getByLabel('Domain name').fill(domainName)
  await dialog.getByLabel('Domain name').press('Enter')
  await expect(page.getByRole('heading', { name: domainName, level: 1 })).toBeVisible()
  expect((await wire.send(new GetDomainNameCommand({ domainName }))).domainName).toBe(domainName)
})

async function client(page: Page): Promise<APIGatewayClient> {
  const credentials = await makeAccessKey(page)
  return new APIGatewayClient({ endpoint: `${consoleUrl}/aws`, region: 'us-east-1', credentials })
}
