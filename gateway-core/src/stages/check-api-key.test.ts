import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { Exchange } from '../exchange.ts'
import { UsagePlanAccess } from '../limits/usage-plan-access.ts'
import { type ApiKeySnapshot, emptySnapshot } from '../snapshot.ts'
import { type ApiScript, apiKeyValue, mock, stageKey } from '../testing/deployed-api.ts'
import { MemoryClient } from '../testing/memory-client.ts'
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
