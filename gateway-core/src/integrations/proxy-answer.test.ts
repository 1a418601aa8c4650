import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readProxyAnswer, readStreamMetadata } from './proxy-answer.ts'

const read = (result: unknown) => readProxyAnswer(JSON.stringify(result))

test('is status, headers, body and what the body is', () => {
  const result = { statusCode: 201, headers: { 'X-A': 'b' }, body: 'aGk=', isBase64Encoded: true }
  expect(read(result)).toEqual({ status: 201, headers: ['X-A', 'b'], body: 'aGk=', isBase64Encoded: true })
})

const nothing = { status: 200, headers: [], body: '', isBase64Encoded: false }

test('may leave everything out', () => {
  expect(read({})).toEqual(nothing)
})

test('null is nothing', () => {
  const empty = { statusCode: null, headers: null, multiValueHeaders: null, body: null, isBase64Encoded: null }
  expect(read(empty)).toEqual(nothing)
  expect(read({ headers: { 'X-A': null, 'X-B': 'c' }, multiValueHeaders: { 'X-D': null } })).toMatchObject({
    headers: ['X-B', 'c'],
  })
})

describe('status', () => {
  test.each([
    [200, 200],
    ['200', 200],
    [599, 599],
    ['404', 404],
  ])('may be %j', (statusCode, status) => {
    expect(read({ statusCode })).toMatchObject({ status })
  })

  test.each(['abc', '', '20', '2000', '200.5', 200.5, 199, 100, 99, 600, 0, -200, true, [], {}, [200]])(
    'may not be %j',
    (statusCode) => {
      expect(read({ statusCode })).toBe(`its statusCode is no status: ${JSON.stringify(statusCode)}`)
    },
  )
})

describe('headers', () => {
  test('that are no text become text', () => {
    const headers = { 'X-B': true, 'X-N': 1.5, 'X-F': false, 'X-E': '' }
    expect(read({ headers })).toMatchObject({ headers: ['X-B', 'true', 'X-N', '1.5', 'X-F', 'false', 'X-E', ''] })
  })

  test('with several values come first', () => {
    const result = { headers: { a: 'solo' }, multiValueHeaders: { A: ['one', 'two'] } }
    expect(read(result)).toMatchObject({ headers: ['A', 'one', 'A', 'two', 'a', 'solo'] })
  })

  test('that say the same twice say it once', () => {
    const result = { headers: { a: 'two', b: 'one' }, multiValueHeaders: { A: ['one', 'two'] } }
    expect(read(result)).toMatchObject({ headers: ['A', 'one', 'A', 'two', 'b', 'one'] })
  })

  test('with several values take numbers and nulls', () => {
    expect(read({ multiValueHeaders: { A: [1, null, true] } })).toMatchObject({
      headers: ['A', '1', 'A', '', 'A', 'true'],
    })
  })
})

test('a body that is no text becomes text', () => {
  expect(read({ body: 12 })).toMatchObject({ body: '12' })
  expect(read({ body: false })).toMatchObject({ body: 'false' })
})

describe('is malformed', () => {
  test.each<[string, unknown, string]>([
    ['a text', 'hello', 'it is no object'],
    ['a number', 1, 'it is no object'],
    ['null', null, 'it is no object'],
    ['a list', [], 'it is no object'],
    ['a member too many', { statusCode: 200, extra: 1 }, 'it has the member extra'],
    ['an error', { errorMessage: 'x' }, 'it has the member errorMessage'],
    ['cookies, which only streams have', { cookies: [] }, 'it has the member cookies'],
    ['headers in a list', { headers: [] }, 'its headers are no object'],
    ['headers in a text', { headers: 'x' }, 'its headers are no object'],
    ['a header in an object', { headers: { a: {} } }, 'its headers.a is no text'],
    ['several headers in a list', { multiValueHeaders: [] }, 'its multiValueHeaders are no object'],
    ['several values in a text', { multiValueHeaders: { a: 'x' } }, 'its multiValueHeaders.a is no list'],
    ['a body in an object', { body: {} }, 'its body is no text'],
    ['isBase64Encoded in a text', { isBase64Encoded: 'true' }, 'its isBase64Encoded is no boolean'],
  ])('%s', (_, result, reason) => {
    expect(read(result)).toBe(reason)
  })

  test.each(['', 'null', '{', 'undefined', '{"statusCode":200}}'])('the text %j', (payload) => {
    expect(readProxyAnswer(payload)).toBe('it is no object')
  })
})

test('reads anything without an exception', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string(), answerLike()), (payload) => {
      const answer = readProxyAnswer(payload)
      if (typeof answer === 'string') return
      expect(answer.status).toBeGreaterThanOrEqual(200)
      expect(answer.status).toBeLessThan(600)
      expect(answer.headers.every((text) => typeof text === 'string')).toBe(true)
      expect(typeof answer.body).toBe('string')
    }),
  )
})

function answerLike(): fc.Arbitrary<string> {
  const members = {
    statusCode: fc.anything(),
    headers: fc.anything(),
    multiValueHeaders: fc.anything(),
    body: fc.anything(),
  }
  return fc.record(members, { requiredKeys: [] }).map((answer) => {
    try {
      return JSON.stringify(answer)
    } catch {
      return '{}'
    }
  })
}

describe('a stream’s metadata', () => {
  const metadata = (result: unknown) => readStreamMetadata(JSON.stringify(result))

  test('is status, headers and cookies', () => {
    const result = { statusCode: 201, headers: { a: 'b' }, multiValueHeaders: { c: ['d'] }, cookies: ['e=1', 'f=2'] }
    expect(metadata(result)).toEqual({
      status: 201,
      headers: ['c', 'd', 'a', 'b', 'Set-Cookie', 'e=1', 'Set-Cookie', 'f=2'],
    })
  })

  test('may leave everything out, and say more', () => {
    expect(metadata({})).toEqual({ status: 200, headers: [] })
    expect(metadata({ extra: 1, cookies: null })).toEqual({ status: 200, headers: [] })
  })

  test.each<[unknown, string]>([
    [[], 'its metadata is no object'],
    [{ statusCode: 'x' }, 'its statusCode is no status: "x"'],
    [{ cookies: 'a=1' }, 'its cookies are no list'],
  ])('%j is malformed', (result, reason) => {
    expect(metadata(result)).toBe(reason)
  })

  test('that is no JSON is malformed', () => {
    expect(readStreamMetadata('{')).toBe('its metadata is no object')
  })
})
