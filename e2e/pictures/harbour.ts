import {
  APIGatewayClient,
  CreateApiKeyCommand,
  CreateDeploymentCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  GetApiKeysCommand,
  GetDeploymentsCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  GetStagesCommand,
  GetUsagePlansCommand,
  ImportRestApiCommand,
} from '@aws-sdk/client-api-gateway'
import type { Page } from '@playwright/test'
import { makeAccessKey } from '../console/make-access-key.ts'
import { tideDocument } from './tide-document.ts'

/**
 * An account of its own with names that never change, so that what a page of it shows does not depend on what else
 * happened on the same product. Made once: whoever asks again finds it.
 */
export interface Harbour {
  readonly restApiId: string
  /** Of `/harbours`. */
  readonly resourceId: string
  readonly productId: string
  readonly productSlug: string
  readonly guideSlug: string
  /** Of everything above and of what it is made of: different on each machine. */
  readonly ids: readonly string[]
}

const owner = { name: 'Ada Byron', email: 'ada@harbour.example', password: 'forty knots from the north-west' }
const productName = 'Tide Tables'
const productSlug = 'tide-tables'
const guideTitle = 'First steps'
const guideSlug = 'first-steps'

/** Signs in as the owner of the harbour's account, and makes what is missing. */
export async function fillHarbour(page: Page): Promise<Harbour> {
  await enterAccount(page)
  const { origin } = new URL(page.url())
  const wire = new APIGatewayClient({
    endpoint: `${origin}/aws`,
    region: 'us-east-1',
    credentials: await makeAccessKey(page),
  })
  const restApiId = await findOrImport(wire, productName, tideDocument)
  for (const name of ['Buoy Telemetry', 'Ferry Times', 'Lock Keeper']) await findOrImport(wire, name, smallDocument)
  await deploy(wire, restApiId)
  await makePlansAndKeys(wire, restApiId)
  const productId = await findOrMakeProduct(page)
  const shown = await page.request.get(`/products/${productSlug}/guides/${guideSlug}`)
  if (!shown.ok()) {
    await findOrMakeGuide(page, productId)
    await dressProduct(page, productId)
  }
  const { items: resources = [] } = await wire.send(new GetResourcesCommand({ restApiId }))
  const resourceId = resources.find(({ path }) => path === '/harbours')?.id ?? ''
  const ids = [productId, ...resources.map(({ id }) => id), ...(await idsOf(wire, restApiId))]
  return { restApiId, resourceId, productId, productSlug, guideSlug, ids: ids.filter((id) => id !== undefined) }
}

async function idsOf(wire: APIGatewayClient, restApiId: string): Promise<(string | undefined)[]> {
  const lists = await Promise.all([
    wire.send(new GetRestApisCommand({ limit: 500 })),
    wire.send(new GetDeploymentsCommand({ restApiId })),
    wire.send(new GetUsagePlansCommand({ limit: 500 })),
    wire.send(new GetApiKeysCommand({ limit: 500 })),
  ])
  return lists.flatMap(({ items = [] }) => items.map(({ id }) => id))
}

async function enterAccount(page: Page): Promise<void> {
  const answer = await signIn(page)
  if (answer === 'unknown') await signUp(page)
}

