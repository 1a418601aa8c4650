import { expect, type Page } from '@playwright/test'

/** How many stops a reader may have to pass. */
const patience = 120

/**
 * Presses Tab until the control of this name has the focus, as one who has no mouse. Every stop on the way must be seen:
 * WCAG 2.2, 2.4.7.
 */
export async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = []
  for (let stop = 0; stop < patience; stop++) {
    await page.keyboard.press(key)
    const focused = await page.evaluate(readFocus)
    if (focused === undefined) continue
    expect(focused.isSeen, `the focus on ${focused.tag} “${focused.name}” is seen`).toBe(true)
    passed.push(focused.name)
    if (typeof name === 'string' ? focused.name === name : name.test(focused.name)) return
  }
  throw new Error(`Tab never came to ${name}, but to: ${passed.join(' | ')}`)
}

/** In the browser: what has the focus, what it is called, and whether anything shows it. */
function readFocus(): { tag: string; name: string; isSeen: boolean } | undefined {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return undefined
  const labels = 'labels' in element && element.labels instanceof NodeList ? [...element.labels] : []
  const labelledBy = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id))
  const texts = [
    element.getAttribute('aria-label'),
    labelledBy.map((each) => each?.textContent ?? '').join(' '),
    labels.map((each) => each.textContent ?? '').join(' '),
    element.textContent,
  ]
  const name = texts.map((text) => text?.replaceAll(/\s+/g, ' ').trim()).find((text) => text) ?? ''
  const shows = (each: Element | null) => {
    if (each === null) return false
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
  }
  // A hidden input is shown by the label or the field around it.
  const isSeen = shows(element) || shows(element.parentElement) || shows(element.closest('label, [data-focus-visible]'))
  return { tag: element.tagName.toLowerCase(), name, isSeen }
}
