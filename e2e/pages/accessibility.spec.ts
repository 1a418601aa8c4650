import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { patterns, placeOf, test, visit } from './walk.ts'

/**
 * Every page there is, found by following links as a reader without JavaScript does: WCAG 2.2 AA as far as axe can tell,
 * in both themes, on a wide screen and on a telephone.
 */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

test('every page can be reached by links', ({ world }) => {
  test.setTimeout(600_000)
  expect(patterns.filter((pattern) => !world.addresses.has(pattern))).toEqual([])
})

for (const pattern of patterns) {
  test(`${pattern} has nothing serious`, async ({ world, owner, visitor }) => {
    const { page, address } = placeOf(pattern, { world, owner, visitor })
    await check(page, address)
  })
}

const readByVisitors = ['/', '/products/[slug]', '/products/[slug]/guides/[guide]', '/portals/[portal]']
for (const pattern of readByVisitors) {
  test(`${pattern} has nothing serious for a visitor`, async ({ world, visitor }) => {
    await check(visitor, world.addresses.get(pattern) ?? '')
  })
}

test('what is not there has nothing serious for a visitor', async ({ visitor }) => {
  await check(visitor, '/no-such-page')
})

/** Everything in the light theme on a wide screen; colours and sizes in the dark one on a telephone. */
async function check(page: Parameters<typeof visit>[0], address: string): Promise<void> {
  await visit(page, address, { width: 1440 })
  expect(serious(await new AxeBuilder({ page }).withTags(tags).analyze())).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  expect(serious(await new AxeBuilder({ page }).withRules(['color-contrast', 'target-size']).analyze())).toEqual([])
}

/** What is wrong, where, in words. */
function serious({ violations }: Awaited<ReturnType<AxeBuilder['analyze']>>): string[] {
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}
