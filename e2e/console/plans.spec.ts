import { readFileSync } from 'node:fs'
import {
  APIGatewayClient,
  CreateApiKeyCommand,
  CreateUsagePlanKeyCommand,
  GetUsageCommand,
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

test('a key is granted more of its period, and the plan’s usage is a file', async ({ page }) => {
  const wire = await client(page)
  const { usagePlanId } = await makePlan(page, '3')
  const { id: keyId = '' } = await wire.send(new CreateApiKeyCommand({ name: `Busy ${usagePlanId}`, enabled: true }))
  await wire.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }))
  await page.reload()
  await page.getByRole('button', { name: `Extend quota: Busy ${usagePlanId}`, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByLabel('Left from now on')).toHaveValue('3')
  await dialog.getByLabel('Left from now on').fill('')
  await dialog.getByRole('button', { name: 'Set what is left' }).click()
  await expect(dialog.getByLabel('Left from now on')).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel('Left from now on').fill('500')
  await dialog.getByRole('button', { name: 'Set what is left' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByRole('table', { name: 'Keys in this plan' })).toContainText('0 of 500')
  const today = new Date().toISOString().slice(0, 10)
  const usage = await wire.send(new GetUsageCommand({ usagePlanId, startDate: today, endDate: today }))
  expect(usage.items).toEqual({ [keyId]: [[0, 500]] })

  await page.getByRole('button', { name: 'Export usage', exact: true }).click()
  await dialog.getByLabel('From').fill('2026-01-01')
  await page.getByRole('button', { name: 'Download' }).click()
  await expect(dialog.getByLabel('To', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  await dialog.getByLabel('From').fill(today)
  const arrival = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  const file = await arrival
  expect(file.suggestedFilename()).toBe(`usage-${usagePlanId}-${today}-${today}.csv`)
  expect(readFileSync(await file.path(), 'utf8')).toBe(
    `date,keyId,name,used,remaining\r\n${today},${keyId},Busy ${usagePlanId},0,500\r\n`,
  )

  await page.goto(`/console/api-keys/${keyId}`)
  await page
    .getByRole('button', { name: `Extend quota: Plan of ${await planApi(wire, usagePlanId)}`, exact: true })
    .click()
  await page.getByLabel('Left from now on').fill('0')
  await page.getByRole('button', { name: 'Set what is left' }).click()
  await expect(page.getByText('0 of 0 requests')).toBeVisible()
})

/** The API of a plan that `makePlan` has made. */
async function planApi(wire: APIGatewayClient, usagePlanId: string): Promise<string> {
  const { apiStages = [] } = await wire.send(new GetUsagePlanCommand({ usagePlanId }))
  return apiStages[0]?.apiId ?? ''
}

/** A plan over an API of its own, whose page is open. */
async function makePlan(page: Page, quota?: string) {
  const restApiId = await deployProxy(page, 'http://127.0.0.1:9')
  await page.goto('/console/usage-plans/new')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(`Plan of ${restApiId}`)
  if (quota !== undefined) await page.getByLabel('Quota').fill(quota)
  await page.getByText(restApiId, { exact: true }).click()
  await page.getByRole('button', { name: 'Create plan' }).click()
  await page.waitForURL(/usage-plans\/(?!new)\w+$/)
  return { restApiId, usagePlanId: new URL(page.url()).pathname.split('/').at(-1) ?? '' }
}

async function client(page: Page): Promise<APIGatewayClient> {
  const credentials = await makeAccessKey(page)
  return new APIGatewayClient({ endpoint: `${consoleUrl}/aws`, region: 'us-east-1', credentials })
}
