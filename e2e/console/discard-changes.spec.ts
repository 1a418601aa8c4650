import { expect, test } from '@playwright/test'
import { deployProxy } from './make-api.ts'
import { signIn } from './sign-in.ts'

/** Single changes of a draft are taken back where they are reviewed; what is served stays. */

test('one change is discarded and the other one stays, and asking first can be left', async ({ page }) => {
  test.setTimeout(300_000)
  await signIn(page)
  const restApiId = await deployProxy(page, 'http://127.0.0.1:9/discarded')
  for (const verb of ['GET', 'POST']) {
    await page.goto(`/console/apis/${restApiId}/resources`)
    await page.getByRole('button', { name: 'Create method' }).first().click()
    // The first verb that is free is chosen.
    await page.getByRole('dialog').getByRole('button', { name: 'Create method' }).click()
    await page.waitForURL((url) => url.pathname.endsWith(`/methods/${verb}`))
  }
  await page.goto(`/console/apis/${restApiId}/deploy?stage=prod`)
  const first = page.getByRole('button', { name: 'Discard changes of GET /', exact: true })
  await expect(first).toBeVisible()
  await first.click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)
  await expect(first).toBeVisible()

  await first.click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard changes' }).click()
  await expect(page.getByText('GET / is again as prod serves it')).toBeVisible()
  await expect(first).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Discard changes of POST /', exact: true })).toBeVisible()
  await expect(page).toHaveURL(/\/deploy\?stage=prod$/)
})
