import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { createGateway } from '../gateway.ts'
import { apiKeyValue, deployedApi, httpProxy, mock } from '../testing/deployed-api.ts'
import { memoryPorts } from '../testing/memory-ports.ts'
import { rawUpstream, scriptedUpstream } from '../testing/scripted-upstream.ts'
import { createFetchHandler } from './fetch.ts'

const upstream = await scriptedUpstream()
const broken = await rawUpstream((socket) => {
  socket.once('data', () => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf')
    setTimeout(() => socket.destroy(), 50)
  })
})
const hanging = await rawUpstream(() => undefined)
const ports = memoryPorts()
const gateway = createGateway(ports, { patienceMs: 100 })
await gateway.load(
  deployedApi({
    methods: {
      'GET /mock': mock(200, '<script>alert(1)</script>'),
      'ANY /proxy': httpProxy(`${upstream.origin}/there`),
      'GET /keyed': { ...mock(200, 'keyed'), apiKeyRequired: true },
      'GET /broken': httpProxy(broken.origin),
      'GET /hanging': httpProxy(hanging.origin),
    },
  }),
)
const handle = createFetchHandler(gateway, { prefix: '/gateway' })
const base = 'http://localhost:3000/gateway/_aws/execute-api/abcde12345/prod'
const peer = { sourceIp: '198.51.100.9' }
afterAll(async () => {
  await gateway.close()
  for (const backend of [upstream, broken, hanging]) await backend[Symbol.asyncDispose]()
})

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return handle(new Request(base + path, init), peer)
}

describe('addresses', () => {
  test('by path below the prefix', async () => {
    expect(await (await ask('/mock')).text()).toBe('<script>alert(1)</script>')
  })

  test('by path without a prefix', async () => {
    const plain = createFetchHandler(gateway)
    const response = await plain(new Request('http://localhost/_aws/execute-api/abcde12345/prod/mock'), peer)
    expect(response.status).toBe(200)
  })

  test('by host', async () => {
    const url = 'http://abcde12345.execute-api.localhost:3000/gateway/prod/mock'
    expect((await handle(new Request(url), peer)).status).toBe(200)
  })

  test('that lead to no API are forbidden', async () => {
    const response = await handle(new Request('http://localhost:3000/gateway/elsewhere'), peer)
    expect([response.status, await response.text()]).toEqual([403, '{"message":"Forbidden"}'])
  })

  test('a name that only begins like the prefix is not cut', async () => {
    const response = await handle(new Request('http://localhost:3000/gatewayish/x'), peer)
    expect(response.status).toBe(403)
  })
})

describe('the console’s origin is safe', () => {
  test('what an API returns runs in a sandbox', async () => {
    expect((await ask('/mock')).headers.get('content-security-policy')).toBe('sandbox')
  })

  test('even when the API has a policy of its own', async () => {
    upstream.answers((_request, response) =>
      response.writeHead(200, { 'Content-Security-Policy': "default-src 'self'" }).end(),
    )
    expect((await ask('/proxy')).headers.get('content-security-policy')).toBe("default-src 'self', sandbox")
  })

  test('refusals and probes of others are in the sandbox too', async () => {
    expect((await ask('/nope')).headers.get('content-security-policy')).toBe('sandbox')
  })

  test('the console’s cookies are not forwarded', async () => {
    upstream.answers((_request, response, seen) => response.end(JSON.stringify(seen.headers)))
    const seen = await (await ask('/proxy', { headers: { cookie: 'session=secret', 'x-one': '1' } })).json()
    expect(seen).toMatchObject({ 'x-one': '1' })
    expect(seen.cookie).toBeUndefined()
  })

  test('an API can neither set nor clear anything in the browser', async () => {
    upstream.answers((_request, response) => {
      response.writeHead(200, {
        'Set-Cookie': ['session=stolen', 'b=2'],
        'Clear-Site-Data': '"*"',
        'Service-Worker-Allowed': '/',
        'X-Kept': '1',
      })
      response.end('ok')
    })
    const { headers } = await ask('/proxy')
    expect(headers.get('x-kept')).toBe('1')
    expect(headers.getSetCookie()).toEqual([])
    expect(headers.has('clear-site-data')).toBe(false)
    expect(headers.has('service-worker-allowed')).toBe(false)
  })
})

