import { expect, test } from '@playwright/test'
import { signUp } from './sign-up.ts'

/** The reading side of the portal on the sample product: search, files, text for machines, plans, code. */
const product = '/products/lighthouse-register'

/** Swagger UI is large, and the machines of tests are slow. */
const referenceThere = { timeout: 60_000 }

test('the catalogue finds operations and guides while one types, and is walked by keyboard', async ({ page }) => {
  await page.goto('/')
  const field = page.getByRole('searchbox', { name: /Search/ })
  // The key is heard once the page's scripts are there.
  await expect(async () => {
    await page.keyboard.press('/')
    await expect(field).toBeFocused({ timeout: 500 })
  }).toPass()
  await field.fill('outage')
  await expect(page).toHaveURL(/q=outage/)
  // Another journey may have published the sample a second time, or another API with outages.
  const sample = page.getByRole('listitem').filter({ has: page.locator(`h2 a[href="${product}"]`) })
  const found = sample.getByRole('list', { name: 'Found inside' }).getByRole('link', { name: /POST/ })
  await expect(found).toBeVisible()
  await field.press('ArrowDown')
  const isFocused = () => found.evaluate((link) => link === document.activeElement)
  for (let step = 0; step < 100 && !(await isFocused()); step++) await page.keyboard.press('ArrowDown')
  await expect(found).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/lighthouse-register\?operation=post-outages/)
  await page.goto('/?q=zebra')
  await expect(page.getByRole('heading', { name: 'No API matches' })).toBeVisible()
})

test('pages are text for whoever asks, and machines find their way', async ({ request }) => {
  const markdown = await request.get(`${product}.md`)
  expect(markdown.headers()['content-type']).toBe('text/markdown; charset=utf-8')
  const text = await markdown.text()
  for (const part of [
    '# Lighthouse Register',
    '## Plans and limits',
    'How to get a key',
    '### GET /lighthouses',
    '## Changes',
  ]) {
    expect(text).toContain(part)
  }
  const accepted = await request.get(product, { headers: { accept: 'text/markdown, text/html;q=0.9' } })
  expect(await accepted.text()).toBe(text)
  expect(accepted.headers().vary).toContain('accept')
  expect(await (await request.get('/', { headers: { accept: 'text/markdown' } })).text()).toContain(`${product}.md`)
  expect(await (await request.get('/llms.txt')).text()).toContain(`${product}.md`)
  expect(await (await request.get('/sitemap.xml')).text()).toContain(`${product}</loc>`)
  expect(await (await request.get('/robots.txt')).text()).toContain('/sitemap.xml')
  expect((await request.get('/products/none.md')).status()).toBe(404)
  expect((await request.get(`${product}/none.json`)).status()).toBe(404)
})

test('the product is taken home as OpenAPI and Postman, and has a social card', async ({ page, request }) => {
  await page.goto(product)
  const files = page.getByRole('region', { name: 'Downloads' }).getByRole('link')
  for (const link of await files.all()) {
    const answer = await request.get((await link.getAttribute('href')) ?? '')
    expect([await link.getAttribute('href'), answer.status()]).toEqual([await link.getAttribute('href'), 200])
  }
  expect((await (await request.get(`${product}/openapi.json`)).json()).openapi).toMatch(/^3\.0/)
  expect((await (await request.get(`${product}/openapi-3.1.json`)).json()).openapi).toMatch(/^3\.1/)
  expect((await (await request.get(`${product}/postman.json`)).json()).item.length).toBeGreaterThan(0)
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', new RegExp(`^https?://.+${product}$`))
  await expect(page.locator('link[rel=alternate][type="text/markdown"]')).toHaveAttribute('href', /\.md$/)
  const image = (await page.locator('meta[property="og:image"]').getAttribute('content')) ?? ''
  const drawn = await request.get(new URL(image).pathname + new URL(image).search)
  expect([drawn.status(), drawn.headers()['content-type']]).toEqual([200, 'image/png'])
})

test('plans say whether they are enough for the calls that one will make', async ({ page }) => {
  await page.goto(`${product}?tab=plans&calls=20k`)
  await expect(page.getByText('Too small')).toBeVisible()
  const field = page.getByLabel('How many calls will you make?')
  await field.fill('5,000')
  await expect(page.getByText('Cheapest that is enough')).toBeVisible()
  await expect(page.getByText('Uses 50 % of 10,000 calls a month.')).toBeVisible()
  await expect(page).toHaveURL(/calls=5%2C000/)
  await page.getByRole('link', { name: 'Changelog' }).click()
  await expect(page.getByText('Nothing has changed since it was published')).toBeVisible()
})

test('an address leads to one operation of the reference', async ({ page }) => {
  await page.goto(`${product}?tab=reference&operation=post-outages`)
  const block = page.locator('.opblock.is-open')
  await expect(block).toHaveCount(1, referenceThere)
  await expect(block.locator('[data-path="/outages"]')).toBeInViewport()
})

