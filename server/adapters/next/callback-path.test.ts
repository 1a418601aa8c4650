import { expect, test } from 'vitest'
import { callbackPath } from './callback-path.ts'

test.each(['/', '/products/museum', '/console/apis?q=pets#top', '/sign-up/account'])('%s is ours', (path) =>
  expect(callbackPath(path, '/console')).toBe(path),
)

test.each([
  undefined,
  '',
  'console',
  ['/a', '/b'],
  'https://evil.example/',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  'javascript:alert(1)',
  '/..//evil.example',
  '/./\\evil.example',
  '/a/..//evil.example',
  '/a/../\\/evil.example',
  '/%2e%2e//evil.example',
  '/sign-in?callbackUrl=/sign-in',
  '/sign-up',
  '/api/auth/signout',
  `/${'a'.repeat(2000)}`,
])('%j is not', (given) => expect(callbackPath(given, '/console')).toBe('/console'))
