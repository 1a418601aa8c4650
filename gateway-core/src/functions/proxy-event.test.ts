import { describe, expect, test } from 'vitest'
import { type ApiScript, mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import type { MemoryRequest } from '../testing/memory-client.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { proxyEvent } from './proxy-event.ts'

function eventOf(request: MemoryRequest, script: Partial<ApiScript> = {}, methodKey = 'GET /pets/{id}') {
  const clock = new FakeClock()
  const { exchange } = stagedExchange({ methods: { [methodKey]: mock(200, '') }, ...script }, request, { clock })
  // As a function gets it: what has no value has no member.
  return JSON.parse(JSON.stringify(proxyEvent(exchange)))
}

test('is AWS’s event of format 1.0, whole', () => {
  const id = '01234567-89ab-cdef-0123-456789abcdef'
  const host = 'abcde12345.execute-api.us-east-1.localhost'
  const headers = { Host: `${host}:8080`, 'User-Agent': 'curl', 'x-amzn-RequestId': id }
  const event = eventOf({ path: '/pets/a%20b?limit=5', headers }, { stage: { variables: { env: 'blue' } } })
  const seen = {
    Host: `${host}:8080`,
    'User-Agent': 'curl',
    'x-amzn-RequestId': id,
    'X-Forwarded-For': '203.0.113.7',
    'X-Forwarded-Port': '8080',
    'X-Forwarded-Proto': 'http',
    'X-Amzn-Trace-Id': expect.stringMatching(/^Root=1-[0-9a-f]{8}-0123456789ab456789abcdef$/),
  }
  expect(event).toEqual({
    resource: '/pets/{id}',
    path: '/pets/a%20b',
    httpMethod: 'GET',
    headers: seen,
    multiValueHeaders: Object.fromEntries(Object.entries(seen).map(([name, value]) => [name, [value]])),
    queryStringParameters: { limit: '5' },
    multiValueQueryStringParameters: { limit: ['5'] },
    pathParameters: { id: 'a b' },
    stageVariables: { env: 'blue' },
    requestContext: {
      resourceId: 'res0',
      resourcePath: '/pets/{id}',
      httpMethod: 'GET',
      extendedRequestId: expect.stringMatching(/=$/),
      requestTime: '22/Nov/2026:12:00:00 +0000',
      path: '/prod/pets/a%20b',
      accountId: '123456789012',
      protocol: 'HTTP/1.1',
      stage: 'prod',
      domainPrefix: 'abcde12345',
      requestTimeEpoch: Date.parse('2026-11-22T12:00:00Z'),
      requestId: id,
      identity: {
        cognitoIdentityPoolId: null,
        accountId: null,
        cognitoIdentityId: null,
        caller: null,
        sourceIp: '203.0.113.7',
        principalOrgId: null,
        accessKey: null,
        cognitoAuthenticationType: null,
        cognitoAuthenticationProvider: null,
        userArn: null,
        userAgent: 'curl',
        user: null,
      },
      domainName: host,
      deploymentId: 'dep001',
      apiId: 'abcde12345',
    },
  })
})

test('what is empty is null', () => {
  expect(eventOf({ path: '/' }, {}, 'GET /')).toMatchObject({
    path: '/',
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: null,
    stageVariables: null,
  })
  expect(eventOf({ path: '/?' }, {}, 'GET /').queryStringParameters).toBeNull()
  expect(eventOf({ path: '/?&&' }, {}, 'GET /').queryStringParameters).toBeNull()
})

test('of the root without a slash, the path is /', () => {
  expect(eventOf({ target: '/prod' }, {}, 'GET /')).toMatchObject({ path: '/', requestContext: { path: '/prod' } })
})

describe('what comes several times', () => {
  test('is a list, and the last of it', () => {
    const path = '/pets/1?a=1&b=%C3%A9+x&a=2&c'
    const event = eventOf({ path, headers: { 'X-A': '1', 'x-a': '2' } })
    expect(event.multiValueQueryStringParameters).toEqual({ a: ['1', '2'], b: ['é x'], c: [''] })
    expect(event.queryStringParameters).toEqual({ a: '2', b: 'é x', c: '' })
    expect(event.multiValueHeaders['X-A']).toEqual(['1', '2'])
    expect(event.headers['X-A']).toBe('2')
    expect(event.headers['x-a']).toBeUndefined()
  })
})

test('names are nothing but names', () => {
  const event = eventOf({ path: '/pets/1?__proto__=a&constructor=b&toString=c', headers: { constructor: 'd' } })
  expect(Object.entries(event.queryStringParameters)).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
    ['toString', 'c'],
  ])
  expect(event.headers.constructor).toBe('d')
})

