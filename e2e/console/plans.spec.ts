import {
  APIGatewayClient,
  CreateApiKeyCommand,
  GetUsagePlanCommand,
  GetUsagePlanKeysCommand,
} from '@aws-sdk/client-api-gateway'
import { expect, type Page, test } from '@playwright/test'
import { makeAccessKey } from './make-access-key.ts'
import { deployProxy } from './make-api.ts'
import { signIn } from './sign-in.ts'

/** A plan's limits for single methods, chosen from what is deployed, and its keys, found among very many. */
const consoleUrl = process.env.E2E_URL ?? 'http://localhost:3000'

test.beforeEach(async ({ page }) => signIn(page))

test('a method is chosen and limited; a wrong value is told at its field, and nothing is lost', async ({ page }) => {
  const wire = await client(page)
  const { restApiId, usagePlanId } = await makePlan(page)
  const methods = page.locator('section').filter({ has: page.getByRole('heading', { name: /^Methods of/ }) })
  await methods.getByRole('button', { name: 'Add a method' }).click()
  await expect(methods.getByRole('button', { name: /Method$/ })).toContainText('ANY /')
  await methods.getByRole('button', { name: /Method$/ }).click()
  await page.getByRole('option', { name: /^ANY \/\{proxy\+\}/ }).click()
  await methods.getByLabel('Rate').fill('2.5')
  await methods.getByLabel('Burst').fill('many')
  await methods.getByRole('button', { name: 'Save method limits' }).click()
  await expect(methods.getByLabel('Burst')).toHaveAttribute('aria-invalid', 'true')
  await expect(methods.getByLabel('Burst')).toHaveValue('many')
  await expect(methods.getByLabel('Rate')).toHaveValue('2.5')
  await methods.getByLabel('Burst').fill('3')
  await methods.getByRole('button', { name: 'Save method limits' }).click()
  await expect(page.getByText('Saved, and in force').first()).toBeVisible()
  const limited = await wire.send(new GetUsagePlanCommand({ usagePlanId }))
  expect(limited.apiStages).toEqual([
    { apiId: restApiId, stage: 'prod', throttle: { '/{proxy+}/ANY': { rateLimit: 2.5, burstLimit: 3 } } },
  ])
  await methods.getByRole('button', { name: 'Remove /{proxy+}/ANY' }).click()
  await methods.getByRole('button', { name: 'Save method limits' }).click()
  await expect(async () => {
    const { apiStages } = await wire.send(new GetUsagePlanCommand({ usagePlanId }))
    expect(apiStages).toEqual([{ apiId: restApiId, stage: 'prod' }])
  }).toPass()
})

test('a key is found by part of its name, added, and offered no more', async ({ page }) => {
  const wire = await client(page)
  const mark = `needle-${Date.now().toString(36)}`
  const key = await wire.send(new CreateApiKeyCommand({ name: `Partner ${mark}`, enabled: true }))
  const { usagePlanId } = await makePlan(page)
  const field = page.getByRole('combobox', { name: 'Add a key' })
  const option = page.getByRole('option', { name: `Partner ${mark}` })
  // What is typed before the page is alive is not searched for.
  await expect(async () => {
    await field.fill('')
    await field.fill(mark.toUpperCase())
    await expect(option).toBeVisible({ timeout: 3000 })
  }).toPass()
  await option.click()
  await expect(field).toHaveValue(`Partner ${mark}`)
  await page.locator('form').filter({ has: field }).getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('table', { name: 'Keys in this plan' }).getByRole('link')).toHaveText([`Partner ${mark}`])
  const { items = [] } = await wire.send(new GetUsagePlanKeysCommand({ usagePlanId }))
  expect(items.map(({ id }) => id)).toEqual([key.id])
  await expect(async () => {
    await field.fill('')
    await field.fill(mark)
    await expect(page.getByText('Nothing found')).toBeVisible({ timeout: 3000 })
  }).toPass()
})

/** A plan over an API of its own, whose page is open. */
async function makePlan(page: Page) {
  const restApiId = await deployProxy(page, 'http://127.0.0.1:9')
  await page.goto('/console/usage-plans/new')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(`Plan of ${restApiId}`)
  await page.getByText(restApiId, { exact: true }).click()
  await page.getByRole('button', { name: 'Create plan' }).click()
  await page.waitForURL(/usage-plans\/(?!new)\w+$/)
  return { restApiId, usagePlanId: new URL(page.url()).pathname.split('/').at(-1) ?? '' }
}

async function client(page: Page): Promise<APIGatewayClient> {
  const credentials = await makeAccessKey(page)
  return new APIGatewayClient({ endpoint: `${consoleUrl}/aws`, region: 'us-east-1', credentials })
}
