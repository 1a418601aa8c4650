import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import type { UsageRecord } from 'gateway-core/ports.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from '#db/client.ts'
import { apiKeys, quotaCounters, quotaLeases, usage, usageJournals } from '#db/schema.ts'
import { createApiKey } from '../../../access/api-keys/create-api-key.ts'
import { newId } from '../../../new-id.ts'
import { withWorld } from '../../../testing/with-world.ts'
import { createUsageDrain, type UsageDrainOptions } from './usage-drain.ts'
import { openUsageJournal } from './usage-journal.ts'
import { formatUsageLine } from './usage-line.ts'
import type { SpentQuota } from './usage-totals.ts'

let folder: string
let said: string[]
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gatehouse-usage-'))
  said = []
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const hour = Date.UTC(2026, 10, 22, 12)
const base: UsageRecord = {
  accountId: '1',
  restApiId: 'api',
  stageName: 'prod',
  usagePlanId: newId(6),
  apiKeyId: newId(10),
  quotaPeriodStart: Date.UTC(2026, 10, 22),
  outcome: 'admitted',
  status: 200,
  at: hour + 5,
  latencyMs: 3,
}
const nodeId = newId(10)

function record(writer: string, count: number, change: Partial<UsageRecord> = {}, rotateAt?: number): void {
  const log = (line: string) => void said.push(line)
  const journal = openUsageJournal({ folder, writer, log, ...(rotateAt ? { rotateAt } : {}) })
  for (let index = 0; index < count; index++) journal.record({ ...base, ...change })
  journal.close()
}

function drainOf(db: Database, change: Partial<UsageDrainOptions> = {}) {
  const spent: [string, readonly SpentQuota[]][] = []
  const drain = createUsageDrain({
    ...{ db, nodeId, folder },
    isLive: () => true,
    onSpent: (writer, entries) => void spent.push([writer, entries]),
    log: (line) => void said.push(line),
    ...change,
  })
  return { drain: () => drain.drain(), spent }
}

const counted = async (db: Database) => (await db.select().from(usage)).reduce((sum, row) => sum + row.admitted, 0)

test('records are added up by hour, plan, key, API and stage, each outcome in its column', () =>
  withWorld(async ({ db }) => {
    record('w1', 2)
    record('w2', 1, { outcome: 'throttled', status: 429 })
    record('w3', 1, { outcome: 'quota-exceeded', status: 429, quotaPeriodStart: 0 })
    record('w4', 1, { outcome: 'refused', status: 403, quotaPeriodStart: 0 })
    record('w5', 1, { status: 504, latencyMs: 29_000 })
    record('w6', 1, { at: hour - 1 })
    await drainOf(db).drain()
    const rows = await db.select().from(usage).orderBy(usage.hour)
    const { usagePlanId, apiKeyId } = base
    const same = { accountId: '1', restApiId: 'api', stageName: 'prod', usagePlanId, apiKeyId }
    expect(rows).toEqual([
      {
        ...same,
        hour: new Date(hour - 3_600_000),
        ...{ admitted: 1, throttled: 0, quotaExceeded: 0, refused: 0, clientErrors: 0, serverErrors: 0, latencyMs: 3 },
        withPreviousValue: 0,
        firstSucceededAt: new Date(hour - 1),
      },
      {
        ...same,
        hour: new Date(hour),
        ...{
          admitted: 3,
          throttled: 1,
          quotaExceeded: 1,
          refused: 1,
          clientErrors: 3,
          serverErrors: 1,
          latencyMs: 29_015,
          withPreviousValue: 0,
          firstSucceededAt: new Date(hour + 5),
        },
      },
    ])
  }))