describe('headers that a function does not see', () => {
  test.each([
    'Connection',
    'Content-Length',
    'Content-MD5',
    'Content-Encoding',
    'Expect',
    'Keep-Alive',
    'Max-Forwards',
    'Proxy-Authenticate',
    'Server',
    'TE',
    'Trailer',
    'Transfer-Encoding',
    'Transfer_Encoding',
    'Upgrade',
    'WWW-Authenticate',
  ])('%s', (name) => {
    const event = eventOf({ path: '/pets/1', headers: { [name]: 'x', 'X-Seen': 'y' } })
    expect(event.headers[name]).toBeUndefined()
    expect(event.multiValueHeaders[name]).toBeUndefined()
    expect(event.headers['X-Seen']).toBe('y')
  })

  test('what the caller’s connection takes off', () => {
    const headers = { Connection: 'x-mine, close', 'X-Mine': 'x', 'X-Yours': 'y' }
    const event = eventOf({ path: '/pets/1', headers })
    expect(event.headers['X-Mine']).toBeUndefined()
    expect(event.headers['X-Yours']).toBe('y')
  })

  test('a signature, which is for the gateway alone; another Authorization is seen', () => {
    const signed = { Authorization: 'AWS4-HMAC-SHA256 Credential=AKID/x' }
    expect(eventOf({ path: '/pets/1', headers: signed }).headers.Authorization).toBeUndefined()
    const bearer = { Authorization: 'Bearer x' }
    expect(eventOf({ path: '/pets/1', headers: bearer }).headers.Authorization).toBe('Bearer x')
  })
})

describe('where the request came from', () => {
  test('every hop is named, the last one by us', () => {
    const event = eventOf({ path: '/pets/1', headers: { 'x-forwarded-for': '198.51.100.1' } })
    expect(event.headers['x-forwarded-for']).toBe('198.51.100.1, 203.0.113.7')
    expect(event.headers['X-Forwarded-For']).toBeUndefined()
  })

  test('a caller that a trusted proxy has named is not named twice', () => {
    const headers = { 'x-forwarded-for': '198.51.100.1, 203.0.113.7' }
    expect(eventOf({ path: '/pets/1', headers }).headers['x-forwarded-for']).toBe('198.51.100.1, 203.0.113.7')
  })

  test('a proxy that ends TLS before us is believed', () => {
    const headers = { 'X-Forwarded-Proto': 'https', 'x-forwarded-port': '443', 'X-Amzn-Trace-Id': 'Root=1-x' }
    const event = eventOf({ path: '/pets/1', headers })
    expect(event.multiValueHeaders['X-Forwarded-Proto']).toEqual(['https'])
    expect(event.multiValueHeaders['x-forwarded-port']).toEqual(['443'])
    expect(event.multiValueHeaders['X-Amzn-Trace-Id']).toEqual(['Root=1-x'])
  })
})

describe('requestContext', () => {
  const request = { path: '/pets/1', headers: { 'x-api-key': 'k3y' } }

  function contextOf(
    change: (exchange: ReturnType<typeof stagedExchange>['exchange']) => void,
    apiKeyRequired = false,
  ) {
    const method = { ...mock(200, ''), apiKeyRequired, operationName: 'getPet' }
    const { exchange } = stagedExchange({ methods: { 'GET /pets/{id}': method } }, request)
    change(exchange)
    return JSON.parse(JSON.stringify(proxyEvent(exchange))).requestContext
  }

  test('names the operation', () => {
    expect(contextOf(() => undefined).operationName).toBe('getPet')
  })

  test('has what a function that authorized the caller said', () => {
    const context = contextOf((exchange) => {
      exchange.authorizer = { principalId: 'me', context: { tier: 'gold', n: '1' } }
      exchange.authorizerPhase = { latencyMs: 12.4 }
    })
    expect(context.authorizer).toEqual({ tier: 'gold', n: '1', principalId: 'me', integrationLatency: 12 })
  })

  test('has no time where an authorizer’s answer was remembered', () => {
    const context = contextOf((exchange) => {
      exchange.authorizer = { principalId: 'me', context: {} }
    })
    expect(context.authorizer).toEqual({ principalId: 'me', integrationLatency: 0 })
  })

  test('has the claims of a user pool’s token', () => {
    const context = contextOf((exchange) => {
      exchange.authorizer = { context: {}, claims: { sub: 'u1', 'cognito:username': 'me' } }
    })
    expect(context.authorizer).toEqual({ claims: { sub: 'u1', 'cognito:username': 'me' } })
  })

  test('has who signed', () => {
    const identity = { accountId: '1', accessKey: 'AKID', caller: 'c', user: 'u', userArn: 'arn:aws:iam::1:user/u' }
    const context = contextOf((exchange) => {
      exchange.identity = identity
    })
    expect(context.identity).toMatchObject(identity)
    expect(context.authorizer).toBeUndefined()
  })

  test('has the key that was asked for', () => {
    const context = contextOf((exchange) => {
      exchange.apiKey = { id: 'key01', enabled: true, usagePlanIds: [] }
    }, true)
    expect(context.identity).toMatchObject({ apiKey: 'k3y', apiKeyId: 'key01' })
    expect(contextOf(() => undefined).identity.apiKeyId).toBeUndefined()
  })
})
