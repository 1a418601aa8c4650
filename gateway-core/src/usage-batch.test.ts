import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Exchange } from './exchange.ts'
import type { UsageRecord } from './ports.ts'
import { mock } from './testing/deployed-api.ts'
import { stagedExchange } from './testing/staged-exchange.ts'
import { UsageBatch } from './usage-batch.ts'

const record = (status: number): UsageRecord => ({
  accountId: '1',
  restApiId: 'a',
  stageName: 'prod',
  usagePlanId: '',
  apiKeyId: '',
  quotaPeriodStart: 0,
  outcome: 'admitted',
  status,
  at: 0,
  latencyMs: 1,
})

function setup(write: () => void = () => undefined) {
  const events: string[] = []
  const names = new Map<Exchange, string>()
  const batch = new UsageBatch(
    (records) => {
      write()
      events.push(`write ${records.map(({ status }) => status).join(' ')}`)
    },
    (exchange, failure) => events.push(`release ${names.get(exchange)}${failure ? ` failed: ${failure.error}` : ''}`),
  )
  const answer = (name: string, status: number) => {
    const { exchange } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
    names.set(exchange, name)
    batch.record(record(status))
    batch.hold(exchange)
  }
  return { batch, events, answer }
}

test('what comes in one turn is written at once, and released after that, in order', async () => {
  const { events, answer } = setup()
  answer('a', 200)
  answer('b', 201)
  expect(events).toEqual([])
  await turn()
  expect(events).toEqual(['write 200 201', 'release a', 'release b'])
})

test('what comes in another turn is written by itself', async () => {
  const { events, answer } = setup()
  answer('a', 200)
  await turn()
  answer('b', 201)
  await turn()
  expect(events).toEqual(['write 200', 'release a', 'write 201', 'release b'])
})

test('nothing is written when nothing comes', async () => {
  const { events } = setup()
  await turn()
  expect(events).toEqual([])
})

test('a write that fails is told to each that waits, and the next is tried anew', async () => {
  let isFull = true
  const { events, answer } = setup(() => {
    if (isFull) throw new Error('disk full')
  })
  answer('a', 200)
  answer('b', 201)
  await turn()
  expect(events).toEqual(['release a failed: Error: disk full', 'release b failed: Error: disk full'])
  isFull = false
  answer('c', 202)
  await turn()
  expect(events.slice(2)).toEqual(['write 202', 'release c'])
})

test('what is answered while others are released waits for the next write', async () => {
  const events: string[] = []
  const { exchange } = stagedExchange({ methods: { 'GET /': mock(200, '') } })
  const batch: UsageBatch = new UsageBatch(
    (records) => events.push(`write ${records.length}`),
    () => {
      events.push('release')
      if (events.length > 2) return
      batch.record(record(200))
      batch.hold(exchange)
    },
  )
  batch.record(record(200))
  batch.hold(exchange)
  await turn()
  expect(events).toEqual(['write 1', 'release'])
  await turn()
  expect(events).toEqual(['write 1', 'release', 'write 1', 'release'])
})
