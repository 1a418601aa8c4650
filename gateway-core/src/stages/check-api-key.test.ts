import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { Exchange } from '../exchange.ts'
import { UsagePlanAccess } from '../limits/usage-plan-access.ts'
import { type ApiKeySnapshot, emptySnapshot } from '../snapshot.ts'
import { type ApiScript, apiKeyValue, deployedStage, mock, stageKey } from '../testing/deployed-api.ts'
import { MemoryClient } from '../testing/memory-client.ts'
import { scenario } from '../testing/scenario.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { checkApiKey } from './check-api-key.ts'

const script: ApiScript = { methods: { 'GET /': { ...mock(200, ''), apiKeyRequired: true } } }
const invalid = { type: 'INVALID_API_KEY' }

function check(headers: Record<string, string>, given: ApiScript = script) {
  const { exchange, method, services } = stagedExchange(given, { headers })
  return { verdict: checkApiKey.compile(method, services)?.(exchange), exchange }
}

/** With keys and plans of the test's own. */
function checkAmong(apiKeys: Record<string, ApiKeySnapshot>, plans: readonly UsagePlanAccess[], value: string) {
  const { method, services } = stagedExchange(script)
  const access = {
    ...emptySnapshot,
    apiKeys: new Map(Object.entries(apiKeys).map(([text, key]) => [hash('sha256', text, 'hex'), key])),
    usagePlans: new Map(plans.map((plan) => [plan.plan.id, plan])),
  }
  const client = new MemoryClient({ headers: { 'x-api-key': value } })
  const address = { apiId: '', stageName: '', stageKey: '', path: '/', resourcePath: '', query: '' }
  const exchange = new Exchange(client, method, access, address, [], services)
  return { verdict: checkApiKey.compile(method, services)?.(exchange), exchange }
}

function plan(id: string, ...stages: string[]): UsagePlanAccess {
  return new UsagePlanAccess({ id, apiStages: Object.fromEntries(stages.map((name) => [name, {}])) })
}

test('costs nothing when the method needs no key', () => {
  const { method, services } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
  expect(checkApiKey.compile(method, services)).toBeUndefined()
})

test('lets a known key pass and remembers who it is', () => {
  const { verdict, exchange } = check({ 'x-api-key': apiKeyValue })
  expect(verdict).toBeUndefined()
  expect(exchange.apiKey?.id).toBe('key0000001')
  expect(exchange.planKey).toMatchObject({ apiKeyId: 'key0000001', access: { plan: { id: 'plan01' } } })
})

test('reads the header in any spelling', () => {
  expect(check({ 'X-API-KEY': apiKeyValue }).verdict).toBeUndefined()
  expect(check({ 'X-Api-Key': apiKeyValue }).verdict).toBeUndefined()
})

describe('refuses', () => {
  test.each([
    ['no key', {}],
    ['an empty key', { 'x-api-key': '' }],
    ['an unknown key', { 'x-api-key': 'k3y-9999999999999999999' }],
    ['a key in another case', { 'x-api-key': apiKeyValue.toUpperCase() }],
    ['a key with a space behind', { 'x-api-key': `${apiKeyValue} ` }],
    ['the hash of a key', { 'x-api-key': hash('sha256', apiKeyValue, 'hex') }],
    ['a key in another header', { authorization: apiKeyValue }],
  ])('%s', (_, headers) => {
    const { verdict, exchange } = check(headers)
    expect(verdict).toMatchObject(invalid)
    expect(exchange.apiKey).toBeUndefined()
    expect(exchange.planKey).toBeUndefined()
  })

  test('a disabled key', () => {
    const key = { id: 'k', enabled: false, usagePlanIds: ['p'] }
    expect(checkAmong({ secret: key }, [plan('p', stageKey)], 'secret').verdict).toMatchObject(invalid)
  })

  test('a key from the moment on at which it expires, and not before', () => {
    const now = stagedExchange(script).exchange.startedAt
    const expiring = (expiresAt: number) => ({ secret: { id: 'k', enabled: true, usagePlanIds: ['p'], expiresAt } })
    expect(checkAmong(expiring(now), [plan('p', stageKey)], 'secret').verdict).toMatchObject(invalid)
    expect(checkAmong(expiring(now - 1), [plan('p', stageKey)], 'secret').verdict).toMatchObject(invalid)
    expect(checkAmong(expiring(now + 60_000), [plan('p', stageKey)], 'secret').verdict).toBeUndefined()
  })

  test('a key in no plan', () => {
    const key = { id: 'k', enabled: true, usagePlanIds: [] }
    expect(checkAmong({ secret: key }, [plan('p', stageKey)], 'secret').verdict).toMatchObject(invalid)
  })

  test('a key whose plan is for another stage', () => {
    const key = { id: 'k', enabled: true, usagePlanIds: ['p'] }
    expect(checkAmong({ secret: key }, [plan('p', 'other/prod')], 'secret').verdict).toMatchObject(invalid)
  })

  test('a key that opens another stage by itself', () => {
    const key = { id: 'k', enabled: true, usagePlanIds: [], stageKeys: ['other/prod', `${stageKey}x`] }
    expect(checkAmong({ secret: key }, [], 'secret').verdict).toMatchObject(invalid)
  })

  test('a disabled key that opens the stage by itself', () => {
    const key = { id: 'k', enabled: false, usagePlanIds: [], stageKeys: [stageKey] }
    expect(checkAmong({ secret: key }, [], 'secret').verdict).toMatchObject(invalid)
  })

  test('a key whose plan is gone', () => {
    const key = { id: 'k', enabled: true, usagePlanIds: ['gone'] }
    expect(checkAmong({ secret: key }, [plan('p', stageKey)], 'secret').verdict).toMatchObject(invalid)
  })
})