test('calls with a key’s previous value are counted apart, with the time of the last one since the rotation', () =>
  withWorld(async ({ db, owner }) => {
    const { id: apiKeyId } = await createApiKey(owner, { enabled: true })
    const set = (change: object) => db.update(apiKeys).set(change).where(eq(apiKeys.id, apiKeyId))
    const lastUse = async () =>
      (await db.select().from(apiKeys).where(eq(apiKeys.id, apiKeyId)))[0]?.previousLastUsedAt?.getTime()
    await set({ previousValueHash: newId(20), rotatedAt: new Date(hour) })
    const { drain } = drainOf(db)
    record('w1', 2, { apiKeyId, at: hour - 50, withPreviousValue: true })
    await drain()
    expect(await lastUse()).toBeUndefined()
    record('w2', 2, { apiKeyId, at: hour + 50, withPreviousValue: true })
    record('w3', 1, { apiKeyId, at: hour + 70, withPreviousValue: true, outcome: 'throttled', status: 429 })
    record('w4', 5, { apiKeyId, at: hour + 90 })
    await drain()
    record('w5', 1, { apiKeyId, at: hour + 60, withPreviousValue: true })
    await drain()
    expect(await lastUse()).toBe(hour + 70)
    const [row] = await db
      .select()
      .from(usage)
      .where(eq(usage.hour, new Date(hour)))
    expect(row).toMatchObject({ admitted: 8, withPreviousValue: 4, firstSucceededAt: new Date(hour + 50) })
    await set({ previousValueHash: null, previousLastUsedAt: null })
    record('w6', 1, { apiKeyId, at: hour + 99, withPreviousValue: true })
    await drain()
    expect(await lastUse()).toBeUndefined()
  }))

test('draining again counts nothing again, and what is appended later is counted once', () =>
  withWorld(async ({ db }) => {
    const { drain, spent } = drainOf(db)
    record('w', 3)
    await drain()
    await drain()
    record('w', 4)
    await Promise.all([drain(), drain(), drain()])
    expect(await counted(db)).toBe(7)
    expect(spent.map(([writer, [entry]]) => [writer, entry?.units])).toEqual([
      ['w', 3],
      ['w', 4],
    ])
    expect(await db.select().from(quotaLeases)).toMatchObject([{ nodeId, used: 7 }])
  }))

test('a process that dies between reading and the commit leaves everything to be counted once', () =>
  withWorld(async ({ db }) => {
    record('w', 5)
    const dying = drainOf(db, { db: failingDatabase(db, 'before the commit') })
    await expect(dying.drain()).rejects.toThrow('before the commit')
    expect(await counted(db)).toBe(0)
    expect(dying.spent).toEqual([])
    await drainOf(db).drain()
    expect(await counted(db)).toBe(5)
  }))

test('a commit whose answer is lost is not counted a second time', () =>
  withWorld(async ({ db }) => {
    record('w', 5)
    let fails = true
    const flaky = drainOf(db, { db: failingDatabase(db, 'after the commit', () => fails) })
    await expect(flaky.drain()).rejects.toThrow('after the commit')
    fails = false
    record('w', 1)
    await flaky.drain()
    expect(await counted(db)).toBe(6)
  }))

test('two drains of one journal cannot count it twice', () =>
  withWorld(async ({ db }) => {
    record('w', 2)
    const first = drainOf(db)
    const second = drainOf(db)
    await first.drain()
    await second.drain()
    record('w', 1)
    await first.drain()
    // The second one's position is behind: its transaction fails, it looks again and finds nothing to count.
    await expect(second.drain()).rejects.toThrow('has been read beyond')
    await second.drain()
    expect(await counted(db)).toBe(3)
  }))

test('a line that is not whole waits for its end, and is dropped when its writer is dead', () =>
  withWorld(async ({ db }) => {
    record('w', 2)
    const file = path.join(folder, 'w-000001.usage')
    const line = formatUsageLine(base)
    appendFileSync(file, line.slice(0, 20))
    const { drain } = drainOf(db)
    await drain()
    expect(await counted(db)).toBe(2)
    appendFileSync(file, line.slice(20))
    await drain()
    expect(await counted(db)).toBe(3)
    appendFileSync(file, line.slice(0, 20))
    await drainOf(db, { isLive: () => false }).drain()
    expect(await counted(db)).toBe(3)
    expect(existsSync(file)).toBe(false)
  }))

