import type { Page } from '@playwright/test'

const email = process.env.E2E_EMAIL ?? 'owner@example.org'
const password = process.env.E2E_PASSWORD ?? ''

/** Signs the owner in, and waits for the list of APIs. */
export async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in?callbackUrl=/console/apis')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => url.pathname === '/console/apis')
}
