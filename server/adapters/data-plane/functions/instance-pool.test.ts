import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CapacityLimits } from './capacity.ts'
import type { FunctionDefinition } from './function-definition.ts'
import { FunctionInstance } from './function-instance.ts'
import { frames } from './host/frame.ts'
import { createInstancePool } from './instance-pool.ts'
import { ScriptedHost } from './testing/scripted-host.ts'

const definition = (functionName: string, more: Partial<FunctionDefinition> = {}): FunctionDefinition => ({
  ...{ accountId: '111111111111', functionName, version: '$LATEST', revisionId: 'r1', handler: 'index.handler' },
  ...{ memorySize: 128, timeoutMs: 3000, environmentEncrypted: '', codeSha256: '' },
  ...more,
})
const roomy: CapacityLimits = { memoryMb: 100_000, accountMemoryMb: 100_000, instances: 1000, instancesOfFunction: 50 }
const watch = { add: () => undefined, delete: () => undefined }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A pool whose hosts load at once, or when the test says so. */
function opened(limits: Partial<CapacityLimits> = {}, loading?: () => Promise<void>) {
  const hosts: ScriptedHost[] = []
  const pool = createInstancePool({
    limits: { ...roomy, ...limits },
    idleForMs: 60_000,
    async start(wanted) {
      const host = new ScriptedHost(hosts.length + 1)
      hosts.push(host)
      await loading?.()
      const instance = new FunctionInstance(wanted, host, { handler: '', taskRoot: '', environment: {} }, watch)
      host.says(frames.loaded)
      await instance.loaded
      return instance
    },
  })
  /** Whose process it is; undefined for none. */
  const pidOf = async (wanted: FunctionDefinition, waitMs = 2000) => (await pool.acquire(wanted, waitMs))?.pid
  const take = async (wanted: FunctionDefinition) => {
    const instance = await pool.acquire(wanted, 2000)
    if (!instance) throw new Error('No instance')
    return instance
  }
  return { pool, hosts, pidOf, take }
}

test('an instance that has served serves next, the last one first', async () => {
  const { pool, hosts, take, pidOf } = opened()
  const first = await take(definition('f'))
  const asked = take(definition('f'))
  await vi.advanceTimersByTimeAsync(5)
  const second = await asked
  pool.release(first)
  pool.release(second)
  expect([await pidOf(definition('f')), await pidOf(definition('f'))]).toEqual([second.pid, first.pid])
  expect(hosts).toHaveLength(2)
})

test('who waits gets the instance that becomes free before a new one is started', async () => {
  const { pool, hosts, take, pidOf } = opened()
  const first = await take(definition('f'))
  const waiting = pidOf(definition('f'))
  await vi.advanceTimersByTimeAsync(4)
  pool.release(first)
  expect(await waiting).toBe(first.pid)
  await vi.advanceTimersByTimeAsync(10)
  expect(hosts).toHaveLength(1)
})

test('instances are given in the order in which they were asked for', async () => {
  const { pool, take } = opened({ instancesOfFunction: 1 })
  const only = await take(definition('f'))
  const served: string[] = []
  const asks = ['a', 'b', 'c'].map(async (name) => {
    const instance = await take(definition('f'))
    served.push(name)
    pool.release(instance)
  })
  pool.release(only)
  await Promise.all(asks)
  expect(served).toEqual(['a', 'b', 'c'])
})

test('a function has no more instances than it may, and who waits in vain is told after a second', async () => {
  const { hosts, take, pidOf } = opened({ instancesOfFunction: 2 })
  for (let index = 0; index < 2; index++) {
    const asked = take(definition('f'))
    await vi.advanceTimersByTimeAsync(5)
    await asked
  }
  let answer: unknown = 'waits'
  const third = pidOf(definition('f'), 10_000).then((pid) => {
    answer = pid
  })
  await vi.advanceTimersByTimeAsync(999)
  expect(answer).toBe('waits')
  await vi.advanceTimersByTimeAsync(1)
  await third
  expect(answer).toBeUndefined()
  expect(hosts).toHaveLength(2)
})

test('of very many who wait the last are refused at once', async () => {
  const { pool, take, pidOf } = opened({ instancesOfFunction: 1 })
  await take(definition('f'))
  const waiting = Array.from({ length: 500 }, () => pidOf(definition('f')))
  expect(await pidOf(definition('f'))).toBeUndefined()
  expect(await pidOf(definition('g'))).toBe(2)
  pool.close()
  const ends = await Promise.allSettled(waiting)
  expect(ends.every(({ status }) => status === 'rejected')).toBe(true)
})

