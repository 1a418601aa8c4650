import { describe, expect, test } from 'vitest'
import { MockResponse } from '../integrations/mock-response.ts'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileValueSource, isHeaderValue } from './value-source.ts'

function value(expression: string): string | undefined {
  const { exchange } = stagedExchange(
    { methods: { 'GET /pets/{id}/{proxy+}': mock(200, '') }, stage: { variables: { color: 'red', 'a.b': 'dotted' } } },
    {
      path: '/pets/a%20b/x/y%2Fz?q=1&q=2&empty=&sp=a+b',
      headers: { 'X-One': 'one', 'X-Dotted.Name': 'dotted', accept: 'text/plain', Accept: 'application/json' },
    },
  )
  exchange.integrationResponse = Object.assign(new MockResponse(200), {
    headerValues: (name: string) => (name.toLowerCase() === 'x-many' ? ['1', '2'] : []),
  })
  const source = compileValueSource(expression)
  if (source === undefined) throw new Error(`${expression} is no mapping`)
  return source(exchange)
}

test.each([
  ["'static'", 'static'],
  ["''", ''],
  ["'it''s'", "it''s"],
  ["'two\nlines'", 'two\nlines'],
  ['method.request.header.X-One', 'one'],
  ['method.request.header.x-one', 'one'],
  ['method.request.header.X-Dotted.Name', 'dotted'],
  ['method.request.header.Accept', 'application/json'],
  ['method.request.multivalueheader.Accept', 'text/plain,application/json'],
  ['method.request.header.missing', undefined],
  ['method.request.multivalueheader.missing', undefined],
  ['method.request.path.id', 'a b'],
  ['method.request.path.proxy', 'x/y/z'],
  ['method.request.path.missing', undefined],
  ['method.request.querystring.q', '2'],
  ['method.request.querystring.empty', ''],
  ['method.request.querystring.sp', 'a b'],
  ['method.request.querystring.missing', undefined],
  ['method.request.multivaluequerystring.q', '1,2'],
  ['method.request.multivaluequerystring.missing', undefined],
  ['context.stage', 'prod'],
  ['context.identity.sourceIp', '203.0.113.7'],
  ['context.missing', undefined],
  ['stageVariables.color', 'red'],
  ['stageVariables.a.b', 'dotted'],
  ['stageVariables.missing', undefined],
  ['integration.response.header.X-Many', '2'],
  ['integration.response.multivalueheader.X-Many', '1,2'],
  ['integration.response.header.missing', undefined],
  ['integration.response.multivalueheader.missing', undefined],
])('%s is %j', (expression, expected) => {
  expect(value(expression)).toBe(expected)
})

test('before the integration answered, its headers are unknown', () => {
  const { exchange } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
  expect(compileValueSource('integration.response.header.X')?.(exchange)).toBeUndefined()
  expect(compileValueSource('integration.response.multivalueheader.X')?.(exchange)).toBeUndefined()
})

describe('is no mapping, or needs the body', () => {
  test.each([
    '',
    'static',
    "'open",
    'method.request.body',
    'method.request.body.a',
    'integration.response.body',
    'integration.response.body.a',
    'method.request.header',
    'method.request.header.',
    'context',
    'context.',
    'stageVariables',
    'something.else',
    'integration.request.header.X',
  ])('%j', (expression) => {
    expect(compileValueSource(expression)).toBeUndefined()
  })
})

describe('a header’s value', () => {
  test.each(['', 'plain', 'with space', 'tab\there', 'caf\xe9', '"quoted"'])('may be %j', (text) => {
    expect(isHeaderValue(text)).toBe(true)
  })

  test.each(['two\r\nlines', 'new\nline', 'nul\0', 'bell\x07', 'del\x7f', 'snow☃'])('may not be %j', (text) => {
    expect(isHeaderValue(text)).toBe(false)
  })
})
