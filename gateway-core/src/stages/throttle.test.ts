import { describe, expect, test } from 'vitest'
import type { StageSnapshot } from '../snapshot.ts'
import { mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { throttle } from './throttle.ts'

const methods = { 'GET /pets/{id}': mock(200, ''), 'POST /pets/{id}': mock(200, ''), 'GET /': mock(200, '') }

function stage(methodSettings: StageSnapshot['methodSettings']) {
  const clock = new FakeClock()
  const staged = stagedExchange({ methods, stage: { methodSettings } }, { path: '/pets/1' }, { clock })
  const passes = (times: number, path = '/pets/1', method = 'GET') => {
    const exchange = staged.again({ path, method })
    const step = throttle.compile(exchange.method, staged.services)
    if (step === undefined) return 'unlimited'
    return Array.from({ length: times }, () => step(exchange)).filter((verdict) => verdict === undefined).length
  }
  return { passes, clock }
}

const setting = (rate?: number, burst?: number) => ({ throttlingRateLimit: rate, throttlingBurstLimit: burst })

test.each([[{}], [{ '*/*': {} }], [{ '*/*': setting(-1, -1) }], [{ 'other/GET': setting(1, 1) }]])(
  'costs nothing with the settings %j',
  (settings) => {
    expect(stage(settings).passes(1)).toBe('unlimited')
  },
)

test('the stage’s default limits each method for itself', () => {
  const { passes } = stage({ '*/*': setting(1, 2) })
  expect(passes(5)).toBe(2)
  expect(passes(5, '/pets/1', 'POST')).toBe(2)
  expect(passes(5, '/')).toBe(2)
})

test('a method’s own setting wins over the stage’s default', () => {
  const { passes } = stage({ '*/*': setting(1, 2), 'pets/{id}/GET': setting(1, 4) })
  expect(passes(9)).toBe(4)
  expect(passes(9, '/pets/1', 'POST')).toBe(2)
})

test('a method is limited over all values of its path variables', () => {
  const { passes } = stage({ 'pets/{id}/GET': setting(1, 3) })
  expect(passes(2, '/pets/1')).toBe(2)
  expect(passes(2, '/pets/2')).toBe(1)
})

test('what a method’s own setting leaves open comes from the stage’s default', () => {
  const { passes } = stage({ '*/*': setting(1, 2), 'pets/{id}/GET': setting(undefined, 3) })
  expect(passes(9)).toBe(3)
})

test('tokens come back with the rate', () => {
  const { passes, clock } = stage({ '*/*': setting(2, 1) })
  expect(passes(3)).toBe(1)
  clock.pass(499)
  expect(passes(3)).toBe(0)
  clock.pass(1)
  expect(passes(3)).toBe(1)
})

test('a rate of 0 blocks everything', () => {
  expect(stage({ '*/*': setting(0, 10) }).passes(3)).toBe(0)
})

describe('the root’s methods are found as', () => {
  test.each(['GET', '/GET', '//GET'])('%s', (key) => {
    expect(stage({ [key]: setting(1, 1) }).passes(3, '/')).toBe(1)
  })
})

test('says THROTTLED', () => {
  const staged = stagedExchange({ methods, stage: { methodSettings: { '*/*': setting(0, 0) } } })
  const verdict = throttle.compile(staged.method, staged.services)?.(staged.exchange)
  expect(verdict).toMatchObject({ type: 'THROTTLED' })
})