/** @returns `unknown` when there is no such user yet. */
async function signIn(page: Page): Promise<'in' | 'unknown'> {
  await page.goto('/sign-in?callbackUrl=/console/apis')
  await page.getByLabel('E-mail').fill(owner.email)
  await page.getByLabel('Password', { exact: true }).fill(owner.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  const refused = page.getByRole('alert').filter({ hasText: /\w/ })
  const inside = page.waitForURL((url) => url.pathname === '/console/apis').then(() => 'in' as const)
  return await Promise.race([
    inside,
    refused
      .first()
      .waitFor()
      .then(() => 'unknown' as const),
  ])
}

async function signUp(page: Page): Promise<void> {
  await page.goto('/sign-up')
  await page.getByLabel('Name').fill(owner.name)
  await page.getByLabel('E-mail').fill(owner.email)
  await page.getByLabel('Password').fill(owner.password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-up'))
  await page.goto('/sign-up/account')
  await page.getByLabel('Account name').fill('Harbour Office')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL((url) => url.pathname.startsWith('/console'))
}

async function findOrImport(wire: APIGatewayClient, title: string, document: object): Promise<string> {
  const { items = [] } = await wire.send(new GetRestApisCommand({ limit: 500 }))
  const found = items.find(({ name }) => name === title)
  if (found?.id) return found.id
  const text = JSON.stringify({ ...document, info: { version: '1', ...Object(document).info, title } })
  const { id = '' } = await wire.send(new ImportRestApiCommand({ body: Buffer.from(text) }))
  return id
}

const smallDocument = { ...tideDocument, paths: { '/warnings': tideDocument.paths['/warnings'] } }

async function deploy(wire: APIGatewayClient, restApiId: string): Promise<void> {
  const { item = [] } = await wire.send(new GetStagesCommand({ restApiId }))
  for (const stageName of ['prod', 'staging']) {
    if (item.some((stage) => stage.stageName === stageName)) continue
    await wire.send(new CreateDeploymentCommand({ restApiId, stageName, description: 'Spring tides' }))
  }
}

async function makePlansAndKeys(wire: APIGatewayClient, apiId: string): Promise<void> {
  const { items: plans = [] } = await wire.send(new GetUsagePlansCommand({ limit: 500 }))
  const { items: keys = [] } = await wire.send(new GetApiKeysCommand({ limit: 500 }))
  for (const [name, rateLimit, limit] of [
    ['Deckhand', 10, 10_000],
    ['Skipper', 50, 250_000],
  ] as const) {
    if (plans.some((plan) => plan.name === name)) continue
    const throttle = { rateLimit, burstLimit: rateLimit * 2 }
    const quota = { limit, period: 'MONTH' } as const
    const apiStages = [{ apiId, stage: 'prod' }]
    plans.push(await wire.send(new CreateUsagePlanCommand({ name, apiStages, throttle, quota })))
  }
  for (const name of ['Harbour master', 'Pilot boat', 'Weather desk']) {
    if (keys.some((key) => key.name === name)) continue
    const { id: keyId } = await wire.send(new CreateApiKeyCommand({ name, enabled: name !== 'Weather desk' }))
    const usagePlanId = plans.find((plan) => plan.name === 'Skipper')?.id
    await wire.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }))
  }
}

async function findOrMakeProduct(page: Page): Promise<string> {
  await page.goto('/console/products')
  await page.getByRole('heading', { level: 1 }).waitFor()
  const found = page.getByRole('link', { name: productName, exact: true })
  if ((await found.count()) > 0) return idAtEnd(await found.first().getAttribute('href'))
  await page.goto('/console/products/new')
  await page.getByLabel('Name').fill(productName)
  await page.getByLabel('In one line').fill('High water, low water and a berth for the night')
  await page.getByRole('checkbox', { name: `${productName} · prod` }).check({ force: true })
  for (const plan of ['Deckhand', 'Skipper']) await page.getByRole('checkbox', { name: plan }).check({ force: true })
  await page.getByRole('button', { name: 'Create product' }).click()
  await page.waitForURL(/products\/(?!new)\w+$/)
  return idAtEnd(new URL(page.url()).pathname)
}

/** What readers see of it; then everybody may. */
async function dressProduct(page: Page, productId: string): Promise<void> {
  await page.goto(`/console/products/${productId}`)
  await page.getByLabel('Category').fill('Harbours')
  await page.getByRole('textbox', { name: /^Description/ }).fill(description)
  await page.getByRole('button', { name: 'Save presentation' }).click()
  await page.getByText('Saved').first().waitFor()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await page.getByText('published for anyone').waitFor()
}

const description = `Tides, currents and moorings of **every harbour** of the estuary, from the gauges themselves.

- Heights in metres above chart datum
- Times in UTC
- Warnings as soon as they are given`

async function findOrMakeGuide(page: Page, productId: string): Promise<void> {
  await page.goto(`/console/products/${productId}/guides`)
  await page.getByRole('button', { name: 'New guide' }).first().waitFor()
  if ((await page.getByRole('link', { name: guideTitle }).count()) > 0) return
  await page.getByRole('button', { name: 'New guide' }).first().click()
  await page.getByLabel('Title').fill(guideTitle)
  await page.getByRole('button', { name: 'Create guide' }).click()
  await page.waitForURL(/\/guides\/\w+$/)
  await page.getByRole('textbox', { name: /^Text/ }).fill(guide)
  await page.getByRole('button', { name: 'Save guide' }).click()
  await page.getByText('Saved').first().waitFor()
}

const guide = `## Find a harbour

Ask for the list, then for one of them:

\`\`\`sh
curl 'https://tides.example/harbours?region=estuary'
\`\`\`

## Read its tides

Each answer has the next four tides. Heights are above *chart datum*.`

function idAtEnd(href: string | null): string {
  return href?.split('/').at(-1) ?? ''
}
