import { setTimeout as sleep } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { QuotaLeases } from 'gateway-core/limits/quota-leases.ts'
import type { QuotaRequest } from 'gateway-core/ports.ts'
import { systemClock } from 'gateway-core/system-clock.ts'
import { expect, test } from 'vitest'
import type { Database } from '#db/client.ts'
import { quotaCounters, quotaLeases } from '#db/schema.ts'
import { newId } from '../../../new-id.ts'
import { testDatabase } from '../../../testing/test-database.ts'
import { withWorld } from '../../../testing/with-world.ts'
import { createQuotaBank, type ProcessQuotaBank, type QuotaBankOptions } from './quota-bank.ts'
import type { QuotaHolder } from './quota-holder.ts'
import { createQuotaLedger, type QuotaKey, type QuotaLedger } from './quota-ledger.ts'

const start = Math.floor(Date.now() / 86_400_000) * 86_400_000
const period = { start, end: start + 86_400_000 }

function newRequest(limit: number, want = 1): QuotaRequest {
  return { usagePlanId: newId(6), apiKeyId: newId(10), periodStart: start, periodEnd: period.end, limit, want }
}

function bankOver(ledger: QuotaLedger, change: Partial<QuotaBankOptions> = {}): ProcessQuotaBank {
  return createQuotaBank({ ledger, log: () => undefined, ...change })
}

/** A gateway that keeps what it is given until it is told to return it. */
function hoarder(bank: ProcessQuotaBank, name = newId(5)): QuotaHolder & { units: number } {
  const holder = {
    writer: name,
    units: 0,
    async recall(key: QuotaKey) {
      bank.giveBack(holder, key, holder.units)
      holder.units = 0
    },
  }
  return holder
}

/** A gateway as threads have it: leases of gateway-core over the bank. */
function gateway(bank: ProcessQuotaBank, name = newId(5)) {
  let giveBackUnused: (usagePlanId: string, apiKeyId: string, periodStart: number) => void = () => undefined
  const holder: QuotaHolder = {
    writer: name,
    recall: async (key) => giveBackUnused(key.usagePlanId, key.apiKeyId, key.periodStart),
  }
  const leases = new QuotaLeases(
    {
      lease: (request) => bank.lease(holder, request),
      giveBack: (request, units) => bank.giveBack(holder, request, units),
      onRecall: (recall) => {
        giveBackUnused = recall
      },
    },
    systemClock,
  )
  const call = ({ usagePlanId, apiKeyId, limit }: QuotaRequest) =>
    leases.take(leases.lease(usagePlanId, apiKeyId, period, limit), Date.now())
  return { holder, call, close: () => leases.close() }
}

/** How many of `calls` concurrent calls, spread over the gateways, got a unit. */
async function passed(gateways: ReturnType<typeof gateway>[], request: QuotaRequest, calls: number): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: calls }, async (_, index) => {
      await sleep(Math.random() * 20)
      return gateways[index % gateways.length]?.call(request)
    }),
  )
  return answers.filter(Boolean).length
}

const ledgerOf = (db: Database, node = newId(8), nodes = 1) => createQuotaLedger(db, node, () => nodes)

test.each([1, 7, 100, 1000])('of %d + 500 concurrent calls over four threads exactly the limit passes', (limit) =>
  withWorld(async ({ db }) => {
    const bank = bankOver(ledgerOf(db))
    const gateways = Array.from({ length: 4 }, () => gateway(bank))
    expect(await passed(gateways, newRequest(limit), limit + 500)).toBe(limit)
  }),
)

test('several processes on one database let exactly the limit pass, also when one hoards units', async () => {
  const { db } = await testDatabase()
  const banks: ProcessQuotaBank[] = []
  const names = [newId(8), newId(8), newId(8)]
  for (const name of names) {
    const ledger = ledgerOf(db, name, 3)
    // Stands for NOTIFY: every other process hears the call.
    const askOthers = async (key: QuotaKey) => {
      for (const other of banks) if (other !== bank) void other.recall(key)
    }
    const bank = bankOver(ledger, { askOthers })
    banks.push(bank)
  }
  const gateways = banks.flatMap((bank) => [gateway(bank), gateway(bank)])
  const request = newRequest(600)
  const [first] = banks
  if (!first) throw new Error('No bank')
  const holder = hoarder(first)
  holder.units = await first.lease(holder, { ...request, want: 100 })
  expect(holder.units).toBeGreaterThan(10)
  expect(await passed(gateways, request, 1100)).toBe(600)
  expect(holder.units).toBe(0)
  await db.delete(quotaLeases).where(eq(quotaLeases.apiKeyId, request.apiKeyId))
  await db.delete(quotaCounters).where(eq(quotaCounters.apiKeyId, request.apiKeyId))
})

