import { expect, test } from 'vitest'
import { sentTokens, tokenOf, writtenTokens } from './token-values.ts'

const place = { in: 'header', isBearer: false, isSendable: true, scopes: [] } as const
const guard = { ...place, scheme: 'guard', name: 'X-Guard' }
const pool = { ...place, scheme: 'pool', name: 'Authorization', isBearer: true }
const tenant = { ...place, scheme: 'tenant', name: 'tenant', in: 'query' } as const
const session = { ...place, scheme: 'session', name: 'Cookie', isSendable: false }

test.each([
  ['abc', 'abc', 'Bearer abc'],
  [' abc ', 'abc', 'Bearer abc'],
  ['bearer  abc', 'bearer  abc', 'Bearer abc'],
  ['Bearer', 'Bearer', ''],
  ['', '', ''],
])('%j is sent as %j, or as %j to a user pool', (typed, plain, bearer) => {
  expect(tokenOf(guard, { guard: typed })).toBe(plain)
  expect(tokenOf(pool, { pool: typed })).toBe(bearer)
})

test('what is typed and can be sent is sent, each to its own authorizer', () => {
  const values = { guard: 'abc', tenant: '', session: 'sid=1' }
  expect(sentTokens([guard, pool, tenant, session], values)).toEqual([{ in: 'header', name: 'X-Guard', value: 'abc' }])
})

test('in code a token is hidden until it is shown, and named where it is missing', () => {
  const values = { pool: 'abc', tenant: 'blue' }
  const written = (hidden: string | undefined) =>
    writtenTokens([guard, pool, tenant], values, { hidden, missing: 'YOUR_TOKEN' }).map(({ value }) => value)
  // An address has no place for a mask.
  expect(written('•••')).toEqual(['YOUR_TOKEN', 'Bearer •••', 'YOUR_TOKEN'])
  expect(written(undefined)).toEqual(['YOUR_TOKEN', 'Bearer abc', 'blue'])
})
