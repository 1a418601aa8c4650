import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Browser, expect, type Page } from '@playwright/test'
import { crawl } from './crawl.ts'
import { type FilledWorld, fillWorld } from './filled-world.ts'
import { newOwner } from './new-user.ts'
import { pagePatterns } from './page-patterns.ts'

export type State = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>

/** An account of its own in which there is one of everything, with words that do not fit where one expects them. */
export interface WholeWorld extends FilledWorld {
  /** The owner's cookies. */
  readonly state: State
  /** For each page one address, with this account's ids. */
  readonly addresses: ReadonlyMap<string, string>
  readonly productSlug: string
  /** Of a portal that lets in whoever was invited. */
  readonly gatedSlug: string
}

/** Pages that nobody can link to from a page of one who is signed in: each with what opens it. */
const unlinked: Readonly<Record<string, string>> = {
  '/apps/invitations/[token]': '/apps/invitations/used-up',
  '/confirm-address/[token]': '/confirm-address/used-up',
  '/console/[...nowhere]': '/console/no-such-page',
  '/console/requests/[requestId]': '/console/requests/8d3b2a52-1d5c-4d8e-9d3a-0d6f3a1c2b4e',
  '/forgot-password': '/forgot-password',
  '/notices/switch-off': '/notices/switch-off?token=used-up',
  '/requests/decide/[token]': '/requests/decide/used-up',
  '/reset-password/[token]': '/reset-password/used-up',
  '/sign-in': '/sign-in',
  '/sign-up': '/sign-up',
  '/sign-up/account': '/sign-up/account',
}

const longWord = 'Verkehrsinfrastrukturfinanzierung'
const longPath = '/einkommensteuerrueckerstattungen/{verwaltungsverfahrensgesetzesnummer}/anlagen'

/**
 * Makes the account and walks it, or reads what another worker of the same run did: after a failed test Playwright begins
 * with a new one.
 */
export async function wholeWorld(browser: Browser, file: string): Promise<WholeWorld> {
  if (existsSync(file)) {
    const { addresses, ...read } = JSON.parse(readFileSync(file, 'utf8'))
    return { ...read, addresses: new Map(addresses) }
  }
  const made = await makeWorld(browser)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ ...made, addresses: [...made.addresses] }))
  return made
}

async function makeWorld(browser: Browser): Promise<WholeWorld> {
  const context = await browser.newContext(process.env.E2E_URL === undefined ? {} : { baseURL: process.env.E2E_URL })
  const page = await context.newPage()
  const marker = `${longWord}${Date.now().toString(36)}`
  await newOwner(page, { name: `${longWord} Mustermann`, account: `${marker} AG` })
  const filled = await fillWorld(page, { marker, path: longPath })
  const productSlug = await publishProduct(page, filled)
  await finishProduct(page, `${marker} product`)
  const gatedSlug = filled.portalSlug
  await publishPortal(page, gatedSlug, 'By invitation')
  const openSlug = await makeOpenPortal(page, `${marker} open`)
  const appId = await makeApp(page, openSlug, `${marker} app`)
  const request = await askForAccess(page, productSlug)
  const products = [`/portals/${openSlug}/products/${productSlug}`, `/products/${productSlug}`]
  const seeds = [...products, ...request, ...seedsOf(filled, openSlug, appId)]
  const addresses = await crawl(page.request, seeds, pagePatterns())
  const guide = addresses.get('/products/[slug]/guides/[guide]')
  const more: Readonly<Record<string, string>> = {
    ...unlinked,
    '/portals/[portal]/enter': `/portals/${gatedSlug}/enter`,
    '/portals/[portal]/invitation': `/portals/${gatedSlug}/invitation?token=used-up`,
    '/portals/[portal]/pages/[page]': `/portals/${openSlug}/pages/${longWord.toLowerCase()}-explained`,
    ...(guide && { '/portals/[portal]/products/[slug]/guides/[guide]': `/portals/${openSlug}${guide}` }),
  }
  for (const [pattern, address] of Object.entries(more)) addresses.set(pattern, address)
  const state = await context.storageState()
  await context.close()
  return { ...filled, state, addresses, productSlug, gatedSlug }
}

function seedsOf({ restApiId, resourceId }: FilledWorld, openSlug: string, appId: string): string[] {
  const api = `/console/apis/${restApiId}`
  const steps = ['review', 'backend', 'plan', 'deploy', 'live'].map((step) => `${api}/publish/${step}`)
  const own = [`/portals/${openSlug}`, `/portals/${openSlug}/apps/${appId}`]
  return ['/console', '/', '/apps', '/account', '/requests', ...own, ...steps, `${api}/resources/${resourceId}`]
}

