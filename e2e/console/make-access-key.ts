import type { Page } from '@playwright/test'

/** A new access key of the one who is signed in, made on the screen. */
export async function makeAccessKey(page: Page): Promise<{ accessKeyId: string; secretAccessKey: string }> {
  await page.goto('/console/settings/access-keys')
  await page.getByRole('button', { name: 'Create access key' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Access key created' })
  const texts = await dialog.locator('code').allTextContents()
  const [accessKeyId = '', secretAccessKey = ''] = texts.map((text) => text.trim())
  return { accessKeyId, secretAccessKey }
}
