import { expect, test } from 'vitest'
import { masked } from './masked.ts'

test('shows the last six characters behind one asterisk for each of the others, as AWS does', () => {
  expect(masked('k3y-0123456789abcdefghij')).toBe(`${'*'.repeat(18)}efghij`)
  // As AWS logged it: {method.request.header.Hash=********aaaaaa}
  expect(masked('a'.repeat(14))).toBe('********aaaaaa')
})

test.each(['', 'a', 'secret', '12345678901'])('shows nothing of %j, which is short', (secret) => {
  expect(masked(secret)).toBe('*'.repeat(secret.length))
})

test('shows six of twelve characters', () => {
  expect(masked('123456789012')).toBe('******789012')
})