/** The deploy step of the journey with everything filled in: a product with a plan, and a key. */
async function publishProduct(page: Page, { restApiId, marker }: FilledWorld): Promise<string> {
  const slug = `${marker.toLowerCase()}-product`
  const offer = new URLSearchParams({
    'product.name': `${marker} product`,
    'product.slug': slug,
    'product.tagline': `${marker} is what it is about`,
    'product.visibility': 'public',
    'plan.name': planName,
    'plan.rateLimit': '10',
    'plan.burstLimit': '20',
    'plan.quota.limit': '10000',
    'plan.quota.period': 'MONTH',
  })
  await page.goto(`/console/apis/${restApiId}/publish/deploy?${offer}`)
  await page.getByRole('button', { name: 'Deploy and publish' }).click()
  await page.waitForURL(/\/publish\/live/)
  return slug
}

const planName = 'Kostenfrei'

/** Its plan needs approval, and it has a guide. */
async function finishProduct(page: Page, product: string): Promise<void> {
  await page.goto('/console/products')
  await page.getByRole('link', { name: product, exact: true }).click()
  await page.waitForURL(/\/console\/products\/\w+$/)
  const href = page.url()
  await page.goto(`${href}/plans`)
  await page.getByRole('button', { name: /Approval/ }).click()
  await page.getByRole('option', { name: 'By an admin' }).click()
  await page.getByRole('button', { name: 'Save stages and plans' }).click()
  await expect(page.getByText('Saved').first()).toBeVisible()
  await page.goto(`${href}/guides`)
  await page.getByRole('button', { name: 'New guide' }).click()
  await page.getByRole('dialog').getByLabel('Title').fill(`${longWord} in five steps`)
  await page.getByRole('button', { name: 'Create guide' }).click()
  await page.waitForURL(/\/guides\/\w+$/)
  await page.getByRole('textbox', { name: /^Text/ }).fill(`## ${longWord}\n\n${longWord.repeat(4)}\n`)
  await page.getByRole('button', { name: 'Save guide' }).click()
  await expect(page.getByText('Saved').first()).toBeVisible()
}

async function makeOpenPortal(page: Page, name: string): Promise<string> {
  await page.goto('/console/portals')
  await page.getByRole('button', { name: 'New portal' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Create portal' }).click()
  await page.waitForURL(/\/console\/portals\/\w+$/)
  const slug = name.toLowerCase().replaceAll(' ', '-')
  await page.goto(`${page.url()}/pages/new`)
  await page.getByLabel('Title').fill(`${longWord} explained`)
  await page
    .getByLabel('Text', { exact: true })
    .fill(`# ${longWord}\n\n\`${longWord.repeat(4)}\`\n\n${longWord.repeat(4)}`)
  await page.getByRole('button', { name: 'Save page' }).click()
  await page.waitForURL(/\/pages\/(?!new)\w+$/)
  await publishPortal(page, slug)
  return slug
}

/** Publishes what there is; for an audience other than everybody when it is named. */
async function publishPortal(page: Page, slug: string, audience?: string): Promise<void> {
  await page.goto('/console/portals')
  await page.getByRole('link', { name: new RegExp(`^${slug.replaceAll('-', ' ')}$`, 'i') }).click()
  await page.waitForURL(/\/console\/portals\/\w+$/)
  const portal = page.url()
  if (audience) {
    await page.goto(`${portal}/audience`)
    await page.getByText(audience, { exact: true }).click()
    await page.getByRole('button', { name: 'Save audience' }).click()
    await expect(page.getByText('The audience holds from now on')).toBeVisible()
  }
  await page.goto(`${portal}/publish`)
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('Version 1 is published')).toBeVisible()
}

/** An app of the owner's, made in the portal. */
async function makeApp(page: Page, portalSlug: string, name: string): Promise<string> {
  await page.goto(`/portals/${portalSlug}/apps`)
  await page.getByRole('button', { name: 'New app' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(name)
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Create/ })
    .click()
  await page.waitForURL(/\/apps\/\w+$/)
  return page.url().split('/').at(-1) ?? ''
}

/** The owner asks for the product's plan, and so has something in the inbox: where one asks, and what was asked. */
async function askForAccess(page: Page, productSlug: string): Promise<string[]> {
  await page.goto('/console/usage-plans')
  const plan = await page.getByRole('link', { name: planName, exact: true }).getAttribute('href')
  const address = `/requests/new?product=${productSlug}&plan=${plan?.split('/').at(-1)}`
  await page.goto(address)
  await page.getByLabel('What do you need it for?').fill(longWord.repeat(4))
  await page.getByRole('button', { name: 'Send request' }).click()
  await page.waitForURL((url) => url.pathname !== '/requests/new')
  await page.goto('/console/access-requests')
  const request = await page.locator('a[href*="request="]').first().getAttribute('href')
  return [address, `/console/access-requests/${new URLSearchParams(request?.split('?')[1]).get('request')}`]
}
