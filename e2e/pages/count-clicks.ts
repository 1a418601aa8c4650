import type { Page } from '@playwright/test'

/** Counts what a reader clicks from now on, over all pages of the window. Called before the page is opened. */
export async function countClicks(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const count = () => Number(sessionStorage.getItem('clicks') ?? 0)
    addEventListener('click', (event) => event.isTrusted && sessionStorage.setItem('clicks', String(count() + 1)), true)
  })
  return async () => await page.evaluate(() => Number(sessionStorage.getItem('clicks') ?? 0))
}