describe('requests', () => {
  test('method, query, headers and body pass through', async () => {
    upstream.answers((_request, response, seen) => response.end(JSON.stringify(seen)))
    const response = await ask('/proxy?a=1&b=%20', { method: 'PUT', headers: { 'x-one': '1' }, body: 'hello' })
    expect(await response.json()).toMatchObject({
      method: 'PUT',
      url: '/there?a=1&b=%20',
      headers: expect.objectContaining({ 'x-one': '1' }),
      body: 'hello',
    })
  })

  test('a key is checked here too', async () => {
    expect((await ask('/keyed')).status).toBe(403)
    expect((await ask('/keyed', { headers: { 'x-api-key': apiKeyValue } })).status).toBe(200)
  })

  test('a body with a length over the limit is 413', async () => {
    const response = await ask('/proxy', { method: 'POST', headers: { 'content-length': '99999999' }, body: 'x' })
    expect(response.status).toBe(413)
  })

  test('a body that turns out too large is 413', async () => {
    const response = await ask('/proxy', { method: 'POST', body: 'x'.repeat(11 * 1024 * 1024) })
    expect(response.status).toBe(413)
  })

  test('the caller’s address is what the door says', async () => {
    await gateway.load(
      deployedApi({
        methods: {
          'ANY /proxy': httpProxy(`${upstream.origin}/there`, {
            requestParameters: { 'integration.request.header.X-Ip': 'context.identity.sourceIp' },
          }),
          'GET /mock': mock(200, ''),
          'GET /broken': httpProxy(broken.origin),
          'GET /hanging': httpProxy(hanging.origin),
        },
      }),
    )
    upstream.answers((_request, response, seen) => response.end(seen.headers['x-ip']))
    expect(await (await ask('/proxy')).text()).toBe('198.51.100.9')
  })
})

describe('answers', () => {
  test('stream through', async () => {
    const large = 'abcdefghij'.repeat(300_000)
    upstream.answers((_request, response) => response.end(large))
    expect((await (await ask('/proxy')).text()) === large).toBe(true)
  })

  test('arrive piece by piece', async () => {
    let finish = () => {}
    upstream.answers((_request, response) => {
      response.write('first ')
      finish = () => response.end('last')
    })
    const response = await ask('/proxy')
    const reader = response.body?.getReader()
    const first = await reader?.read()
    expect(Buffer.from(first?.value ?? '').toString()).toBe('first ')
    finish()
    const second = await reader?.read()
    expect(Buffer.from(second?.value ?? '').toString()).toBe('last')
    expect((await reader?.read())?.done).toBe(true)
  })

  test.each([204, 304])('%d has no body', async (status) => {
    upstream.answers((_request, response) => response.writeHead(status).end())
    const response = await ask('/proxy')
    expect([response.status, response.body]).toEqual([status, null])
  })

  test('a status that a Response cannot have is a bad gateway', async () => {
    upstream.answers((_request, response) => response.writeHead(799).end('x'))
    expect((await ask('/proxy')).status).toBe(502)
  })

  test('carry the ids', async () => {
    const { headers } = await ask('/mock')
    expect(headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
    expect(headers.get('x-amz-apigw-id')).toMatch(/=$/)
  })

  test('that break off do not look complete', async () => {
    const response = await ask('/broken')
    await expect(response.text()).rejects.toThrow()
  })
})

describe('a caller that leaves', () => {
  test('before the answer ends the call', async () => {
    const leaving = new AbortController()
    void ask('/hanging', { signal: leaving.signal })
    for (let attempt = 0; attempt < 100 && hanging.connections.size === 0; attempt++) await sleep(10)
    leaving.abort()
    for (let attempt = 0; attempt < 100 && hanging.connections.size > 0; attempt++) await sleep(10)
    expect(hanging.connections.size).toBe(0)
  })

  test('in the middle of the answer ends the backend’s sending', async () => {
    const closed = Promise.withResolvers<void>()
    upstream.answers((_request, response) => {
      const timer = setInterval(() => response.write('x'), 5)
      response.on('close', () => {
        clearInterval(timer)
        closed.resolve()
      })
    })
    const response = await ask('/proxy')
    await response.body?.cancel()
    await closed.promise
  })
})