test('before it says no, the bank calls back what a gateway of its process holds unused', () =>
  withWorld(async ({ db }) => {
    const bank = bankOver(ledgerOf(db))
    const request = newRequest(40, 10)
    const [first, second] = [hoarder(bank), hoarder(bank)]
    first.units = await bank.lease(first, request)
    expect(first.units).toBe(10)
    let got = 0
    for (let units = 1; units > 0; got += units) units = await bank.lease(second, { ...request, want: 1 })
    expect([first.units, got]).toEqual([0, 40])
  }))

test('a gateway that does not answer the call is not waited for', () =>
  withWorld(async ({ db }) => {
    const bank = bankOver(ledgerOf(db), { recallWithinMs: 50 })
    const request = newRequest(1)
    const deaf: QuotaHolder = { writer: 'deaf', recall: () => new Promise(() => undefined) }
    expect(await bank.lease(deaf, request)).toBe(1)
    const asked = Date.now()
    expect(await bank.lease(hoarder(bank), request)).toBe(0)
    expect(Date.now() - asked).toBeLessThan(10_000)
  }))

test('a no holds for a moment without asking the database, and ends at once when units come back', () =>
  withWorld(async ({ db }) => {
    const ledger = counting(ledgerOf(db))
    const bank = bankOver(ledger, { spentForMs: 60_000 })
    const request = newRequest(2)
    const [holder, other] = [hoarder(bank), hoarder(bank)]
    expect(await bank.lease(holder, request)).toBe(1)
    expect(await bank.lease(holder, request)).toBe(1)
    for (let turn = 0; turn < 5; turn++) expect(await bank.lease(other, request)).toBe(0)
    expect(ledger.leases).toBeLessThan(5)
    bank.giveBack(holder, request, 1)
    expect(await bank.lease(other, request)).toBe(1)
    await bank.recallPlan(request.usagePlanId)
    const before = ledger.leases
    expect(await bank.lease(other, request)).toBe(0)
    expect(ledger.leases).toBe(before + 1)
  }))

test('a gateway that died leaves what it did not spend to the others, once its journal is counted', () =>
  withWorld(async ({ db }) => {
    const bank = bankOver(ledgerOf(db))
    const request = newRequest(40, 10)
    const [dead, alive] = [hoarder(bank, 'dead'), hoarder(bank, 'alive')]
    expect(await bank.lease(dead, request)).toBe(10)
    const { usagePlanId, apiKeyId, periodStart } = request
    bank.spent('dead', [{ usagePlanId, apiKeyId, periodStart, units: 4 }])
    bank.spent('of an earlier process', [{ usagePlanId, apiKeyId, periodStart, units: 4 }])
    dead.recall = () => new Promise(() => undefined)
    bank.holderGone(dead)
    let got = 0
    for (let units = 1; units > 0; got += units) units = await bank.lease(alive, { ...request, want: 1 })
    expect(got).toBe(36)
  }))

test('what lies idle, and what a closing process has, goes back to the database', () =>
  withWorld(async ({ db }) => {
    const ledger = ledgerOf(db)
    const bank = bankOver(ledger)
    const request = newRequest(100, 8)
    const holder = hoarder(bank)
    holder.units = await bank.lease(holder, request)
    await holder.recall(request)
    await bank.sweep(Date.now())
    expect((await ledger.lease(request, 0, 1)).granted).toBe(8)
    await bank.sweep(Date.now() + 6000)
    expect((await ledger.lease(request, 0, 1)).granted).toBe(0)
    holder.units = await bank.lease(holder, request)
    await holder.recall(request)
    await bank.close()
    expect((await ledger.lease(request, 0, 1)).granted).toBe(0)
  }))

