import { expect, type Page } from '@playwright/test'

/**
 * The owner, who is signed in, lets visitors try the sample of the first start under its plan. By its address: other
 * journeys publish the sample again, under the same name.
 */
export async function offerTrial(page: Page): Promise<void> {
  await page.goto('/console/products?q=lighthouse-register')
  const link = page.getByRole('link', { name: '/products/lighthouse-register', exact: true })
  const row = page.getByRole('row').filter({ has: link })
  await row.getByRole('link', { name: 'Lighthouse Register', exact: true }).click()
  await page.waitForURL(/\/console\/products\/\w+$/)
  await page.goto(`${new URL(page.url()).pathname}/plans`)
  await page.getByRole('button', { name: /Plan of trial keys/ }).click()
  await page.getByRole('option', { name: /^Free\b/ }).click()
  await page.getByRole('button', { name: 'Save stages and plans' }).click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
}
