import { expect, test } from '@playwright/test'
import { fillHarbour, type Harbour } from '../pictures/harbour.ts'
import { mainPages } from './main-pages.ts'
import { scriptWeights } from './script-weight.ts'

/** What a page makes its reader load is counted from its HTML and the files that it names: bytes, not time. */
let harbour: Harbour
let cookie: string

test.beforeAll(async ({ browser }) => {
  test.setTimeout(300_000)
  const page = await browser.newPage()
  harbour = await fillHarbour(page)
  const cookies = await page.context().cookies()
  cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  await page.close()
})

test('the scripts of every main page stay below their limit', async ({ baseURL }) => {
  const heavy: string[] = []
  for (const { name, address, reader, scriptLimit } of mainPages(harbour)) {
    const scripts = await scriptWeights(new URL(address, baseURL).href, reader === 'owner' ? cookie : '')
    expect(scripts.length, name).toBeGreaterThan(3)
    const kilobytes = scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000
    if (kilobytes >= scriptLimit) heavy.push(`${name}: ${kilobytes.toFixed(1)} kB of ${scriptLimit}`)
  }
  expect(heavy).toEqual([])
})
