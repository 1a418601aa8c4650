import { expect, test } from 'vitest'
import { isPreviewPage, placeOfPage } from './place-of-page.ts'

test.each([
  ['/portals/acme/apps/a1?interval=day', '/portals/acme'],
  ['/portals/acme?x=1', '/portals/acme'],
  ['/portals/acme~consumer~dark/products/pets', '/portals/acme~consumer~dark'],
  ['/portals/acme', '/portals/acme'],
  ['/portals/', undefined],
  ['/portals/Evil.example/apps', undefined],
  ['/portals/acme\\evil', undefined],
  ['/apps/a1', undefined],
  ['/console/portals/x', undefined],
])('%s is in %s', (path, place) => expect(placeOfPage(path)).toBe(place))

test('a preview is told by its segment', () => {
  expect(isPreviewPage('/portals/acme~visitor/apis')).toBe(true)
  expect(isPreviewPage('/portals/acme/apis?x=~')).toBe(false)
  expect(isPreviewPage('/products/a~b')).toBe(false)
})
