import { expect, test } from 'vitest'
import { slugOf } from './slug-of.ts'

test.each([
  ['Redocly Museum API', 'redocly-museum-api'],
  ['Müllers Café', 'mullers-cafe'],
  ['  --v1--  ', 'v1'],
  ['日本', ''],
  ['', ''],
  [`${'a'.repeat(49)} b`, 'a'.repeat(49)],
])('%j proposes %j', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})
