import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import type { IntegrationSnapshot } from '../snapshot.ts'
import { httpProxy } from '../testing/deployed-api.ts'
import type { MemoryRequest } from '../testing/memory-client.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileHttpProxyRequest } from './http-proxy-request.ts'
import type { BackendRequest } from './integration.ts'

function proxied(
  request: MemoryRequest,
  given: Partial<IntegrationSnapshot> = {},
  uri = 'http://backend/b',
): BackendRequest {
  const script = { methods: { 'ANY /a': httpProxy(uri, given) } }
  const { exchange, method, services } = stagedExchange(script, { path: '/a', ...request })
  expect(compileHttpProxyRequest(method, services)(exchange)).toBeUndefined()
  const made = exchange.integrationRequest
  if (made === undefined || !('backend' in made)) throw new Error('No backend request was made')
  return made
}

function header({ headers }: BackendRequest, name: string): string[] {
  return headers.filter((_, index) => index % 2 === 1 && headers[index - 1]?.toLowerCase() === name)
}

describe('method', () => {
  test('ANY is the caller’s', () => {
    expect(proxied({ method: 'PATCH' }).method).toBe('PATCH')
    expect(proxied({ method: 'PATCH' }, { httpMethod: undefined }).method).toBe('PATCH')
  })

  test('any other is the integration’s', () => {
    expect(proxied({ method: 'PATCH' }, { httpMethod: 'POST' }).method).toBe('POST')
  })
})

describe('query', () => {
  test.each([
    ['/a', 'http://backend/b', '/b'],
    ['/a?x=1&y=%20', 'http://backend/b', '/b?x=1&y=%20'],
    ['/a', 'http://backend/b?own=1', '/b?own=1'],
    ['/a?x=1', 'http://backend/b?own=1', '/b?own=1&x=1'],
  ])('%s to %s goes to %s', (path, uri, expected) => {
    expect(proxied({ path }, {}, uri).path).toBe(expected)
  })

  test('mapped parameters are appended to the caller’s', () => {
    const requestParameters = { 'integration.request.querystring.x': "'2'" }
    expect(proxied({ path: '/a?x=1' }, { requestParameters }).path).toBe('/b?x=1&x=2')
  })
})

describe('headers', () => {
  test('pass through with their spelling and order, duplicates too', () => {
    const request = proxied({ headers: { 'X-B': '2', 'x-a': '1', 'User-Agent': 'agent/1', Accept: 'text/plain' } })
    expect(request.headers.slice(0, 8)).toEqual([
      'X-B',
      '2',
      'x-a',
      '1',
      'User-Agent',
      'agent/1',
      'Accept',
      'text/plain',
    ])
  })

  test('about this hop stay here', () => {
    const { headers } = proxied({
      headers: {
        Host: 'api',
        Connection: 'keep-alive',
        'Keep-Alive': 'timeout=5',
        TE: 'trailers',
        Upgrade: 'h2c',
        'HTTP2-Settings': 'AAMAAABkAAQ',
        'Transfer-Encoding': 'chunked',
        Expect: '100-continue',
      },
    })
    const names = headers.filter((_, index) => index % 2 === 0).map((name) => name.toLowerCase())
    expect(names.sort()).toEqual(['accept', 'user-agent', 'x-amzn-apigateway-api-id', 'x-amzn-trace-id'])
  })

  test('that Connection names stay here, but never one of ours', () => {
    const request = proxied({
      headers: {
        Connection: 'X-Private, X-Amzn-Apigateway-Api-Id, x-amzn-trace-id, x-api-key, content-length',
        'X-Private': 'secret',
        'x-api-key': 'key',
      },
      method: 'POST',
      body: 'hello',
    })
    expect(header(request, 'x-private')).toEqual([])
    expect(header(request, 'x-api-key')).toEqual(['key'])
    expect(header(request, 'x-amzn-apigateway-api-id')).toEqual(['abcde12345'])
    expect(header(request, 'x-amzn-trace-id')).toHaveLength(1)
    expect(header(request, 'content-length')).toEqual(['5'])
  })

  test('of another API’s id never reach the backend', () => {
    const request = proxied({ headers: { 'X-Amzn-Apigateway-Api-Id': 'forged' } })
    expect(header(request, 'x-amzn-apigateway-api-id')).toEqual(['abcde12345'])
  })

  test('that a mapping sets replace the caller’s', () => {
    const requestParameters = {
      'integration.request.header.X-One': "'ours'",
      'integration.request.header.User-Agent': "'gateway/1'",
      'integration.request.header.Accept': "'text/html'",
    }
    const request = proxied({ headers: { 'x-one': 'theirs', 'user-agent': 'x' } }, { requestParameters })
    expect(header(request, 'x-one')).toEqual(['ours'])
    expect(header(request, 'user-agent')).toEqual(['gateway/1'])
    expect(header(request, 'accept')).toEqual(['text/html'])
  })

  test('User-Agent and Accept have defaults', () => {
    const request = proxied({})
    expect(header(request, 'user-agent')).toEqual(['AmazonAPIGateway_abcde12345'])
    expect(header(request, 'accept')).toEqual(['application/json'])
  })

  test('Authorization passes, unless it is a signature for this gateway', () => {
    expect(header(proxied({ headers: { Authorization: 'Bearer x' } }), 'authorization')).toEqual(['Bearer x'])
    const signed = { Authorization: 'AWS4-HMAC-SHA256 Credential=AKIA/…' }
    expect(header(proxied({ headers: signed }), 'authorization')).toEqual([])
  })
})

