import { describe, expect, test } from 'vitest'
import type { QuotaBank, QuotaRequest } from '../ports.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { MemoryQuotaBank } from '../testing/memory-quota-bank.ts'
import { type QuotaLease, QuotaLeases } from './quota-leases.ts'
import { quotaPeriod } from './quota-period.ts'

const clockStart = '2026-11-22T12:00:00Z'

function setup({ limit = 10, bank = new MemoryQuotaBank(), clock = new FakeClock(clockStart) } = {}) {
  const leases = new QuotaLeases(bank.holder(), clock)
  const period = quotaPeriod('DAY', clock.now())
  const lease = leases.lease('plan', 'key', period, limit)
  return { leases, lease, bank, clock, period, limit }
}

async function takeMany(leases: QuotaLeases, lease: QuotaLease, times: number, clock: FakeClock): Promise<number> {
  const answers = await Promise.all(Array.from({ length: times }, () => leases.take(lease, clock.now())))
  return answers.filter(Boolean).length
}

test('exactly the limit passes of many more that ask at the same time', async () => {
  const { leases, lease, clock, bank } = setup({ limit: 1000 })
  expect(await takeMany(leases, lease, 1500, clock)).toBe(1000)
  expect(bank.granted(lease)).toBe(1000)
})

test('exactly the limit passes one after the other', async () => {
  const { leases, lease, clock } = setup({ limit: 100 })
  let passed = 0
  for (let index = 0; index < 150; index++) {
    if (await leases.take(lease, clock.now())) passed++
    clock.pass(50)
  }
  expect(passed).toBe(100)
})

test('exactly the limit passes over several holders that ask at the same time', async () => {
  const bank = new MemoryQuotaBank()
  const clock = new FakeClock(clockStart)
  const holders = Array.from({ length: 4 }, () => setup({ bank, clock, limit: 500 }))
  let passed = 0
  for (let round = 0; round < 20; round++) {
    const counts = await Promise.all(holders.map(({ leases, lease }) => takeMany(leases, lease, 10, clock)))
    passed += counts.reduce((sum, count) => sum + count, 0)
    clock.pass(100)
  }
  expect(passed).toBe(500)
})

test('units that lie at one holder are recalled before another is refused', async () => {
  const bank = new MemoryQuotaBank()
  const clock = new FakeClock(clockStart)
  const [one, other] = [setup({ bank, clock, limit: 20 }), setup({ bank, clock, limit: 20 })]
  await takeMany(one.leases, one.lease, 8, clock)
  await one.leases.take(one.lease, clock.now())
  expect(one.lease.units).toBeGreaterThan(0)
  expect(await takeMany(other.leases, other.lease, 30, clock)).toBe(11)
  expect(one.lease.units).toBe(0)
})

test('a recall of another period or key takes nothing', async () => {
  let recall: Parameters<QuotaBank['onRecall']>[0] = () => undefined
  const bank: QuotaBank = {
    lease: async () => 5,
    giveBack: () => undefined,
    onRecall(given) {
      recall = given
    },
  }
  const clock = new FakeClock(clockStart)
  const leases = new QuotaLeases(bank, clock)
  const lease = leases.lease('plan', 'key', quotaPeriod('DAY', clock.now()), 10)
  await leases.take(lease, clock.now())
  recall('plan', 'key', lease.periodStart - 1)
  recall('plan', 'other', lease.periodStart)
  expect(lease.units).toBe(4)
  recall('plan', 'key', lease.periodStart)
  expect(lease.units).toBe(0)
})

describe('asks the bank', () => {
  test('once for all that wait', async () => {
    const { leases, lease, clock, bank } = setup({ limit: 1000 })
    await takeMany(leases, lease, 50, clock)
    expect(bank.asked).toBeLessThanOrEqual(2)
  })

  test('not at all while there are units at hand', async () => {
    const { leases, lease, clock } = setup({ limit: 1000 })
    await takeMany(leases, lease, 50, clock)
    await takeMany(leases, lease, 1, clock)
    expect(lease.units).toBeGreaterThan(0)
    expect(leases.take(lease, clock.now())).toBe(true)
  })

  test('ever more seldom, the busier a key is', async () => {
    const { leases, lease, clock, bank } = setup({ limit: 1_000_000 })
    for (let index = 0; index < 2000; index++) {
      await leases.take(lease, clock.now())
      clock.pass(1)
    }
    expect(bank.asked).toBeLessThan(20)
  })

  test('for no more than two seconds of the recent rate', async () => {
    const { leases, lease, clock, bank } = setup({ limit: 1_000_000 })
    for (let index = 0; index < 20; index++) {
      await leases.take(lease, clock.now())
      clock.pass(1000)
    }
    expect(bank.granted(lease)).toBeLessThanOrEqual(22)
  })

  test('for ten thousand units at most', async () => {
    const { leases, lease, clock, bank } = setup({ limit: 1_000_000 })
    await takeMany(leases, lease, 9000, clock)
    await takeMany(leases, lease, 1, clock)
    expect(bank.granted(lease)).toBeLessThanOrEqual(19_001)
  })
})

