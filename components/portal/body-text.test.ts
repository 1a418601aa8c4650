import { expect, test } from 'vitest'
import { bodyText } from './body-text.ts'

test('JSON is laid out, by its type or by its looks', () => {
  expect(bodyText('{"a":1}', 'application/problem+json; charset=utf-8')).toBe('{\n  "a": 1\n}')
  expect(bodyText('"text"', 'application/json')).toBe('"text"')
  expect(bodyText(' [1]', 'text/plain')).toBe('[\n  1\n]')
})

test('what is no JSON stays as it came', () => {
  expect(bodyText('{oops', 'application/json')).toBe('{oops')
  expect(bodyText('<a>1</a>', 'text/xml')).toBe('<a>1</a>')
  expect(bodyText('12', 'text/plain')).toBe('12')
})
