import { expect, type Page } from '@playwright/test'

/** A new consumer: from the try pane of an operation that needs a key, and back to it. */
export async function signUp(page: Page): Promise<void> {
  const pane = page.getByRole('complementary', { name: 'Try it now' })
  await pane.getByRole('link', { name: 'Sign up for a key' }).click()
  await page.getByLabel('Name').fill('Grace Hopper')
  await page.getByLabel('E-mail').fill(`grace-${Date.now()}@example.org`)
  await page.getByLabel('Password').fill('nanoseconds of copper wire')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page).toHaveURL(/\/products\/lighthouse-register\?operation=get-lighthouses/)
}
