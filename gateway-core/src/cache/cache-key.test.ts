import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IntegrationSnapshot } from '../snapshot.ts'
import { type ApiScript, httpProxy } from '../testing/deployed-api.ts'
import type { MemoryRequest } from '../testing/memory-client.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { compileCacheKey } from './cache-key.ts'

function keyOf(
  request: MemoryRequest,
  integration: Partial<IntegrationSnapshot> = {},
  {
    stage = {},
    isEncrypted = false,
    isCanary = false,
  }: { stage?: ApiScript['stage']; isEncrypted?: boolean; isCanary?: boolean } = {},
): string | undefined {
  const method = httpProxy('http://127.0.0.1:9/', integration)
  const methods = { 'ANY /pets/{id}': method, 'ANY /other/{id}': method }
  const { exchange, method: compiled } = stagedExchange({ methods, stage }, request)
  return compileCacheKey({ ...compiled, isCanary }, isEncrypted)?.(exchange)
}

const pet = { path: '/pets/1?a=1&a=2', headers: { 'X-One': '1' } }

test('is one for all requests of a verb and resource without parameters', () => {
  expect(keyOf(pet)).toBe(keyOf({ path: '/pets/2?b=1' }))
})

describe('differs by', () => {
  test.each<[string, string | undefined]>([
    ['resource', keyOf({ path: '/other/1' })],
    ['verb', keyOf({ ...pet, method: 'POST' })],
    ['flush', keyOf(pet, {}, { stage: { cacheFlushedAt: 5 } })],
    ['stage', keyOf(pet, {}, { stage: { restApiId: 'zzzzz12345' } })],
    ['encryption', keyOf(pet, {}, { isEncrypted: true })],
    ['canary', keyOf(pet, {}, { isCanary: true })],
    ['the parameters that are asked for', keyOf(pet, { cacheKeyParameters: ['method.request.querystring.none'] })],
  ])('%s', (_, other) => {
    expect(other).toBeDefined()
    expect(other).not.toBe(keyOf(pet))
  })
})

test('a canary that shares the stage’s cache has the stage’s keys', () => {
  const api = { name: '', apiKeySource: 'HEADER', binaryMediaTypes: [], resources: [], gatewayResponses: [] } as const
  const canary = { percentTraffic: 1, deploymentId: 'd', stageVariableOverrides: {}, useStageCache: true, api }
  expect(keyOf(pet, {}, { isCanary: true, stage: { canary } })).toBe(keyOf(pet))
})

test('resources of one namespace share entries', () => {
  const shared = { cacheNamespace: 'shared' }
  expect(keyOf({ path: '/other/1' }, shared)).toBe(keyOf({ path: '/pets/1' }, shared))
})

describe('a parameter', () => {
  const differs = (
    parameter: string,
    one: MemoryRequest,
    other: MemoryRequest,
    more: Partial<IntegrationSnapshot> = {},
  ) => {
    const integration = { ...more, cacheKeyParameters: [parameter] }
    const [first, second] = [keyOf(one, integration), keyOf(other, integration)]
    expect(first).toBeDefined()
    return first !== second
  }

  test.each([
    ['method.request.path.id', { path: '/pets/1' }, { path: '/pets/2' }],
    ['method.request.querystring.a', { path: '/pets/1?a=1' }, { path: '/pets/1?a=2' }],
    ['method.request.querystring.a', { path: '/pets/1?a=1&a=2' }, { path: '/pets/1?a=2' }],
    ['method.request.querystring.a', { path: '/pets/1?a=' }, { path: '/pets/1' }],
    ['method.request.multivaluequerystring.a', { path: '/pets/1?a=1&a=2' }, { path: '/pets/1?a=2&a=1' }],
    ['method.request.header.X-One', { path: '/pets/1', headers: { 'x-one': '1' } }, { path: '/pets/1' }],
    ['method.request.multivalueheader.X-One', { path: '/pets/1', headers: { 'x-one': '1' } }, { path: '/pets/1' }],
    ['integration.request.querystring.a', { path: '/pets/1?a=1' }, { path: '/pets/1?a=2' }],
  ])('%s makes %j and %j differ', (parameter, one, other) => {
    expect(differs(parameter, one, other)).toBe(true)
    expect(differs(parameter, one, one)).toBe(false)
  })

  test('of the integration is what it is mapped from', () => {
    const name = 'integration.request.header.X-Page'
    const mapped = (expression: string) => ({ requestParameters: { [name]: expression } })
    const [one, other] = [{ path: '/pets/1?p=1' }, { path: '/pets/1?p=2' }]
    expect(differs(name, one, other, mapped('method.request.querystring.p'))).toBe(true)
    expect(differs(name, one, other, mapped('method.request.querystring.q'))).toBe(false)
    expect(differs(name, one, other, mapped("'static'"))).toBe(false)
    expect(differs(name, one, { path: '/pets/2?p=1' }, mapped('context.path'))).toBe(true)
  })

  test.each([
    ['method.request.body.id'],
    ['method.request.path'],
    ['request.path.id'],
    ['constructor'],
    ['method.request.constructor.name'],
    ['method.request.__proto__.x'],
    [''],
  ])('%j is none', (parameter) => {
    expect(keyOf(pet, { cacheKeyParameters: [parameter] })).toBeUndefined()
  })

  test('of the integration that comes from the body is none', () => {
    const name = 'integration.request.header.X'
    const integration = { cacheKeyParameters: [name], requestParameters: { [name]: 'method.request.body.id' } }
    expect(keyOf(pet, integration)).toBeUndefined()
  })
})

test('no value can imitate another: keys are the same only when all values are', () => {
  const cacheKeyParameters = ['querystring.a', 'querystring.b', 'header.c'].map((name) => `method.request.${name}`)
  const methods = { 'GET /pets/{id}': httpProxy('http://127.0.0.1:9/', { cacheKeyParameters }) }
  const { again, method } = stagedExchange({ methods }, { path: '/pets/1' })
  const key = compileCacheKey(method, false)
  const keyFor = (a: string[], b: string[], c: string) => {
    const encoded = (name: string) => (each: string) => `${name}=${encodeURIComponent(each)}`
    const query = [...a.map(encoded('a')), ...b.map(encoded('b'))].join('&')
    return key?.(again({ path: `/pets/1?${query}`, headers: { c } }))
  }
  const values = fc.array(fc.string({ maxLength: 6 }), { maxLength: 3 })
  const text = fc.string({ maxLength: 6 })
  fc.assert(
    fc.property(values, values, text, values, values, text, (a, b, c, x, y, z) => {
      const isSame = JSON.stringify([a, b, c]) === JSON.stringify([x, y, z])
      expect(keyFor(a, b, c) === keyFor(x, y, z)).toBe(isSame)
      expect(keyFor(a, b, c)).toBe(keyFor(a, b, c))
    }),
    { numRuns: 500 },
  )
})
