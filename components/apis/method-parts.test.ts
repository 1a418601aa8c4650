import { expect, test } from 'vitest'
import { methodPart } from './method-parts.ts'

test('the address says which box is open; a new method begins with its backend', () => {
  expect(methodPart('integration-responses', true)).toBe('integration-responses')
  expect(methodPart('', true)).toBe('method-request')
  expect(methodPart('', false)).toBe('integration')
  expect(methodPart('constructor', true)).toBe('method-request')
})
