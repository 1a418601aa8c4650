import { expect, test } from 'vitest'
import { travels } from './travels.ts'

test.each(['accept', 'Authorization', 'X-Api-Key', 'content-type', 'x-request-id', 'If-None-Match'])(
  'a header of the caller travels: %s',
  (name) => expect(travels(name)).toBe(true),
)

test.each([
  'Host',
  ' cookie ',
  'CONNECTION',
  'content-length',
  'Transfer-Encoding',
  'X-Forwarded-For',
  'proxy-authorization',
])('a header of the connection, or that speaks for another, stays: %s', (name) => expect(travels(name)).toBe(false))
