import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prepareResponseDocument } from '../mapping/body-document.ts'
import type { IntegrationSnapshot } from '../snapshot.ts'
import { Overrides } from '../templates/overrides.ts'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { MockResponse } from './mock-response.ts'
import { compileResponseMapping } from './response-mapping.ts'

const names = (parameters: Record<string, string>) =>
  Object.fromEntries(Object.entries(parameters).map(([name, source]) => [`method.response.header.${name}`, source]))

function staged(overrides: Record<string, unknown> = {}) {
  const { exchange } = stagedExchange({ methods: { 'GET /': mock(200, '') } }, { headers: { 'X-In': 'in' } })
  const rawHeaders = ['X-Own', 'own', 'X-Many', '1', 'X-Many', '2', 'Date', 'today']
  exchange.integrationResponse = Object.assign(new MockResponse(200), { rawHeaders })
  exchange.integrationPayload = Buffer.from('{"a":{"b":1},"text":"line\\nend","name":"Rex","snow":"☃"}')
  prepareResponseDocument(exchange)
  if (Object.keys(overrides).length > 0) {
    exchange.overrides = new Overrides()
    exchange.overrides.writableResponse().set('header', new Map(Object.entries(overrides)))
  }
  return exchange
}

function mapped(
  parameters: Record<string, string>,
  overrides: Record<string, unknown> = {},
  type: IntegrationSnapshot['type'] = 'HTTP',
): string[] {
  const mapping = compileResponseMapping(names(parameters), type)
  if (typeof mapping === 'string') throw new Error(mapping)
  return mapping.headers(staged(overrides))
}

test('headers come from anywhere that a mapping can name', () => {
  expect(
    mapped({
      'Access-Control-Allow-Origin': "'*'",
      'X-Copy': 'integration.response.header.X-Own',
      'X-All': 'integration.response.multivalueheader.X-Many',
      'X-Asked': 'method.request.header.X-In',
      'X-Stage': 'context.stage',
      'X-Name': 'integration.response.body.name',
      'X-Object': 'integration.response.body.a',
    }),
  ).toEqual([
    'Access-Control-Allow-Origin',
    '*',
    'X-Copy',
    'own',
    'X-All',
    '1,2',
    'X-Asked',
    'in',
    'X-Stage',
    'prod',
    'X-Name',
    'Rex',
    'X-Object',
    '{"b":1}',
  ])
})

test('what is missing, empty or no header is left out', () => {
  const parameters = {
    A: 'integration.response.header.nope',
    B: "''",
    C: 'integration.response.body.text',
    D: "'a\r\nEvil: 1'",
    E: 'integration.response.body.nope',
  }
  expect(mapped(parameters)).toEqual([])
})

test('text beyond HTTP’s own character set goes out as UTF-8', () => {
  const [, value = ''] = mapped({ X: 'integration.response.body.snow' })
  expect(Buffer.from(value, 'latin1').toString()).toBe('☃')
})

test('names that are the hop’s own are remapped or dropped', () => {
  const parameters = { Date: 'integration.response.header.Date', 'Transfer-Encoding': "'chunked'", Upgrade: "'x'" }
  expect(mapped(parameters)).toEqual(['x-amzn-Remapped-Date', 'today', 'x-amzn-Remapped-Upgrade', 'x'])
  expect(mapped(parameters, {}, 'MOCK')).toEqual(['x-amzn-Remapped-Date', 'today'])
})

describe('what a template overrides', () => {
  test('replaces the mapped header of that name, in any case; a list is several headers', () => {
    expect(mapped({ 'X-One': "'mapped'", 'X-Two': "'two'" }, { 'x-one': 'set', 'Set-Cookie': ['a=1', 'b=2'] })).toEqual(
      ['X-Two', 'two', 'x-one', 'set', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'],
    )
  })

  test('never breaks the head or the framing', () => {
    const evil = { 'X: 1\r\nEvil': 'x', Y: 'a\nb', 'Content-Length': '5', 'Transfer-Encoding': 'chunked' }
    expect(mapped({}, evil)).toEqual(['x-amzn-Remapped-Content-Length', '5'])
  })
})

test('tells whether it reads the body', () => {
  const reads = (source: string) => {
    const mapping = compileResponseMapping(names({ X: source }), 'HTTP')
    return typeof mapping === 'string' ? mapping : mapping.readsBody
  }
  expect(reads('integration.response.body')).toBe(true)
  expect(reads('integration.response.body.a')).toBe(true)
  expect(reads("'static'")).toBe(false)
  expect(reads('integration.response.header.X')).toBe(false)
})

test.each([
  [{ 'method.response.header.a b': "'x'" }],
  [{ 'method.response.header.': "'x'" }],
  [{ 'method.response.path.x': "'x'" }],
  [{ 'method.response.header.X': 'nonsense' }],
  [{ 'method.response.header.X': 'method.request.body.a' }],
  [{ 'method.response.header.X': 'method.request.body' }],
])('%j cannot be served', (parameters) => {
  expect(compileResponseMapping(parameters, 'HTTP')).toContain('cannot be mapped from')
})

test('whatever a template and a backend say, no header holds a line end', { timeout: 60_000 }, () => {
  const { again } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, value) => {
      const exchange = again()
      exchange.overrides = new Overrides()
      const written = new Map<string, unknown>([
        [name, value],
        ['Y', [name, value]],
      ])
      exchange.overrides.writableResponse().set('header', written)
      const mapping = compileResponseMapping(names({ A: `'${value}'`, B: 'integration.response.header.X' }), 'HTTP')
      if (typeof mapping === 'string') throw new Error(mapping)
      exchange.integrationResponse = Object.assign(new MockResponse(200), { rawHeaders: ['X', value] })
      for (const text of mapping.headers(exchange)) expect(text).toMatch(/^[\t\x20-\x7e\x80-\xff]+$/)
    }),
  )
})
