import { describe, expect, test } from 'vitest'
import { MockResponse } from '../integrations/mock-response.ts'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { prepareRequestDocument, prepareResponseDocument } from './body-document.ts'
import { compileValueSource } from './value-source.ts'

function staged() {
  const { exchange } = stagedExchange(
    { methods: { 'GET /pets/{id}/{proxy+}': mock(200, '') }, stage: { variables: { color: 'red', 'a.b': 'dotted' } } },
    {
      path: '/pets/a%20b/x/y%2Fz?q=1&q=2&empty=&sp=a+b',
      headers: {
        'X-One': 'one',
        'X-Dotted.Name': 'dotted',
        accept: 'text/plain',
        Accept: 'application/json',
        'x-lower': '1',
        'X-LOWER': '2',
      },
    },
  )
  exchange.payload = Buffer.from('{"a":{"b":[1,2]},"text":"plain","no":null,"yes":true,"big":12345678901234567890}')
  exchange.integrationPayload = Buffer.from(' {"errorMessage":"it broke","list":[{"x":1.0},{"x":2}]} ')
  const rawHeaders = ['X-Many', '1', 'X-Many', '2', 'x-many', '3']
  exchange.integrationResponse = Object.assign(new MockResponse(200), { rawHeaders })
  prepareRequestDocument(exchange)
  prepareResponseDocument(exchange)
  return exchange
}

function source(expression: string) {
  const compiled = compileValueSource(expression)
  if (compiled === undefined) throw new Error(`${expression} is no mapping`)
  return compiled
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
  ['method.request.header.accept', 'text/plain'],
  ['method.request.multivalueheader.Accept', 'application/json'],
  ['method.request.multivalueheader.ACCEPT', 'text/plain,application/json'],
  ['method.request.multivalueheader.X-Lower', '1,2'],
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
  ['context.identity', undefined],
  ['context.authorizer.claims', undefined],
  ['stageVariables.color', 'red'],
  ['stageVariables.a.b', 'dotted'],
  ['stageVariables.missing', undefined],
  ['stageVariables.constructor', undefined],
  ['integration.response.header.X-Many', '2'],
  ['integration.response.header.x-many', '3'],
  ['integration.response.multivalueheader.X-Many', '1,2'],
  ['integration.response.multivalueheader.X-MANY', '1,2,3'],
  ['integration.response.header.missing', undefined],
  ['integration.response.multivalueheader.missing', undefined],
  ['method.request.body.text', 'plain'],
  ['method.request.body.a', '{"b":[1,2]}'],
  ['method.request.body.a.b', '[1,2]'],
  ['method.request.body.a.b[1]', '2'],
  ['method.request.body.yes', 'true'],
  ['method.request.body.big', '12345678901234567890'],
  ['method.request.body.no', undefined],
  ['method.request.body.missing.deeper', undefined],
  ['method.request.body.constructor', undefined],
  ['integration.response.body.errorMessage', 'it broke'],
  ['integration.response.body.list[0]', '{"x":1.0}'],
  ['integration.response.body.list[*].x', '[1.0,2]'],
  ['integration.response.body', '{"errorMessage":"it broke","list":[{"x":1.0},{"x":2}]}'],
])('a mapping from %s gives %j', (expression, expected) => {
  expect(source(expression).value(staged())).toBe(expected)
})

test('a query string keeps all values of a repeated name', () => {
  expect(source('method.request.multivaluequerystring.q').values?.(staged())).toEqual(['1', '2'])
  expect(source('method.request.multivaluequerystring.nope').values?.(staged())).toEqual([])
  expect(source('method.request.querystring.q').values).toBeUndefined()
})

test.each([
  ["'static'", 'head'],
  ['context.stage', 'head'],
  ['method.request.header.X', 'head'],
  ['integration.response.header.X', 'head'],
  ['method.request.body', 'request-body'],
  ['method.request.body.a', 'request-body'],
  ['integration.response.body', 'response-body'],
  ['integration.response.body.a', 'response-body'],
])('%s reads the %s', (expression, reads) => {
  expect(source(expression).reads).toBe(reads)
})

test('before the integration answered, what it said is unknown', () => {
  const { exchange } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
  expect(source('integration.response.header.X').value(exchange)).toBeUndefined()
  expect(source('integration.response.multivalueheader.X').value(exchange)).toBeUndefined()
  expect(source('integration.response.body').value(exchange)).toBeUndefined()
  expect(source('integration.response.body.a').value(exchange)).toBeUndefined()
})

describe('is no mapping', () => {
  test.each([
    '',
    'static',
    "'open",
    "'",
    'method.request.header',
    'method.request.header.',
    'method.request.body.',
    'method.request.body.a[',
    'method.request.cookie.x',
    'context',
    'context.',
    'stageVariables',
    'something.else',
    'integration.request.header.X',
  ])('%j', (expression) => {
    expect(compileValueSource(expression)).toBeUndefined()
  })
})
