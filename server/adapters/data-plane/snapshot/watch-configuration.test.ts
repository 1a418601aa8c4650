import { setTimeout as sleep } from 'node:timers/promises'
import { eq, sql } from 'drizzle-orm'
import { emptySnapshot, type Snapshot, type SnapshotChange } from 'gateway-core/snapshot.ts'
import { afterEach, expect, test } from 'vitest'
import type { DatabaseClient } from '#db/client.ts'
import { configurationChanges, usagePlans } from '#db/schema.ts'
import { configurationChannel } from '../../../operation.ts'
import { testDatabase } from '../../../testing/test-database.ts'
import { type DeployedApi, insertDeployedApi } from '../testing/deployed-api.ts'
import { type ConfigurationWatch, type WatchOptions, watchConfiguration } from './watch-configuration.ts'

const slowPoll = 60_000
const cleanUps: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

interface Seen {
  snapshots: Snapshot[]
  changes: SnapshotChange[]
  said: string[]
}

async function watch(change: Partial<WatchOptions> = {}): Promise<{ watch: ConfigurationWatch; seen: Seen }> {
  const seen: Seen = { snapshots: [], changes: [], said: [] }
  const started = await watchConfiguration({
    database: await testDatabase(),
    onSnapshot: (snapshot) => void seen.snapshots.push(snapshot),
    onChange: (entry) => void seen.changes.push(entry),
    log: (line) => void seen.said.push(line),
    pollMs: slowPoll,
    ...change,
  })
  cleanUps.push(() => started.close())
  return { watch: started, seen }
}

async function deployedApi(): Promise<DeployedApi> {
  const { db } = await testDatabase()
  const api = await insertDeployedApi(db)
  cleanUps.push(() => api.remove())
  return api
}

/** What a command commits when it renames a plan. */
async function changePlan(api: DeployedApi, notifies: boolean): Promise<void> {
  const { db } = await testDatabase()
  await db.transaction(async (transaction) => {
    await transaction
      .update(usagePlans)
      .set({ throttle: { rateLimit: 9 } })
      .where(eq(usagePlans.id, api.usagePlanId))
    const values = { kind: 'usage-plan' as const, key: api.usagePlanId, at: new Date() }
    await transaction.insert(configurationChanges).values(values)
    if (notifies) await transaction.execute(sql`select pg_notify(${configurationChannel}, '')`)
  })
}

/** A database that refuses everything while `isDown`. */
async function unreliable(): Promise<{ database: DatabaseClient; state: { isDown: boolean } }> {
  const client = await testDatabase()
  const state = { isDown: true }
  const fail = () => Promise.reject(new Error('connection refused'))
  const database = {
    ...client,
    get db() {
      return state.isDown ? new Proxy(client.db, { get: () => () => ({ from: fail }) }) : client.db
    },
    listen: (channel: string, onNotify: (payload: string) => void) =>
      state.isDown ? fail() : client.listen(channel, onNotify),
  }
  return { database, state }
}

test('a change that is announced arrives at once, as a change', async () => {
  const api = await deployedApi()
  const { watch: running, seen } = await watch()
  expect(running.current().usagePlans.has(api.usagePlanId)).toBe(true)
  await sleep(100)
  await changePlan(api, true)
  await expect.poll(() => seen.changes.length, { timeout: 1000, interval: 10 }).toBe(1)
  expect(seen.changes[0]?.usagePlans).toEqual([
    [api.usagePlanId, expect.objectContaining({ throttle: { rateLimit: 9 } })],
  ])
  expect(running.current().usagePlans.get(api.usagePlanId)?.throttle).toEqual({ rateLimit: 9 })
  expect(seen.snapshots).toHaveLength(1)
})

test('a change whose announcement was lost arrives with the next look', async () => {
  const api = await deployedApi()
  const { seen } = await watch({ pollMs: 50 })
  await changePlan(api, false)
  await expect.poll(() => seen.changes.length, { timeout: 2000 }).toBe(1)
})

test('what was committed before a call of refresh has been handed on when it resolves', async () => {
  const api = await deployedApi()
  const { watch: running, seen } = await watch()
  await changePlan(api, false)
  await running.refresh()
  expect(seen.changes).toHaveLength(1)
})

test('a database that was put back to an earlier state is loaded anew', async () => {
  const { db } = await testDatabase()
  const api = await deployedApi()
  await changePlan(api, false)
  const { watch: running, seen } = await watch()
  const version = running.current().version
  await db.delete(configurationChanges).where(eq(configurationChanges.version, version))
  await running.refresh()
  expect(seen.snapshots).toHaveLength(2)
  expect(running.current().version).toBeLessThan(version)
})

test('without a copy at hand, a start without the database fails with its reason', async () => {
  const { database } = await unreliable()
  await expect(watch({ database })).rejects.toThrow('connection refused')
})

test('with a copy at hand it is served until the database is back', async () => {
  const { database, state } = await unreliable()
  const lastGood = { ...emptySnapshot, version: 4 }
  const { watch: running, seen } = await watch({ database, lastGood, pollMs: 50 })
  expect([running.current().version, running.isStale()]).toEqual([4, true])
  expect(seen.snapshots).toEqual([lastGood])
  await sleep(300)
  state.isDown = false
  await expect.poll(() => seen.snapshots.length, { timeout: 3000 }).toBe(2)
  expect(running.isStale()).toBe(false)
  expect(seen.said.filter((line) => line.includes('cannot be reached'))).toHaveLength(1)
  expect(seen.said.at(-1)).toContain('The database is back')
})

test('a database that does not answer does not keep the copy from being served', async () => {
  const client = await testDatabase()
  const hangs: DatabaseClient = {
    ...client,
    db: new Proxy(client.db, { get: () => () => ({ from: () => new Promise(() => undefined) }) }),
    listen: () => new Promise(() => undefined),
  }
  const seen: number[] = []
  const startedAt = Date.now()
  const onSnapshot = ({ version }: Snapshot) => void seen.push(version)
  void watchConfiguration({
    ...{ database: hangs, lastGood: { ...emptySnapshot, version: 4 }, onSnapshot },
    onChange: () => undefined,
    log: () => undefined,
  })
  await expect.poll(() => seen, { timeout: 5000 }).toEqual([4])
  expect(Date.now() - startedAt).toBeLessThan(15_000)
})

test('an outage is told once, and its end', async () => {
  const { database, state } = await unreliable()
  state.isDown = false
  const { watch: running, seen } = await watch({ database, pollMs: 30 })
  const version = running.current().version
  state.isDown = true
  await expect.poll(() => running.isStale(), { timeout: 2000 }).toBe(true)
  await sleep(200)
  expect(running.current().version).toBe(version)
  state.isDown = false
  await expect.poll(() => running.isStale(), { timeout: 2000 }).toBe(false)
  expect(seen.said).toHaveLength(2)
})
