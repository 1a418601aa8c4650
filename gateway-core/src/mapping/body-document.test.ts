import { describe, expect, test } from 'vitest'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { prepareRequestDocument, prepareResponseDocument } from './body-document.ts'

const staged = () => stagedExchange({ methods: { 'GET /': mock(200, '') } }).exchange

/** What a mapping sees of a request's body. */
function seen(body: string) {
  const exchange = staged()
  exchange.payload = Buffer.from(body)
  const refusal = prepareRequestDocument(exchange)
  return { refusal, document: exchange.requestDocument }
}

test.each([
  ['{"a":1}', '{"a":1}', new Map([['a', 1]])],
  ['  [1, 2]\n', '[1, 2]', [1, 2]],
  ['"text"', '"text"', 'text'],
  ['', '{}', new Map()],
  ['   ', '{}', new Map()],
  ['plain', 'plain', new Map()],
  ['12', '12', new Map()],
  ['null', 'null', new Map()],
  ['<xml/>', '<xml/>', new Map()],
])('the body %j is the text %j and the document %j', (body, text, value) => {
  expect(seen(body)).toEqual({ refusal: undefined, document: { text, json: { value } } })
})

describe('a body that looks like JSON and is none', () => {
  test.each(['{', '{a:1}', '[1,]', '"open', "'single'", `${'['.repeat(1000)}${']'.repeat(1000)}`])(
    'of a request is 400: %s',
    (body) => {
      const { refusal } = seen(body)
      expect(refusal).toMatchObject({ type: 'DEFAULT_4XX', message: 'Invalid JSON in request body' })
      expect(refusal?.status).toBe(400)
    },
  )

  test('of an answer is 500, and the log says why', () => {
    const exchange = staged()
    exchange.integrationPayload = Buffer.from('{oops')
    expect(prepareResponseDocument(exchange)).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause: 'Invalid JSON in response body',
    })
  })
})

test('a body that is not there is an empty object', () => {
  const exchange = staged()
  expect(prepareRequestDocument(exchange)).toBeUndefined()
  expect(prepareResponseDocument(exchange)).toBeUndefined()
  expect(exchange.requestDocument?.text).toBe('{}')
  expect(exchange.responseDocument?.text).toBe('{}')
})

test('a body is parsed once', () => {
  const exchange = staged()
  exchange.payload = Buffer.from('{"a":1}')
  prepareRequestDocument(exchange)
  const first = exchange.requestDocument
  prepareRequestDocument(exchange)
  expect(exchange.requestDocument).toBe(first)
})
