import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { createGateway } from '../gateway.ts'
import { Reply } from '../pipeline/reply.ts'
import { type ApiScript, apiKeyValue, deployedApi, httpProxy, mock, stageKey } from '../testing/deployed-api.ts'
import { MemoryClient } from '../testing/memory-client.ts'
import { memoryPorts } from '../testing/memory-ports.ts'
import { scenario } from '../testing/scenario.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import type { DeprecationSnapshot } from '../usage-plan-snapshot.ts'
import { addDeprecationHeaders } from './add-deprecation-headers.ts'

const deprecation: DeprecationSnapshot = {
  deprecatedAt: Date.parse('2026-01-02T03:04:05.678Z'),
  sunsetAt: Date.parse('2026-12-31T23:59:59Z'),
  page: '/products/pets',
}
const headers = { 'x-api-key': apiKeyValue }
const keyed = { ...mock(200, '{}'), apiKeyRequired: true }
const gatewayLink =
  '<https://portal.example/products/pets>; rel="deprecation"; type="text/html", ' +
  '<https://portal.example/products/pets>; rel="sunset"; type="text/html"'

function deprecated(script: Partial<ApiScript> = {}, more: Partial<DeprecationSnapshot> = {}): ApiScript {
  const products = { shop: { stages: { [stageKey]: 'all' as const }, deprecation: { ...deprecation, ...more } } }
  return {
    methods: { 'GET /': keyed, 'GET /open': mock(200, '{}') },
    plan: { products },
    key: { productIds: { plan01: ['shop'] } },
    ...script,
  }
}

/** A backend that says these headers. */
async function backend(said: Record<string, string>) {
  const server = createServer((_, response) => response.writeHead(200, said).end('{}'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    methods: {
      'GET /': { ...httpProxy(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`), apiKeyRequired: true },
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const told = ({ headers: all }: { headers: Record<string, string | string[] | undefined> }) => [
  all.deprecation,
  all.sunset,
  all.link,
]

describe('a call with a key of a deprecated product', () => {
  test('is told since when, until when and where it is written', async () => {
    await using api = await scenario(deprecated())
    const answer = await api.call('GET', '/', { headers })
    expect(answer.status).toBe(200)
    expect(told(answer)).toEqual(['@1767323045', 'Thu, 31 Dec 2026 23:59:59 GMT', gatewayLink])
  })

  test('is told what to use instead, where there is something', async () => {
    await using api = await scenario(deprecated({}, { successor: '/products/pets-2' }))
    const [, , link] = told(await api.call('GET', '/', { headers }))
    const successor = '<https://portal.example/products/pets-2>; rel="successor-version"; type="text/html"'
    expect(link).toBe(`${gatewayLink}, ${successor}`)
  })

  test('is answered after the date as before it', async () => {
    await using api = await scenario(deprecated({}, { sunsetAt: Date.parse('2020-01-01T00:00:00Z') }))
    const answer = await api.call('GET', '/', { headers })
    expect([answer.status, answer.headers.sunset]).toEqual([200, 'Wed, 01 Jan 2020 00:00:00 GMT'])
  })

  test('is told so when a limit refuses it, too', async () => {
    const script = deprecated()
    const plan = { ...script.plan, throttle: { rateLimit: 0, burstLimit: 0 } }
    await using api = await scenario({ ...script, plan })
    const answer = await api.call('GET', '/', { headers })
    expect(answer.status).toBe(429)
    expect(told(answer)).toEqual(['@1767323045', 'Thu, 31 Dec 2026 23:59:59 GMT', gatewayLink])
  })
})

describe('nothing is said', () => {
  const nothing = [undefined, undefined, undefined]

  test('on methods without a key, to unknown keys and to keys that have the plan by themselves', async () => {
    await using api = await scenario(deprecated())
    expect(told(await api.call('GET', '/open', { headers }))).toEqual(nothing)
    expect(told(await api.call('GET', '/', { headers: { 'x-api-key': 'unknown' } }))).toEqual(nothing)
    await api.deploy({ ...deprecated(), key: {} })
    const direct = await api.call('GET', '/', { headers })
    expect([direct.status, ...told(direct)]).toEqual([200, ...nothing])
  })

  test('once the announcement is taken back', async () => {
    await using api = await scenario(deprecated())
    expect(told(await api.call('GET', '/', { headers }))).not.toEqual(nothing)
    await api.deploy({ ...deprecated(), plan: {} })
    expect(told(await api.call('GET', '/', { headers }))).toEqual(nothing)
  })

  test('at the cost of a step only where a key is asked for', () => {
    const open = stagedExchange(deprecated(), { path: '/open' })
    expect(addDeprecationHeaders.compile(open.method, open.services)).toBeUndefined()
    const { method, services, exchange } = stagedExchange(deprecated())
    const step = addDeprecationHeaders.compile(method, services)
    exchange.reply = new Reply(200, [], '')
    step?.(exchange)
    expect(exchange.reply.headers).toEqual([])
  })

  test('before there is an answer', () => {
    const { method, services, exchange } = stagedExchange(deprecated())
    exchange.deprecation = deprecation
    expect(addDeprecationHeaders.compile(method, services)?.(exchange)).toBeUndefined()
  })
})

describe('what the backend says itself', () => {
  test.each([
    ['Deprecation', '@1'],
    ['Sunset', 'Wed, 01 Jan 2031 00:00:00 GMT'],
    ['Link', '<https://backend.example/end>; rel="sunset"'],
  ])('stays: %s', async (name, value) => {
    await using server = await backend({ [name]: value })
    await using api = await scenario(deprecated({ methods: server.methods }))
    const answer = await api.call('GET', '/', { headers })
    expect(answer.headers[name.toLowerCase()]).toBe(value)
    expect(answer.rawHeaders.filter((each) => each.toLowerCase() === name.toLowerCase())).toHaveLength(1)
    for (const other of ['deprecation', 'sunset', 'link']) expect(answer.headers).toHaveProperty(other)
  })

  test('of other links stands beside ours', async () => {
    await using server = await backend({ Link: '<https://backend.example/2>; rel="next"' })
    await using api = await scenario(deprecated({ methods: server.methods }))
    const { rawHeaders } = await api.call('GET', '/', { headers })
    const links = rawHeaders.filter((_, index) => rawHeaders[index - 1]?.toLowerCase() === 'link')
    expect(links).toEqual(['<https://backend.example/2>; rel="next"', gatewayLink])
  })
})

test('without a portal there are dates and no links', async () => {
  const gateway = createGateway(memoryPorts(), { patienceMs: 100 })
  await gateway.load(deployedApi(deprecated()))
  const client = new MemoryClient({ headers })
  gateway.handle(client)
  await expect.poll(() => client.status).toBe(200)
  expect(client.headers).toContain('Deprecation')
  expect(client.headers).toContain('Sunset')
  expect(client.headers).not.toContain('Link')
  await gateway.close()
})
