import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { signIn } from './sign-in.ts'

/** A click, and the file that comes of it. */
async function download(page: Page, role: 'button' | 'link', name: string) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole(role, { name, exact: true }).click()])
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

/** What a zip archive begins with. */
const zipSignature = 'PK\u0003\u0004'

test('the SDK of a stage comes from its page, that of a product from the portal', async ({ page }) => {
  await signIn(page)
  await page.getByRole('link', { name: 'Lighthouse Register' }).first().click()
  await page.getByRole('link', { name: 'Stages', exact: true }).click()
  await page.getByRole('link', { name: 'prod', exact: true }).first().click()
  await page.getByRole('button', { name: 'SDK', exact: true }).click()
  await expect(page.getByRole('dialog', { name: 'SDK of prod' })).toBeVisible()
  const ofStage = await download(page, 'button', 'Download for JavaScript')
  expect(ofStage.name).toMatch(/^javascript_\d{4}-\d\d-\d\d_\d\d-\d\dZ\.zip$/)
  expect(ofStage.bytes.toString('latin1', 0, 4)).toBe(zipSignature)

  await page.goto('/products/lighthouse-register')
  const ofProduct = await download(page, 'link', 'JavaScript SDK')
  expect(ofProduct.name).toBe('lighthouse-register-javascript-sdk.zip')
  expect(ofProduct.bytes.toString('latin1', 0, 4)).toBe(zipSignature)
})
