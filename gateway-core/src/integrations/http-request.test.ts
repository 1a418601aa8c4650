import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { Refusal } from '../pipeline/refusal.ts'
import type { IntegrationSnapshot } from '../snapshot.ts'
import { http } from '../testing/deployed-api.ts'
import type { MemoryRequest } from '../testing/memory-client.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileHttpRequest } from './http-request.ts'
import type { BackendRequest } from './integration.ts'

function attempt(request: MemoryRequest, given: Partial<IntegrationSnapshot> = {}, uri = 'http://backend/b') {
  const script = { methods: { 'ANY /a': http(uri, given) } }
  const { exchange, method, services } = stagedExchange(script, { path: '/a', ...request })
  return compileHttpRequest(method, services)(exchange) ?? exchange.integrationRequest
}

function sent(request: MemoryRequest, given: Partial<IntegrationSnapshot> = {}, uri?: string): BackendRequest {
  const made = attempt(request, given, uri)
  if (made === undefined || made instanceof Refusal || !('backend' in made))
    throw new Error('No backend request was made')
  return made
}

function named({ headers }: BackendRequest): Record<string, string | undefined> {
  const pairs = headers.flatMap((name, index) => (index % 2 === 0 ? [[name, headers[index + 1]]] : []))
  return Object.fromEntries(pairs)
}

test('nothing of the caller’s goes out but what is mapped', () => {
  const requestParameters = {
    'integration.request.header.X-Out': 'method.request.header.X-In',
    'integration.request.querystring.q': 'method.request.querystring.p',
  }
  const request = sent(
    { path: '/a?p=1&other=2', headers: { 'X-In': 'in', Cookie: 'secret', 'x-api-key': 'k' } },
    { requestParameters },
  )
  expect(request.path).toBe('/b?q=1')
  expect(Object.keys(named(request)).sort()).toEqual([
    'Accept',
    'User-Agent',
    'X-Amzn-Apigateway-Api-Id',
    'X-Amzn-Trace-Id',
    'X-Out',
  ])
  expect(named(request)).toMatchObject({ 'X-Out': 'in', Accept: 'application/json' })
})

test('the URI’s own query stays', () => {
  expect(sent({}, {}, 'http://backend/b?own=1').path).toBe('/b?own=1')
})

test('a mapping replaces the defaults', () => {
  const requestParameters = {
    'integration.request.header.Accept': "'text/html'",
    'integration.request.header.User-Agent': "'gateway/1'",
    'integration.request.header.Content-Type': "'text/csv'",
  }
  const request = sent({ method: 'POST', headers: { 'Content-Type': 'text/plain' } }, { requestParameters })
  expect(named(request)).toMatchObject({ Accept: 'text/html', 'User-Agent': 'gateway/1', 'Content-Type': 'text/csv' })
})

test.each([
  ['POST', 'text/plain'],
  ['DELETE', 'text/plain'],
  ['GET', undefined],
  ['HEAD', undefined],
  ['OPTIONS', undefined],
])('the caller’s content type with %s: %s', (method, contentType) => {
  expect(named(sent({ method, headers: { 'Content-Type': 'text/plain' } }))['Content-Type']).toBe(contentType)
})

test('the integration’s verb is what goes out', () => {
  expect(sent({ method: 'GET' }, { httpMethod: 'POST' }).method).toBe('POST')
  expect(sent({ method: 'PUT' }, { httpMethod: 'ANY' }).method).toBe('PUT')
  expect(sent({ method: 'PUT' }, { httpMethod: undefined }).method).toBe('PUT')
})

describe('body', () => {
  test('passes through when no template takes it', async () => {
    const request = sent({ method: 'POST', body: 'hello' })
    expect(named(request)['Content-Length']).toBe('5')
    if (!(request.body instanceof Readable)) throw new Error('The body should be a stream')
    expect(await text(request.body)).toBe('hello')
  })

  test('none is none', () => {
    expect(sent({ method: 'POST' }).body).toBeNull()
  })

  test('is a template’s text when that is the same for every request', () => {
    const request = sent({ method: 'POST', body: 'hello' }, { requestTemplates: { 'application/json': '{"fixed":1}' } })
    expect(request.body).toBe('{"fixed":1}')
    expect(named(request)['Content-Length']).toBeUndefined()
  })

  test('is nothing when the template is empty', () => {
    expect(sent({ method: 'POST', body: 'hello' }, { requestTemplates: { 'application/json': '' } }).body).toBeNull()
  })

  test('that had to be read goes out whole', () => {
    const staged = stagedExchange(
      { methods: { 'ANY /a': http('http://backend/b') } },
      { path: '/a', method: 'POST', body: 'x' },
    )
    staged.exchange.payload = Buffer.from('read before')
    expect(compileHttpRequest(staged.method, staged.services)(staged.exchange)).toBeUndefined()
    expect(staged.exchange.integrationRequest).toMatchObject({
      body: Buffer.from('read before'),
      headers: expect.not.arrayContaining(['Content-Length']),
    })
  })

  test.each(['GET', 'HEAD', 'OPTIONS'])('does not go out with %s', (method) => {
    expect(sent({ method, body: 'hello' }).body).toBeNull()
    expect(sent({ method: 'POST', body: 'hello' }, { httpMethod: method }).body).toBeNull()
  })

  test('of a type that no template takes is refused where the integration says so', () => {
    const given = { requestTemplates: { 'application/json': '{}' }, passthroughBehavior: 'NEVER' } as const
    expect(attempt({ method: 'POST', headers: { 'content-type': 'text/plain' } }, given)).toMatchObject({
      type: 'UNSUPPORTED_MEDIA_TYPE',
    })
  })
})

test('a path that would lead astray is refused', () => {
  const requestParameters = { 'integration.request.path.who': 'method.request.header.X-Who' }
  const refusal = attempt({ headers: { 'X-Who': '..' } }, { requestParameters }, 'http://backend/{who}/b')
  expect(refusal).toMatchObject({ type: 'DEFAULT_4XX' })
})

test('certificates are checked unless the integration says otherwise', () => {
  const strict = sent({}, {}, 'https://backend/')
  const lax = sent({}, { tlsConfig: { insecureSkipVerification: true } }, 'https://backend/')
  expect(strict.backend).not.toBe(lax.backend)
})
