import { expect, test } from 'vitest'
import { translatorOf } from '#components/messages/testing/translator-of.ts'
import { portalHomeMarkdown, portalLlmsText, portalPageMarkdown, portalSitemap } from './portal-text.ts'

const words = { t: translatorOf('portal'), limits: translatorOf('limits'), locale: 'en' }
const colours = { accent: '#000000', canvas: '#ffffff', surface: '#ffffff', ink: '#000000' }
const content = {
  name: 'Acme [dev]',
  tagline: 'Ships & tides',
  branding: {
    logoLight: null,
    logoDark: null,
    favicon: null,
    light: colours,
    dark: colours,
    font: 'geist' as const,
    headingFont: 'geist' as const,
    corners: 'medium' as const,
  },
  home: {
    title: 'Welcome',
    text: 'Hello.',
    featured: [],
    sections: [{ id: 'a', title: 'News', markdown: '# Today\n\nA berth.' }],
  },
  pages: [{ id: 'p', slug: 'about', title: 'About *us*', markdown: '# Who\n\nWe.' }],
  header: [],
  footer: [],
  sections: [],
}
const card = {
  productId: 'a',
  slug: 'pets',
  name: 'Pets',
  tagline: 'All pets',
  category: undefined,
  provider: 'Acme',
  visibility: 'public' as const,
  deprecation: undefined,
  free: true,
  priceFrom: undefined,
  access: [],
  changedAt: new Date('2026-11-23T00:00:00Z'),
}
const origin = 'https://console.example/portals/acme'
const portal = { content, cards: [card], origin }

test('a model finds products and pages at the portal’s own addresses, as Markdown', () => {
  const text = portalLlmsText(words, portal)
  expect(text).toMatch(/^# Acme \\\[dev\\\]\n\n> Ships & tides\n/)
  expect(text).toContain(`](${origin}/products/pets.md)`)
  expect(text).toContain(`- [About \\*us\\*](${origin}/pages/about.md)`)
})

test('the first page is written with its headings below its own', () => {
  const text = portalHomeMarkdown(words, portal)
  expect(text).toMatch(/^# Welcome\n\nHello\.\n\n## APIs\n/)
  expect(text).toContain('## News\n\n### Today\n\nA berth.')
})

test('a page is written under its title', () => {
  expect(content.pages.map(portalPageMarkdown)).toEqual(['# About \\*us\\*\n\n## Who\n\nWe.\n'])
})

test('the map of the site names what is there, and is XML whatever is in an address', () => {
  const text = portalSitemap({ ...portal, origin: 'https://a.example/?x=1&y=<2>' })
  expect(text).toContain('<loc>https://a.example/?x=1&amp;y=&lt;2&gt;/pages/about</loc>')
  expect(text).toContain('/products/pets</loc><lastmod>2026-11-23T00:00:00.000Z</lastmod>')
  expect(text.match(/<url>/g)).toHaveLength(4)
})
