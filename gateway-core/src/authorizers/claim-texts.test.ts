import { describe, expect, test } from 'vitest'
import { claimTexts } from './claim-texts.ts'

const texts = (claims: Record<string, unknown>) => ({ ...claimTexts(claims) })

test('all claims are text', () => {
  const claims = { sub: 'ada', auth_time: 1680629979, email_verified: true, address: { city: 'Zürich' }, none: null }
  expect(texts(claims)).toEqual({
    sub: 'ada',
    auth_time: '1680629979',
    email_verified: 'true',
    address: '{"city":"Zürich"}',
  })
})

test('lists are parted by commas', () => {
  expect(texts({ 'cognito:groups': ['a', 'b'], mixed: [1, true, ['x', 'y'], {}], none: [] })).toEqual({
    'cognito:groups': 'a,b',
    mixed: '1,true,x,y,{}',
    none: '',
  })
})

describe('times', () => {
  test('are as AWS prints them', () => {
    const seconds = Date.UTC(2023, 3, 4, 8, 9, 5) / 1000
    expect(texts({ exp: seconds, iat: seconds, nbf: seconds })).toEqual({
      exp: 'Tue Apr 04 08:09:05 UTC 2023',
      iat: 'Tue Apr 04 08:09:05 UTC 2023',
      nbf: 'Tue Apr 04 08:09:05 UTC 2023',
    })
  })

  test('that are none stay as they are', () => {
    expect(texts({ exp: 1e20, iat: 'soon' })).toEqual({ exp: '100000000000000000000', iat: 'soon' })
  })
})

test('a claim may have any name', () => {
  const claims = claimTexts(JSON.parse('{"__proto__":"x","constructor":"y"}'))
  expect(Object.entries(claims)).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ])
})