describe('where the key comes from the authorizer', () => {
  const fromAuthorizer: ApiScript = { ...script, api: { apiKeySource: 'AUTHORIZER' } }

  function checkAnswer(usageIdentifierKey: string | undefined, headers: Record<string, string> = {}) {
    const { exchange, method, services } = stagedExchange(fromAuthorizer, { headers })
    exchange.authorizer = { context: {}, ...(usageIdentifierKey === undefined ? {} : { usageIdentifierKey }) }
    return { verdict: checkApiKey.compile(method, services)?.(exchange), exchange }
  }

  test('the one that it names counts', () => {
    const { verdict, exchange } = checkAnswer(apiKeyValue)
    expect(verdict).toBeUndefined()
    expect(exchange.apiKey?.id).toBe('key0000001')
  })

  test('the header is ignored', () => {
    expect(checkAnswer(apiKeyValue, { 'x-api-key': 'another' }).verdict).toBeUndefined()
    expect(checkAnswer(undefined, { 'x-api-key': apiKeyValue }).verdict).toMatchObject(invalid)
    expect(check({ 'x-api-key': apiKeyValue }, fromAuthorizer).verdict).toMatchObject(invalid)
  })

  test('one that is not known is refused', () => {
    expect(checkAnswer('another').verdict).toMatchObject(invalid)
  })
})

test('finds the plan for this stage among several', () => {
  const key = { id: 'k', enabled: true, usagePlanIds: ['gone', 'a', 'b'] }
  const { exchange } = checkAmong({ secret: key }, [plan('a', 'other/prod'), plan('b', stageKey)], 'secret')
  expect(exchange.planKey?.access.plan.id).toBe('b')
})

test('a key that opens the stage by itself passes without the limits of a plan', () => {
  const key = { id: 'k', enabled: true, usagePlanIds: [], stageKeys: [stageKey] }
  const { verdict, exchange } = checkAmong({ secret: key }, [], 'secret')
  expect(verdict).toBeUndefined()
  expect(exchange.apiKey).toBe(key)
  expect(exchange.planKey).toBeUndefined()
})

test('of a key that has both, the plan counts', () => {
  const key = { id: 'k', enabled: true, usagePlanIds: ['p'], stageKeys: [stageKey] }
  const { exchange } = checkAmong({ secret: key }, [plan('p', stageKey)], 'secret')
  expect(exchange.planKey).toMatchObject({ access: { plan: { id: 'p' } } })
})

