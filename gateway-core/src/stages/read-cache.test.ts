import type { ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { CachedAnswer, ResponseCache } from '../ports.ts'
import { type ApiScript, http, httpProxy, type MethodScript, mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { type Scenario, scenario } from '../testing/scenario.ts'
import { type ScriptedUpstream, scriptedUpstream } from '../testing/scripted-upstream.ts'

const stage = {
  cacheClusterSize: '0.5',
  methodSettings: { '*/*': { cachingEnabled: true, requireAuthorizationForCacheControl: false } },
}

function api(upstream: ScriptedUpstream, more: Partial<ApiScript> = {}, key: readonly string[] = []): ApiScript {
  const method: MethodScript = httpProxy(`${upstream.origin}/{id}`, { cacheKeyParameters: key })
  return { methods: { 'GET /pets/{id}': method, 'POST /pets/{id}': method }, stage, ...more }
}

/** A backend that answers with the number of the call. */
async function counting(): Promise<ScriptedUpstream> {
  const upstream = await scriptedUpstream()
  upstream.answers((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain', 'X-Call': `${upstream.seen.length}` })
    response.end(`call ${upstream.seen.length}`)
  })
  return upstream
}

const body = async (served: Scenario, path = '/pets/1', headers: Record<string, string> = {}, verb = 'GET') =>
  (await served.call(verb, path, { headers })).body

describe('a GET', () => {
  test('is answered from the cache the second time, with its headers and ids of its own', async () => {
    await using upstream = await counting()
    await using served = await scenario(api(upstream))
    const first = await served.call('GET', '/pets/1')
    const second = await served.call('GET', '/pets/1')
    expect([first.body, second.body]).toEqual(['call 1', 'call 1'])
    expect(second.headers).toMatchObject({ 'content-type': 'text/plain', 'x-call': '1', 'content-length': '6' })
    expect(second.headers['x-amzn-requestid']).not.toBe(first.headers['x-amzn-requestid'])
    expect(second.headers['x-amz-apigw-id']).not.toBe(first.headers['x-amz-apigw-id'])
    expect(second.rawHeaders.filter((name) => name.toLowerCase() === 'x-amzn-requestid')).toHaveLength(1)
    expect(upstream.seen).toHaveLength(1)
  })

  test('is not cached where the stage has no cache, caching is off, or the time to live is 0', async () => {
    await using upstream = await counting()
    await using served = await scenario(api(upstream, { stage: { ...stage, cacheClusterSize: undefined } }))
    for (const settings of [{}, { cachingEnabled: false }, { cachingEnabled: true, cacheTtlInSeconds: 0 }]) {
      await served.deploy(api(upstream, { stage: { ...stage, methodSettings: { '*/*': settings } } }))
      await body(served)
      await body(served)
    }
    expect(upstream.seen).toHaveLength(6)
  })

  test('that is streamed is not cached', async () => {
    await using upstream = await counting()
    const methods = { 'GET /pets': httpProxy(upstream.origin, { responseTransferMode: 'STREAM' }) }
    await using served = await scenario({ methods, stage })
    expect([await body(served, '/pets'), await body(served, '/pets')]).toEqual(['call 1', 'call 2'])
  })

  test('is asked for anew when its time is over', async () => {
    const clock = new FakeClock()
    await using upstream = await counting()
    const settings = { '*/*': { cachingEnabled: true, cacheTtlInSeconds: 10 } }
    await using served = await scenario(api(upstream, { stage: { ...stage, methodSettings: settings } }), { clock })
    expect(await body(served)).toBe('call 1')
    clock.pass(9999)
    expect(await body(served)).toBe('call 1')
    clock.pass(1)
    expect(await body(served)).toBe('call 2')
  })

  test('is kept for 300 seconds unless the stage says otherwise, and never longer than an hour', async () => {
    const clock = new FakeClock()
    await using upstream = await counting()
    await using served = await scenario(api(upstream), { clock })
    await body(served)
    clock.pass(299_999)
    expect(await body(served)).toBe('call 1')
    clock.pass(1)
    expect(await body(served)).toBe('call 2')
    const settings = { '*/*': { cachingEnabled: true, cacheTtlInSeconds: 99_999 } }
    await served.deploy(api(upstream, { stage: { ...stage, methodSettings: settings } }))
    clock.pass(300_000)
    expect(await body(served)).toBe('call 3')
    clock.pass(3_600_000)
    expect(await body(served)).toBe('call 4')
  })

  test('is counted and throttled like any other', async () => {
    await using upstream = await counting()
    const setting = { cachingEnabled: true, throttlingRateLimit: 0.001, throttlingBurstLimit: 2 }
    await using served = await scenario(api(upstream, { stage: { ...stage, methodSettings: { '*/*': setting } } }))
    const statuses = [1, 2, 3].map(async () => (await served.call('GET', '/pets/1')).status)
    expect((await Promise.all(statuses)).sort()).toEqual([200, 200, 429])
    expect(served.ports.records.map(({ outcome }) => outcome).sort()).toEqual(['admitted', 'admitted', 'throttled'])
  })
})

describe('another verb', () => {
  test('is cached only when its own setting says so', async () => {
    await using upstream = await counting()
    await using served = await scenario(api(upstream))
    expect(await body(served, '/pets/1', {}, 'POST')).toBe('call 1')
    expect(await body(served, '/pets/1', {}, 'POST')).toBe('call 2')
    const methodSettings = { ...stage.methodSettings, 'pets/{id}/POST': { cachingEnabled: true } }
    await served.deploy(api(upstream, { stage: { ...stage, methodSettings } }))
    expect(await body(served, '/pets/1', {}, 'POST')).toBe('call 3')
    expect(await body(served, '/pets/1', {}, 'POST')).toBe('call 3')
    expect(await body(served, '/pets/1')).toBe('call 4')
  })

  test('under ANY is not cached, GET is', async () => {
    await using upstream = await counting()
    const methods = { 'ANY /pets': httpProxy(upstream.origin) }
    const methodSettings = { ...stage.methodSettings, 'pets/ANY': { cachingEnabled: true } }
    await using served = await scenario({ methods, stage: { ...stage, methodSettings } })
    const verbs = ['POST', 'POST', 'GET', 'GET', 'DELETE', 'DELETE']
    for (const verb of verbs) await served.call(verb, '/pets')
    expect(upstream.seen.map(({ method }) => method)).toEqual(['POST', 'POST', 'GET', 'DELETE', 'DELETE'])
  })

  test('HEAD keeps the length that it tells', async () => {
    await using upstream = await counting()
    const methods = { 'HEAD /pets': httpProxy(upstream.origin) }
    const methodSettings = { 'pets/HEAD': { cachingEnabled: true } }
    upstream.answers((_request, response) => response.writeHead(200, { 'Content-Length': '5' }).end())
    await using served = await scenario({ methods, stage: { ...stage, methodSettings } })
    for (const _ of [1, 2]) {
      const answer = await served.call('HEAD', '/pets')
      expect([answer.status, answer.headers['content-length'], answer.body]).toEqual([200, '5', ''])
    }
    expect(upstream.seen).toHaveLength(1)
  })
})

describe('a key', () => {
  test('has what the integration names, and nothing else', async () => {
    await using upstream = await counting()
    const names = ['method.request.path.id', 'method.request.querystring.page', 'method.request.header.X-Tenant']
    await using served = await scenario(api(upstream, {}, names))
    expect(await body(served, '/pets/1?page=1')).toBe('call 1')
    expect(await body(served, '/pets/1?page=1&other=2')).toBe('call 1')
    expect(await body(served, '/pets/1?page=2')).toBe('call 2')
    expect(await body(served, '/pets/2?page=1')).toBe('call 3')
    expect(await body(served, '/pets/1?page=1', { 'X-Tenant': 'a' })).toBe('call 4')
    expect(await body(served, '/pets/1?page=1', { 'x-tenant': 'a' })).toBe('call 4')
    expect(await body(served, '/pets/1?page=1', { Authorization: 'else' })).toBe('call 1')
  })

  test('that names what no request has at hand means that nothing is cached, and the operator is told', async () => {
    await using upstream = await counting()
    await using served = await scenario(api(upstream, {}, ['method.request.body.id']))
    expect(await body(served)).toBe('call 1')
    expect(await body(served)).toBe('call 2')
    expect(served.ports.errors[0]?.message).toContain('is not cached')
  })
})

describe('requests that miss at the same time', () => {
  /** A backend that answers only when told. */
  async function held(): Promise<ScriptedUpstream & { waiting: ServerResponse[] }> {
    const upstream = await scriptedUpstream()
    const waiting: ServerResponse[] = []
    upstream.answers((_request, response) => void waiting.push(response))
    return Object.assign(upstream, { waiting })
  }

  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) await turn()
  }

  const joined = (served: Scenario) => served.ports.cache.lookups.length

  test('make one call, and all get its answer', async () => {
    await using upstream = await held()
    await using served = await scenario(api(upstream))
    const answers = Array.from({ length: 20 }, () => served.call('GET', '/pets/1'))
    await until(() => joined(served) === 20 && upstream.waiting.length === 1)
    upstream.waiting[0]?.writeHead(200, { 'X-From': 'one' }).end('the answer')
    const results = await Promise.all(answers)
    expect(new Set(results.map((result) => result.body))).toEqual(new Set(['the answer']))
    expect(new Set(results.map(({ headers }) => headers['x-amzn-requestid']))).toHaveLength(20)
    expect(upstream.seen).toHaveLength(1)
  })

  test('all go themselves when the answer may not be kept', async () => {
    await using upstream = await held()
    await using served = await scenario(api(upstream))
    const answers = Array.from({ length: 3 }, () => served.call('GET', '/pets/1'))
    await until(() => joined(served) === 3 && upstream.waiting.length === 1)
    upstream.waiting[0]?.writeHead(503).end('no')
    await until(() => upstream.waiting.length === 3)
    for (const response of upstream.waiting.slice(1)) response.writeHead(200).end('yes')
    expect((await Promise.all(answers)).map((result) => result.body).sort()).toEqual(['no', 'yes', 'yes'])
  })

  test('go themselves when the answer breaks off', async () => {
    await using upstream = await held()
    await using served = await scenario(api(upstream))
    const first = served.call('GET', '/pets/1').catch(() => 'broken off')
    await until(() => upstream.waiting.length === 1)
    const others = [1, 2].map(() => served.call('GET', '/pets/1'))
    await until(() => joined(served) === 3)
    upstream.waiting[0]?.writeHead(200, { 'Content-Length': '100' }).write('half')
    await until(() => served.ports.records.length === 1)
    upstream.waiting[0]?.destroy()
    expect(await first).toBe('broken off')
    await until(() => upstream.waiting.length === 3)
    for (const response of upstream.waiting.slice(1)) response.end('whole')
    expect((await Promise.all(others)).map(({ body: text }) => text)).toEqual(['whole', 'whole'])
  })

  test('a slow reader does not hold up the others', async () => {
    await using upstream = await held()
    await using served = await scenario(api(upstream))
    const socket = connect(Number(new URL(served.origin).port), '127.0.0.1')
    socket.pause()
    socket.write(`GET /prod/pets/1 HTTP/1.1\r\nHost: ${served.host}\r\n\r\n`)
    await until(() => upstream.waiting.length === 1)
    const other = served.call('GET', '/pets/1')
    await until(() => joined(served) === 2)
    upstream.waiting[0]?.end('x'.repeat(1_000_000))
    expect((await other).body).toHaveLength(1_000_000)
    socket.destroy()
  })

  test('a body that is larger than an item is not kept, and nobody waits for its end', async () => {
    await using upstream = await held()
    await using served = await scenario(api(upstream))
    const answers = [1, 2].map(() => served.call('GET', '/pets/1'))
    await until(() => joined(served) === 2 && upstream.waiting.length === 1)
    upstream.waiting[0]?.write('x'.repeat(1_048_577))
    await until(() => upstream.waiting.length === 2)
    for (const response of upstream.waiting) response.end()
    expect((await Promise.all(answers)).map(({ body: text }) => text.length).sort()).toEqual([0, 1_048_577])
    expect(served.ports.cache.entries.size).toBe(0)
  })

  test('a caller that leaves does not strand the others: the next one makes the call', async () => {
    await using upstream = await held()
    await using served = await scenario(api(upstream))
    const leaving = new AbortController()
    const url = `${served.origin}/_aws/execute-api/abcde12345/prod/pets/1`
    const left = fetch(url, { signal: leaving.signal }).catch(() => 'left')
    await until(() => upstream.waiting.length === 1)
    const others = Array.from({ length: 5 }, () => served.call('GET', '/pets/1'))
    await until(() => joined(served) === 6)
    leaving.abort()
    expect(await left).toBe('left')
    await until(() => upstream.waiting.length === 2)
    upstream.waiting[1]?.end('for the rest')
    expect(new Set((await Promise.all(others)).map((result) => result.body))).toEqual(new Set(['for the rest']))
    expect(upstream.seen).toHaveLength(2)
  })

  test('a caller that leaves in the middle of the body does not strand the others either', async () => {
    await using upstream = await held()
    await using served = await scenario(api(upstream))
    const leaving = new AbortController()
    const url = `${served.origin}/_aws/execute-api/abcde12345/prod/pets/1`
    const first = fetch(url, { signal: leaving.signal })
    await until(() => upstream.waiting.length === 1)
    const other = served.call('GET', '/pets/1')
    await until(() => joined(served) === 2)
    upstream.waiting[0]?.writeHead(200, { 'Content-Length': '100' }).write('half')
    await first
    leaving.abort()
    await until(() => upstream.waiting.length === 2)
    upstream.waiting[1]?.end('whole')
    expect((await other).body).toBe('whole')
  })

  test('who waited and left is skipped without harm', async () => {
    await using upstream = await held()
    await using served = await scenario(api(upstream))
    const first = served.call('GET', '/pets/1')
    await until(() => upstream.waiting.length === 1)
    const leaving = new AbortController()
    const url = `${served.origin}/_aws/execute-api/abcde12345/prod/pets/1`
    const left = fetch(url, { signal: leaving.signal }).catch(() => 'left')
    await until(() => joined(served) === 2)
    leaving.abort()
    expect(await left).toBe('left')
    upstream.waiting[0]?.end('answer')
    expect((await first).body).toBe('answer')
    expect((await served.call('GET', '/pets/1')).body).toBe('answer')
  })

  test('a fault of the gateway itself strands nobody', async () => {
    await using upstream = await held()
    let isBroken = true
    const record = () => {
      if (isBroken) throw new Error('The journal is full')
    }
    await using served = await scenario(api(upstream), { usage: { record } })
    const first = served.call('GET', '/pets/1')
    await until(() => upstream.waiting.length === 1)
    const other = served.call('GET', '/pets/1')
    await until(() => joined(served) === 2)
    upstream.waiting[0]?.writeHead(200).write('half')
    expect((await first).status).toBe(500)
    isBroken = false
    await until(() => upstream.waiting.length === 2)
    upstream.waiting[1]?.end('good')
    expect(await other).toMatchObject({ status: 200, body: 'good' })
  })
})

