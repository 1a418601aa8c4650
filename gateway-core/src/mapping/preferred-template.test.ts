import { expect, test } from 'vitest'
import { preferredTemplate } from './preferred-template.ts'

const both = { 'text/plain': '', 'application/json': '' }

test.each([
  [both, 'text/plain', 'text/plain'],
  [both, 'application/json', 'application/json'],
  [both, 'TEXT/PLAIN', 'text/plain'],
  [both, ' text/plain ; q=0.5, application/json', 'text/plain'],
  [both, 'application/json, text/plain', 'application/json'],
  [both, 'image/png, text/plain', 'application/json'],
  [both, '*/*', 'application/json'],
  [both, '', 'application/json'],
  [both, undefined, 'application/json'],
  [{ 'text/plain': '', 'text/html': '' }, 'image/png', 'text/plain'],
  [{ 'text/plain': '', 'text/html': '' }, 'text/html', 'text/html'],
  [{}, 'text/plain', undefined],
  [{}, undefined, undefined],
])('of %j for Accept %j the caller gets %s', (templates, accept, chosen) => {
  expect(preferredTemplate(templates, accept)).toBe(chosen)
})

test('is not fooled by names that objects have anyway', () => {
  expect(preferredTemplate({ 'text/plain': '' }, 'constructor')).toBe('text/plain')
})