test('an account’s share keeps room for the others', async () => {
  const { pidOf } = opened({ accountMemoryMb: 256, memoryMb: 512 })
  expect([await pidOf(definition('f')), await pidOf(definition('g'))]).toEqual([1, 2])
  const third = pidOf(definition('h'))
  expect(await pidOf(definition('h', { accountId: '222222222222' }))).toBe(3)
  await vi.advanceTimersByTimeAsync(1000)
  expect(await third).toBeUndefined()
})

test('the instance that has rested longest makes room; when the account is short of it, one of the account’s', async () => {
  const { pool, hosts, take, pidOf } = opened({ accountMemoryMb: 256 })
  const other = await take(definition('f', { accountId: '222222222222' }))
  const [old, young] = [await take(definition('f')), await take(definition('g'))]
  for (const instance of [other, old, young]) pool.release(instance)
  expect(await pidOf(definition('h'))).toBe(4)
  expect(hosts.map((host) => host.isGone())).toEqual([false, true, false, false])
})

test('idle instances stop their clock soon, and end after their time', async () => {
  const { pool, hosts, take, pidOf } = opened()
  pool.release(await take(definition('f')))
  expect(hosts[0]?.calls).not.toContain('freeze')
  await vi.advanceTimersByTimeAsync(100)
  expect(hosts[0]?.calls).toContain('freeze')
  await vi.advanceTimersByTimeAsync(60_000)
  expect(hosts[0]?.isGone()).toBe(true)
  expect(await pidOf(definition('f'))).toBe(2)
})

test('one that died while it rested serves nobody', async () => {
  const { pool, hosts, take, pidOf } = opened()
  pool.release(await take(definition('f')))
  hosts[0]?.exit({ code: 1 })
  expect(await pidOf(definition('f'))).toBe(2)
})

test('one that died at work makes room for who waits', async () => {
  const { pool, hosts, take, pidOf } = opened({ instancesOfFunction: 1 })
  const instance = await take(definition('f'))
  const waiting = pidOf(definition('f'))
  hosts[0]?.exit({ code: 1 })
  pool.release(instance)
  expect(await waiting).toBe(2)
})

test('a new revision ends what rests of the old one, and what is at work when it is done', async () => {
  const { pool, hosts, take, pidOf } = opened()
  const [idle, other] = [await take(definition('f')), await take(definition('f', { version: '1' }))]
  const asked = take(definition('f'))
  await vi.advanceTimersByTimeAsync(5)
  const busy = await asked
  pool.release(idle)
  pool.release(other)
  expect(await pidOf(definition('f', { revisionId: 'r2' }))).toBe(4)
  expect(hosts.map((host) => host.isGone())).toEqual([true, false, false, false])
  pool.release(busy)
  expect(hosts.map((host) => host.isGone())).toEqual([true, false, true, false])
})

test('who waits for a revision while the next one comes is served by the one that was starting, and once', async () => {
  const loads: (() => void)[] = []
  const { pool, hosts, take, pidOf } = opened({}, () => new Promise((resolve) => void loads.push(resolve)))
  const old = take(definition('f'))
  const now = pidOf(definition('f', { revisionId: 'r2' }))
  for (const load of loads) load()
  const instance = await old
  expect([instance.pid, await now]).toEqual([1, 2])
  pool.release(instance)
  expect(hosts.map((host) => host.isGone())).toEqual([true, false])
  expect(hosts).toHaveLength(2)
})

test('a function that is gone loses its idle instances, those of others stay', async () => {
  const { pool, hosts, take } = opened()
  for (const name of ['f', 'g']) pool.release(await take(definition(name)))
  pool.release(await take(definition('f', { accountId: '222222222222' })))
  pool.retire({ accountId: '111111111111', functionName: 'f' })
  expect(hosts.map((host) => host.isGone())).toEqual([true, false, false])
})

test('a function that does not load is told to all who wait, and not tried again at once', async () => {
  let attempts = 0
  const { pidOf } = opened({}, async () => {
    attempts += 1
    if (attempts === 1) throw new Error('does not load')
  })
  const ends = await Promise.allSettled([pidOf(definition('f')), pidOf(definition('f'))])
  expect(ends).toMatchObject([{ reason: { message: 'does not load' } }, { reason: { message: 'does not load' } }])
  await expect(pidOf(definition('f'))).rejects.toThrow('does not load')
  expect(attempts).toBe(1)
  await vi.advanceTimersByTimeAsync(501)
  expect(await pidOf(definition('f'))).toBe(2)
})

test('when the pool closes, what rests ends at once and what is at work when it is done', async () => {
  const { pool, hosts, take } = opened()
  const [idle, busy] = [await take(definition('f')), await take(definition('g'))]
  pool.release(idle)
  pool.close()
  expect(hosts.map((host) => host.isGone())).toEqual([true, false])
  pool.release(busy)
  expect(hosts.map((host) => host.isGone())).toEqual([true, true])
})