describe('Cache-Control: max-age=0', () => {
  const fresh = { 'Cache-Control': 'no-transform, max-age=0' }
  const strict = (unauthorizedCacheControlHeaderStrategy?: string) => {
    const setting = { cachingEnabled: true, unauthorizedCacheControlHeaderStrategy }
    return { ...stage, methodSettings: { '*/*': setting } }
  }

  test('replaces the entry, where nobody needs a permission', async () => {
    await using upstream = await counting()
    await using served = await scenario(api(upstream))
    expect(await body(served)).toBe('call 1')
    expect(await body(served, '/pets/1', fresh)).toBe('call 2')
    expect(await body(served)).toBe('call 2')
  })

  test('any other directive is ignored', async () => {
    await using upstream = await counting()
    await using served = await scenario(api(upstream))
    for (const value of ['no-cache', 'no-store', 'max-age=1', 'max-age=00x', 's-max-age=0']) {
      expect(await body(served, '/pets/1', { 'Cache-Control': value })).toBe('call 1')
    }
  })

  test('is refused with 403 where the stage says so', async () => {
    await using upstream = await counting()
    await using served = await scenario(api(upstream, { stage: strict('FAIL_WITH_403') }))
    const { status, headers } = await served.call('GET', '/pets/1', { headers: fresh })
    expect([status, headers['x-amzn-errortype']]).toEqual([403, 'AccessDeniedException'])
    expect(upstream.seen).toHaveLength(0)
  })

  test.each([
    [undefined, true],
    ['SUCCEED_WITH_RESPONSE_HEADER', true],
    ['SUCCEED_WITHOUT_RESPONSE_HEADER', false],
  ])('is ignored for who has no permission by %s, with a header to say so: %s', async (strategy, isTold) => {
    await using upstream = await counting()
    await using served = await scenario(api(upstream, { stage: strict(strategy) }))
    for (const _ of ['miss', 'hit']) {
      const answer = await served.call('GET', '/pets/1', { headers: fresh })
      expect(answer.body).toBe('call 1')
      expect(answer.headers.warning !== undefined).toBe(isTold)
    }
    expect((await served.call('GET', '/pets/1')).headers.warning).toBeUndefined()
  })
})

