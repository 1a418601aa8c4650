import { describe, expect, test } from 'vitest'
import type { ApiKeySnapshot } from '../snapshot.ts'
import type { UsagePlanSnapshot } from '../usage-plan-snapshot.ts'
import { UsagePlanAccess } from './usage-plan-access.ts'

const plan: UsagePlanSnapshot = {
  id: 'plan1',
  throttle: { rateLimit: 10, burstLimit: 20 },
  quota: { limit: 100, offset: 0, period: 'DAY' },
  apiStages: {
    'api/prod': {
      throttle: { '/pets/GET': { rateLimit: 1, burstLimit: 2 }, '//GET': { rateLimit: 3, burstLimit: 4 } },
    },
    'api/test': {},
  },
}

test('covers the stages that the plan lists', () => {
  const access = new UsagePlanAccess(plan)
  expect(access.covers('api/prod')).toBe(true)
  expect(access.covers('api/test')).toBe(true)
  expect(access.covers('api/dev')).toBe(false)
})

test('is not fooled by names that objects have anyway', () => {
  expect(new UsagePlanAccess(plan).covers('constructor')).toBe(false)
})

test('has one object for each key', () => {
  const access = new UsagePlanAccess(plan)
  expect(access.key('a')).toBe(access.key('a'))
  expect(access.key('a')).not.toBe(access.key('b'))
})

test('gives each key its own bucket over all stages', () => {
  const access = new UsagePlanAccess(plan)
  expect(access.key('a').limit).toEqual({ bucket: 'plan/plan1/a', ratePerSecond: 10, burst: 20 })
  expect(access.key('b').limit?.bucket).toBe('plan/plan1/b')
})

test('has no bucket without a throttle', () => {
  const { throttle: _, ...unlimited } = plan
  expect(new UsagePlanAccess(unlimited).key('a').limit).toBeUndefined()
})

test('gives each key its own bucket for a method that the plan limits', () => {
  const key = new UsagePlanAccess(plan).key('a')
  const limit = key.methodLimit('api/prod', '/pets/GET')
  expect(limit).toEqual({ bucket: 'plan/plan1/a/api/prod/pets/GET', ratePerSecond: 1, burst: 2 })
  expect(key.methodLimit('api/prod', '/pets/GET')).toBe(limit)
})

test('finds the root’s methods, which AWS writes with two slashes', () => {
  expect(new UsagePlanAccess(plan).key('a').methodLimit('api/prod', '/GET')).toMatchObject({ ratePerSecond: 3 })
})

test.each([
  ['api/prod', '/pets/POST'],
  ['api/test', '/pets/GET'],
  ['api/dev', '/pets/GET'],
])('has no bucket for %s %s', (stageKey, methodKey) => {
  expect(new UsagePlanAccess(plan).key('a').methodLimit(stageKey, methodKey)).toBeUndefined()
})

test('computes the period when the last one is over, in either direction', () => {
  const access = new UsagePlanAccess(plan)
  const noon = Date.parse('2026-11-22T12:00:00Z')
  const day = access.period(noon)
  expect(day.start).toBe(Date.parse('2026-11-22T00:00:00Z'))
  expect(access.period(noon + 3600_000)).toBe(day)
  expect(access.period(day.end).start).toBe(day.end)
  expect(access.period(noon)).toEqual(day)
})

describe('what it is to a key', () => {
  const key: ApiKeySnapshot = { id: 'key1', enabled: true, usagePlanIds: ['plan1'] }
  const through = (...ids: string[]): ApiKeySnapshot => ({ ...key, productIds: { plan1: ids } })
  const products = { shop: { stages: { 'api/prod': ['/pets/GET'] } } }
  const limited = new UsagePlanAccess({ ...plan, products })

  test('all that it covers, where no product of it chose operations', () => {
    expect(new UsagePlanAccess(plan).grant(through('shop'), 'api/prod', '/pets/POST')).toBe('open')
    expect(new UsagePlanAccess(plan).grant(through('shop'), 'api/dev', '/pets/POST')).toBe('refused')
  })

  test('what its products show', () => {
    expect(limited.grant(through('shop'), 'api/prod', '/pets/GET')).toBe('open')
    expect(limited.grant(through('shop'), 'api/prod', '/pets/POST')).toBe('refused')
  })

  test('nothing on a stage that it does not cover, whatever products say', () => {
    const { 'api/prod': _, ...apiStages } = plan.apiStages
    const uncovering = new UsagePlanAccess({ ...plan, apiStages, products })
    expect(uncovering.grant(through('shop'), 'api/prod', '/pets/GET')).toBe('refused')
  })

  test('all that it covers to a key that was put into it', () => {
    expect(limited.grant(key, 'api/prod', '/pets/POST')).toBe('open')
    expect(limited.grant({ ...key, productIds: { other: ['shop'] } }, 'api/prod', '/pets/POST')).toBe('open')
  })
})
