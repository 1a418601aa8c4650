import { expect, type Page, test } from '@playwright/test'
import { countClicks } from '../pages/count-clicks.ts'
import { signUp } from './sign-up.ts'

/** The consumer's journey on the sample product of a first start: find it, take a key, call it, see what was used. */
const gatewayUrl = process.env.E2E_GATEWAY_URL ?? 'http://localhost:8080'

test('from the catalogue to the first 200 in two clicks, to the plan’s rate and to the usage of it all', async ({
  page,
  request,
}) => {
  await page.goto('/')
  await page.getByRole('searchbox', { name: /Search/ }).fill('sea lighthouse')
  await expect(page).toHaveURL(/q=sea\+lighthouse/)
  await page.locator('a[href="/products/lighthouse-register"]').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lighthouse Register' })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: 'GET /lighthouses List lighthouses' }).click()
  await signUp(page)

  const pane = page.getByRole('complementary', { name: 'Try it now' })
  const clicks = await countClicks(page)
  await page.reload()
  await pane.getByRole('button', { name: 'Get a key' }).click()
  await expect(pane.getByText('Key filled in')).toBeVisible()
  await pane.getByRole('button', { name: 'Send' }).click()
  const response = pane.getByRole('region', { name: 'Response' })
  await expect(response.getByText('200 OK')).toBeVisible()
  expect(await clicks()).toBe(2)
  await expect(response.getByText('Eddystone Lighthouse')).toBeVisible()
  await expect(response.getByText('9,999 of 10,000 requests left')).toBeVisible()

  const { url, key } = await shownKey(page)
  const statuses = await Promise.all(
    Array.from({ length: 60 }, async () => {
      const answer = await request.get(`${url}/lighthouses`, { headers: { 'x-api-key': key } })
      if (answer.status() === 429) expect(await answer.json()).toEqual({ message: 'Too Many Requests' })
      return answer.status()
    }),
  )
  const answered = statuses.filter((status) => status === 200).length
  const refused = statuses.filter((status) => status === 429).length
  expect(answered + refused).toBe(60)
  expect(answered).toBeGreaterThanOrEqual(19)
  expect(refused).toBeGreaterThan(0)

  await page.getByRole('link', { name: 'Your apps' }).click()
  await page.getByRole('link', { name: 'Grace Hopper’s app' }).click()
  const usage = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Usage' }) })
  await expect(usage.getByText(`${answered + 1} of 10,000 requests`)).toBeVisible()
  await expect(usage.getByRole('listitem').filter({ hasText: 'Too fast' })).toContainText(String(refused))
  await expect(usage.getByText(/resets in \d+ (days|hours|minutes)/)).toBeVisible()
})

test('a rotated key has two values and one identity, until the old one is retired', async ({ page, request }) => {
  await page.goto('/products/lighthouse-register?operation=get-lighthouses')
  await signUp(page)
  const pane = page.getByRole('complementary', { name: 'Try it now' })
  await pane.getByRole('button', { name: 'Get a key' }).click()
  const { url, key } = await shownKey(page)
  const statusWith = async (value: string) =>
    (await request.get(`${url}/lighthouses`, { headers: { 'x-api-key': value } })).status()
  expect(await statusWith(key)).toBe(200)

  await page.goto('/apps')
  await page.getByRole('link', { name: 'Grace Hopper’s app' }).click()
  await page.getByRole('button', { name: 'Rotate' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Rotate' }).click()
  await expect(page.getByText('Two values work')).toBeVisible()
  await page.getByRole('button', { name: 'Reveal' }).click()
  await page.getByRole('button', { name: 'Show', exact: true }).first().click()
  const rotated = (await page.getByText(/^[a-z0-9]{40}$/).textContent()) ?? ''
  expect(rotated).not.toBe(key)
  await expect.poll(() => statusWith(rotated)).toBe(200)
  expect(await statusWith(key)).toBe(200)
  await expect(page.getByText('3 of 10,000 requests')).toBeVisible()

  await page.getByRole('button', { name: 'Retire the old value' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Retire the old value' }).click()
  await expect(page.getByText('The old value does not work any more')).toBeVisible()
  await expect.poll(() => statusWith(key)).toBe(403)
  expect(await statusWith(rotated)).toBe(200)
})

test('a visitor calls what needs no key with one click, and is told what a key is for', async ({ page }) => {
  const clicks = await countClicks(page)
  await page.goto('/products/lighthouse-register')
  const pane = page.getByRole('complementary', { name: 'Try it now' })
  await pane.getByRole('button', { name: 'Send' }).click()
  await expect(pane.getByText('200 OK')).toBeVisible()
  expect(await clicks()).toBe(1)
  await page.getByRole('main').getByRole('link', { name: 'GET /lighthouses List lighthouses' }).click()
  await expect(pane.getByText('This operation needs a key.')).toBeVisible()
  await pane.getByRole('button', { name: 'Send' }).click()
  await expect(pane.getByText('403 Forbidden')).toBeVisible()
  await expect(pane.getByText('Take a key above and send it again.')).toBeVisible()
})

test('what is to be read can be read without a script', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL ? { baseURL } : {}) })
  const page = await context.newPage()
  await page.goto('/?q=lighthouse')
  await page.locator('a[href="/products/lighthouse-register"]').click()
  await expect(page.getByRole('heading', { name: 'A first call' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: '/status' }).last()).toBeVisible()
  await page.getByRole('link', { name: /^Plans/ }).click()
  await expect(page.getByText('10,000 requests a month')).toBeVisible()
  await page.getByRole('link', { name: 'Reference' }).click()
  await expect(page.getByRole('main').getByRole('link', { name: '/status' }).last()).toBeVisible()
  await context.close()
})

/** The reader's key as the code shows it once they ask, and the stage by path: names below localhost need a resolver. */
async function shownKey(page: Page): Promise<{ url: string; key: string }> {
  const code = page.getByRole('region', { name: 'Code' })
  await expect(code).toContainText('x-api-key: ••••')
  await code.getByRole('button', { name: 'Show key' }).click()
  await expect(code).toContainText(/x-api-key: [a-z0-9]{40}'/)
  const text = (await code.textContent()) ?? ''
  const [, restApiId, stageName] = /http:\/\/([a-z0-9]+)\.execute-api\.[^/]+\/(\w+)\//.exec(text) ?? []
  const [, key = ''] = /x-api-key: ([a-z0-9]{40})'/.exec(text) ?? []
  return { url: `${gatewayUrl}/_aws/execute-api/${restApiId}/${stageName}`, key }
}
