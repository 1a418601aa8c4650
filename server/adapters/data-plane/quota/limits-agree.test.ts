import { expect, test } from 'vitest'
import { createApiKey } from '../../../access/api-keys/create-api-key.ts'
import { createUsagePlan } from '../../../access/usage-plans/create-usage-plan.ts'
import { createUsagePlanKey } from '../../../access/usage-plans/create-usage-plan-key.ts'
import type { Context } from '../../../context.ts'
import { withWorld } from '../../../testing/with-world.ts'
import { readKeyLimits } from '../../../traffic/usage/read-key-limits.ts'
import { updateUsage } from '../../../traffic/usage/update-usage.ts'
import { totalUsage } from '../usage/usage-totals.ts'
import { writeUsage } from '../usage/write-usage.ts'
import { createQuotaLedger, type QuotaKey } from './quota-ledger.ts'

async function createSubscriber(owner: Context, quota: { limit: number; offset: number; period: 'DAY' }) {
  const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free', quota })
  const { id: keyId } = await createApiKey(owner, {})
  await createUsagePlanKey(owner, { usagePlanId, keyId, keyType: 'API_KEY' })
  const today = Math.floor(owner.now().getTime() / 86_400_000) * 86_400_000
  const key: QuotaKey = { usagePlanId, apiKeyId: keyId, periodStart: today }
  return { usagePlanId, keyId, key }
}

/** All that the ledger still grants in this period. */
async function leaseAll({ db }: Context, key: QuotaKey, limit: number): Promise<number> {
  const ledger = createQuotaLedger(db, 'node', () => 1)
  for (let total = 0; ; ) {
    const { before, granted } = await ledger.lease(key, limit, 1000)
    if (granted === before) return total
    total += granted - before
  }
}

/** Requests that were answered, as the journal brings them to the database. */
async function spend({ db, accountId, now }: Context, key: QuotaKey, count: number, from: number): Promise<void> {
  const record = {
    accountId,
    restApiId: 'api',
    stageName: 'prod',
    usagePlanId: key.usagePlanId,
    apiKeyId: key.apiKeyId,
    quotaPeriodStart: key.periodStart,
    outcome: 'admitted' as const,
    status: 200,
    at: now().getTime(),
    latencyMs: 1,
  }
  const span = { nodeId: 'node', file: 'journal', from, to: from + count }
  await writeUsage(db, span, totalUsage(Array.from({ length: count }, () => record)), now())
}

async function remainingOf(context: Context, keyId: string): Promise<number | undefined> {
  const [limits] = await readKeyLimits(context.db, keyId, context.now())
  return limits?.quota?.remaining
}

test.each([
  { limit: 40, offset: 0 },
  { limit: 40, offset: 15 },
  { limit: 40, offset: 40 },
  { limit: 0, offset: 0 },
])('what the consumer is told to have left is what the ledger grants, with %j', ({ limit, offset }) =>
  withWorld(async ({ owner, passTime }) => {
    const { keyId, key } = await createSubscriber(owner, { limit, offset, period: 'DAY' })
    expect(await remainingOf(owner, keyId)).toBe(limit - offset)
    expect(await leaseAll(owner, key, limit)).toBe(limit - offset)
    await spend(owner, key, limit - offset, 0)
    expect(await remainingOf(owner, keyId)).toBe(0)
    passTime(86_400_000)
    expect(await remainingOf(owner, keyId)).toBe(limit)
    expect(await leaseAll(owner, { ...key, periodStart: key.periodStart + 86_400_000 }, limit)).toBe(limit)
  }),
)

test('what is leased but not answered is still told as left', () =>
  withWorld(async ({ owner }) => {
    const { keyId, key } = await createSubscriber(owner, { limit: 40, offset: 0, period: 'DAY' })
    await leaseAll(owner, key, 40)
    await spend(owner, key, 3, 0)
    expect(await remainingOf(owner, keyId)).toBe(37)
  }))

test('an extension is granted exactly, on top of what was used', () =>
  withWorld(async ({ owner }) => {
    const { usagePlanId, keyId, key } = await createSubscriber(owner, { limit: 10, offset: 4, period: 'DAY' })
    await leaseAll(owner, key, 10)
    await spend(owner, key, 6, 0)
    await updateUsage(owner, { usagePlanId, keyId, remaining: 25 })
    expect(await remainingOf(owner, keyId)).toBe(25)
    expect(await leaseAll(owner, key, 10)).toBe(25)
    await spend(owner, key, 25, 6)
    expect(await remainingOf(owner, keyId)).toBe(0)
  }))