describe('where a product of the plan chose operations', () => {
  const keyed = { ...mock(200, '{}'), apiKeyRequired: true }
  const methods = {
    'GET /': keyed,
    'GET /pets': keyed,
    'POST /pets': keyed,
    'GET /pets/{id}': keyed,
    'ANY /{proxy+}': keyed,
    'GET /open': mock(200, '{}'),
  }
  const headers = { 'x-api-key': apiKeyValue }
  const limited = { apiStages: { [stageKey]: {} }, quota: { limit: 100, offset: 0, period: 'DAY' } as const }
  const product = (...shown: string[]) => ({ stages: { [stageKey]: shown } })
  const through = (...ids: string[]) => ({ productIds: { plan01: ids } })

  async function statuses(script: Partial<ApiScript>, ...calls: string[]): Promise<number[]> {
    await using api = await scenario({ methods, ...script })
    const found: number[] = []
    for (const each of calls) {
      const [verb = '', path = ''] = each.split(' ')
      found.push((await api.call(verb, path, { headers })).status)
    }
    return found
  }

  test('a key that came through it calls those, in any spelling of their path, and no others', async () => {
    const plan = { ...limited, products: { shop: product('/GET', '/pets/{id}/GET') } }
    const calls = ['GET /', 'GET /pets/7', 'GET /%70ets/7', 'GET /pets', 'POST /pets', 'GET /pets/7/x', 'GET /open']
    expect(await statuses({ plan, key: through('shop') }, ...calls)).toEqual([200, 200, 200, 403, 403, 403, 200])
  })

  test('the refusal is AWS’s of a key whose plan has no such stage, and spends nothing of the plan', async () => {
    const plan = { ...limited, products: { shop: product('/pets/GET') } }
    await using api = await scenario({ methods, plan, key: through('shop') })
    const refused = await api.call('POST', '/pets', { headers })
    const unknown = await api.call('POST', '/pets', { headers: { 'x-api-key': 'unknown' } })
    const told = ({ status, headers: all, body }: typeof refused) => [status, all['x-amzn-errortype'], body]
    expect(told(refused)).toEqual([403, 'ForbiddenException', '{"message":"Forbidden"}'])
    expect(told(refused)).toEqual(told(unknown))
    expect((await api.call('GET', '/pets', { headers })).status).toBe(200)
    expect(api.ports.records.map(({ usagePlanId, outcome }) => [usagePlanId, outcome])).toEqual([
      ['', 'refused'],
      ['', 'refused'],
      ['plan01', 'admitted'],
    ])
  })

  test('ANY that was chosen is each of its verbs; a verb with a method of its own is not meant', async () => {
    const plan = { ...limited, products: { shop: product('/{proxy+}/ANY') } }
    const calls = ['GET /a/b', 'PUT /a', 'DELETE /pets/1/x', 'GET /pets']
    expect(await statuses({ plan, key: through('shop') }, ...calls)).toEqual([200, 200, 200, 403])
  })

  test('a key that has two products of the plan calls what either shows', async () => {
    const plan = { ...limited, products: { one: product('/pets/GET'), two: product('/pets/POST') } }
    const calls = ['GET /pets', 'POST /pets', 'GET /pets/1']
    expect(await statuses({ plan, key: through('one', 'two') }, ...calls)).toEqual([200, 200, 403])
    expect(await statuses({ plan, key: through('one') }, ...calls)).toEqual([200, 403, 403])
  })

  test('a key that is in the plan by itself calls all of the stage', async () => {
    const plan = { ...limited, products: { shop: product('/pets/GET') } }
    expect(await statuses({ plan }, 'POST /pets', 'GET /pets/1')).toEqual([200, 200])
  })

  test('a key that opens the stage by itself calls the rest without the plan', async () => {
    const plan = { ...limited, products: { shop: product('/pets/GET') } }
    const key = { ...through('shop'), stageKeys: [stageKey] }
    await using api = await scenario({ methods, plan, key })
    for (const verb of ['GET', 'POST']) expect((await api.call(verb, '/pets', { headers })).status).toBe(200)
    expect(api.ports.records.map(({ usagePlanId }) => usagePlanId)).toEqual(['plan01', ''])
  })

  test('another choice counts from the next request on, and so does none', async () => {
    const withChoice = (...shown: string[]) => ({
      ...{ methods, key: through('shop') },
      plan: { ...limited, products: { shop: product(...shown) } },
    })
    await using api = await scenario(withChoice('/pets/GET'))
    const ask = async () => (await api.call('POST', '/pets', { headers })).status
    expect(await ask()).toBe(403)
    await api.deploy(withChoice('/pets/POST'))
    expect(await ask()).toBe(200)
    await api.deploy(withChoice('/pets/GET'))
    expect(await ask()).toBe(403)
    await api.deploy({ methods, key: through('shop'), plan: limited })
    expect(await ask()).toBe(200)
  })

  test('a canary keeps to the choice as well', async () => {
    const canary = deployedStage({ methods }).api
    const stage = {
      canary: {
        percentTraffic: 100,
        deploymentId: 'dep2',
        stageVariableOverrides: {},
        useStageCache: false,
        api: canary,
      },
    }
    const plan = { ...limited, products: { shop: product('/pets/GET') } }
    expect(await statuses({ stage, plan, key: through('shop') }, 'GET /pets', 'POST /pets')).toEqual([200, 403])
  })
})
