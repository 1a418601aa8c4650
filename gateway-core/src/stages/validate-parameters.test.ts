import { expect, test } from 'vitest'
import { mock } from '../testing/deployed-api.ts'
import type { MemoryRequest } from '../testing/memory-client.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { validateParameters } from './validate-parameters.ts'

const requestParameters = {
  'method.request.querystring.qs1': true,
  'method.request.querystring.optional': false,
  'method.request.path.issuer': true,
  'method.request.header.x-header-param': true,
  'method.request.header.X-Other': false,
}

function validate(
  request: MemoryRequest,
  validatesParameters = true,
  parameters: Record<string, boolean> = requestParameters,
) {
  const { exchange, method, services } = stagedExchange(
    {
      methods: { 'GET /{issuer}': { ...mock(200, ''), requestParameters: parameters, requestValidatorId: 'v1' } },
      api: {
        requestValidators: [{ id: 'v1', validateRequestBody: false, validateRequestParameters: validatesParameters }],
      },
    },
    { path: '/acme', ...request },
  )
  const step = validateParameters.compile(method, services)
  return step === undefined ? 'costs nothing' : step(exchange)
}

test('a request with all that is required goes on', () => {
  expect(validate({ path: '/acme?qs1=1', headers: { 'x-header-param': 'x' } })).toBeUndefined()
})

test('a header counts in any spelling', () => {
  expect(validate({ path: '/acme?qs1=1', headers: { 'X-Header-Param': 'x' } })).toBeUndefined()
})

test('what is missing is named in AWS’s order: by the full key', () => {
  expect(validate({ path: '/%20' })).toMatchObject({
    type: 'BAD_REQUEST_PARAMETERS',
    message: 'Missing required request parameters: [x-header-param, issuer, qs1]',
    status: 400,
  })
})

test.each(['/acme?qs1=', '/acme?qs1', '/acme?qs1=%20%09', '/acme?QS1=1', '/acme?qs1=1&qs1='])(
  'blank is missing: %s',
  (path) => {
    expect(validate({ path, headers: { 'x-header-param': 'x' } })).toMatchObject({
      message: 'Missing required request parameters: [qs1]',
    })
  },
)

test('costs nothing without a validator, with one that only looks at bodies, and when nothing is required', () => {
  expect(validate({}, false)).toBe('costs nothing')
  const none = { 'method.request.querystring.qs1': false, 'method.request.body.x': true, nonsense: true }
  expect(validate({}, true, none)).toBe('costs nothing')
})

test('a method without a validator is not validated', () => {
  const { method, services } = stagedExchange({ methods: { 'GET /': { ...mock(200, ''), requestParameters } } })
  expect(validateParameters.compile(method, services)).toBeUndefined()
})
