import { expect, test } from 'vitest'
import { randomIds } from './random-ids.ts'

test('a request id is a UUID', () => {
  expect(randomIds.requestId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})

test('an extended request id has 15 characters and a =', () => {
  expect(randomIds.extendedRequestId()).toMatch(/^[A-Za-z0-9+/]{15}=$/)
})

test('no id comes twice, over more than one draw from the system', () => {
  const count = 2000
  const ids = Array.from({ length: count }, () => randomIds.extendedRequestId())
  expect(new Set(ids).size).toBe(count)
  expect(new Set(Array.from({ length: count }, () => randomIds.requestId())).size).toBe(count)
})
