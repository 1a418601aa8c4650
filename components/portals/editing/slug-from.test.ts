import { expect, test } from 'vitest'
import { slugFrom } from './slug-from.ts'

test.each([
  ['Getting started', 'getting-started'],
  ['  Über uns: Größe & Maß!', 'uber-uns-grosse-mass'],
  ['日本語', ''],
  ['a'.repeat(80), 'a'.repeat(60)],
])('%j becomes %j', (title, slug) => {
  expect(slugFrom(title)).toBe(slug)
})
