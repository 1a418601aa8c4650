import { expect, test } from '@playwright/test'
import { signIn } from '../console/sign-in.ts'
import { mock, publishDocument } from './publish-document.ts'

/** What a provider writes is text: nothing of it runs, and nothing is fetched from elsewhere. */
const hostile = [
  '<script>window.pwned = 1</script>',
  '<img src="https://evil.example/a.png" onerror="window.pwned = 2">',
  '<svg onload="window.pwned = 3"></svg><iframe src="javascript:window.pwned = 4"></iframe>',
  '[click](javascript:window.pwned=5) ![track](https://evil.example/b.png)',
  '<a href="javascript:window.pwned=6">x</a><form action="https://evil.example"><button>Go</button></form>',
  '<style>body{display:none}</style><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=//evil.example">',
].join('\n\n')

test('a hostile definition runs nothing and fetches nothing, on no tab of its product', async ({ page }) => {
  test.setTimeout(180_000)
  await signIn(page)
  const operation = {
    summary: hostile.slice(0, 200),
    description: hostile,
    tags: ['Boats'],
    parameters: [{ name: 'q', in: 'query', description: hostile, schema: { type: 'string' } }],
    responses: { 200: { description: hostile } },
    'x-amazon-apigateway-integration': mock,
  }
  const product = await publishDocument(page, {
    about: hostile,
    tags: [{ name: 'Boats', description: hostile, externalDocs: { url: 'javascript:window.pwned=7' } }],
    paths: { '/boats': { get: operation } },
    components: { schemas: { Boat: { type: 'object', description: hostile } } },
  })
  const foreign: string[] = []
  // What the page's policy refuses comes not as far as here.
  await page.route(/evil\.example/, async (route) => {
    foreign.push(route.request().url())
    await route.abort()
  })
  for (const tab of ['', '?tab=plans', '?tab=changelog', '?tab=reference&operation=get-boats']) {
    const answer = await page.goto(`${product}${tab}`)
    expect(answer?.headers()['content-security-policy']).toMatch(/script-src 'self' 'nonce-/)
    await expect(page.getByRole('complementary', { name: 'Try it now' })).toBeVisible()
    if (tab.includes('reference')) await expect(page.locator('.opblock.is-open')).toHaveCount(1)
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
    expect(
      await page.locator('main :is(iframe, base, form[action*="evil"], a[href^="javascript:"], main script)').count(),
    ).toBe(0)
  }
  expect(foreign).toEqual([])
})

test('signing in leads nowhere but here', async ({ page, baseURL }) => {
  const targets = [
    '//evil.example',
    '/\\evil.example',
    '/%09/evil.example',
    'javascript:alert(1)',
    'https://evil.example',
  ]
  for (const target of [...targets, '/%2F%2Fevil.example', '/..//evil.example', '/./\\evil.example']) {
    await page.context().clearCookies()
    await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(target)}`)
    await page.getByLabel('E-mail').fill(process.env.E2E_EMAIL ?? 'owner@example.org')
    await page.getByLabel('Password', { exact: true }).fill(process.env.E2E_PASSWORD ?? '')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    expect([target, new URL(page.url()).origin]).toEqual([target, new URL(baseURL ?? page.url()).origin])
  }
})
