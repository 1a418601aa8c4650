import type { Page } from '@playwright/test'

/** How much of the page has moved without anybody's doing since it was opened: Google's cumulative layout shift. */
export async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            if ('value' in entry && !('hadRecentInput' in entry && entry.hadRecentInput)) sum += Number(entry.value)
          }
        }).observe({ type: 'layout-shift', buffered: true })
        // What was kept from before is handed over at the next chance.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum))))
      }),
  )
}

/** What cannot be read at this width: how much wider the page is than the window, and the texts that are cut. */
export async function unreadable(page: Page): Promise<{ tooWide: number; cut: string[] }> {
  return page.evaluate(() => {
    const cut: string[] = []
    const clips = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
    /** The nearest box that hides this text, if it scrolls no nearer one and does not say with dots that there is more. */
    const isCut = (text: Text, box: DOMRect): boolean => {
      for (let each = text.parentElement; each && each !== document.body; each = each.parentElement) {
        const { overflowX, textOverflow, clipPath, position } = getComputedStyle(each)
        const edge = each.getBoundingClientRect()
        // For screen readers only.
        if (edge.width <= 1 || edge.height <= 1 || clipPath !== 'none') return false
        if (textOverflow === 'ellipsis' || each.title !== '') return false
        if (overflowX === 'auto' || overflowX === 'scroll') return false
        if (clips(overflowX) && (box.right > edge.right + 1 || box.left < edge.left - 1)) return true
        if (position === 'fixed') break
      }
      return box.left < -1 || box.right > document.documentElement.clientWidth + 1
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!(node instanceof Text) || node.data.trim() === '') continue
      if (!node.parentElement?.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
      if (node.parentElement.closest('[aria-hidden="true"], script, style, noscript, [inert]')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const box = range.getBoundingClientRect()
      if (box.width > 0 && isCut(node, box)) cut.push(node.data.trim().slice(0, 60))
    }
    const { scrollWidth, clientWidth } = document.documentElement
    return { tooWide: Math.max(0, scrollWidth - clientWidth), cut }
  })
}

/** Spaces as a reader may set them: WCAG 2.2, 1.4.12. */
export async function spaceText(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }' +
        'p { margin-bottom: 2em !important }',
    )
    document.adoptedStyleSheets.push(sheet)
  })
}

/** What still moves where the reader has asked for less of it, in words. */
export async function moving(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(
        ({ effect, playState }) => playState === 'running' && Number(effect?.getComputedTiming().activeDuration) > 50,
      )
      .map((animation) => ('animationName' in animation ? String(animation.animationName) : animation.id)),
  )
}