test('a flush makes the stage begin anew', async () => {
  await using upstream = await counting()
  await using served = await scenario(api(upstream))
  expect(await body(served)).toBe('call 1')
  await served.deploy(api(upstream, { stage: { ...stage, cacheFlushedAt: 1_700_000_000_000 } }))
  expect(await body(served)).toBe('call 2')
  expect(await body(served)).toBe('call 2')
})

test('what is encrypted lies in the cache unreadable, and comes out whole', async () => {
  await using upstream = await counting()
  const methodSettings = { '*/*': { cachingEnabled: true, cacheDataEncrypted: true } }
  await using served = await scenario(api(upstream, { stage: { ...stage, methodSettings } }))
  await body(served)
  const answer = await served.call('GET', '/pets/1')
  expect(answer).toMatchObject({ body: 'call 1', headers: { 'x-call': '1' } })
  const [entry] = served.ports.cache.entries.values()
  expect(entry?.headers).toEqual([])
  expect(Buffer.from(entry?.body ?? []).includes('call 1')).toBe(false)
  expect(upstream.seen).toHaveLength(1)
})

test('an entry that was encrypted with another key is a miss', async () => {
  await using upstream = await counting()
  const methodSettings = { '*/*': { cachingEnabled: true, cacheDataEncrypted: true } }
  const script = api(upstream, { stage: { ...stage, methodSettings } })
  await using served = await scenario(script)
  await body(served)
  const vault = { open: (text: string) => text, cacheKey: new Uint8Array(32).fill(9) }
  await using other = await scenario(script, { vault, responseCache: served.ports.responseCache })
  expect(await body(other)).toBe('call 2')
  expect(await body(other)).toBe('call 2')
})

