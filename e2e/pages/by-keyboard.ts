import { expect, type Locator, type Page } from '@playwright/test'

/** How many stops a reader may have to pass. */
const patience = 120

/**
 * Presses Tab until a control has the focus, as one who has no mouse. Every stop on the way must be seen to have it, and
 * not lie below what stays at its place: WCAG 2.2, 2.4.7 and 2.4.11.
 */
export async function tabTo(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const page = target.page()
  // Nobody is as fast as this: what is disabled until its scripts have come is passed by.
  await expect(target.first()).toBeEnabled()
  const passed: string[] = []
  for (let stop = 0; stop < patience; stop++) {
    const focused = await tabOn(page, key)
    if (focused !== undefined) passed.push(focused)
    if (await target.evaluateAll((elements) => elements.some((each) => each === document.activeElement))) return
  }
  throw new Error(`Tab never came to ${target}, but to: ${passed.join(' | ')}`)
}

/** One stop on: what it is; undefined where the focus leaves the page. */
export async function tabOn(page: Page, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<string | undefined> {
  // An editor takes Tab for itself until Escape gives it back.
  if (await page.evaluate(() => document.activeElement?.closest('.cm-editor'))) await page.keyboard.press('Escape')
  await page.keyboard.press(key)
  const focused = await page.evaluate(readFocus)
  if (focused === undefined) return undefined
  expect(focused.isShown, `something shows the focus on ${focused.what}`).toBe(true)
  expect(focused.isHidden, `${focused.what} lies below something when it has the focus`).toBe(false)
  return focused.what
}

/** In the browser: what has the focus, whether an outline shows it, and whether other things cover all of it. */
function readFocus(): { what: string; isShown: boolean; isHidden: boolean } | undefined {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return undefined
  const above: HTMLElement[] = []
  for (let each: HTMLElement | null = element; each && above.length < 6; each = each.parentElement) above.push(each)
  const isOutlined = (each: Element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(each)
    return outlineStyle !== 'none' && outlineWidth !== '0px'
  }
  // A tree keeps the focus itself and shows its line.
  const line = element.querySelector('[aria-selected="true"]')
  const isShown = above.some(isOutlined) || (line !== null && isOutlined(line))
  // An input that is not drawn is shown by its label.
  const drawn = element.closest('label') ?? element
  const box = drawn.getBoundingClientRect()
  const places = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => ({ x, y })))
  const isHidden = !places.some(({ x, y }) => {
    const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)
    return top !== null && (drawn.contains(top) || (top.contains(element) && top !== document.body))
  })
  const text = element.getAttribute('aria-label') ?? element.textContent ?? ''
  const what = `${element.tagName.toLowerCase()} “${text.replaceAll(/\s+/g, ' ').trim().slice(0, 80)}”`
  return { what, isShown, isHidden }
}