describe('body', () => {
  test('none is none', () => {
    expect(proxied({ method: 'POST' }).body).toBeNull()
  })

  test('passes through with its length', async () => {
    const request = proxied({ method: 'POST', body: 'héllo' })
    expect(header(request, 'content-length')).toEqual(['6'])
    if (!(request.body instanceof Readable)) throw new Error('The body should be a stream')
    expect(await text(request.body)).toBe('héllo')
  })
})

describe('a body that had to be read', () => {
  function read(payload: string, given: Partial<IntegrationSnapshot> = {}, headers = {}) {
    const script = {
      methods: { 'ANY /a': httpProxy('http://backend/b', given) },
      api: { binaryMediaTypes: ['image/png'] },
    }
    const { exchange, method, services } = stagedExchange(script, {
      method: 'POST',
      path: '/a',
      body: 'as sent',
      headers,
    })
    exchange.payload = Buffer.from(payload)
    return compileHttpProxyRequest(method, services)(exchange) ?? exchange.integrationRequest
  }

  test('goes out whole, under its own length', () => {
    const made = read('decoded', {}, { 'Content-Encoding': 'gzip' })
    expect(made).toMatchObject({ body: Buffer.from('decoded') })
    expect(made).toMatchObject({ headers: expect.not.arrayContaining(['Content-Length', 'Content-Encoding']) })
    expect(read('')).toMatchObject({ body: null })
  })

  test('takes the form that contentHandling asks for', () => {
    const text = { 'Content-Type': 'text/plain' }
    const png = { 'Content-Type': 'image/png' }
    expect(read('Ynl0ZXM=', { contentHandling: 'CONVERT_TO_BINARY' }, text)).toMatchObject({
      body: Buffer.from('bytes'),
    })
    expect(read('bytes', { contentHandling: 'CONVERT_TO_TEXT' }, png)).toMatchObject({ body: Buffer.from('Ynl0ZXM=') })
    expect(read('', { contentHandling: 'CONVERT_TO_TEXT' }, png)).toMatchObject({ body: null })
    expect(read('no base64!', { contentHandling: 'CONVERT_TO_BINARY' }, text)).toMatchObject({
      type: 'API_CONFIGURATION_ERROR',
    })
  })

  test('feeds the mappings from it', () => {
    const requestParameters = {
      'integration.request.header.X-Name': 'method.request.body.name',
      'integration.request.querystring.name': 'method.request.body.name',
    }
    expect(read('{"name":"Rex"}', { requestParameters })).toMatchObject({
      path: '/b?name=Rex',
      headers: expect.arrayContaining(['X-Name', 'Rex']),
    })
    expect(read('{"name"', { requestParameters })).toMatchObject({ message: 'Invalid JSON in request body' })
  })
})

test('Content-Encoding stays here unless it is mapped', () => {
  const headers = { 'Content-Encoding': 'gzip' }
  expect(header(proxied({ headers }), 'content-encoding')).toEqual([])
  const requestParameters = { 'integration.request.header.Content-Encoding': 'method.request.header.Content-Encoding' }
  expect(header(proxied({ headers }, { requestParameters }), 'content-encoding')).toEqual(['gzip'])
})

test('Host stays here unless it is mapped', () => {
  const headers = { Host: 'api.example.com' }
  expect(header(proxied({ headers }), 'host')).toEqual([])
  const requestParameters = { 'integration.request.header.Host': "'backend.example.com'" }
  expect(header(proxied({ headers }, { requestParameters }), 'host')).toEqual(['backend.example.com'])
})

test('a caller cannot pretend to be what a mapping has nothing for', () => {
  const requestParameters = { 'integration.request.header.X-User': 'context.authorizer.principalId' }
  expect(header(proxied({ headers: { 'x-user': 'admin' } }, { requestParameters }), 'x-user')).toEqual([])
})

test('the timeout is the integration’s', () => {
  expect(proxied({}, { timeoutInMillis: 1234 }).timeoutMs).toBe(1234)
})

test('a path that would lead astray is refused', () => {
  const requestParameters = { 'integration.request.path.who': 'method.request.header.X-Who' }
  const script = { methods: { 'GET /a': httpProxy('http://backend/{who}/b', { requestParameters }) } }
  const { exchange, method, services } = stagedExchange(script, { path: '/a', headers: { 'X-Who': '..' } })
  expect(compileHttpProxyRequest(method, services)(exchange)).toMatchObject({ type: 'DEFAULT_4XX' })
})

test('methods of one account with one origin share a backend; other accounts have their own', () => {
  const one = stagedExchange(
    { methods: { 'GET /a': httpProxy('http://backend/1'), 'GET /b': httpProxy('http://backend/2') } },
    { path: '/a' },
  )
  const { services } = one
  compileHttpProxyRequest(one.method, services)(one.exchange)
  const second = one.again({ path: '/b' })
  compileHttpProxyRequest(second.method, services)(second)
  expect(one.exchange.integrationRequest).toMatchObject({
    backend: services.pools.backend('123456789012', 'http://backend'),
  })
  expect(second.integrationRequest).toMatchObject({ path: '/2' })
  expect(services.pools.backend('123456789012', 'http://backend')).not.toBe(
    services.pools.backend('999999999999', 'http://backend'),
  )
})
