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

test.each(['{"statusCode": $input.params("code")}', '#set($x = 200){"statusCode": 200}'])(
  '%s needs the template engine, and the log says so',
  (text) => {
    const refusal = mocked(template(text))
    expect(refusal).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
      cause: expect.stringContaining('template engine'),
    })
  },
)

test('another type’s template does not matter to this request', () => {
  const requestTemplates = { 'application/json': '{"statusCode": 200}', 'text/plain': '$input.body' }
  expect(mocked({ requestTemplates })).toEqual({ mockStatus: 200 })
  expect(mocked({ requestTemplates }, 'text/plain')).toMatchObject({ type: 'API_CONFIGURATION_ERROR' })
})

test('a type without a template has no statusCode, unless it is refused as such', () => {
  const requestTemplates = { 'application/json': '{"statusCode": 200}' }
  const missing = { type: 'API_CONFIGURATION_ERROR', cause: expect.stringContaining('matches no template') }
  expect(mocked({ requestTemplates }, 'text/plain')).toMatchObject(missing)
  expect(mocked({ requestTemplates: undefined })).toMatchObject(missing)
  expect(mocked({ requestTemplates, passthroughBehavior: 'NEVER' }, 'text/plain')).toMatchObject({
    type: 'UNSUPPORTED_MEDIA_TYPE',
  })
})
