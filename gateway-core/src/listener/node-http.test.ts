import { once } from 'node:events'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { createGateway } from '../gateway.ts'
import { emptySnapshot } from '../snapshot.ts'
import { call, rawCall } from '../testing/call.ts'
import { deployedApi, httpProxy, mock } from '../testing/deployed-api.ts'
import { memoryPorts } from '../testing/memory-ports.ts'
import { scenario } from '../testing/scenario.ts'
import { scriptedUpstream } from '../testing/scripted-upstream.ts'
import { createNodeListener, type NodeListenerOptions } from './node-http.ts'

const upstream = await scriptedUpstream()
const api = await scenario({
  methods: {
    'ANY /mock': mock(200, '{"ok":true}'),
    'ANY /proxy': httpProxy(`${upstream.origin}/there`),
    'POST /keyed': { ...httpProxy(`${upstream.origin}/there`), apiKeyRequired: true },
    'ANY /path/{proxy+}': httpProxy(`${upstream.origin}/{proxy}`),
  },
})
afterAll(async () => {
  await api[Symbol.asyncDispose]()
  await upstream[Symbol.asyncDispose]()
})

const lines = (...parts: string[]) => `${parts.join('\r\n')}\r\n\r\n`
const get = (path: string, ...more: string[]) =>
  lines(`GET /prod${path} HTTP/1.1`, `Host: ${api.host}`, 'Connection: close', ...more)
const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1])
/** How many answers came back: a smuggled request would show as one more. */
const answersIn = (answer: string) => answer.match(/HTTP\/1\.1 \d{3} /g)?.length ?? 0

describe('a path that leads elsewhere is refused', () => {
  test.each([
    ['one that climbs', '/path/../mock'],
    ['one that climbs in code', '/path/%2e%2e/mock'],
    ['one that cannot be decoded', '/path/%zz'],
  ])('%s', async (_, path) => {
    const before = upstream.seen.length
    const answer = await rawCall(api.origin, get(path))
    expect([statusOf(answer), answersIn(answer), upstream.seen.length]).toEqual([400, 1, before])
    expect(answer.split('\r\n\r\n')[1]).toMatch(/^\{"message":"[^"]+"\}$/)
  })
})

test('Upgrade is not followed, and nothing of it reaches the backend', async () => {
  const upgrade = ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA']
  const bytes = lines('GET /prod/proxy HTTP/1.1', `Host: ${api.host}`, ...upgrade)
  const answer = await rawCall(api.origin, bytes, 500)
  expect(statusOf(answer)).toBe(200)
  const names = upstream.seen.at(-1)?.rawHeaders.filter((_, index) => index % 2 === 0) ?? []
  expect(names.map((name) => name.toLowerCase())).not.toEqual(expect.arrayContaining(['upgrade']))
  expect(names.map((name) => name.toLowerCase())).not.toEqual(expect.arrayContaining(['http2-settings']))
})

describe('pipelined requests', () => {
  test('are answered in their order', async () => {
    const first = lines('GET /prod/proxy?first HTTP/1.1', `Host: ${api.host}`)
    const answer = await rawCall(api.origin, first + get('/mock'))
    expect(answersIn(answer)).toBe(2)
    expect(answer.indexOf('/there?first')).toBeLessThan(answer.indexOf('{"ok":true}'))
  })

  test('a thousand at once are answered in their order', async () => {
    const asked = Array.from({ length: 1000 }, (_, index) =>
      lines(`GET /prod/proxy?${index}. HTTP/1.1`, `Host: ${api.host}`),
    )
    const answer = await rawCall(api.origin, asked.join('') + get('/mock'), 20_000)
    expect(answersIn(answer)).toBe(1001)
    const order = [...answer.matchAll(/\/there\?(\d+)\./g)].map(([, index]) => Number(index))
    expect(order).toEqual(asked.map((_, index) => index))
  }, 30_000)

  test('an unread body is not taken for the next request', async () => {
    const body = lines('GET /prod/proxy?smuggled HTTP/1.1', `Host: ${api.host}`)
    const post = lines('POST /prod/mock HTTP/1.1', `Host: ${api.host}`, `Content-Length: ${body.length}`)
    const answer = await rawCall(api.origin, post + body + get('/mock'))
    expect(answersIn(answer)).toBe(2)
    expect(upstream.seen.some(({ url }) => url.includes('smuggled'))).toBe(false)
  })
})

describe('Expect', () => {
  const post = (path: string, ...more: string[]) =>
    lines(`POST /prod${path} HTTP/1.1`, `Host: ${api.host}`, 'Content-Length: 5', 'Expect: 100-continue', ...more)

  test('a body is asked for when somebody wants it', async () => {
    const answer = await rawCall(api.origin, `${post('/proxy', 'Connection: close')}hello`)
    expect(answer).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/)
    expect(upstream.seen.at(-1)).toMatchObject({ body: 'hello' })
    expect(upstream.seen.at(-1)?.headers.expect).toBeUndefined()
  })

  test('the limits decide before the body is asked for', async () => {
    const answer = await rawCall(api.origin, post('/keyed'), 3000)
    expect(answer).toMatch(/^HTTP\/1\.1 403 Forbidden/)
    expect(answer).toMatch(/Connection: close/i)
  })

  test('any other expectation fails', async () => {
    const answer = await rawCall(api.origin, get('/mock', 'Expect: a miracle'))
    expect(statusOf(answer)).toBe(417)
  })
})

