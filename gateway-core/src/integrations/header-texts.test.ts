import { expect, test } from 'vitest'
import { headerTexts } from './header-texts.ts'

test('bytes become text one by one', () => {
  expect(headerTexts([Buffer.from('X-A'), Buffer.from([0xe9])])).toEqual(['X-A', 'é'])
})

test('texts stay as they are', () => {
  expect(headerTexts(['X-B', 'c'])).toEqual(['X-B', 'c'])
})

test('what is no flat list has no headers', () => {
  expect(headerTexts(undefined)).toEqual([])
  expect(headerTexts({ 'x-a': 'b' })).toEqual([])
})