test('lines that are no records are passed over, told, and hinder nothing', () =>
  withWorld(async ({ db }) => {
    record('w', 1)
    appendFileSync(path.join(folder, 'w-000001.usage'), `garbage\n\n${formatUsageLine(base)}x\t1\n`)
    await drainOf(db).drain()
    expect(await counted(db)).toBe(2)
    expect(said).toHaveLength(3)
    expect(said[0]).toContain('w-000001.usage')
  }))

test('full files are begun anew; what is counted of a full file or a dead writer is deleted', () =>
  withWorld(async ({ db }) => {
    record('w', 50, {}, 1000)
    const files = readdirSync(folder).length
    expect(files).toBeGreaterThan(3)
    await drainOf(db).drain()
    expect(await counted(db)).toBe(50)
    expect(readdirSync(folder)).toHaveLength(1)
    await drainOf(db, { isLive: () => false }).drain()
    expect(readdirSync(folder)).toEqual([])
    expect(await db.select().from(usageJournals)).toEqual([])
    expect(await counted(db)).toBe(50)
  }))

test('a process that dies between deleting a file and forgetting its position counts nothing twice', () =>
  withWorld(async ({ db }) => {
    record('w', 2)
    await drainOf(db).drain()
    rmSync(path.join(folder, 'w-000001.usage'))
    await drainOf(db).drain()
    expect(await db.select().from(usageJournals)).toEqual([])
    expect(await counted(db)).toBe(2)
  }))

test('a long journal is read in pieces, no line lost at a seam', () =>
  withWorld(async ({ db }) => {
    record('w', 500)
    await drainOf(db, { bytesAtOnce: 1000 }).drain()
    expect(await counted(db)).toBe(500)
  }))

test('more used than granted, as after a database was put back, is granted afterwards', () =>
  withWorld(async ({ db }) => {
    record('w', 3)
    const { usagePlanId, apiKeyId, quotaPeriodStart } = base
    const key = { usagePlanId, apiKeyId, periodStart: new Date(quotaPeriodStart) }
    await db.insert(quotaCounters).values({ ...key, granted: 1, extension: 0 })
    await db.insert(quotaLeases).values({ ...key, nodeId, granted: 1, used: 0 })
    await drainOf(db).drain()
    expect(await db.select().from(quotaCounters).where(eq(quotaCounters.apiKeyId, apiKeyId))).toMatchObject([
      { granted: 3 },
    ])
    expect(await db.select().from(quotaLeases)).toMatchObject([{ granted: 3, used: 3 }])
  }))

test('without journals, and beside foreign files, there is nothing to do', () =>
  withWorld(async ({ db }) => {
    await drainOf(db, { folder: path.join(folder, 'missing') }).drain()
    mkdirSync(path.join(folder, 'other'))
    writeFileSync(path.join(folder, 'notes.txt'), 'hello')
    await drainOf(db, { isLive: () => false }).drain()
    expect(readdirSync(folder).sort()).toEqual(['notes.txt', 'other'])
    expect(await counted(db)).toBe(0)
  }))

/** The database, but its transactions fail: rolled back, or committed without the caller being told. */
function failingDatabase(db: Database, when: 'before the commit' | 'after the commit', fails = () => true): Database {
  const transaction: Database['transaction'] = async (run) => {
    if (!fails()) return db.transaction(run)
    if (when === 'before the commit') {
      return db.transaction(async (inner) => {
        await run(inner)
        throw new Error(when)
      })
    }
    await db.transaction(run)
    throw new Error(when)
  }
  return new Proxy(db, {
    get: (target, name) => (name === 'transaction' ? transaction : Reflect.get(target, name)),
  })
}
