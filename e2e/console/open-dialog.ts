import { expect, type Page } from '@playwright/test'

/** Presses a button that opens a dialog, again where the page was not alive yet when it was pressed first. */
export async function openDialog(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await expect(async () => {
    if (!(await dialog.isVisible())) await page.getByRole('button', { name, exact: true }).click({ timeout: 3000 })
    await expect(dialog).toBeVisible({ timeout: 3000 })
  }).toPass()
}