describe('a body that is too large', () => {
  test('is refused by its length, before it is sent', async () => {
    const length = `Content-Length: ${10 * 1024 * 1024 + 1}`
    const answer = await rawCall(api.origin, lines('POST /prod/proxy HTTP/1.1', `Host: ${api.host}`, length), 3000)
    expect(statusOf(answer)).toBe(413)
    expect(answer).toContain('x-amzn-ErrorType: RequestEntityTooLargeException')
    expect(answer).toMatch(/Connection: close/i)
  })

  test('is refused in a way that a caller who is still sending can read', async () => {
    const answer = await api.call('POST', '/mock', { body: 'x'.repeat(12 * 1024 * 1024) })
    expect(answer).toMatchObject({ status: 413, body: '{"message":"Request Too Long"}' })
  })

  const inChunks = (bytes: number) => `${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n0\r\n\r\n`
  const chunked = (bytes: number) =>
    lines('POST /prod/proxy HTTP/1.1', `Host: ${api.host}`, 'Transfer-Encoding: chunked', 'Connection: close') +
    inChunks(bytes)

  test('is cut off in chunks, too, at one byte more', async () => {
    const before = upstream.seen.length
    const answer = await rawCall(api.origin, chunked(10 * 1024 * 1024 + 1), 5000)
    expect([statusOf(answer), answersIn(answer)]).toEqual([413, 1])
    expect(answer).toMatch(/\r\n\r\n\{"message":"Request Too Long"\}$/)
    expect(upstream.seen.slice(before).filter(({ body }) => body !== '(aborted)')).toEqual([])
  })

  test('passes at exactly 10 MB', async () => {
    await using backend = await scriptedUpstream()
    backend.answers((_request, response, seen) => response.end(`${seen.body.length}`))
    await using own = await scenario({ methods: { 'POST /proxy': httpProxy(backend.origin) } })
    const { status, body } = await own.call('POST', '/proxy', { body: 'x'.repeat(10 * 1024 * 1024) })
    expect([status, body]).toEqual([200, `${10 * 1024 * 1024}`])
    expect(await rawCall(own.origin, chunked(10 * 1024 * 1024), 5000)).toContain(`\r\n\r\n${10 * 1024 * 1024}`)
  })
})

describe('probes', () => {
  test('/healthz says that the process is up, on hosts that are no API’s', async () => {
    expect(await call(api.origin, 'GET', '/healthz')).toMatchObject({ status: 200, body: 'ok' })
    expect(await call(api.origin, 'GET', '/healthz?x=1')).toMatchObject({ status: 200 })
    expect(await call(api.origin, 'GET', '/healthz', { headers: { host: api.host } })).toMatchObject({ status: 403 })
  })

  test('/readyz says whether a snapshot was loaded and the process stays', async () => {
    let isReady = true
    const gateway = createGateway(memoryPorts())
    const server = createNodeListener(gateway, { ready: () => isReady })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    expect(await call(origin, 'GET', '/readyz')).toMatchObject({ status: 503 })
    await gateway.load({ ...emptySnapshot, version: 1 })
    expect(await call(origin, 'GET', '/readyz')).toMatchObject({ status: 200 })
    isReady = false
    expect(await call(origin, 'GET', '/readyz')).toMatchObject({ status: 503 })
    server.close()
    await gateway.close()
  })

  test.each(['/ping', '/sping'])('%s is AWS’s own on an API’s host, and nobody’s elsewhere', async (path) => {
    expect(await call(api.origin, 'GET', path, { headers: { host: api.host } })).toMatchObject({
      status: 200,
      body: 'healthy',
    })
    expect(await call(api.origin, 'GET', path)).toMatchObject({ status: 403 })
  })
})

describe('keep-alive', () => {
  test('a connection serves one request after the other', async () => {
    const bytes = lines('GET /prod/mock HTTP/1.1', `Host: ${api.host}`).repeat(3) + get('/mock')
    expect(answersIn(await rawCall(api.origin, bytes))).toBe(4)
  })

  test('HTTP/1.0 closes after its answer', async () => {
    const answer = await rawCall(api.origin, lines('GET /prod/mock HTTP/1.0', `Host: ${api.host}`), 3000)
    expect(statusOf(answer)).toBe(200)
    expect(answer).toContain('Connection: close')
  })
})

/** A listener with these options before an API whose root is proxied to `backend`. */
async function listening(backend: string, options: NodeListenerOptions = {}) {
  const gateway = createGateway(memoryPorts())
  await gateway.load(deployedApi({ methods: { 'GET /': httpProxy(`${backend}/`) } }))
  const server = createNodeListener(gateway, options)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { gateway, server, port }
}

test('answers on a server that is closing say so', async () => {
  await using slow = await scriptedUpstream()
  slow.answers((_request, response) => setTimeout(() => response.end('late'), 200))
  const { gateway, server, port } = await listening(slow.origin)
  const sent = request({ port, path: '/prod', headers: { host: api.host, connection: 'keep-alive' } })
  sent.end()
  setTimeout(() => server.close(), 50)
  const [response] = await once(sent, 'response')
  expect(response.headers.connection).toBe('close')
  response.resume()
  await once(response, 'end')
  await gateway.close()
})

test("another port's cookies on the same host are neither forwarded nor set", async () => {
  await using backend = await scriptedUpstream()
  backend.answers((_request, response) => {
    response.setHeader('Set-Cookie', ['console.session=stolen; Path=/', 'own=1'])
    response.end('ok')
  })
  const isWithheldCookie = (name: string) => name.startsWith('console.')
  const { gateway, server, port } = await listening(backend.origin, { isWithheldCookie })
  const sent = request({ port, path: '/prod', headers: { host: api.host, cookie: 'a=1; console.session=secret' } })
  sent.end()
  const [response] = await once(sent, 'response')
  response.resume()
  await once(response, 'end')
  expect(backend.seen[0]?.headers.cookie).toBe('a=1')
  expect(response.headers['set-cookie']).toEqual(['own=1'])
  server.close()
  await gateway.close()
})
