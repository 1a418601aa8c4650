import { expect, type Page, test } from '@playwright/test'
import { signIn } from '../console/sign-in.ts'
import { countClicks } from '../pages/count-clicks.ts'
import { journeyFrames } from '../pictures/journey-frames.ts'
import { offerTrial } from './offer-trial.ts'

/** A consumer's apps on the sample product of a first start: the team, the end of keys, a trial that is kept, the way out. */
const gatewayUrl = process.env.E2E_GATEWAY_URL ?? 'http://localhost:8080'
const password = 'nanoseconds of copper wire'
const productPath = '/products/lighthouse-register?operation=get-lighthouses'

test('an app is shared by invitation: who views sees no key, who owns decides', async ({ page, browser, baseURL }) => {
  await takeKey(page)
  await page.goto('/apps')
  await page.getByRole('link', { name: 'Grace Hopper’s app' }).click()
  await page.getByRole('button', { name: 'Invite' }).click()
  const friendEmail = `ada-${Date.now()}@example.org`
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail').fill(friendEmail)
  await dialog.getByText('Sees what the app uses, but no key').click()
  await dialog.getByRole('button', { name: 'Make the invitation' }).click()
  const link = (await dialog.getByText(/\/apps\/invitations\//).textContent())?.trim() ?? ''
  await dialog.getByRole('button', { name: 'Done' }).click()
  const team = page.getByRole('list', { name: 'Team' })
  await expect(team.getByText('Invited: Viewer')).toBeVisible()

  const context = await browser.newContext(baseURL ? { baseURL } : {})
  const friend = await context.newPage()
  const path = new URL(link).pathname
  await signUpAt(friend, path, { name: 'Ada Lovelace', email: friendEmail })
  await friend.getByRole('button', { name: 'Join' }).click()
  await expect(friend.getByRole('heading', { level: 1, name: 'Grace Hopper’s app' })).toBeVisible()
  await expect(friend.getByText('As a viewer you see what the app uses, but not its key.')).toBeVisible()
  await expect(friend.getByText(/\d of 10,000 requests/)).toBeVisible()
  for (const name of ['Reveal', 'Rotate', 'Invite', 'Rename', 'Delete']) {
    await expect(friend.getByRole('button', { name, exact: true })).toHaveCount(0)
  }
  // The link is used up.
  await friend.goto(path)
  await expect(friend.getByText('This invitation opens nothing any more')).toBeVisible()

  await page.reload()
  await team.getByRole('button', { name: 'Actions for Ada Lovelace' }).click()
  await page.getByRole('menuitem', { name: 'Hand over' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Hand over' }).click()
  await expect(page.getByText('is handed over')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Invite' })).toHaveCount(0)
  await friend.goto('/apps')
  await friend.getByRole('link', { name: 'Grace Hopper’s app' }).click()
  await friend.getByRole('button', { name: 'Actions for Grace Hopper' }).click()
  await friend.getByRole('menuitem', { name: 'Remove' }).click()
  await friend.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
  await expect(friend.getByText('Removed from the app.')).toBeVisible()
  await context.close()
})

test('the old value says whether anything sends it; a revoked key works with a new value only', async ({
  page,
  request,
}) => {
  await takeKey(page)
  const { url, key } = await shownKey(page)
  const statusWith = async (value: string) =>
    (await request.get(`${url}/lighthouses`, { headers: { 'x-api-key': value } })).status()
  await page.goto('/apps')
  await page.getByRole('link', { name: 'Grace Hopper’s app' }).click()
  await page.getByRole('button', { name: 'Rotate' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Rotate' }).click()
  await expect(page.getByText('No call with the old value since the rotation')).toBeVisible()
  await expect
    .poll(async () => {
      await statusWith(key)
      await page.reload()
      return await page.getByText(/Still in use: \d+ calls? with the old value in 24 h/).count()
    })
    .toBe(1)

  await page.getByRole('button', { name: 'More about the key' }).click()
  await page.getByRole('menuitem', { name: 'Set an end' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(/^Ends on /)).toBeVisible()

  await page.getByRole('button', { name: 'More about the key' }).click()
  await page.getByRole('menuitem', { name: 'Revoke' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke the key' }).click()
  await expect(page.getByText('This key is revoked')).toBeVisible()
  await expect.poll(() => statusWith(key)).toBe(403)
  await page.getByRole('button', { name: 'Make a new value' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Make a new value' }).click()
  await page.getByRole('button', { name: 'Reveal' }).click()
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  const renewed = (await page.getByText(/^[a-z0-9]{40}$/).textContent()) ?? ''
  await expect.poll(() => statusWith(renewed)).toBe(200)
  expect(await statusWith(key)).toBe(403)
})

test('a visitor’s trial key calls in two clicks, and becomes the app’s key by signing up', async ({
  page,
  browser,
  request,
  baseURL,
}) => {
  const context = await browser.newContext(baseURL ? { baseURL } : {})
  const owner = await context.newPage()
  await signIn(owner)
  await offerTrial(owner)
  await context.close()
  const clicks = await countClicks(page)
  const frame = journeyFrames(page, 'consumer')
  await page.goto(productPath)
  const pane = page.getByRole('complementary', { name: 'Try it now' })
  await frame(pane.getByRole('button', { name: 'Try with a key for 10 minutes' }))
  await pane.getByRole('button', { name: 'Try with a key for 10 minutes' }).click()
  await frame(pane.getByRole('button', { name: 'Send' }))
  await pane.getByRole('button', { name: 'Send' }).click()
  await expect(pane.getByRole('region', { name: 'Response' }).getByText('200 OK')).toBeVisible()
  expect(await clicks()).toBe(2)
  const left = pane.getByText(/^9,999 of 10,000 requests left; .* The trial key works for another (9|10) minutes\.$/)
  await expect(left).toBeVisible()
  await frame(pane.getByRole('region', { name: 'Response' }))
  await expect(pane.getByRole('timer')).toHaveText(/^(9:\d\d|10:00)$/)
  const { url, key } = await shownKey(page)

  await pane.getByRole('link', { name: 'Keep this key: sign up' }).click()
  await fillSignUp(page, { name: 'Grace Hopper', email: `grace-${Date.now()}@example.org` })
  await expect(pane.getByText('Key filled in')).toBeVisible()
  expect((await shownKey(page)).key).toBe(key)
  expect((await request.get(`${url}/lighthouses`, { headers: { 'x-api-key': key } })).status()).toBe(200)
})

test('one’s own data are there to take, and go with the account, its keys at once', async ({ page, request }) => {
  const email = await takeKey(page)
  const { url, key } = await shownKey(page)
  await page.getByRole('button', { name: /Your account/ }).click()
  await page.getByRole('menuitem', { name: 'Account settings' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download your data' }).click()
  const file = await (await download).createReadStream()
  let text = ''
  for await (const chunk of file) text += chunk
  const data = JSON.parse(text)
  expect(data).toMatchObject({ user: { email }, apps: [{ subscriptions: [{ product: 'Lighthouse Register' }] }] })
  expect(text).not.toContain(key)

  await page.getByRole('button', { name: 'Delete account' }).click()
  const dialog = page.getByRole('alertdialog')
  await expect(dialog.getByText('Grace Hopper’s app')).toBeVisible()
  await dialog.getByLabel('Your password').fill('not this one')
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await expect(dialog.getByText('This is not your password')).toBeVisible()
  await dialog.getByLabel('Your password').fill(password)
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible()
  const statusOfKey = async () => (await request.get(`${url}/lighthouses`, { headers: { 'x-api-key': key } })).status()
  await expect.poll(statusOfKey).toBe(403)
})

/** A new consumer with a key for the sample; answers their address. */
async function takeKey(page: Page): Promise<string> {
  const email = `grace-${Date.now()}@example.org`
  await signUpAt(page, productPath, { name: 'Grace Hopper', email })
  const pane = page.getByRole('complementary', { name: 'Try it now' })
  await pane.getByRole('button', { name: 'Get a key' }).click()
  await expect(pane.getByText('Key filled in')).toBeVisible()
  return email
}

async function signUpAt(page: Page, path: string, who: { name: string; email: string }): Promise<void> {
  await page.goto(`/sign-up?callbackUrl=${encodeURIComponent(path)}`)
  await fillSignUp(page, who)
}

async function fillSignUp(page: Page, { name, email }: { name: string; email: string }): Promise<void> {
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-up'))
}

/** The key as the code shows it once one asks, and the stage by path: names below localhost need a resolver. */
async function shownKey(page: Page): Promise<{ url: string; key: string }> {
  const code = page.getByRole('region', { name: 'Code' })
  await code.getByRole('button', { name: 'Show key' }).click()
  await expect(code).toContainText(/x-api-key: [a-z0-9]{40}'/)
  const text = (await code.textContent()) ?? ''
  const [, restApiId, stageName] = /http:\/\/([a-z0-9]+)\.execute-api\.[^/]+\/(\w+)\//.exec(text) ?? []
  const [, key = ''] = /x-api-key: ([a-z0-9]{40})'/.exec(text) ?? []
  return { url: `${gatewayUrl}/_aws/execute-api/${restApiId}/${stageName}`, key }
}
