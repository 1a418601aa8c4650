import { expect, test } from 'vitest'
import { compareContents } from './compare-contents.ts'
import { firstContent, type PortalContent } from './portal-content.ts'

const page = (id: string, more: Partial<PortalContent['pages'][number]> = {}) => ({
  id,
  slug: id,
  title: id.toUpperCase(),
  markdown: '',
  ...more,
})
const base: PortalContent = {
  ...firstContent('Acme', ['p1', 'p2', 'p3']),
  pages: [page('a'), page('b'), page('c')],
}
const { light } = base.branding

test('the same is no change', () => {
  expect(compareContents(base, structuredClone(base))).toEqual([])
})

test.each<[string, Partial<PortalContent>, object[]]>([
  [
    'name and line',
    { name: 'B', tagline: 'x' },
    [
      { kind: 'name', before: 'Acme', after: 'B' },
      { kind: 'tagline', before: '', after: 'x' },
    ],
  ],
  ['colours', { branding: { ...base.branding, light: { ...light, accent: '#123456' } } }, [{ kind: 'colours-light' }]],
  [
    'a logo and corners',
    { branding: { ...base.branding, logoDark: 'x', corners: 'round' } },
    [{ kind: 'logo' }, { kind: 'corners', before: 'medium', after: 'round' }],
  ],
  [
    'the home page',
    { home: { ...base.home, title: 'Hi', featured: [] } },
    [{ kind: 'home-title', before: 'Acme', after: 'Hi' }, { kind: 'home-featured' }],
  ],
  [
    'a page that came and one that went',
    { pages: [page('a'), page('b'), page('d')] },
    [
      { kind: 'page-added', subject: 'D' },
      { kind: 'page-removed', subject: 'C' },
    ],
  ],
  [
    'a page in all its parts',
    { pages: [page('a', { title: 'X', slug: 'x', markdown: 'y' }), page('b'), page('c')] },
    [
      { kind: 'page-title', before: 'A', after: 'X' },
      { kind: 'page-address', subject: 'X', before: 'a', after: 'x' },
      { kind: 'page-text', subject: 'X' },
    ],
  ],
  ['pages in another order', { pages: [page('b'), page('a'), page('c')] }, [{ kind: 'page-order' }]],
  ['the header', { header: [] }, [{ kind: 'header', before: 'APIs', after: '' }]],
  [
    'products in another order',
    { sections: [{ id: 'all', title: '', productIds: ['p2', 'p1', 'p3'] }] },
    [{ kind: 'product-order' }],
  ],
  [
    'a product that came, one that went',
    { sections: [{ id: 'all', title: '', productIds: ['p1', 'p2', 'p4'] }] },
    [
      { kind: 'product-added', subject: 'p4' },
      { kind: 'product-removed', subject: 'p3' },
    ],
  ],
  [
    'sections',
    { sections: [{ id: 'new', title: 'New', productIds: ['p1', 'p2', 'p3'] }] },
    [
      { kind: 'section-added', subject: 'New' },
      { kind: 'section-removed', subject: '' },
    ],
  ],
  [
    'a section’s heading',
    { sections: [{ id: 'all', title: 'Sea', productIds: ['p1', 'p2', 'p3'] }] },
    [{ kind: 'section-title', before: '', after: 'Sea' }],
  ],
])('%s: told as it is', (_, part, changes) => {
  expect(compareContents(base, { ...base, ...part })).toEqual(changes)
})
