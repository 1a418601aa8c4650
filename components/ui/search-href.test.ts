import { expect, test } from 'vitest'
import { searchHref } from './search-href.ts'

test('keeps the other parameters', () => {
  expect(searchHref('/apis', new URLSearchParams('q=pets&sort=name'), { q: 'cats' })).toBe('/apis?q=cats&sort=name')
})

test('null removes a parameter, and an empty search leaves no question mark', () => {
  expect(searchHref('/apis', { q: 'pets', position: undefined }, { q: null })).toBe('/apis')
})

test('repeated parameters stay repeated and text is escaped', () => {
  expect(searchHref('/apis', { tag: ['a', 'b'] }, { q: 'a&b' })).toBe('/apis?tag=a&tag=b&q=a%26b')
})
