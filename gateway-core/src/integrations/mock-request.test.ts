import { describe, expect, test } from 'vitest'
import { Refusal } from '../pipeline/refusal.ts'
import type { IntegrationSnapshot } from '../snapshot.ts'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileMockRequest } from './mock-request.ts'

function mocked(given: Partial<IntegrationSnapshot>, contentType = 'application/json') {
  const script = { methods: { 'GET /': mock(200, '', given) } }
  const { exchange, method } = stagedExchange(script, { headers: { 'Content-Type': contentType } })
  const verdict = compileMockRequest(method)(exchange)
  return verdict instanceof Refusal ? verdict : exchange.integrationRequest
}

const template = (text: string) => ({ requestTemplates: { 'application/json': text } })

test.each([
  ['{"statusCode": 200}', 200],
  ['{statusCode: 418}', 418],
  ["{'statusCode': 500,}", 500],
  ['{"statusCode": 200, "extra": true}', 200],
])('%s answers %d', (text, status) => {
  expect(mocked(template(text))).toEqual({ mockStatus: status })
})

describe('has no integer statusCode', () => {
  test.each([
    '{"statusCode": "200"}',
    '{"statusCode": 20.5}',
    '{"status": 200}',
    '[]',
    '200',
    'null',
    '',
    'nonsense {',
  ])('%s', (text) => {
    const refusal = mocked(template(text))
    expect(refusal).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause: expect.stringContaining('no integer statusCode'),
    })
  })
})

test('a template may make it of the request', () => {
  const script = { methods: { 'GET /': mock(200, '', template('{"statusCode": $input.params("code")}')) } }
  const { exchange, method, again } = stagedExchange(script, { path: '/?code=418' })
  const build = compileMockRequest(method)
  expect(build(exchange)).toBeUndefined()
  expect(exchange.integrationRequest).toEqual({ mockStatus: 418 })
  expect(build(again({ path: '/?code=x' }))).toMatchObject({ type: 'API_CONFIGURATION_ERROR' })
  expect(build(again({ path: '/' }))).toMatchObject({ type: 'API_CONFIGURATION_ERROR' })
})

test('a body that passes through is read for it', () => {
  const script = { methods: { 'POST /': mock(200, '', { requestTemplates: {} }) } }
  const { exchange, method } = stagedExchange(script, { method: 'POST', body: 'x' })
  exchange.payload = Buffer.from('{"statusCode": 201}')
  expect(compileMockRequest(method)(exchange)).toBeUndefined()
  expect(exchange.integrationRequest).toEqual({ mockStatus: 201 })
})

test('on an API that takes everything for binary, as CORS answers have to say, the body must be text', () => {
  const api = { binaryMediaTypes: ['*/*'] }
  const refused = stagedExchange({ methods: { 'OPTIONS /': mock(200, '') }, api }, { method: 'OPTIONS' })
  expect(compileMockRequest(refused.method)(refused.exchange)).toMatchObject({ type: 'API_CONFIGURATION_ERROR' })
  const given = { contentHandling: 'CONVERT_TO_TEXT' } as const
  const answered = stagedExchange({ methods: { 'OPTIONS /': mock(200, '', given) }, api }, { method: 'OPTIONS' })
  expect(compileMockRequest(answered.method)(answered.exchange)).toBeUndefined()
})

test('another type’s template does not matter to this request', () => {
  const requestTemplates = { 'application/json': '{"statusCode": 200}', 'text/plain': '#if(' }
  expect(mocked({ requestTemplates })).toEqual({ mockStatus: 200 })
  expect(mocked({ requestTemplates }, 'text/plain')).toMatchObject({ type: 'API_CONFIGURATION_ERROR' })
})

test('a type without a template has no statusCode, unless it is refused as such', () => {
  const requestTemplates = { 'application/json': '{"statusCode": 200}' }
  const missing = { type: 'API_CONFIGURATION_ERROR', cause: expect.stringContaining('no integer statusCode') }
  expect(mocked({ requestTemplates }, 'text/plain')).toMatchObject(missing)
  expect(mocked({ requestTemplates: undefined })).toMatchObject(missing)
  expect(mocked({ requestTemplates, passthroughBehavior: 'NEVER' }, 'text/plain')).toMatchObject({
    type: 'UNSUPPORTED_MEDIA_TYPE',
  })
})

test('a mapping from a body that is no JSON refuses it, though nothing goes out', () => {
  const requestParameters = { 'integration.request.header.X': 'method.request.body.a' }
  const { exchange, method } = stagedExchange(
    { methods: { 'POST /': mock(200, '', { requestParameters }) } },
    { method: 'POST' },
  )
  exchange.payload = Buffer.from('{oops')
  expect(compileMockRequest(method)(exchange)).toMatchObject({ message: 'Invalid JSON in request body' })
})
