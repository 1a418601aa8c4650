import { expect, test } from 'vitest'
import { Refusal } from '../pipeline/refusal.ts'
import { type ApiScript, mock } from '../testing/deployed-api.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { scenario } from '../testing/scenario.ts'
import { stagedExchange } from '../testing/staged-exchange.ts'
import { throttleAccount } from './throttle-account.ts'

const methods = { 'GET /pets': mock(200, ''), 'GET /shops': mock(200, '') }

function passes(script: ApiScript, paths: readonly string[]): number {
  const { again, services } = stagedExchange(script, { path: '/pets' }, { clock: new FakeClock() })
  const admitted = paths.filter((path) => {
    const exchange = again({ path })
    const verdict = throttleAccount.compile(exchange.method, services)?.(exchange)
    expect(exchange.spentLimit === undefined).toBe(verdict === undefined)
    if (verdict instanceof Refusal) expect(verdict.type).toBe('THROTTLED')
    return verdict === undefined
  })
  return admitted.length
}

const asked = ['/pets', '/shops', '/pets', '/shops', '/pets']

test('one bucket for all methods of the account', () => {
  expect(passes({ methods, accountThrottle: { rateLimit: 1, burstLimit: 3 } }, asked)).toBe(3)
})

test('an account without a throttle is not limited', () => {
  expect(passes({ methods }, asked)).toBe(5)
  expect(passes({ methods, accountThrottle: {} }, asked)).toBe(5)
  expect(passes({ methods, accountThrottle: { burstLimit: 1 } }, asked)).toBe(5)
})

test('a rate of 0 stops the account', () => {
  expect(passes({ methods, accountThrottle: { rateLimit: 0, burstLimit: 10 } }, asked)).toBe(0)
})

test('a changed throttle holds without a deployment of the API', async () => {
  await using served = await scenario({ methods }, { clock: new FakeClock() })
  const status = async () => (await served.call('GET', '/pets')).status
  expect(await status()).toBe(200)
  await served.deploy({ methods, accountThrottle: { rateLimit: 1, burstLimit: 1 } })
  expect([await status(), await status()]).toEqual([200, 429])
  await served.deploy({ methods })
  expect(await status()).toBe(200)
})

test('who the account refuses has spent no token of the stage', async () => {
  const clock = new FakeClock()
  const stage = { methodSettings: { '*/*': { throttlingRateLimit: 0.001, throttlingBurstLimit: 3 } } }
  const script = { methods, stage, accountThrottle: { rateLimit: 1, burstLimit: 1 } }
  await using served = await scenario(script, { clock })
  const status = async () => (await served.call('GET', '/pets')).status
  expect([await status(), await status(), await status()]).toEqual([200, 429, 429])
  clock.pass(1000)
  expect(await status()).toBe(200)
  clock.pass(1000)
  expect(await status()).toBe(200)
  clock.pass(1000)
  expect(await status()).toBe(429)
})
