import { expect, test } from 'vitest'
import { mock } from '../testing/deployed-api.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { sharedStep } from './shared-step.ts'
import type { Services } from './stage.ts'

const script = { methods: { 'GET /': mock(200, 'ok') } }

test('a step is made once for a key, whichever method asks for it', () => {
  const { services } = stagedExchange(script)
  let made = 0
  const stepOf = sharedStep(() => {
    made++
    return () => undefined
  })
  const [one, other] = [{}, {}]
  expect(stepOf(one, services)).toBe(stepOf(one, services))
  expect(stepOf(other, services)).not.toBe(stepOf(one, services))
  expect(made).toBe(2)
})

test('two gateways share no step, since each has its own services', () => {
  const [first, second] = [stagedExchange(script).services, stagedExchange(script).services]
  const given: Services[] = []
  const stepOf = sharedStep((_key, services) => {
    given.push(services)
    return () => undefined
  })
  const key = {}
  expect(stepOf(key, first)).not.toBe(stepOf(key, second))
  expect(given).toEqual([first, second])
})
