import { describe, expect, test } from 'vitest'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileRequestMapping } from './request-mapping.ts'

const { exchange } = stagedExchange(
  { methods: { 'GET /pets/{id}': mock(200, '') } },
  { path: '/pets/7?q=a%20b', headers: { 'X-In': 'in', 'X-Latin': 'caf\xe9' } },
)

function headers(requestParameters: Record<string, string>): string[] {
  const sent: string[] = []
  compileRequestMapping(requestParameters).addHeaders(exchange, sent)
  return sent
}

function query(requestParameters: Record<string, string>, before: string): string {
  return compileRequestMapping(requestParameters).addQuery(exchange, before)
}

describe('headers', () => {
  test('come from anywhere that a mapping can name', () => {
    expect(
      headers({
        'integration.request.header.X-Static': "'fixed'",
        'integration.request.header.X-Out': 'method.request.header.x-in',
        'integration.request.header.X-Id': 'method.request.path.id',
        'integration.request.header.X-Stage': 'context.stage',
        'integration.request.header.Host': "'other.example.com'",
      }),
    ).toEqual(['X-Static', 'fixed', 'X-Out', 'in', 'X-Id', '7', 'X-Stage', 'prod', 'Host', 'other.example.com'])
  })

  test('that have no value are left out', () => {
    expect(headers({ 'integration.request.header.X': 'method.request.header.nope' })).toEqual([])
  })

  test('that would break the head are left out', () => {
    expect(headers({ 'integration.request.header.X': "'a\r\nX-Evil: 1'" })).toEqual([])
    expect(headers({ 'integration.request.header.X': 'method.request.header.X-Latin' })).toEqual(['X', 'caf\xe9'])
  })

  test.each(['Connection', 'Expect', 'Keep-Alive', 'TE', 'Upgrade', 'Via'])('%s is the connection’s own', (name) => {
    const mapping = { [`integration.request.header.${name}`]: "'x'" }
    expect(headers(mapping)).toEqual([])
    expect(compileRequestMapping(mapping).headerNames.size).toBe(0)
  })

  test.each(['Content-Length', 'transfer-encoding', 'X-Amzn-Trace-Id', 'X-Amzn-Apigateway-Api-Id'])(
    '%s cannot be mapped at all',
    (name) => {
      expect(() => headers({ [`integration.request.header.${name}`]: "'x'" })).toThrow(`${name} cannot be mapped`)
    },
  )

  test('are known by their names in lower case', () => {
    const { headerNames } = compileRequestMapping({ 'integration.request.header.X-Static': "'fixed'" })
    expect([...headerNames]).toEqual(['x-static'])
  })
})

describe('query parameters', () => {
  const mapped = {
    'integration.request.querystring.id': 'method.request.path.id',
    'integration.request.querystring.a b': 'method.request.querystring.q',
    'integration.request.querystring.none': 'method.request.querystring.nope',
  }

  test('are appended, encoded', () => {
    expect(query(mapped, 'x=1')).toBe('x=1&id=7&a%20b=a%20b')
  })

  test('stand alone when there is no other', () => {
    expect(query(mapped, '')).toBe('id=7&a%20b=a%20b')
  })

  test('leave the query alone when there are none', () => {
    expect(query({}, 'x=1')).toBe('x=1')
  })
})

test('other keys are not meant here', () => {
  const mapping = { 'integration.request.path.id': "'x'", 'method.response.header.X': "'x'", nonsense: "'x'" }
  expect(headers(mapping)).toEqual([])
  expect(query(mapping, '')).toBe('')
})

test.each(['integration.request.header.X', 'integration.request.querystring.x'])(
  '%s cannot come from the body',
  (key) => {
    expect(() => compileRequestMapping({ [key]: 'method.request.body.x' })).toThrow(`${key} cannot be mapped from`)
  },
)
