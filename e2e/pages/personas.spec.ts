import { type APIRequestContext, type Browser, expect, type Page, test } from '@playwright/test'
import { signIn } from '../console/sign-in.ts'
import { crawl } from './crawl.ts'
import { type FilledWorld, fillWorld } from './filled-world.ts'
import { pagePatterns } from './page-patterns.ts'

/**
 * Every address of the owner's account as everybody else: what is not theirs answers as what does not exist, and its
 * names stand in no answer, whole page or part of one.
 */
const patterns = pagePatterns()

let world: FilledWorld
/** Addresses of the console with the owner's ids in them. */
let addresses: readonly string[]

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  const page = await browser.newPage()
  await signIn(page)
  world = await fillWorld(page)
  const seeds = ['/console', `/console/apis/${world.restApiId}/publish/review`]
  const found = await crawl(page.request, [...seeds, `/console/apis/${world.restApiId}`], patterns)
  const own = [...found].filter(([pattern]) => pattern.startsWith('/console') && !pattern.includes('[...'))
  addresses = own.map(([, address]) => address)
  await page.close()
})

test('the owner sees the names that nobody else may see', async ({ page }) => {
  await signIn(page)
  const answer = await page.request.get(`/console/apis/${world.restApiId}/resources`)
  expect(await answer.text()).toContain(world.marker)
  expect(addresses.length).toBeGreaterThan(30)
})

test('a visitor is sent to sign in, from every page of the console', async ({ browser }) => {
  const { request } = await browser.newContext()
  for (const address of addresses) {
    const answer = await request.get(address, { maxRedirects: 0 })
    expect([307, 303], address).toContain(answer.status())
    expect(answer.headers().location, address).toMatch(/\/sign-in\?callbackUrl=/)
    await expectNoLeak(request, address)
  }
})

test('a consumer is asked to make an account, and sees nothing of anybody’s', async ({ browser }) => {
  const page = await signUp(browser)
  for (const address of addresses) {
    const answer = await page.request.get(address, { maxRedirects: 0 })
    expect([307, 303], address).toContain(answer.status())
    await expectNoLeak(page.request, address)
  }
  await page.goto('/sign-up/account')
  await expect(page.getByRole('button', { name: 'Create account' })).toBeVisible()
  await page.context().close()
})

test('the owner of another account finds nothing at an address of this one', async ({ browser }) => {
  const page = await signUp(browser)
  await page.goto('/sign-up/account')
  await page.getByLabel('Account name').fill('Strangers')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL(/\/console/)
  for (const address of addresses) {
    await expectNoLeak(page.request, address)
    if (!namesAnObject(address)) continue
    const theirs = await page.request.get(address)
    const nobodys = await page.request.get(withoutIds(address))
    expect(theirs.status(), address).toBe(nobodys.status())
    expect(titleOf(await theirs.text()), address).toBe(titleOf(await nobodys.text()))
  }
  await page.context().close()
})

const asked: readonly Record<string, string>[] = [
  {},
  { rsc: '1' },
  { rsc: '1', 'next-router-prefetch': '1' },
  { accept: 'text/markdown' },
]

/** As a page, and as the parts that Next asks for when a link is followed or looked at before. */
async function expectNoLeak(request: APIRequestContext, address: string): Promise<void> {
  for (const headers of asked) {
    const answer = await request.get(address, { headers, maxRedirects: 0 })
    const text = await answer.text()
    expect(text.includes(world.marker), `${address} ${JSON.stringify(headers)}`).toBe(false)
    expect(answer.status(), address).toBeLessThan(500)
  }
}

/** Ids are of lower-case letters and digits; names of ours have the marker. */
const id = /\/(?=[a-z]*\d)[a-z0-9]{6,}(?=\/|$|\?)/g

function namesAnObject(address: string): boolean {
  return address.search(id) !== -1
}

function withoutIds(address: string): string {
  return address.replaceAll(id, (found) => `/${'0'.repeat(found.length - 1)}`)
}

function titleOf(html: string): string {
  return /<h1\b[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? ''
}

/** Somebody new, who belongs to nobody. */
async function signUp(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await page.goto('/sign-up')
  await page.getByLabel('Name').fill('Nobody’s')
  await page.getByLabel('E-mail').fill(`nobody-${Date.now()}-${Math.random()}@example.org`)
  await page.getByLabel('Password').fill('a password of some length')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-up'))
  return page
}
