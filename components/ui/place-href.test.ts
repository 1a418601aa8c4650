import { expect, test } from 'vitest'
import { placeHref } from './place-href.ts'

test('in the own portal of the installation a link leads where it says', () => {
  for (const href of ['/', '/products/pets?tab=plans#try', '/console', '#try']) {
    expect(placeHref(undefined, href)).toBe(href)
  }
})

test.each(['/portals/acme', ''])('in a portal at %j links to catalogue, products and apps stay in it', (base) => {
  expect(placeHref(base, '/')).toBe(`${base}/apis`)
  expect(placeHref(base, '/?q=a%2Fb')).toBe(`${base}/apis?q=a%2Fb`)
  expect(placeHref(base, '/products/pets?tab=plans#try')).toBe(`${base}/products/pets?tab=plans#try`)
  expect(placeHref(base, '/apps')).toBe(`${base}/apps`)
  expect(placeHref(base, '/apps/a1?interval=day')).toBe(`${base}/apps/a1?interval=day`)
})

test('what is no place of the catalogue is left alone', () => {
  for (const href of [
    '/console',
    '/sign-in?callbackUrl=/',
    '#try',
    '?tab=plans',
    '/productsheet',
    'https://a.example/',
  ]) {
    expect(placeHref('/portals/acme', href)).toBe(href)
  }
})
