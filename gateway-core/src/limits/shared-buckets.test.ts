import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { describe, expect, test, vi } from 'vitest'
import { FakeClock } from '../testing/fake-clock.ts'
import type { HammerOrder } from '../testing/hammer-buckets.ts'
import { createSharedBuckets, sharedBucketsMemory } from './shared-buckets.ts'

function buckets(clock = new FakeClock(), memory = sharedBucketsMemory(64)) {
  return createSharedBuckets(memory, clock)
}

function count(take: () => boolean, attempts: number): number {
  let taken = 0
  for (let attempt = 0; attempt < attempts; attempt++) if (take()) taken++
  return taken
}

test('gives the burst at once, then the rate', () => {
  const clock = new FakeClock()
  const shared = buckets(clock)
  const take = () => shared.take('a', 10, 5)
  expect(count(take, 100)).toBe(5)
  clock.pass(100)
  expect(count(take, 100)).toBe(1)
  clock.pass(250)
  expect(count(take, 100)).toBe(2)
  clock.pass(60_000)
  expect(count(take, 100)).toBe(5)
})

test('keeps names apart', () => {
  const shared = buckets()
  expect(count(() => shared.take('a', 1, 3), 10)).toBe(3)
  expect(count(() => shared.take('b', 1, 2), 10)).toBe(2)
})

test('shares a name between all that have the same memory', () => {
  const memory = sharedBucketsMemory(64)
  const clock = new FakeClock()
  const [one, other] = [buckets(clock, memory), buckets(clock, memory)]
  expect(count(() => one.take('a', 1, 10), 6)).toBe(6)
  expect(count(() => other.take('a', 1, 10), 10)).toBe(4)
})

test.each([
  [0, 10],
  [10, 0],
  [-1, 1],
])('rate %d and burst %d never have a token', (rate, burst) => {
  const shared = buckets()
  expect(shared.take('a', rate, burst)).toBe(false)
  shared.giveBack('a', rate, burst)
  expect(shared.take('a', rate, burst)).toBe(false)
})

test('a token that is given back can be taken again, and only that one', () => {
  const shared = buckets()
  const take = () => shared.take('a', 1, 3)
  expect(count(take, 10)).toBe(3)
  shared.giveBack('a', 1, 3)
  expect(count(take, 10)).toBe(1)
})

test('giving back to a full bucket does not make it larger', () => {
  const shared = buckets()
  for (let index = 0; index < 10; index++) shared.giveBack('a', 1, 3)
  expect(count(() => shared.take('a', 1, 3), 10)).toBe(3)
})

test('a changed rate and burst take effect with the next request', () => {
  const clock = new FakeClock()
  const shared = buckets(clock)
  expect(count(() => shared.take('a', 1, 2), 10)).toBe(2)
  // Two tokens are out, one a second; the new bucket fills ten a second.
  expect(count(() => shared.take('a', 10, 30), 100)).toBe(10)
  clock.pass(1000)
  expect(count(() => shared.take('a', 10, 30), 100)).toBe(10)
})

test('holds as many names at once as it was made for', () => {
  const shared = buckets(new FakeClock(), sharedBucketsMemory(5000))
  for (let index = 0; index < 5000; index++) expect(shared.take(`bucket ${index}`, 1, 1)).toBe(true)
  for (let index = 0; index < 5000; index++) expect(shared.take(`bucket ${index}`, 1, 1)).toBe(false)
})

test('takes over the slots of buckets that are full again when there is no free one', () => {
  const clock = new FakeClock()
  const shared = buckets(clock, sharedBucketsMemory(64))
  for (let index = 0; index < 100; index++) shared.take(`old ${index}`, 1, 1)
  clock.pass(1000)
  for (let index = 0; index < 100; index++) expect(shared.take(`new ${index}`, 1, 2)).toBe(true)
  for (let index = 0; index < 100; index++) expect(count(() => shared.take(`new ${index}`, 1, 2), 5)).toBe(1)
  // A name whose slot was taken over finds itself another when one is full again.
  clock.pass(2000)
  expect(shared.take('old 1', 1, 1)).toBe(true)
  expect(shared.take('old 1', 1, 1)).toBe(false)
})

test('finds another slot when a thread takes over the same one a moment before', () => {
  const clock = new FakeClock()
  const shared = buckets(clock, sharedBucketsMemory(64))
  for (let index = 0; index < 1000; index++) {
    shared.take(`old ${index}`, 1, 1)
    clock.pass(1000)
  }
  const load = Atomics.load
  let isRaced = false
  const spy = vi.spyOn(Atomics, 'load').mockImplementation((words, index) => {
    const value = load(words, index)
    // Between the look at the owner and the exchange, another thread puts its own name there.
    if (!isRaced && index % 2 === 0) {
      isRaced = true
      Atomics.store(words, index, 12_345n)
    }
    return value
  })
  expect(shared.take('new', 1, 1)).toBe(true)
  expect(shared.take('new', 1, 1)).toBe(false)
  spy.mockRestore()
  expect(isRaced).toBe(true)
})

