import type { Page } from '@playwright/test'
import type { Harbour } from './harbour.ts'

/** Waits until a page has all that it shows, and gives what is different on each run one value of the same length. */
export async function steadyPage(page: Page, harbour: Harbour): Promise<void> {
  await page.getByRole('heading').first().waitFor()
  // A page that asks again and again is steady too.
  await page.waitForLoadState('networkidle', { timeout: 10_000 }).catch(() => undefined)
  // React writes its own texts over others until it has taken a part of the page over.
  await page.waitForFunction(() =>
    [...document.querySelectorAll('main button, header button')].every((element) =>
      Object.keys(element).some((key) => key.startsWith('__reactProps')),
    ),
  )
  await page.evaluate(async (ids) => {
    await document.fonts.ready
    const steady = (text: string) =>
      ids
        .reduce((sum, id) => sum.replaceAll(id, 'a1b2c3d4e5f6'.slice(0, id.length)), text)
        .replaceAll(/\b\d{12}\b/g, '123456789012')
        .replaceAll(/localhost:\d+/g, 'localhost:8080')
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? ''
      const wanted = node.parentElement?.closest('time') ? 'just now' : steady(text)
      if (wanted !== text) node.nodeValue = wanted
    }
    for (const field of document.querySelectorAll('input')) field.value = steady(field.value)
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    scrollTo(0, 0)
  }, harbour.ids)
}
