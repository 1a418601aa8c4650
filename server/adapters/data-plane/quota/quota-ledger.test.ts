import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '#db/client.ts'
import { quotaCounters, quotaLeases } from '#db/schema.ts'
import { newId } from '../../../new-id.ts'
import { testDatabase } from '../../../testing/test-database.ts'
import { withWorld } from '../../../testing/with-world.ts'
import { insertDeployedApi } from '../testing/deployed-api.ts'
import { createQuotaLedger, type QuotaKey } from './quota-ledger.ts'

const day = Date.UTC(2026, 10, 22)
const nextDay = Date.UTC(2026, 10, 23)
const newKey = (): QuotaKey => ({ usagePlanId: newId(6), apiKeyId: newId(10), periodStart: day })
const ledgerOf = (db: Database, node: string, nodes = 1) => createQuotaLedger(db, node, () => nodes)

async function counterOf(db: Database, { usagePlanId, apiKeyId, periodStart }: QuotaKey) {
  const [row] = await db
    .select()
    .from(quotaCounters)
    .where(
      and(
        eq(quotaCounters.usagePlanId, usagePlanId),
        eq(quotaCounters.apiKeyId, apiKeyId),
        eq(quotaCounters.periodStart, new Date(periodStart)),
      ),
    )
  return row
}

test('leases shrink towards the end, and add up to the limit', () =>
  withWorld(async ({ db }) => {
    const ledger = ledgerOf(db, 'a')
    const key = newKey()
    const grants: number[] = []
    for (;;) {
      const { before, granted } = await ledger.lease(key, 100, 60)
      if (granted === before) break
      grants.push(granted - before)
    }
    expect(grants[0]).toBe(25)
    expect(grants.slice(-4)).toEqual([1, 1, 1, 1])
    expect(grants.reduce((sum, units) => sum + units, 0)).toBe(100)
    expect(await counterOf(db, key)).toMatchObject({ granted: 100 })
  }))

test('nobody gets more than wanted, and with more nodes each gets less', () =>
  withWorld(async ({ db }) => {
    expect(await ledgerOf(db, 'a').lease(newKey(), 1000, 3)).toEqual({ before: 0, granted: 3 })
    expect(await ledgerOf(db, 'a', 10).lease(newKey(), 1000, 500)).toEqual({ before: 0, granted: 25 })
  }))

test('two nodes share one limit; each has its own lease', () =>
  withWorld(async ({ db }) => {
    const key = newKey()
    const [a, b] = [ledgerOf(db, 'a'), ledgerOf(db, 'b')]
    expect(await a.lease(key, 4, 1)).toEqual({ before: 0, granted: 1 })
    expect(await b.lease(key, 4, 1)).toEqual({ before: 0, granted: 1 })
    expect(await a.lease(key, 4, 1)).toEqual({ before: 1, granted: 2 })
    expect(await b.lease(key, 4, 1)).toEqual({ before: 1, granted: 2 })
    expect(await b.lease(key, 4, 1)).toEqual({ before: 2, granted: 2 })
    expect(await a.giveBack(key, 1)).toEqual({ before: 2, granted: 1 })
    expect(await b.lease(key, 4, 1)).toEqual({ before: 2, granted: 3 })
  }))

test('an extension adds to its period or takes from it', () =>
  withWorld(async ({ db }) => {
    const ledger = ledgerOf(db, 'a')
    for (const [extension, least] of [
      [2, 3],
      [-1, 0],
      [-5, 0],
    ] as const) {
      const key = newKey()
      const { usagePlanId, apiKeyId } = key
      await db
        .insert(quotaCounters)
        .values({ usagePlanId, apiKeyId, periodStart: new Date(day), granted: 0, extension })
      let granted = 0
      for (let turn = 0; turn < 5; turn++) granted = (await ledger.lease(key, 1, 1)).granted
      expect(granted).toBe(least)
    }
  }))

test('the offset counts in the first period only, and the plan in the database decides over what the asker believes', () =>
  withWorld(async ({ db }) => {
    const { usagePlanId, apiKeyId } = await insertDeployedApi(db, { quota: { limit: 3, offset: 2, period: 'DAY' } })
    const ledger = ledgerOf(db, 'a')
    const grantedIn = async (periodStart: number) => {
      let granted = 0
      for (let turn = 0; turn < 9; turn++) {
        granted = (await ledger.lease({ usagePlanId, apiKeyId, periodStart }, 1000, 1)).granted
      }
      return granted
    }
    expect(await grantedIn(day)).toBe(1)
    expect(await grantedIn(nextDay)).toBe(3)
    expect(await grantedIn(day)).toBe(1)
  }))

test('what a dead process was granted and did not spend comes back, of its own node only', () =>
  withWorld(async ({ db }) => {
    const key = newKey()
    const [a, b] = [ledgerOf(db, 'a'), ledgerOf(db, 'b')]
    await a.lease(key, 100, 20)
    await b.lease(key, 100, 10)
    await db.update(quotaLeases).set({ used: 7 }).where(eq(quotaLeases.nodeId, 'a'))
    expect(await b.othersHold(key)).toBe(true)
    await a.refundStranded()
    await a.refundStranded()
    expect(await counterOf(db, key)).toMatchObject({ granted: 17 })
    expect(await b.othersHold(key)).toBe(false)
    expect(await a.othersHold(key)).toBe(true)
    expect(await a.lease(key, 100, 1)).toEqual({ before: 7, granted: 8 })
  }))

test('nodes that ask all at once are granted the limit together, not one unit more', async () => {
  const { db } = await testDatabase()
  const key = newKey()
  const nodes = Array.from({ length: 8 }, (_, index) => ledgerOf(db, `${key.apiKeyId}-${index}`, 8))
  const leaseAll = async (ledger: (typeof nodes)[number]) => {
    let granted = 0
    for (let turn = 0; turn < 30; turn++) granted = (await ledger.lease(key, 50, 3)).granted
    return granted
  }
  const grants = await Promise.all(nodes.map(leaseAll))
  expect(grants.reduce((sum, granted) => sum + granted, 0)).toBe(50)
  expect(await counterOf(db, key)).toMatchObject({ granted: 50 })
  await db.delete(quotaLeases).where(eq(quotaLeases.apiKeyId, key.apiKeyId))
  await db.delete(quotaCounters).where(eq(quotaCounters.apiKeyId, key.apiKeyId))
})
