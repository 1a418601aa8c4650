import { expect, test } from 'vitest'
import type { UsagePlanSnapshot } from '../snapshot.ts'
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
