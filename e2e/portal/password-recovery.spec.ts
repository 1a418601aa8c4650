import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, type Page, test } from '@playwright/test'
import { SMTPServer } from 'smtp-server'
import { type Product, startProduct } from '../servers/product.ts'

/** Somebody has forgotten their password; a product of its own, since it needs a mail server. */
const mails: string[] = []
let postOffice: SMTPServer
let product: Product

test.beforeAll(async () => {
  test.setTimeout(360_000)
  postOffice = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        mails.push(readable(Buffer.concat(chunks).toString('utf8')))
        done()
      })
    },
  })
  postOffice.listen(0, '127.0.0.1')
  await once(postOffice.server, 'listening')
  const { port } = postOffice.server.address() as AddressInfo
  product = await startProduct({ SMTP_URL: `smtp://127.0.0.1:${port}` })
})

test.afterAll(async () => {
  await product?.stop()
  await new Promise<void>((resolve) => postOffice.close(() => resolve()))
})

const email = 'grace@example.org'
const back = '/products/lighthouse-register?tab=plans'
const newPassword = 'milliseconds of copper wire'

test('a link from a mail sets a new password once, ends other sessions and leads back', async ({ page, browser }) => {
  test.setTimeout(180_000)
  await signUp(page)
  const phone = await (await browser.newContext()).newPage()
  await phone.goto(`${product.url}/sign-in?callbackUrl=${encodeURIComponent(back)}`)
  await phone.getByRole('link', { name: 'Forgot your password?' }).click()
  await askFor(phone, 'Nobody@example.org')
  await phone.goto(`${product.url}/forgot-password?callbackUrl=${encodeURIComponent(back)}`)
  await phone.getByLabel('E-mail').fill('nobody')
  await phone.getByRole('button', { name: 'Send the link' }).click()
  await expect(phone.getByText('Must be an e-mail address')).toBeVisible()
  await askFor(phone, email)

  const link = await mailed(/http\S+\/reset-password\/\S+/)
  expect(mails.some((mail) => mail.includes('Nobody@example.org') || mail.includes('nobody@example.org'))).toBe(false)
  await phone.goto(link)
  await expect(phone.getByLabel('E-mail')).toHaveValue(email)
  await phone.getByLabel('New password', { exact: true }).fill('short')
  await phone.getByRole('button', { name: 'Set password' }).click()
  await expect(phone.getByText('Use 12 characters or more')).toBeVisible()
  await phone.getByLabel('New password', { exact: true }).fill(newPassword)
  await phone.getByRole('button', { name: 'Set password' }).click()
  await expect(phone).toHaveURL(`${product.url}${back}`)
  await expect(phone.getByRole('banner').getByRole('link', { name: 'Your apps' })).toBeVisible()
  await mailed(/Your password was changed/)

  await page.goto(`${product.url}/account`)
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This link has been used' })).toBeVisible()
  await page.getByRole('link', { name: 'Have another link sent' }).click()
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible()
  await page.goto(`${product.url}/reset-password/unknown`)
  await expect(page.getByRole('heading', { name: 'There is no such link' })).toBeVisible()

  await page.goto(`${product.url}/sign-in`)
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(newPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Your apps' })).toBeVisible()
})

async function signUp(page: Page): Promise<void> {
  await page.goto(`${product.url}/sign-up`)
  await page.getByLabel('Name').fill('Grace Hopper')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill('nanoseconds of copper wire')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('banner').getByRole('link', { name: 'Your apps' })).toBeVisible()
}

/** The answer is the same for everybody. */
async function askFor(page: Page, address: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Forgot your password?' })).toBeVisible()
  await page.getByLabel('E-mail').fill(address)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByRole('heading', { name: 'Look into your mails' })).toBeFocused()
  await expect(page.getByText(`If ${address} belongs to a user here`)).toBeVisible()
}

/** What a mail says, once it is there. */
async function mailed(what: RegExp): Promise<string> {
  let found: string | undefined
  await expect(() => {
    found = mails.map((mail) => what.exec(mail)?.[0]).find((text) => text !== undefined)
    expect(found).toBeDefined()
  }).toPass({ timeout: 30_000 })
  return found ?? ''
}

/** Quoted-printable (RFC 2045, 6.7) as plain text; what is sent here is ASCII. */
function readable(mail: string): string {
  return mail
    .replace(/=\r?\n/g, '')
    .replace(/=([\dA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
