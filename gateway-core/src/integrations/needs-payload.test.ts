import { expect, test } from 'vitest'
import { http, httpProxy, type MethodScript, mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { needsPayload } from './needs-payload.ts'

const aws = (type: 'AWS' | 'AWS_PROXY'): MethodScript => ({ integration: { ...http('').integration, type } })
const validated = { requestValidatorId: 'v1', requestModels: { 'application/json': 'Pet' } }
const fromBody = { requestParameters: { 'integration.request.header.X': 'method.request.body.a' } }
const template = (text: string) => ({ requestTemplates: { 'application/json': text } })

function needs(script: MethodScript, dataTraceEnabled = false): boolean {
  const { method } = stagedExchange({
    methods: { 'GET /': script },
    stage: { methodSettings: { '*/*': { dataTraceEnabled } } },
    api: { requestValidators: [{ id: 'v1', validateRequestBody: true, validateRequestParameters: false }] },
  })
  return needsPayload(method)
}

test.each<[string, MethodScript, boolean]>([
  ['HTTP_PROXY', httpProxy('http://b/'), false],
  ['HTTP_PROXY with a mapping from the body', httpProxy('http://b/', fromBody), true],
  ['HTTP_PROXY with content handling', httpProxy('http://b/', { contentHandling: 'CONVERT_TO_TEXT' }), true],
  ['HTTP_PROXY with a template that it ignores', httpProxy('http://b/', template('$input.body')), false],
  ['HTTP_PROXY whose body is validated', { ...httpProxy('http://b/'), ...validated }, true],
  ['HTTP_PROXY without a model to validate by', { ...httpProxy('http://b/'), requestValidatorId: 'v1' }, false],
  ['HTTP', http('http://b/'), false],
  ['HTTP with a constant template', http('http://b/', template('{}')), false],
  ['HTTP with a template', http('http://b/', template('$input.body')), true],
  ['MOCK that never passes a body', mock(200, '', { passthroughBehavior: 'NEVER' }), false],
  ['MOCK that may pass one', mock(200, ''), true],
  ['AWS', aws('AWS'), true],
  ['AWS_PROXY', aws('AWS_PROXY'), true],
])('%s needs the whole body: %3$s', (_, script, expected) => {
  expect(needs(script)).toBe(expected)
})

test('data trace needs every body', () => {
  expect(needs(httpProxy('http://b/'), true)).toBe(true)
})
