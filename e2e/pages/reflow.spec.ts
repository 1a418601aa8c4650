import { expect } from '@playwright/test'
import { layoutShift, moving, spaceText, unreadable } from './reading.ts'
import { patterns, placeOf, test, visit } from './walk.ts'

/**
 * Every page in German, with words that are longer than one expects, 320 pixels wide (as at 400 % zoom: WCAG 2.2, 1.4.10),
 * at 200 % and on a very wide screen, and with the spaces of 1.4.12: the page scrolls in one direction only and no text is
 * cut. Nothing moves by itself.
 */
const all = { tooWide: 0, cut: [] }

for (const pattern of patterns) {
  test(`${pattern} is read whole at every width`, async ({ world, owner, visitor }) => {
    const { page, address } = placeOf(pattern, { world, owner, visitor })
    await visit(page, address, { width: 320, locale: 'de' })
    expect(await layoutShift(page)).toBeLessThan(0.1)
    expect(await unreadable(page), '320 pixels').toEqual(all)
    await page.setViewportSize({ width: 2560, height: 1440 })
    expect(await unreadable(page), '2560 pixels').toEqual(all)
    await page.setViewportSize({ width: 720, height: 900 })
    expect(await unreadable(page), '720 pixels').toEqual(all)
    await spaceText(page)
    expect(await unreadable(page), '720 pixels with wider spaces').toEqual(all)
    expect(await moving(page)).toEqual([])
  })
}

test('every page has a title of its own', async ({ world, owner, visitor }) => {
  const titles = new Map<string, string[]>()
  for (const pattern of patterns) {
    const { page, address } = placeOf(pattern, { world, owner, visitor })
    const answer = await page.request.get(address, { headers: { accept: 'text/html' } })
    const title = /<title>(.*?)<\/title>/s.exec(await answer.text())?.[1] ?? ''
    titles.set(title, [...(titles.get(title) ?? []), pattern])
  }
  expect([...titles].filter(([title, shown]) => title === '' || shown.length > 1)).toEqual([])
})
