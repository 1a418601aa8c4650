import { hash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { createGateway } from './gateway.ts'
import { errorReply } from './gateway-response-set.ts'
import type { Ports, UsageRecord } from './ports.ts'
import { emptySnapshot, type Snapshot } from './snapshot.ts'
import {
  type ApiScript,
  apiKeyValue,
  deployedApi,
  deployedStage,
  httpProxy,
  mock,
  stageKey,
} from './testing/deployed-api.ts'
import { FakeClock } from './testing/fake-clock.ts'
import { MemoryClient, type MemoryRequest } from './testing/memory-client.ts'
import { memoryPorts } from './testing/memory-ports.ts'
import { scenario } from './testing/scenario.ts'
import { scriptedUpstream } from './testing/scripted-upstream.ts'

/** Once it hurries, every slice of a load is over after one step. */
class HurryingClock extends FakeClock {
  hurries = false

  override monotonic(): number {
    if (this.hurries) this.pass(5)
    return super.monotonic()
  }
}

const pets: ApiScript = {
  methods: { 'GET /pets': mock(200, '[]'), 'GET /keyed': { ...mock(200, 'k'), apiKeyRequired: true } },
}

function loaded(script: ApiScript = pets, given: Partial<Ports> = {}) {
  // While the clock stands still, a load is done in one slice: it is served when `load` returns.
  const ports = memoryPorts({ clock: new FakeClock(), ...given })
  const gateway = createGateway(ports, { patienceMs: 50 })
  gateway.load(deployedApi(script))
  const ask = (request: MemoryRequest) => {
    const client = new MemoryClient(request)
    gateway.handle(client)
    return client
  }
  return { gateway, ports, ask }
}

const answer = ({ status, written }: MemoryClient) => [status, written]

describe('answers', () => {
  test('a method', () => {
    expect(answer(loaded().ask({ path: '/pets' }))).toEqual([200, '[]'])
  })

  test('with AWS’s ids, spelled as AWS spells them', () => {
    const { headers, header } = ((client) => ({
      headers: client.headers,
      header: (name: string) => client.header(name),
    }))(loaded().ask({ path: '/pets' }))
    expect(headers).toEqual(expect.arrayContaining(['x-amzn-RequestId', 'x-amz-apigw-id']))
    expect(header('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/)
    expect(header('x-amz-apigw-id')).toMatch(/^.{15}=$/)
  })

  test.each([
    ['an unknown path', { path: '/nope' }],
    ['an unknown verb', { path: '/pets', method: 'POST' }],
    ['HEAD where only GET is', { path: '/pets', method: 'HEAD' }],
    ['the root that is not there', { path: '/' }],
    ['the stage alone', { path: '' }],
  ])('%s with 403 Missing Authentication Token', (_, request) => {
    const client = loaded().ask(request)
    expect(answer(client)).toEqual([403, '{"message":"Missing Authentication Token"}'])
    expect(client.header('x-amzn-errortype')).toBe('MissingAuthenticationTokenException')
  })

  test('a verb that the most specific resource lacks does not fall through to another resource that has it', () => {
    const { ask } = loaded({ methods: { 'GET /pets/{id}': mock(200, 'one'), 'POST /{proxy+}': mock(200, 'all') } })
    expect(answer(ask({ path: '/pets/1' }))).toEqual([200, 'one'])
    expect(answer(ask({ path: '/shops/1', method: 'POST' }))).toEqual([200, 'all'])
    expect(answer(ask({ path: '/pets/1', method: 'POST' }))).toEqual([
      403,
      '{"message":"Missing Authentication Token"}',
    ])
  })

  test.each([
    ['an unknown API', { host: 'nope.execute-api.localhost', target: '/prod/pets' }],
    ['an unknown stage', { target: '/nope/pets' }],
    ['no stage', { target: '/' }],
    ['a host that is no API’s', { host: 'example.com', target: '/prod/pets' }],
    ['a name that objects have anyway', { target: '/constructor/pets' }],
    ['an API by path that is not there', { host: 'localhost', target: '/_aws/execute-api/nope/prod/pets' }],
  ])('%s with 403 Forbidden', (_, request) => {
    const { ask, ports } = loaded()
    const client = ask(request)
    expect(answer(client)).toEqual([403, '{"message":"Forbidden"}'])
    expect(client.header('x-amzn-errortype')).toBe('ForbiddenException')
    expect(client.header('x-amzn-requestid')).toBeDefined()
    expect(ports.records).toEqual([])
  })

  test('an API whose default endpoint is off with 403 Forbidden', () => {
    const { ask } = loaded({ ...pets, stage: { disableExecuteApiEndpoint: true } })
    expect(answer(ask({ path: '/pets' }))).toEqual([403, '{"message":"Forbidden"}'])
  })

  test('by path as by host', () => {
    const { ask } = loaded()
    expect(answer(ask({ host: 'localhost', target: '/_aws/execute-api/abcde12345/prod/pets' }))).toEqual([200, '[]'])
  })

  test('a path that climbs with 400', () => {
    expect(answer(loaded().ask({ path: '/x/../pets' }))).toEqual([400, '{"message":"Bad Request"}'])
  })

  test('a body that says it is too large with 413, whatever the address', () => {
    const { gateway } = loaded()
    for (const host of ['abcde12345.execute-api.localhost', 'example.com']) {
      const client = Object.assign(new MemoryClient({ host, path: '/pets' }), { bodyLength: 10 * 1024 * 1024 + 1 })
      gateway.handle(client)
      expect(answer(client)).toEqual([413, '{"message":"Request Too Long"}'])
    }
  })

  test('what a listener refuses, with ids', () => {
    const client = new MemoryClient()
    loaded().gateway.answer(client, errorReply(405, 'X', '{}'))
    expect(answer(client)).toEqual([405, '{}'])
    expect(client.header('x-amzn-requestid')).toBeDefined()
  })

  test('with the caller’s own request id, but never its extended one', () => {
    const id = '01234567-89ab-4def-8123-456789abcdef'
    const client = loaded().ask({ path: '/pets', headers: { 'x-amzn-RequestId': id, 'x-amz-apigw-id': 'mine' } })
    expect(client.header('x-amzn-requestid')).toBe(id)
    expect(client.header('x-amz-apigw-id')).not.toBe('mine')
  })
})

describe('records', () => {
  test('every request that reached an API, before its answer leaves', () => {
    const seen: [number, number][] = []
    const client = new MemoryClient({ path: '/pets' })
    const usage = { record: ({ status }: { status: number }) => void seen.push([status, client.status]) }
    loaded(pets, { usage }).gateway.handle(client)
    expect(seen).toEqual([[200, 0]])
    expect(client.status).toBe(200)
  })

  test('what was refused too', () => {
    const { ask, ports } = loaded()
    ask({ path: '/nope' })
    ask({ path: '/keyed' })
    ask({ path: '/x/../y' })
    expect(ports.records.map(({ outcome, status }) => [outcome, status])).toEqual([
      ['refused', 403],
      ['refused', 403],
      ['refused', 400],
    ])
  })

  describe('all answers of one turn at once, where the sink can', () => {
    function batching(recordAll: (records: readonly UsageRecord[]) => void) {
      const usage = {
        record() {
          throw new Error('One by one was not expected')
        },
        recordAll,
      }
      const { gateway, ports } = loaded(pets, { usage })
      const ask = (times: number) => {
        const clients = Array.from({ length: times }, () => new MemoryClient({ path: '/pets' }))
        for (const client of clients) gateway.handle(client)
        return clients
      }
      return { ask, ports }
    }

    test('before any of them leaves', async () => {
      const calls: number[] = []
      let clients: MemoryClient[] = []
      const { ask } = batching((records) => {
        calls.push(records.length)
        expect(clients.every(({ status }) => status === 0)).toBe(true)
      })
      clients = ask(5)
      await sleep(5)
      expect(clients.map(answer)).toEqual(Array.from({ length: 5 }, () => [200, '[]']))
      ask(2)
      await sleep(5)
      expect(calls).toEqual([5, 2])
    })

    test('and serves none of them when that fails', async () => {
      const { ask, ports } = batching(() => {
        throw new Error('disk full')
      })
      const clients = ask(3)
      await sleep(5)
      expect(clients.map(({ status }) => status)).toEqual([500, 500, 500])
      expect(ports.errors).toHaveLength(3)
    })

    test('and one that cannot be sent does not hold up the others', async () => {
      const { ask, ports } = batching(() => undefined)
      const clients = ask(3)
      Object.assign(clients[1] ?? {}, {
        start() {
          throw new Error('invalid character')
        },
      })
      await sleep(5)
      expect(clients.map(({ status }) => status)).toEqual([200, 0, 200])
      expect(clients[1]?.isDestroyed).toBe(true)
      expect(ports.errors).toHaveLength(1)
    })
  })

  test('a request that cannot be recorded is not served', () => {
    const usage = {
      record() {
        throw new Error('disk full')
      },
    }
    const { ask, ports } = loaded(pets, { usage })
    expect(answer(ask({ path: '/pets' }))).toEqual([500, '{"message":"Internal server error"}'])
    expect(ports.errors).toMatchObject([{ message: 'The gateway failed', error: new Error('disk full') }])
  })
})

describe('limits', () => {
  test('a request that the stage throttles spends no unit of the plan', async () => {
    const clock = new FakeClock()
    const script = {
      methods: { 'GET /': { ...mock(200, 'ok'), apiKeyRequired: true } },
      plan: { quota: { limit: 3, offset: 0, period: 'MONTH' } },
      stage: { methodSettings: { '*/*': { throttlingRateLimit: 4, throttlingBurstLimit: 1 } } },
    } as const
    await using api = await scenario(script, { clock })
    const statuses: number[] = []
    for (let index = 0; index < 6; index++) {
      statuses.push((await api.call('GET', '/', { key: api.key })).status)
      if (index % 2 === 1) clock.pass(250)
    }
    expect(statuses).toEqual([200, 429, 200, 429, 200, 429])
    const throttled = api.ports.records.filter(({ outcome }) => outcome === 'throttled')
    expect(throttled.every(({ quotaPeriodStart }) => quotaPeriodStart === 0)).toBe(true)
    expect(api.ports.records.filter(({ quotaPeriodStart }) => quotaPeriodStart > 0)).toHaveLength(3)
  })

  test('a plan’s rate and quota are a key’s over all stages of the plan, another key has its own', async () => {
    const clock = new FakeClock()
    const script = { methods: { 'GET /': { ...mock(200, 'ok'), apiKeyRequired: true } } }
    const beta = deployedStage({ ...script, stage: { stageName: 'beta' } })
    const other = { id: 'key0000002', enabled: true, usagePlanIds: ['plan01'] }
    const statuses = (given: ApiScript['plan']) => {
      const apiStages = { [stageKey]: {}, 'abcde12345/beta': {} }
      const snapshot = deployedApi({ ...script, plan: { ...given, apiStages } })
      const gateway = createGateway(memoryPorts({ clock }), { patienceMs: 50 })
      gateway.load({
        ...snapshot,
        stages: new Map([...snapshot.stages, ['abcde12345/beta', beta]]),
        apiKeys: new Map([...snapshot.apiKeys, [hash('sha256', 'another-key-of-the-plan', 'hex'), other]]),
      })
      return async (stage: string, key: string) => {
        const client = new MemoryClient({ target: `/${stage}/`, headers: { 'x-api-key': key } })
        gateway.handle(client)
        await vi.waitFor(() => expect(client.isEnded).toBe(true), 10_000)
        return client.status
      }
    }
    for (const given of [
      { throttle: { rateLimit: 0.001, burstLimit: 2 } },
      { quota: { limit: 2, offset: 0, period: 'DAY' } },
    ] as const) {
      const ask = statuses(given)
      expect(await ask('prod', apiKeyValue)).toBe(200)
      expect(await ask('beta', apiKeyValue)).toBe(200)
      expect(await ask('prod', apiKeyValue)).toBe(429)
      expect(await ask('beta', apiKeyValue)).toBe(429)
      expect(await ask('prod', 'another-key-of-the-plan')).toBe(200)
    }
  })

  test('exactly N of N + 500 concurrent calls pass a quota of N', async () => {
    const limit = 200
    await using api = await scenario({
      methods: { 'GET /': { ...mock(200, 'ok'), apiKeyRequired: true } },
      plan: { quota: { limit, offset: 0, period: 'MONTH' } },
    })
    const statuses = await Promise.all(
      Array.from({ length: limit + 500 }, async () => (await api.call('GET', '/', { key: api.key })).status),
    )
    expect(statuses.filter((status) => status === 200)).toHaveLength(limit)
    expect(statuses.filter((status) => status === 429)).toHaveLength(500)
    expect(api.ports.records.filter(({ outcome }) => outcome === 'admitted')).toHaveLength(limit)
  }, 30_000)

  test('a bank that fails is a fault of the gateway, never a free pass', async () => {
    const { ask, ports } = loaded({ ...pets, plan: { quota: { limit: 5, offset: 0, period: 'DAY' } } })
    ports.bank.isDown = true
    const client = ask({ path: '/keyed', headers: { 'x-api-key': apiKeyValue } })
    await sleep(10)
    expect(answer(client)).toEqual([500, '{"message":"Internal server error"}'])
    expect(ports.errors[0]).toMatchObject({ error: new Error('The bank is down') })
  })

  test('leases go back when the gateway closes', async () => {
    const { gateway, ask, ports } = loaded({ ...pets, plan: { quota: { limit: 50, offset: 0, period: 'DAY' } } })
    for (let index = 0; index < 5; index++) {
      ask({ path: '/keyed', headers: { 'x-api-key': apiKeyValue } })
      await sleep(1)
    }
    const periodStart = ports.records[0]?.quotaPeriodStart ?? 0
    await gateway.close()
    expect(ports.bank.granted({ usagePlanId: 'plan01', apiKeyId: 'key0000001', periodStart })).toBe(5)
  })
})

describe('load', () => {
  const version = (number: number, script: ApiScript): Snapshot => deployedApi(script, number)

  test('before the first there is nothing, and the gateway is not ready', async () => {
    const gateway = createGateway(memoryPorts())
    expect([gateway.ready, gateway.version]).toEqual([false, 0])
    const client = new MemoryClient({ path: '/pets' })
    gateway.handle(client)
    expect(answer(client)).toEqual([403, '{"message":"Forbidden"}'])
    await gateway.load(version(3, pets))
    expect([gateway.ready, gateway.version]).toEqual([true, 3])
  })

  test('serves the new version from the next request on', async () => {
    const { gateway, ask } = loaded()
    expect(await gateway.load(version(2, { methods: { 'GET /pets': mock(200, '["new"]') } }))).toEqual({
      version: 2,
      rejected: [],
    })
    expect(answer(ask({ path: '/pets' }))).toEqual([200, '["new"]'])
  })

  test('a large version is loaded in slices, while the former is served', async () => {
    const clock = new HurryingClock()
    const { gateway, ask } = loaded(pets, { clock })
    clock.hurries = true
    const result = gateway.load(version(2, { methods: { 'GET /pets': mock(200, '["new"]') } }))
    expect(gateway.version).toBe(1)
    expect(answer(ask({ path: '/pets' }))).toEqual([200, '[]'])
    expect(await result).toEqual({ version: 2, rejected: [] })
    expect(answer(ask({ path: '/pets' }))).toEqual([200, '["new"]'])
  })

  test('a version that waits is superseded by a later one', async () => {
    const clock = new HurryingClock()
    const { gateway, ask } = loaded(pets, { clock })
    clock.hurries = true
    const script = (body: string) => ({ methods: { 'GET /pets': mock(200, body) } })
    const results = [2, 3, 4].map((number) => gateway.load(version(number, script(`${number}`))))
    expect((await Promise.all(results)).map((result) => result.version)).toEqual([2, 4, 4])
    expect(answer(ask({ path: '/pets' }))).toEqual([200, '4'])
  })

  test('a stage that is gone is gone', async () => {
    const { gateway, ask } = loaded()
    await gateway.load({ ...emptySnapshot, version: 2 })
    expect(answer(ask({ path: '/pets' }))).toEqual([403, '{"message":"Forbidden"}'])
  })

  test('a stage that cannot be served keeps what it was, and says why', async () => {
    const { gateway, ask } = loaded()
    const bad = deployedStage({ methods: { 'GET /a//b': mock(200, '') } })
    const good = deployedStage({ ...pets, stage: { stageName: 'test' } })
    const stages = new Map([
      [stageKey, bad],
      ['abcde12345/test', good],
    ])
    const result = await gateway.load({ ...version(2, pets), stages })
    expect(result.rejected).toEqual([{ stage: stageKey, reason: expect.stringContaining('empty segment') }])
    expect(gateway.version).toBe(2)
    expect(answer(ask({ path: '/pets' }))).toEqual([200, '[]'])
    expect(answer(ask({ target: '/test/pets' }))).toEqual([200, '[]'])
  })

  test('a stage that cannot be served and never was is not served', async () => {
    const gateway = createGateway(memoryPorts())
    const result = await gateway.load(version(1, { methods: { 'GET /a//b': mock(200, '') } }))
    expect(result.rejected).toHaveLength(1)
    const client = new MemoryClient({ path: '/a' })
    gateway.handle(client)
    expect(client.status).toBe(403)
  })

  test('what is malformed in a way that no type allows is refused as well', async () => {
    const { gateway, ask } = loaded()
    const snapshot = version(2, pets)
    const malformed = JSON.parse(JSON.stringify(snapshot.stages.get(stageKey)))
    malformed.api.resources[0].methods[0].integration = null
    const result = await gateway.load({ ...snapshot, stages: new Map([[stageKey, malformed]]) })
    expect(result.rejected).toMatchObject([{ stage: stageKey }])
    expect(answer(ask({ path: '/pets' }))).toEqual([200, '[]'])
  })

  test('an unchanged stage is not compiled again', async () => {
    let reads = 0
    const stage = deployedStage(pets)
    const counting = {
      ...stage,
      get api() {
        reads++
        return stage.api
      },
    }
    const { gateway } = loaded()
    const stages = new Map([[stageKey, counting]])
    await gateway.load({ ...version(2, pets), stages })
    const before = reads
    await gateway.load({ ...version(3, pets), stages })
    expect(reads).toBe(before)
  })

  test('an unchanged plan keeps the leases at hand, a changed limit counts at once', async () => {
    const quota = { limit: 1, offset: 0, period: 'DAY' } as const
    const { gateway, ask } = loaded({ ...pets, plan: { quota } })
    const request = { path: '/keyed', headers: { 'x-api-key': apiKeyValue } }
    const statuses = async (times: number) => {
      const clients = Array.from({ length: times }, () => ask(request))
      await sleep(10)
      return clients.map(({ status }) => status)
    }
    expect(await statuses(2)).toEqual([200, 429])
    await gateway.load(version(2, { ...pets, plan: { quota: { ...quota, limit: 3 } } }))
    expect(await statuses(4)).toEqual([200, 200, 429, 429])
  })

  test('a removed or disabled key is refused from the next request on', async () => {
    const { gateway, ask } = loaded()
    const request = { path: '/keyed', headers: { 'x-api-key': apiKeyValue } }
    expect(ask(request).status).toBe(200)
    const snapshot = version(2, pets)
    const disabled = [...snapshot.apiKeys].map(([hash, key]) => [hash, { ...key, enabled: false }] as const)
    await gateway.load({ ...snapshot, apiKeys: new Map(disabled) })
    expect(answer(ask(request))).toEqual([403, '{"message":"Forbidden"}'])
    await gateway.load({ ...snapshot, apiKeys: new Map() })
    expect(ask(request).status).toBe(403)
  })

  test('requests under way finish on theirs, and none is dropped', async () => {
    await using upstream = await scriptedUpstream()
    const held: (() => void)[] = []
    upstream.answers((_request, response) => held.push(() => response.end('old')))
    await using api = await scenario({ methods: { 'GET /': httpProxy(`${upstream.origin}/old`) } })
    const under = Array.from({ length: 20 }, () => api.call('GET', '/'))
    while (held.length < 20) await sleep(5)
    await api.deploy({ methods: { 'GET /': mock(200, 'new') } })
    expect((await api.call('GET', '/')).body).toBe('new')
    for (const release of held) release()
    expect((await Promise.all(under)).every(({ status, body }) => status === 200 && body === 'old')).toBe(true)
  })

  test('under load no request fails while versions follow each other', async () => {
    await using upstream = await scriptedUpstream()
    await using api = await scenario({ methods: { 'GET /': httpProxy(upstream.origin) } })
    let isDone = false
    const callers = Array.from({ length: 10 }, async () => {
      const statuses = new Set<number>()
      while (!isDone) statuses.add((await api.call('GET', '/')).status)
      return [...statuses]
    })
    for (let index = 0; index < 50; index++) {
      await api.deploy({ methods: { 'GET /': httpProxy(`${upstream.origin}/${index}`) } })
      await sleep(5)
    }
    isDone = true
    expect((await Promise.all(callers)).flat().every((status) => status === 200)).toBe(true)
  })
})

describe('faults of the gateway itself', () => {
  test('are logged with the request’s id and answered as DEFAULT_5XX, as the provider changed it', () => {
    const gatewayResponses = [
      { responseType: 'DEFAULT_5XX', statusCode: '503', responseParameters: {}, responseTemplates: {} },
    ]
    const buckets = {
      take() {
        throw new Error('bug')
      },
      giveBack: () => undefined,
      level: () => ({ tokens: 0, waitMs: 0, fullMs: 0 }),
    }
    const stage = { methodSettings: { '*/*': { throttlingRateLimit: 1, throttlingBurstLimit: 1 } } }
    const { ask, ports } = loaded({ ...pets, stage, api: { gatewayResponses } }, { buckets })
    const client = ask({ path: '/pets' })
    expect(answer(client)).toEqual([503, '{"message":"Internal server error"}'])
    expect(ports.errors).toEqual([
      { message: 'The gateway failed', requestId: client.header('x-amzn-requestid'), error: new Error('bug') },
    ])
  })

  test('after the head was written break the connection instead of mixing two answers', () => {
    const { gateway, ports } = loaded()
    const client = new MemoryClient({ path: '/pets' })
    client.end = () => {
      throw new Error('bug')
    }
    gateway.handle(client)
    expect(client.isDestroyed).toBe(true)
    expect(ports.errors).toHaveLength(1)
  })

  test('in a head that cannot be written are answered as such', async () => {
    await using upstream = await scriptedUpstream()
    const { gateway, ports } = loaded({ methods: { 'GET /': httpProxy(upstream.origin) } })
    const client = new MemoryClient({ path: '/' })
    const start = client.start.bind(client)
    let calls = 0
    client.start = (status, headers) => {
      if (calls++ === 0) throw new Error('invalid character')
      start(status, headers)
    }
    gateway.handle(client)
    for (let attempt = 0; attempt < 100 && !client.isEnded; attempt++) await sleep(10)
    expect(answer(client)).toEqual([500, '{"message":"Internal server error"}'])
    expect(ports.errors).toHaveLength(1)
    await gateway.close()
  })

  test('are nobody’s answer when the caller has left', async () => {
    const { gateway, ports } = loaded({ ...pets, plan: { quota: { limit: 5, offset: 0, period: 'DAY' } } })
    ports.bank.isDown = true
    const client = new MemoryClient({ path: '/keyed', headers: { 'x-api-key': apiKeyValue } })
    gateway.handle(client)
    client.leave()
    await sleep(10)
    expect([client.status, ports.errors.length]).toEqual([0, 1])
  })
})

test('a caller that left while its quota was asked for costs the backend nothing', async () => {
  await using upstream = await scriptedUpstream()
  const method = { ...httpProxy(upstream.origin), apiKeyRequired: true }
  const { gateway, ports } = loaded({
    methods: { 'GET /': method },
    plan: { quota: { limit: 5, offset: 0, period: 'DAY' } },
  })
  const client = new MemoryClient({ path: '/', headers: { 'x-api-key': apiKeyValue } })
  gateway.handle(client)
  client.leave()
  await sleep(20)
  expect(upstream.seen).toEqual([])
  expect(ports.records).toMatchObject([{ status: 499 }])
  expect(client.status).toBe(0)
  await gateway.close()
})
