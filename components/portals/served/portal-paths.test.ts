import { expect, test } from 'vitest'
import { portalHome, portalLinks } from './portal-paths.ts'

const places = { base: '/portals/acme', pages: { p1: 'about' }, products: { a: 'pets' } }

test('links lead to home, catalogue, pages and products inside the portal, and to other sites', () => {
  const links = portalLinks(
    [
      { id: '1', label: 'Home', target: { kind: 'home' } },
      { id: '2', label: 'APIs', target: { kind: 'catalogue' } },
      { id: '3', label: 'About', target: { kind: 'page', pageId: 'p1' } },
      { id: '4', label: 'Pets', target: { kind: 'product', productId: 'a' } },
      { id: '5', label: 'Status', target: { kind: 'link', href: 'https://status.example.com/' } },
    ],
    places,
  )
  expect(links.map(({ href, isExternal }) => [href, isExternal])).toEqual([
    ['/portals/acme', false],
    ['/portals/acme/apis', false],
    ['/portals/acme/pages/about', false],
    ['/portals/acme/products/pets', false],
    ['https://status.example.com/', true],
  ])
})

test('a product that the reader does not see, a page that is gone and a link that could run are left out', () => {
  const links = portalLinks(
    [
      { id: '1', label: 'Secret', target: { kind: 'product', productId: 'hidden' } },
      { id: '2', label: 'Gone', target: { kind: 'page', pageId: 'constructor' } },
      { id: '3', label: 'Run', target: { kind: 'link', href: 'javascript:alert(1)' } },
    ],
    places,
  )
  expect(links).toEqual([])
})

test('under a host name of its own the portal is at the root', () => {
  expect(portalHome('')).toBe('/')
  expect(portalHome('/portals/acme')).toBe('/portals/acme')
  expect(
    portalLinks([{ id: '1', label: 'APIs', target: { kind: 'catalogue' } }], { ...places, base: '' }),
  ).toMatchObject([{ href: '/apis' }])
})