test('the database down: what is at hand is spent, then no; nothing is granted twice when it is back', async () => {
  await withWorld(async ({ db }) => {
    const ledger = failing(ledgerOf(db))
    const said: string[] = []
    const bank = bankOver(ledger, { spentForMs: 0, log: (line) => void said.push(line) })
    const request = newRequest(40, 10)
    const holder = hoarder(bank)
    holder.units = await bank.lease(holder, request)
    await holder.recall(request)
    ledger.mode = 'down'
    expect(await bank.lease(holder, { ...request, want: 6 })).toBe(6)
    expect(await bank.lease(holder, { ...request, want: 6 })).toBe(4)
    expect(await bank.lease(holder, request)).toBe(0)
    expect(said.join()).toContain('could not be leased')
    ledger.mode = 'up'
    let got = 10
    for (let units = 1; units > 0; got += units) units = await bank.lease(holder, request)
    expect(got).toBe(40)
  })
})

test('a call whose answer is lost neither loses units nor grants them twice', () =>
  withWorld(async ({ db }) => {
    const ledger = failing(ledgerOf(db))
    const bank = bankOver(ledger, { spentForMs: 0 })
    const request = newRequest(40, 10)
    const holder = hoarder(bank)
    holder.units = await bank.lease(holder, request)
    await holder.recall(request)
    ledger.mode = 'lost answers'
    // 10 at hand are returned, and nobody knows; then as many are leased, and nobody knows.
    await bank.close()
    expect(await bank.lease(holder, request)).toBe(0)
    ledger.mode = 'up'
    let got = 0
    for (let units = 1; units > 0; got += units) units = await bank.lease(holder, request)
    expect(got).toBe(40)
  }))

test('who asks while the database hangs is refused in time; what it grants late is not lost', () =>
  withWorld(async ({ db }) => {
    const ledger = failing(ledgerOf(db))
    const bank = bankOver(ledger, { answerWithinMs: 50, spentForMs: 0 })
    const request = newRequest(4)
    const holder = hoarder(bank)
    ledger.mode = 'hangs'
    expect(await bank.lease(holder, request)).toBe(0)
    expect(await bank.lease(holder, request)).toBe(0)
    ledger.mode = 'up'
    ledger.release()
    await sleep(50)
    let got = 0
    for (let units = 1; units > 0; got += units) units = await bank.lease(holder, request)
    expect(got).toBe(4)
  }))

test('quotas that nobody asks for are forgotten, and remembered rightly when asked for again', () =>
  withWorld(async ({ db }) => {
    const ledger = ledgerOf(db)
    const bank = bankOver(ledger)
    const request = newRequest(10)
    const holder = hoarder(bank)
    expect(await bank.lease(holder, request)).toBe(1)
    const { usagePlanId, apiKeyId, periodStart } = request
    bank.spent(holder.writer, [{ usagePlanId, apiKeyId, periodStart, units: 1 }])
    await bank.sweep(Date.now() + 120_000)
    let got = 1
    for (let units = 1; units > 0; got += units) units = await bank.lease(holder, request)
    expect(got).toBe(10)
  }))

function counting(ledger: QuotaLedger): QuotaLedger & { leases: number } {
  const counted = {
    ...ledger,
    leases: 0,
    lease: (...[key, limit, want]: Parameters<QuotaLedger['lease']>) => {
      counted.leases += 1
      return ledger.lease(key, limit, want)
    },
  }
  return counted
}

/** A ledger whose database can be down, can lose its answers, or can hang until it is released. */
function failing(ledger: QuotaLedger) {
  const hanging = Promise.withResolvers<void>()
  const control = {
    ...ledger,
    mode: 'up' as 'up' | 'down' | 'lost answers' | 'hangs',
    release: hanging.resolve,
    lease: (...[key, limit, want]: Parameters<QuotaLedger['lease']>) => fail(() => ledger.lease(key, limit, want)),
    giveBack: (...[key, units]: Parameters<QuotaLedger['giveBack']>) => fail(() => ledger.giveBack(key, units)),
  }
  async function fail<Value>(call: () => Promise<Value>): Promise<Value> {
    if (control.mode === 'down') throw new Error('connection refused')
    if (control.mode === 'hangs') await hanging.promise
    const value = await call()
    if (control.mode === 'lost answers') throw new Error('connection reset')
    return value
  }
  return control
}
