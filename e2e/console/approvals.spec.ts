import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, expect, type Page, type PlaywrightWorkerArgs, test } from '@playwright/test'
import { importApi } from './make-api.ts'
import { signIn } from './sign-in.ts'

type Playwright = PlaywrightWorkerArgs['playwright']

/** Approval from both sides: by the link of a mail, in the inbox with a reason, and by a rule at once. */
const stamp = Date.now()
const title = `Harbour ${stamp}`
const slug = `harbour-${stamp}`

let backend: Server
let backendUrl: string

test.beforeAll(async () => {
  backend = createServer((_request, response) => response.end('{}'))
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve))
  backendUrl = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`
})

test.afterAll(() => {
  backend.closeAllConnections()
  backend.close()
})

test('asked, approved by mail; asked, denied in the inbox; asked, approved by a rule', async ({
  page,
  browser,
  playwright,
}) => {
  test.setTimeout(240_000)
  await signIn(page)
  await publishWithApproval(page)

  const ada = await consumer(browser, 'Ada Berth')
  await ask(ada, 'Ships that come in')
  await page.goto('/console/settings/mail')
  await page.getByRole('link', { name: `Ada Berth asks for ${title}, Free` }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Approve' }).click()
  await expect(page.getByText('Ships that come in')).toBeVisible()
  await expect(page.getByText(/Gets .* on Harbour .*; pays nothing/)).toBeVisible()
  await page.getByRole('button', { name: 'Approve', exact: true }).click()
  await expect(page.getByText('Approved', { exact: true }).first()).toBeVisible()
  await ada.goto('/requests')
  await expect(ada.getByText('Approved', { exact: true })).toBeVisible()

  await page.goto('/console/settings/mail')
  await page.getByRole('link', { name: new RegExp(`has your request for ${title}, Free`) }).click()
  await expect(page.getByRole('dialog')).toContainText(emailOf('Ada Berth'))
  await switchOffByMailProgram(ada, (await page.getByRole('dialog').innerHTML()) ?? '', playwright)

  const bob = await consumer(browser, 'Bob Berth')
  await ask(bob, 'Just curious')
  await page.goto(`/console/access-requests?q=${encodeURIComponent(emailOf('Bob Berth'))}`)
  // Letters work once the page does.
  await expect(async () => {
    await page.keyboard.press('j')
    await expect(page.getByRole('link', { name: 'Bob Berth' })).toBeFocused({ timeout: 1000 })
  }).toPass()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByText('Just curious')).toBeVisible()
  await page.keyboard.press('d')
  await page.getByRole('textbox', { name: 'Reason' }).fill('Only for harbour masters')
  await page.getByRole('button', { name: 'Deny request' }).click()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()
  await bob.goto('/requests')
  await expect(bob.getByText('Only for harbour masters')).toBeVisible()

  const email = emailOf('Cleo Berth')
  await page.goto('/console/access-requests/rules')
  await page.getByRole('button', { name: 'Add rule' }).click()
  const dialog = page.getByRole('dialog', { name: 'New rule' })
  await dialog.getByRole('textbox', { name: 'Who' }).fill(email)
  await dialog.getByText('Only confirmed addresses').click()
  await dialog.getByRole('button', { name: 'Add rule' }).click()
  await expect(page.getByText(`Approve ${email} on everything`)).toBeVisible()
  const cleo = await consumer(browser, 'Cleo Berth')
  await ask(cleo, 'Tides')
  await cleo.goto('/requests')
  await expect(cleo.getByText('Approved', { exact: true })).toBeVisible()
  await page.goto(`/console/access-requests?status=approved&q=${encodeURIComponent(emailOf('Cleo Berth'))}`)
  await page.getByRole('link', { name: 'Cleo Berth' }).click()
  await expect(page.getByRole('dialog').getByText(`By the rule “Approve ${email} on everything”`)).toBeVisible()
  await page.goto('/console/access-requests/rules')
  await page.getByRole('listitem').filter({ hasText: email }).getByRole('button', { name: 'Delete rule' }).click()
  await expect(page.getByText(`Approve ${email} on everything`)).toBeHidden()
})

/** RFC 8058: a mail program follows no link and has no cookies; opening the link, as scanners do, switches nothing off. */
async function switchOffByMailProgram(reader: Page, mail: string, playwright: Playwright): Promise<void> {
  const [, path = ''] = /(\/notices\/off\/[\w.-]+)/.exec(mail) ?? []
  const topic = reader.getByRole('checkbox', { name: /^My access requests/ })
  const program = await playwright.request.newContext({ baseURL: new URL(reader.url()).origin })
  const opened = await program.get(path, { maxRedirects: 0 })
  expect([opened.status(), opened.headers().location]).toEqual([303, expect.stringContaining('/notices/switch-off')])
  await reader.goto('/requests')
  await expect(topic).toBeChecked()
  const pressed = await program.post(path, { form: { 'List-Unsubscribe': 'One-Click' }, maxRedirects: 0 })
  expect(pressed.status()).toBe(204)
  await reader.goto('/requests')
  await expect(topic).not.toBeChecked()
  const forged = await program.post(`${path}x`, { form: { 'List-Unsubscribe': 'One-Click' } })
  expect(forged.status()).toBe(404)
  await program.dispose()
}

/** A published product of its own whose one plan needs approval. */
async function publishWithApproval(page: Page): Promise<void> {
  const responses = { 200: { description: 'OK' } }
  await importApi(page, {
    openapi: '3.0.1',
    info: { title, version: '1' },
    paths: { '/ships': { get: { operationId: 'ships', responses } } },
  })
  await page.getByRole('link', { name: 'Continue' }).click()
  await page.getByLabel('Base URL').fill(backendUrl)
  await expect(page.getByText(/reachable: answered 200/)).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByLabel('Plan name')).toHaveValue('Free')
  await page.getByLabel('Address').fill(slug)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Deploy and publish' }).click()
  await expect(page.getByRole('heading', { name: 'Live', exact: true })).toBeVisible()
  await page.goto('/console/products')
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('link', { name: /^Stages and plans/ }).click()
  await page.getByRole('button', { name: /Approval/ }).click()
  await page.getByRole('option', { name: 'By an admin' }).click()
  await page.getByRole('button', { name: 'Save stages and plans' }).click()
  await expect(page.getByText('Saved').first()).toBeVisible()
}

/** Somebody new, signed up, in a browser of their own. */
async function consumer(browser: Browser, name: string): Promise<Page> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`/sign-up?callbackUrl=${encodeURIComponent(`/products/${slug}`)}`)
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(emailOf(name))
  await page.getByLabel('Password').fill('harbour lights at night')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL((url) => url.pathname === `/products/${slug}`)
  return page
}

function emailOf(name: string): string {
  return `${name.toLowerCase().replace(' ', '.')}-${stamp}@example.org`
}

async function ask(page: Page, reason: string): Promise<void> {
  await page.getByRole('button', { name: 'Ask for a key' }).first().click()
  await page.getByRole('textbox', { name: /What is it for/ }).fill(reason)
  await page.getByRole('button', { name: 'Send the request' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByRole('alertdialog')).toBeHidden()
}