describe('when the quota is spent', () => {
  test('refuses at once for a second, then asks again', async () => {
    const { leases, lease, clock, bank } = setup({ limit: 1 })
    expect(await takeMany(leases, lease, 2, clock)).toBe(1)
    const { asked } = bank
    expect(leases.take(lease, clock.now())).toBe(false)
    clock.pass(999)
    expect(leases.take(lease, clock.now())).toBe(false)
    expect(bank.asked).toBe(asked)
    clock.pass(1)
    expect(await leases.take(lease, clock.now())).toBe(false)
    expect(bank.asked).toBe(asked + 1)
  })

  test('a raised limit counts at once', async () => {
    const { leases, lease, clock, period } = setup({ limit: 1 })
    expect(await takeMany(leases, lease, 2, clock)).toBe(1)
    expect(leases.lease('plan', 'key', period, 3)).toBe(lease)
    expect(await takeMany(leases, lease, 5, clock)).toBe(2)
  })

  test('the same limit again changes nothing', async () => {
    const { leases, lease, clock, period } = setup({ limit: 1 })
    await takeMany(leases, lease, 2, clock)
    leases.lease('plan', 'key', period, 1)
    expect(leases.take(lease, clock.now())).toBe(false)
  })
})

describe('a refund', () => {
  test('lets another request pass', async () => {
    const { leases, lease, clock } = setup({ limit: 1 })
    expect(await leases.take(lease, clock.now())).toBe(true)
    expect(await leases.take(lease, clock.now())).toBe(false)
    leases.refund(lease)
    expect(leases.take(lease, clock.now())).toBe(true)
  })

  test('to a lease that was dropped goes to the bank', async () => {
    const { leases, lease, clock, bank } = setup({ limit: 1 })
    await leases.take(lease, clock.now())
    leases.close()
    expect(bank.granted(lease)).toBe(1)
    leases.refund(lease)
    expect(bank.granted(lease)).toBe(0)
  })

  test('after the period is nobody’s any more', async () => {
    const { leases, lease, clock, bank } = setup({ limit: 1 })
    await leases.take(lease, clock.now())
    leases.close()
    clock.pass(24 * 3600 * 1000)
    leases.refund(lease)
    expect(bank.granted(lease)).toBe(1)
  })
})

describe('returns units', () => {
  async function withSpareUnits() {
    const made = setup({ limit: 100 })
    await takeMany(made.leases, made.lease, 10, made.clock)
    await takeMany(made.leases, made.lease, 1, made.clock)
    expect(made.lease.units).toBeGreaterThan(0)
    return made
  }

  test('that lay idle for five seconds', async () => {
    const { leases, lease, clock, bank } = await withSpareUnits()
    clock.pass(4999)
    leases.sweep()
    expect(lease.units).toBeGreaterThan(0)
    clock.pass(1)
    leases.sweep()
    expect(lease.units).toBe(0)
    expect(bank.granted(lease)).toBe(11)
    expect(await leases.take(lease, clock.now())).toBe(true)
  })

  test('when the period ends', async () => {
    const { leases, lease, clock, bank } = await withSpareUnits()
    clock.pass(12 * 3600 * 1000)
    leases.sweep()
    expect(lease.live).toBe(false)
    expect(bank.granted(lease)).toBe(11)
  })

  test('when the next period’s lease takes its place', async () => {
    const { leases, lease, clock, bank } = await withSpareUnits()
    clock.pass(12 * 3600 * 1000)
    const next = leases.lease('plan', 'key', quotaPeriod('DAY', clock.now()), 100)
    expect(next).not.toBe(lease)
    expect(lease.live).toBe(false)
    expect(bank.granted(lease)).toBe(11)
  })

  test('when it closes', async () => {
    const { leases, lease, bank } = await withSpareUnits()
    leases.close()
    expect(bank.granted(lease)).toBe(11)
  })

  test('that arrive after it was closed', async () => {
    const { leases, lease, clock, bank } = setup({ limit: 100 })
    const answers = [leases.take(lease, clock.now()), leases.take(lease, clock.now())]
    leases.close()
    expect(await Promise.all(answers)).toEqual([true, true])
    await Promise.resolve()
    expect(bank.granted(lease)).toBe(2)
  })
})

test('a lease that nobody uses is forgotten after a minute', async () => {
  const { leases, lease, clock, period } = setup()
  await leases.take(lease, clock.now())
  clock.pass(60_000)
  leases.sweep()
  expect(lease.live).toBe(false)
  expect(leases.lease('plan', 'key', period, 10)).not.toBe(lease)
})

test('a lease that waits for the bank is not swept away', async () => {
  const { leases, lease, clock } = setup()
  const answer = leases.take(lease, clock.now())
  clock.pass(60_000)
  leases.sweep()
  expect(lease.live).toBe(true)
  expect(await answer).toBe(true)
})

test('a bank that fails is an exception for all that wait, never a free pass', async () => {
  const { leases, lease, clock, bank } = setup()
  bank.isDown = true
  const answers = [leases.take(lease, clock.now()), leases.take(lease, clock.now())]
  const outcomes = await Promise.allSettled(answers)
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  bank.isDown = false
  expect(await leases.take(lease, clock.now())).toBe(true)
})

test('a bank that grants a part at a time serves the waiting in turn', async () => {
  const asked: QuotaRequest[] = []
  const bank: QuotaBank = {
    async lease(request) {
      asked.push(request)
      return asked.length <= 3 ? 2 : 0
    },
    giveBack: () => undefined,
    onRecall: () => undefined,
  }
  const clock = new FakeClock(clockStart)
  const leases = new QuotaLeases(bank, clock)
  const lease = leases.lease('plan', 'key', quotaPeriod('DAY', clock.now()), 6)
  expect(await takeMany(leases, lease, 9, clock)).toBe(6)
  expect(asked[0]).toMatchObject({ usagePlanId: 'plan', apiKeyId: 'key', limit: 6 })
})
