import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq, inArray } from 'drizzle-orm'
import type { UsageRecord } from 'gateway-core/ports.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { gatewayNodes, quotaCounters, quotaLeases, usage, usageJournals } from '#db/schema.ts'
import { newId } from '../../new-id.ts'
import { testDatabase } from '../../testing/test-database.ts'
import { type Accounting, createAccounting } from './accounting.ts'
import { claimGatewayFolder, type GatewayFolder } from './gateway-folder.ts'
import type { QuotaHolder } from './quota/quota-holder.ts'
import { openUsageJournal } from './usage/usage-journal.ts'

/** Processes of a node, one after the other, over one data folder and a real database. */
let base: string
let folder: GatewayFolder
const apiKeyId = newId(10)
const periodStart = Date.UTC(2026, 10, 1)
const request = { usagePlanId: 'p', apiKeyId, periodStart, periodEnd: Date.UTC(2030, 1), limit: 100, want: 10 }
const nodes: string[] = []

beforeEach(async () => {
  base = mkdtempSync(path.join(tmpdir(), 'gatehouse-accounting-'))
  folder = await claimGatewayFolder(base)
  nodes.push(folder.nodeId)
})
afterEach(async () => {
  const { db } = await testDatabase()
  await db.delete(usage).where(eq(usage.apiKeyId, apiKeyId))
  await db.delete(quotaLeases).where(eq(quotaLeases.apiKeyId, apiKeyId))
  await db.delete(quotaCounters).where(eq(quotaCounters.apiKeyId, apiKeyId))
  await db.delete(usageJournals).where(inArray(usageJournals.nodeId, nodes))
  await db.delete(gatewayNodes).where(inArray(gatewayNodes.id, nodes))
  folder.lock.release()
  rmSync(base, { recursive: true, force: true })
})

async function startAccounting(isLive = (_writer: string) => false): Promise<Accounting> {
  const database = await testDatabase()
  return createAccounting({ database, folder, gateways: base, threads: 1, isLive, log: () => undefined })
}

function recordCalls(writer: string, count: number, usageFolder = folder.usage): void {
  const journal = openUsageJournal({ folder: usageFolder, writer, log: () => undefined })
  const record: UsageRecord = {
    ...{ accountId: '1', restApiId: 'api', stageName: 'prod', usagePlanId: 'p', apiKeyId },
    ...{ quotaPeriodStart: periodStart, outcome: 'admitted', status: 200, at: periodStart, latencyMs: 1 },
  }
  for (let call = 0; call < count; call++) journal.record(record)
  journal.close()
}

const holder = (writer: string): QuotaHolder => ({ writer, recall: async () => undefined })

async function state(): Promise<{ granted: number | undefined; used: number; admitted: number }> {
  const { db } = await testDatabase()
  const [counter] = await db.select().from(quotaCounters).where(eq(quotaCounters.apiKeyId, apiKeyId))
  const leases = await db.select().from(quotaLeases).where(eq(quotaLeases.apiKeyId, apiKeyId))
  const rows = await db.select().from(usage).where(eq(usage.apiKeyId, apiKeyId))
  return {
    granted: counter?.granted,
    used: leases.reduce((sum, lease) => sum + lease.used, 0),
    admitted: rows.reduce((sum, row) => sum + row.admitted, 0),
  }
}

test('after a process died with leased units, its successor counts what it answered and takes back the rest', async () => {
  const dying = await startAccounting()
  expect(await dying.bank.lease(holder('a'), request)).toBe(10)
  recordCalls('a', 4)
  const next = await startAccounting()
  await next.settle()
  expect(await state()).toEqual({ granted: 4, used: 4, admitted: 4 })
  let got = 0
  for (let units = 1; units > 0; got += units) units = await next.bank.lease(holder('b'), { ...request, want: 30 })
  expect(got).toBe(96)
})

test('nothing is leased before all is settled, and the first lease settles', async () => {
  const dying = await startAccounting()
  await dying.bank.lease(holder('a'), request)
  const next = await startAccounting()
  expect(await next.bank.lease(holder('b'), { ...request, want: 1 })).toBe(1)
  expect((await state()).granted).toBe(1)
})

test('a gateway that dies gives back what its journal does not show as spent', async () => {
  let isAlive = true
  const running = await startAccounting((writer) => writer === 'a' && isAlive)
  const dying = holder('a')
  await running.bank.lease(dying, request)
  recordCalls('a', 3)
  running.start()
  isAlive = false
  running.holderGone(dying)
  await expect.poll(async () => (await state()).admitted, { timeout: 5000 }).toBe(3)
  await running.close()
  expect(await state()).toEqual({ granted: 3, used: 3, admitted: 3 })
})

test('what a process of the same data folder left, and nobody started again, is settled too', async () => {
  const other = await claimGatewayFolder(base)
  nodes.push(other.nodeId)
  const database = await testDatabase()
  const options = { database, gateways: base, threads: 1, isLive: () => false, log: () => undefined }
  const dead = createAccounting({ ...options, folder: other })
  await dead.bank.lease(holder('x'), request)
  recordCalls('x', 5, other.usage)
  other.lock.release()
  const running = await startAccounting()
  running.start()
  await expect.poll(state, { timeout: 5000 }).toEqual({ granted: 5, used: 5, admitted: 5 })
  await running.close()
})

test('a node is on the list with what it serves while it runs, and not after', async () => {
  const { db } = await testDatabase()
  const rows = () => db.select().from(gatewayNodes).where(eq(gatewayNodes.id, folder.nodeId))
  const running = await startAccounting()
  running.serving(7)
  await expect.poll(rows, { timeout: 5000 }).toMatchObject([{ configurationVersion: 7, threads: 1 }])
  running.serving(8)
  await expect.poll(rows, { timeout: 5000 }).toMatchObject([{ configurationVersion: 8 }])
  await running.close()
  expect(await rows()).toEqual([])
})
