import { type APIRequestContext, expect } from '@playwright/test'
import { newUser } from './new-user.ts'
import { patterns, test } from './walk.ts'

/** Addresses with ids that there are not: the page of what is not there, with a way out, whoever asks. */
const named = patterns.filter((pattern) => /\[(?!\.\.\.|token)/.test(pattern) && !pattern.includes('/requests/['))

/** What Next says in a page that it had begun to send before the id was looked up. */
const missingInStream = 'NEXT_HTTP_ERROR_FALLBACK;404'

test('what is not there answers so to its owner, to a consumer and to a visitor', async ({
  owner,
  visitor,
  browser,
}) => {
  test.setTimeout(300_000)
  const consumer = await browser.newPage()
  await newUser(consumer)
  for (const pattern of named) {
    const address = pattern.replaceAll(/\[\w+\]/g, 'zz00zz00')
    await expectMissing(owner.request, address)
    if (pattern.startsWith('/console')) continue
    await expectMissing(consumer.request, address)
    await expectMissing(visitor.request, address)
  }
  await consumer.context().close()
})

for (const { address, way } of [
  { address: '/console/apis/zz00zz00', way: 'Go to the console' },
  { address: '/console/products/zz00zz00/plans', way: 'Go to the console' },
  { address: '/products/zz00zz00', way: 'Show all APIs' },
  { address: '/portals/zz00zz00', way: 'Go to the portal' },
  { address: '/apps/zz00zz00', way: 'Go to the portal' },
]) {
  test(`${address} shows a way out`, async ({ owner }) => {
    await owner.goto(address)
    await owner.getByRole('link', { name: way, exact: true }).click()
    await owner.waitForURL((url) => url.pathname !== address)
    await expect(owner.getByRole('heading', { level: 1 }).first()).toBeVisible()
  })
}

async function expectMissing(request: APIRequestContext, address: string): Promise<void> {
  const answer = await request.get(address, { headers: { accept: 'text/html' }, maxRedirects: 0 })
  const text = await answer.text()
  // Who is not signed in is asked to, before anything is looked up.
  const asksToSignIn = /\/sign-in\?callbackUrl=/.test(`${answer.headers().location ?? ''} ${redirectIn(text)}`)
  const isMissing = answer.status() === 404 || text.includes(missingInStream)
  expect(isMissing || asksToSignIn, `${address}: ${answer.status()}`).toBe(true)
}

/** Where a page leads that had begun to be sent before it was known. */
function redirectIn(text: string): string {
  return /NEXT_REDIRECT;\w+;([^;]+);/.exec(text)?.[1] ?? ''
}
