import { describe, expect, test } from 'vitest'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileMethodArn, isTooLong, maxMethodArnBytes, methodArnTooLong } from './method-arn.ts'

const start = 'arn:aws:execute-api:us-east-1:123456789012:abcde12345/prod'

function methodArn(resource: string, path: string, verb = 'GET'): string {
  const script = { methods: { [`${verb} ${resource}`]: mock(200, '') } }
  const { exchange, method, services } = stagedExchange(script, { method: verb === 'ANY' ? 'PUT' : verb, path })
  return compileMethodArn(method, services.region)(exchange)
}

test.each([
  ['/', '/', 'GET/'],
  ['/pets', '/pets', 'GET/pets'],
  ['/pets', '/pets/', 'GET/pets'],
  ['/pets', '/%70ets', 'GET/pets'],
  ['/pets', '/pets?a=1', 'GET/pets'],
  ['/pets/{id}', '/pets/a1b2', 'GET/pets/a1b2'],
  ['/pets/{id}', '/pets/a1b2/', 'GET/pets/a1b2'],
  ['/{kind}/{id}/toys', '/pets/7/toys', 'GET/pets/7/toys'],
  ['/{proxy+}', '/a/b/c', 'GET/a/b/c'],
  ['/files/{path+}', '/files/a//b', 'GET/files/a//b'],
])('%s asked for as %s is %s', (resource, path, expected) => {
  expect(methodArn(resource, path)).toBe(`${start}/${expected}`)
})

describe('has the path in one spelling', () => {
  test.each([
    ['/%61dmin', 'admin'],
    ['/a%20b', 'a%20b'],
    ['/a%2fb', 'a%2Fb'],
    ['/a%2Fb', 'a%2Fb'],
    ['/caf%c3%a9', 'caf%C3%A9'],
    ['/50%25', '50%25'],
    ['/%2541', '%2541'],
    ['/a:b@c=d;e,f&g+h$i', 'a:b@c=d;e,f&g+h$i'],
    ['/a%3Ab%40c%3Dd%3Be%2Cf%26g%2Bh%24i', 'a:b@c=d;e,f&g+h$i'],
    ["/~x!y'z(1)*", "~x!y'z(1)*"],
    ['/%7Ex%21y%27z%281%29%2A', "~x!y'z(1)*"],
    ['/%3F%23', '%3F%23'],
  ])('%s as %s', (path, expected) => {
    expect(methodArn('/{id}', path)).toBe(`${start}/GET/${expected}`)
    expect(methodArn('/{proxy+}', path)).toBe(`${start}/GET/${expected}`)
  })
})

test('has the verb that was asked for', () => {
  expect(methodArn('/pets', '/pets', 'ANY')).toBe(`${start}/PUT/pets`)
})

test('1600 bytes are the most', () => {
  expect(isTooLong('x'.repeat(maxMethodArnBytes))).toBe(false)
  expect(isTooLong('x'.repeat(maxMethodArnBytes + 1))).toBe(true)
  expect(methodArnTooLong).toMatchObject({ status: 414, message: 'Request URI too long' })
})