test('a cache that answers later is waited for', async () => {
  await using upstream = await counting()
  const entries = new Map<string, CachedAnswer>()
  const responseCache: ResponseCache = {
    get: async (key) => entries.get(key),
    set: (key, answer) => void entries.set(key, answer),
  }
  await using served = await scenario(api(upstream), { responseCache })
  expect(await body(served)).toBe('call 1')
  expect(await body(served)).toBe('call 1')
  expect(upstream.seen).toHaveLength(1)
})

test('what is kept is the answer after its mapping', async () => {
  await using upstream = await counting()
  const responseTemplates = { 'application/json': '{"id":"$context.requestId"}' }
  const responseParameters = { 'method.response.header.X-Mapped': 'integration.response.header.X-Call' }
  const integrationResponses = { 200: { responseTemplates, responseParameters } }
  await using served = await scenario({
    methods: { 'GET /pets': http(upstream.origin, { integrationResponses }) },
    stage,
  })
  const first = await served.call('GET', '/pets')
  const second = await served.call('GET', '/pets')
  expect(JSON.parse(first.body).id).toBe(first.headers['x-amzn-requestid'])
  expect(second).toMatchObject({ body: first.body, headers: { 'x-mapped': '1' } })
  expect(upstream.seen).toHaveLength(1)
})

test('a mock is answered from the cache too', async () => {
  const methods = { 'GET /pets': mock(200, '[1]') }
  await using served = await scenario({ methods, stage })
  expect((await served.call('GET', '/pets')).body).toBe('[1]')
  expect((await served.call('GET', '/pets')).body).toBe('[1]')
  expect(served.ports.cache.entries.size).toBe(1)
})
