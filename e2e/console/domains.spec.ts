import { request as httpRequest } from 'node:http'
import { expect, test } from '@playwright/test'
import { signIn } from './sign-in.ts'

const gateway = new URL(process.env.E2E_GATEWAY_URL ?? 'http://localhost:8080')

/** Calls the gateway by another name, as a DNS record would make callers do. */
function call(host: string, path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const options = { host: gateway.hostname, port: gateway.port, path, headers: { host }, agent: false }
    httpRequest(options, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
      .on('error', reject)
      .end()
  })
}

test.beforeEach(async ({ page }) => signIn(page))

test('a domain name of one’s own serves what is mapped to it, until it is gone', async ({ page }) => {
  const name = `shop-${Date.now()}.example.com`
  await page.goto('/console/domain-names')
  await page.getByRole('button', { name: 'Create domain name' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Domain name').fill('10.0.0.1')
  await dialog.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(dialog.getByText(/Invalid domain name specified/).first()).toBeVisible()
  await dialog.getByLabel('Domain name').fill(name)
  await dialog.getByLabel('Domain name').press('Enter')
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  await expect(page.getByText('Nothing is mapped')).toBeVisible()
  const forbidden = { status: 403, body: '{"message":"Forbidden"}' }
  expect(await call(name, '/v1')).toEqual(forbidden)

  await page.getByRole('button', { name: 'Add mapping' }).click()
  await dialog.getByLabel('Base path').fill('v1')
  await dialog.getByRole('button', { name: /^Choose…/ }).click()
  // The sample, which knows its paths: another API may have a key's Forbidden for all of them.
  const sample = page.getByRole('option').filter({ hasText: 'Lighthouse Register' })
  await sample.filter({ hasNotText: 'stage from the path' }).first().click()
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('row').filter({ hasText: '/v1/…' })).toBeVisible()
  // The API has its own answer for a path that it does not know, so it was reached.
  const reached = { status: 403, body: '{"message":"Missing Authentication Token"}' }
  await expect.poll(() => call(name, '/v1/no-such-path')).toEqual(reached)
  expect(await call(name, '/no-such-path')).toEqual(forbidden)

  await page.getByRole('button', { name: 'Change v1' }).click()
  await dialog.getByLabel('Base path').fill('')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => call(name, '/no-such-path')).toEqual(reached)

  await page.getByRole('button', { name: 'Remove the root' }).click()
  await page.getByRole('button', { name: 'Remove mapping' }).click()
  await expect(page.getByText('Nothing is mapped')).toBeVisible()
  await expect.poll(() => call(name, '/no-such-path')).toEqual(forbidden)

  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('button', { name: 'Delete domain name' }).click()
  await page.waitForURL((url) => url.pathname === '/console/domain-names')
  await expect(page.getByText(name)).toHaveCount(0)
})

test('an owner sees what the account has of what it may, and sets a limit', async ({ page }) => {
  await page.goto('/console/settings/limits')
  const row = page.getByRole('row').filter({ hasText: 'VPC Links' })
  await row.getByRole('button', { name: 'Change the limit of VPC Links' }).click()
  await page.getByRole('dialog').getByLabel('At most').fill('7')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('7')
  await row.getByRole('button', { name: 'Change the limit of VPC Links' }).click()
  await page.getByRole('dialog').getByLabel('At most').fill('')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('20')
})
