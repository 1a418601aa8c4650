import { describe, expect, test } from 'vitest'
import { MockResponse } from '../integrations/mock-response.ts'
import { Refusal } from '../pipeline/refusal.ts'
import { Reply } from '../pipeline/reply.ts'
import { Overrides } from '../templates/overrides.ts'
import { apiKeyValue, deployedStage, mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { contextVariable } from './context-variable.ts'
import { traceRoot } from './trace-root.ts'

function exchangeFor(at = '2026-11-02T03:04:05Z') {
  const script = { methods: { 'POST /pets/{id}': mock(200, '') } }
  const request = {
    method: 'POST',
    path: '/pets/1?a=b',
    headers: { 'User-Agent': 'agent/1', 'x-api-key': apiKeyValue },
  }
  return stagedExchange(script, request, { clock: new FakeClock(at) }).exchange
}

test.each([
  ['accountId', '123456789012'],
  ['apiId', 'abcde12345'],
  ['deploymentId', 'dep001'],
  ['domainName', 'abcde12345.execute-api.us-east-1.localhost'],
  ['domainPrefix', 'abcde12345'],
  ['httpMethod', 'POST'],
  ['identity.sourceIp', '203.0.113.7'],
  ['identity.userAgent', 'agent/1'],
  ['path', '/prod/pets/1'],
  ['protocol', 'HTTP/1.1'],
  ['requestTime', '02/Nov/2026:03:04:05 +0000'],
  ['requestTimeEpoch', `${Date.parse('2026-11-02T03:04:05Z')}`],
  ['resourceId', 'res0'],
  ['resourcePath', '/pets/{id}'],
  ['stage', 'prod'],
])('$context.%s is %s', (name, value) => {
  expect(contextVariable(exchangeFor(), name)).toBe(value)
})

test('the request’s ids are those that the answer carries', () => {
  const exchange = exchangeFor()
  expect(contextVariable(exchange, 'requestId')).toBe(exchange.requestId)
  expect(contextVariable(exchange, 'extendedRequestId')).toBe(exchange.extendedRequestId)
})

test('the key’s id is known once the key was checked', () => {
  const exchange = exchangeFor()
  expect(contextVariable(exchange, 'identity.apiKeyId')).toBeUndefined()
  exchange.apiKey = { id: 'k1', enabled: true, usagePlanIds: [] }
  expect(contextVariable(exchange, 'identity.apiKeyId')).toBe('k1')
})

describe('of a refusal', () => {
  test.each([
    ['error.message', 'He said "no"'],
    ['error.messageString', '"He said \\"no\\""'],
    ['error.responseType', 'UNAUTHORIZED'],
  ])('$context.%s is %s', (name, value) => {
    const exchange = exchangeFor()
    exchange.refusal = new Refusal('UNAUTHORIZED', 'He said "no"')
    expect(contextVariable(exchange, name)).toBe(value)
  })

  test('a message that AWS leaves null is null as JSON and nothing as text', () => {
    const exchange = exchangeFor()
    exchange.refusal = new Refusal('AUTHORIZER_CONFIGURATION_ERROR')
    expect(contextVariable(exchange, 'error.messageString')).toBe('null')
    expect(contextVariable(exchange, 'error.message')).toBeUndefined()
  })

  test.each(['error.message', 'error.messageString', 'error.responseType'])(
    'there is no $context.%s without one',
    (name) => {
      expect(contextVariable(exchangeFor(), name)).toBeUndefined()
    },
  )
})

describe('who called', () => {
  test('of a signed request', () => {
    const exchange = exchangeFor()
    exchange.identity = {
      accountId: '210987654321',
      accessKey: 'AKIAEXAMPLE',
      caller: 'AIDAEXAMPLE',
      user: 'AIDAEXAMPLE',
      userArn: 'arn:aws:iam::210987654321:user/ann',
    }
    expect(contextVariable(exchange, 'identity.accountId')).toBe('210987654321')
    expect(contextVariable(exchange, 'identity.accessKey')).toBe('AKIAEXAMPLE')
    expect(contextVariable(exchange, 'identity.caller')).toBe('AIDAEXAMPLE')
    expect(contextVariable(exchange, 'identity.user')).toBe('AIDAEXAMPLE')
    expect(contextVariable(exchange, 'identity.userArn')).toBe('arn:aws:iam::210987654321:user/ann')
    expect(contextVariable(exchange, 'accountId')).toBe('123456789012')
  })

  test.each([
    'identity.accountId',
    'identity.userArn',
    'identity.cognitoIdentityId',
    'identity.cognitoAuthenticationProvider',
    'identity.clientCert.subjectDN',
    'identity.clientCert.validity.notBefore',
    'identity.principalOrgId',
    'identity.vpceId',
    'authorizer.principalId',
    'authorizer.claims.sub',
    'authorizer.anything',
    'wafResponseCode',
    'webaclArn',
    'customDomain.basePathMatched',
  ])('nobody has said $context.%s', (name) => {
    expect(contextVariable(exchangeFor(), name)).toBeUndefined()
  })

  test('the key’s value is only known where the method asks for one', () => {
    expect(contextVariable(exchangeFor(), 'identity.apiKey')).toBeUndefined()
    const script = { methods: { 'GET /': { ...mock(200, ''), apiKeyRequired: true } } }
    const { exchange } = stagedExchange(script, { headers: { 'x-api-key': apiKeyValue } })
    expect(contextVariable(exchange, 'identity.apiKey')).toBe(apiKeyValue)
  })

  test('the key’s value comes from the authorizer where the API takes it from there', () => {
    const script = {
      methods: { 'GET /': { ...mock(200, ''), apiKeyRequired: true } },
      api: { apiKeySource: 'AUTHORIZER' as const },
    }
    const { exchange } = stagedExchange(script, { headers: { 'x-api-key': 'ignored' } })
    expect(contextVariable(exchange, 'identity.apiKey')).toBeUndefined()
    exchange.authorizer = { context: {}, usageIdentifierKey: 'from-authorizer' }
    expect(contextVariable(exchange, 'identity.apiKey')).toBe('from-authorizer')
  })
})

describe('what an authorizer said', () => {
  test.each([
    ['authorizer.principalId', 'ann'],
    ['authorizer.plan', 'gold'],
    ['authorizer.status', 'mine'],
    ["authorizer['plan']", 'gold'],
    ['authorizer.claims.sub', '123'],
    ['authorizer.claims.custom:role', 'admin'],
    ["authorizer.claims['custom:role']", 'admin'],
    ['authorizer.claims["custom:role"]', 'admin'],
    ['authorizer.claims', undefined],
    ['authorizer.claims.constructor', undefined],
    ['authorizer.__proto__', undefined],
    ['authorizer.toString', undefined],
    ['authorizer.requestId', 'r-1'],
    ['authorizer.latency', '13'],
    ['authorizer.integrationLatency', '13'],
    ['authorizer.integrationStatus', '200'],
    ['authorizer.error', 'none'],
  ])('$context.%s is %s', (name, value) => {
    const exchange = exchangeFor()
    exchange.authorizer = {
      principalId: 'ann',
      context: { plan: 'gold', status: 'mine' },
      claims: { sub: '123', 'custom:role': 'admin' },
    }
    exchange.authorizerPhase = { status: 200, latencyMs: 12.6, error: 'none', requestId: 'r-1' }
    expect(contextVariable(exchange, name)).toBe(value)
  })
})

describe('how it went', () => {
  test.each([
    ['authenticate.status', '200'],
    ['authenticate.latency', '1'],
    ['authenticate.error', undefined],
    ['authorize.status', '403'],
    ['authorize.error', 'denied'],
    ['authorizer.status', '200'],
    ['integration.status', '201'],
    ['integration.latency', '25'],
    ['integration.error', 'slow'],
    ['integration.requestId', 'i-1'],
    ['integration.integrationStatus', '200'],
    ['integrationStatus', '200'],
    ['integrationLatency', '25'],
    ['integrationErrorMessage', 'slow'],
    ['awsEndpointRequestId', 'i-1'],
    ['waf.status', undefined],
    ['waf.latency', undefined],
    ['waf.error', undefined],
    ['status', '404'],
    ['responseLength', '3'],
    ['responseLatency', '31'],
    ['error.validationErrorString', '[bad]'],
    ['endpointType', 'REGIONAL'],
  ])('$context.%s is %s', (name, value) => {
    const exchange = exchangeFor()
    exchange.authenticatePhase = { status: 200, latencyMs: 1.2 }
    exchange.authorizePhase = { status: 403, error: 'denied' }
    exchange.authorizerPhase = { status: 200 }
    exchange.integrationPhase = {
      status: 201,
      latencyMs: 25.1,
      error: 'slow',
      requestId: 'i-1',
      integrationStatus: 200,
    }
    exchange.reply = new Reply(404, [], 'né')
    exchange.responseLatencyMs = 30.9
    exchange.validationError = '[bad]'
    expect(contextVariable(exchange, name)).toBe(value)
  })

  test('the length that was counted wins over the length of the answer', () => {
    const exchange = exchangeFor()
    exchange.reply = new Reply(200, [], 'four')
    exchange.responseBytes = 2
    expect(contextVariable(exchange, 'responseLength')).toBe('2')
  })

  test('a body that streams has no length before it was counted', () => {
    const exchange = exchangeFor()
    exchange.reply = new Reply(200, [], new MockResponse(200))
    expect(contextVariable(exchange, 'responseLength')).toBeUndefined()
  })

  test('without a phase the integration’s answer has a status and an id', () => {
    const exchange = exchangeFor()
    exchange.integrationResponse = Object.assign(new MockResponse(202), {
      headerValues: (name: string) => (name === 'x-amz-request-id' ? ['s3-id'] : []),
    })
    expect(contextVariable(exchange, 'integrationStatus')).toBe('202')
    expect(contextVariable(exchange, 'awsEndpointRequestId')).toBe('s3-id')
  })

  test.each(['status', 'responseLength', 'responseLatency', 'integrationStatus', 'integrationLatency'])(
    'there is no $context.%s before it happened',
    (name) => {
      expect(contextVariable(exchangeFor(), name)).toBeUndefined()
    },
  )
})

test('whether a canary answers is only known where the stage has one', () => {
  const { exchange } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
  expect(contextVariable(exchange, 'isCanaryRequest')).toBeUndefined()
  const canary = {
    percentTraffic: 50,
    deploymentId: 'dep002',
    stageVariableOverrides: {},
    useStageCache: false,
    api: deployedStage({ methods: {} }).api,
  }
  const staged = stagedExchange({ methods: { 'GET /': mock(200, '') }, stage: { canary } })
  expect(contextVariable(staged.exchange, 'isCanaryRequest')).toBe('false')
})

test('the endpoint’s type is the API’s', () => {
  const { exchange } = stagedExchange({ methods: { 'GET /': mock(200, '') }, stage: { endpointType: 'EDGE' } })
  expect(contextVariable(exchange, 'endpointType')).toBe('EDGE')
  expect(contextVariable(exchangeFor(), 'endpointType')).toBe('REGIONAL')
})

test('the trace’s root is made of the time and the request’s own id', () => {
  const exchange = exchangeFor()
  expect(contextVariable(exchange, 'xrayTraceId')).toBe(traceRoot(exchange.requestId, exchange.startedAt))
})

test('what a template has overridden can be read', () => {
  const exchange = exchangeFor()
  expect(contextVariable(exchange, 'requestOverride.header.X')).toBeUndefined()
  expect(contextVariable(exchange, 'responseOverride.status')).toBeUndefined()
  exchange.overrides = new Overrides()
  expect(contextVariable(exchange, 'requestOverride.header.X')).toBeUndefined()
  expect(contextVariable(exchange, 'responseOverride.status')).toBeUndefined()
  exchange.overrides
    .writableRequest()
    .set('header', new Map([['X', ['a', 'b']]]))
    .set('path', new Map([['id', '7']]))
    .set('querystring', new Map([['q', '1']]))
  exchange.overrides
    .writableResponse()
    .set('status', 202)
    .set('header', new Map([['Y', 'y']]))
  expect(contextVariable(exchange, 'requestOverride.header.x')).toBe('a,b')
  expect(contextVariable(exchange, 'requestOverride.header')).toBeUndefined()
  expect(contextVariable(exchange, 'requestOverride.path.id')).toBe('7')
  expect(contextVariable(exchange, 'requestOverride.querystring.q')).toBe('1')
  expect(contextVariable(exchange, 'requestOverride.querystring.Q')).toBeUndefined()
  expect(contextVariable(exchange, 'responseOverride.header.Y')).toBe('y')
  expect(contextVariable(exchange, 'responseOverride.status')).toBe('202')
  expect(contextVariable(exchange, 'responseOverride.custom')).toBeUndefined()
})

test.each(['', 'nope', 'identity', 'constructor', '__proto__', 'toString'])('$context.%s is unknown', (name) => {
  expect(contextVariable(exchangeFor(), name)).toBeUndefined()
})