test('the reference is searched, and its address follows the operation that is open', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${product}?tab=reference`)
  const field = page.getByRole('searchbox', { name: 'Search the operations' })
  const status = page.getByRole('status').filter({ hasText: /operations$/ })
  await expect(status).toHaveText('7 operations', referenceThere)
  await page.keyboard.press('/')
  await expect(field).toBeFocused()
  await field.fill('post outage')
  await expect(status).toHaveText('1 of 7 operations')
  await expect(page.locator('.opblock')).toHaveCount(1)
  await expect(page).toHaveURL(/[?&]q=post\+outage/)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.locator('.opblock.is-open')).toHaveCount(1)
  await expect(page).toHaveURL(/[?&]operation=post-outages/)
  await page.getByRole('button', { name: 'Copy the link to POST /outages' }).click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toBe(`${new URL(page.url()).origin}${product}?tab=reference&operation=post-outages`)

  await field.fill('zebra')
  await expect(page.getByRole('heading', { name: 'No operation matches “zebra”' })).toBeVisible()
  await expect(status).toHaveText('0 of 7 operations')
  await field.press('Escape')
  await expect(status).toHaveText('7 operations')
  await page.locator('.opblock-summary-control', { hasText: '/status' }).click()
  await expect(page).toHaveURL(/[?&]operation=get-status/)
  await page.reload()
  await expect(page.locator('.opblock.is-open [data-path="/status"]')).toBeInViewport(referenceThere)
  await page.getByRole('link', { name: 'Changelog' }).click()
  await expect(page.getByText('Nothing has changed since it was published')).toBeVisible()
  await page.goBack()
  await expect(page.locator('.opblock.is-open [data-path="/status"]')).toBeVisible()
  await page.locator('.opblock.is-open .opblock-summary-control').click()
  await expect(page).not.toHaveURL(/operation=/)
})

test('the reference speaks the reader’s language, and its headings skip no level', async ({ page, baseURL }) => {
  await page.context().addCookies([{ name: 'locale', value: 'de', url: baseURL ?? '' }])
  await page.goto(`${product}?tab=reference&operation=post-outages`)
  const open = page.locator('.opblock.is-open')
  await expect(open).toHaveCount(1, referenceThere)
  for (const word of ['Keine Parameter', 'Body der Anfrage', 'Antworten', 'Keine Verweise']) {
    await expect(open.getByText(word)).toBeVisible()
  }
  await expect(open.getByText(/^(Parameters|Responses|Description|Example Value|No links)$/)).toHaveCount(0)
  const levels = await page
    .locator('h1, h2, h3, h4, h5, h6')
    .evaluateAll((all) => all.map(({ tagName }) => Number(tagName.slice(1))))
  for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
})

test('the palette finds operations and guides', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('button', { name: 'Go to…' }).click()
  const palette = page.getByRole('dialog', { name: 'Go to' })
  const box = palette.getByRole('searchbox')
  await box.fill('lighthouse register')
  await expect(palette.getByRole('menuitem', { name: /Lighthouse Register/ }).first()).toBeVisible()
  await box.fill('report an outage')
  const found = palette.getByRole('menuitem', { name: /POST Report an outage/ }).first()
  await expect(found).toBeVisible()
  await found.click()
  await expect(page).toHaveURL(/lighthouse-register\S*\?operation=post-outages/)
})

test('code comes in eight languages, and the chosen one is kept', async ({ page }) => {
  await page.goto(`${product}?operation=get-lighthouses`)
  const code = page.getByRole('region', { name: 'Code' })
  const languages = code.getByRole('group', { name: 'Language' }).getByRole('button')
  await expect(languages).toHaveText(['curl', 'JavaScript', 'Python', 'Go', 'Java', 'Ruby', 'PHP', 'C#'])
  for (const button of await languages.all()) {
    await button.click()
    await expect(code.locator('code').first()).toContainText('YOUR_API_KEY')
  }
  await page.reload()
  await expect(code.getByRole('button', { name: 'C#' })).toHaveAttribute('aria-pressed', 'true')
  await expect(code.locator('code').first()).toContainText('HttpClient')
})

test('what is copied has the key in it only once it was shown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`${product}?operation=get-lighthouses`)
  await signUp(page)
  await page.getByRole('complementary', { name: 'Try it now' }).getByRole('button', { name: 'Get a key' }).click()
  const code = page.getByRole('region', { name: 'Code' })
  await expect(code).toContainText('x-api-key: ••••')
  const copied = async () => {
    await code.getByRole('button', { name: /^Cop(y|ied)$/ }).click()
    return await page.evaluate(() => navigator.clipboard.readText())
  }
  expect(await copied()).toContain('x-api-key: YOUR_API_KEY')
  await code.getByRole('button', { name: 'Show key' }).click()
  await expect(code).toContainText(/x-api-key: [a-z0-9]{40}'/)
  expect(await copied()).toMatch(/x-api-key: [a-z0-9]{40}'/)
  await code.getByRole('button', { name: 'Hide key' }).click()
  expect(await copied()).toContain('x-api-key: YOUR_API_KEY')
})