test('says so when more buckets are in use than there is room for, instead of letting requests through', () => {
  const shared = buckets(new FakeClock(), sharedBucketsMemory(64))
  expect(() => {
    for (let index = 0; index < 1000; index++) shared.take(`bucket ${index}`, 1, 1)
  }).toThrow('too small')
})

test('forgets what it remembers of names before that grows beyond the table, and stays exact', () => {
  const clock = new FakeClock()
  const shared = buckets(clock, sharedBucketsMemory(64))
  expect(count(() => shared.take('steady', 0.001, 5), 3)).toBe(3)
  for (let index = 0; index < 2000; index++) {
    shared.take(`passing ${index}`, 1e6, 1)
    clock.pass(1)
  }
  expect(count(() => shared.take('steady', 0.001, 5), 10)).toBe(2)
})

test('is exact over threads that take at the same time', async () => {
  const order = { names: ['shared', 'other'], burst: 5000, attempts: 4000 }
  const totals = await hammer(4, { ...order, memory: sharedBucketsMemory(64) })
  expect(totals).toEqual([5000, 5000])
}, 30_000)

test('gives each name one slot when threads meet it at the same time', async () => {
  const names = Array.from({ length: 100 }, (_, index) => `name ${index}`)
  const totals = await hammer(3, { names, burst: 10, attempts: 10, memory: sharedBucketsMemory(200) })
  expect(totals).toEqual(names.map(() => 10))
}, 30_000)

test('24 threads with several limits let through exactly what the tightest says, and spend nothing for the others', async () => {
  const memory = sharedBucketsMemory(64)
  const order = { memory, names: ['plan', 'stage', 'account'], burst: 0, attempts: 400, chain: [9000, 5000, 700] }
  const [admitted] = await hammer(24, order)
  expect(admitted).toBe(700)
  const left = createSharedBuckets(memory, { now: () => 0, monotonic: () => 5000 })
  const tokens = order.names.map((name, index) => left.level(name, 1, order.chain[index] ?? 0).tokens)
  expect(tokens).toEqual([8300, 4300, 0])
}, 60_000)

describe('a level', () => {
  test('says how many tokens there are and when the next and the last come, without taking any', () => {
    const clock = new FakeClock()
    const shared = buckets(clock)
    expect(shared.level('a', 10, 5)).toEqual({ tokens: 5, waitMs: 0, fullMs: 0 })
    count(() => shared.take('a', 10, 5), 3)
    expect(shared.level('a', 10, 5)).toEqual({ tokens: 2, waitMs: 0, fullMs: 300 })
    count(() => shared.take('a', 10, 5), 3)
    expect(shared.level('a', 10, 5)).toEqual({ tokens: 0, waitMs: 100, fullMs: 500 })
    clock.pass(60)
    expect(shared.level('a', 10, 5)).toEqual({ tokens: 0, waitMs: 40, fullMs: 440 })
    clock.pass(40)
    expect(shared.level('a', 10, 5)).toEqual({ tokens: 1, waitMs: 0, fullMs: 400 })
    expect(count(() => shared.take('a', 10, 5), 9)).toBe(1)
  })

  test('is exact to when a token is there', () => {
    const clock = new FakeClock()
    const shared = buckets(clock)
    shared.take('a', 3, 1)
    const { waitMs } = shared.level('a', 3, 1)
    clock.pass(waitMs - 0.001)
    expect(shared.take('a', 3, 1)).toBe(false)
    clock.pass(0.002)
    expect(shared.take('a', 3, 1)).toBe(true)
  })

  test('of what never has a token is never', () => {
    const never = { tokens: 0, waitMs: Number.POSITIVE_INFINITY, fullMs: Number.POSITIVE_INFINITY }
    expect(buckets().level('a', 0, 5)).toEqual(never)
    expect(buckets().level('a', 5, 0)).toEqual(never)
  })

  test('after a change to a smaller bucket is empty, never less', () => {
    const shared = buckets()
    count(() => shared.take('a', 1, 10), 10)
    expect(shared.level('a', 1, 2)).toEqual({ tokens: 0, waitMs: 9000, fullMs: 10_000 })
  })
})

/** @returns for each name how many tokens all threads got together. */
async function hammer(threads: number, order: Omit<HammerOrder, 'gate'>): Promise<number[]> {
  const gate = new SharedArrayBuffer(4)
  const script = new URL('../testing/hammer-buckets.ts', import.meta.url)
  const workers = Array.from({ length: threads }, () => new Worker(script, { workerData: { ...order, gate } }))
  await Promise.all(workers.map((worker) => once(worker, 'message')))
  const results = Promise.all(workers.map((worker) => once(worker, 'message')))
  Atomics.store(new Int32Array(gate), 0, 1)
  Atomics.notify(new Int32Array(gate), 0)
  const taken: number[][] = (await results).map(([counts]) => counts)
  return order.names.map((_, index) => taken.reduce((sum, counts) => sum + (counts[index] ?? 0), 0))
}
