import type { Page } from '@playwright/test'

/** Signs somebody new up, who belongs to nobody. */
export async function newUser(page: Page, name = 'Nobody’s'): Promise<void> {
  await page.goto('/sign-up')
  await page.getByLabel('Name').fill(name)
  await page.getByLabel('E-mail').fill(`nobody-${Date.now()}-${Math.random()}@example.org`)
  await page.getByLabel('Password').fill('a password of some length')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-up'))
}

/** Signs somebody new up with an account of their own, in which there is nothing. */
export async function newOwner(page: Page, { name, account }: { name: string; account: string }): Promise<void> {
  await newUser(page, name)
  await page.goto('/sign-up/account')
  await page.getByLabel('Account name').fill(account)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL(/\/console/)
}
