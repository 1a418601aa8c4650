import { expect, test } from 'vitest'
import { createApiKey } from '#server/access/api-keys/create-api-key.ts'
import { createUsagePlan } from '#server/access/usage-plans/create-usage-plan.ts'
import { createUsagePlanKey } from '#server/access/usage-plans/create-usage-plan-key.ts'
import type { Context } from '#server/context.ts'
import { recordQuotaUse } from '#server/testing/record-usage.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { readKeyLimits } from './read-key-limits.ts'

type Quota = NonNullable<Parameters<typeof createUsagePlan>[1]['quota']>

async function subscribe(context: Context, quota: Quota, name = 'Free') {
  const { id: usagePlanId } = await createUsagePlan(context, { name, quota })
  const { id: apiKeyId } = await createApiKey(context, {})
  await createUsagePlanKey(context, { usagePlanId, keyId: apiKeyId, keyType: 'API_KEY' })
  return { usagePlanId, apiKeyId }
}

async function quotaAt({ db }: Context, apiKeyId: string, moment: string) {
  const [limits] = await readKeyLimits(db, apiKeyId, new Date(moment))
  return limits?.quota
}

test.each<[Quota['period'], string, string, string]>([
  ['DAY', '2026-11-22T00:00:00.000Z', '2026-11-22', '2026-11-23'],
  ['DAY', '2026-11-22T23:59:59.999Z', '2026-11-22', '2026-11-23'],
  ['DAY', '2026-12-31T23:59:59.999Z', '2026-12-31', '2027-01-01'],
  ['DAY', '2028-02-29T12:00:00.000Z', '2028-02-29', '2028-03-01'],
  ['WEEK', '2026-11-22T00:00:00.000Z', '2026-11-22', '2026-11-29'],
  ['WEEK', '2026-11-21T23:59:59.999Z', '2026-11-15', '2026-11-22'],
  ['WEEK', '2027-01-01T12:00:00.000Z', '2026-12-27', '2027-01-03'],
  ['WEEK', '2028-03-01T00:00:00.000Z', '2028-02-27', '2028-03-05'],
  ['MONTH', '2026-11-30T23:59:59.999Z', '2026-11-01', '2026-12-01'],
  ['MONTH', '2026-12-01T00:00:00.000Z', '2026-12-01', '2027-01-01'],
  ['MONTH', '2027-02-28T23:59:59.999Z', '2027-02-01', '2027-03-01'],
  ['MONTH', '2028-02-29T23:59:59.999Z', '2028-02-01', '2028-03-01'],
  ['MONTH', '2100-02-28T23:59:59.999Z', '2100-02-01', '2100-03-01'],
])('a %s quota at %s counts from %s to %s, UTC', (period, moment, start, end) =>
  withWorld(async ({ owner }) => {
    const key = await subscribe(owner, { limit: 10, period })
    const [at, before, after] = [new Date(start), new Date(Date.parse(start) - 86_400_000), new Date(end)]
    await recordQuotaUse(owner, { ...key, periodStart: at, used: 4 })
    await recordQuotaUse(owner, { ...key, periodStart: before, used: 9 })
    await recordQuotaUse(owner, { ...key, periodStart: after, used: 2, nodeId: 'ahead' })
    expect(await quotaAt(owner, key.apiKeyId, moment)).toEqual({
      period,
      limit: 10,
      used: 4,
      remaining: 6,
      periodStart: at,
      periodEnd: after,
    })
  }),
)

test('the same clock everywhere: an offset of the caller’s makes no other period', () =>
  withWorld(async ({ owner }) => {
    const { apiKeyId } = await subscribe(owner, { limit: 10, period: 'DAY' })
    const inUtc = await quotaAt(owner, apiKeyId, '2026-11-22T23:30:00Z')
    expect(await quotaAt(owner, apiKeyId, '2026-11-23T05:00:00+05:30')).toEqual(inUtc)
    expect(await quotaAt(owner, apiKeyId, '2026-11-22T15:30:00-08:00')).toEqual(inUtc)
  }))

test('at the last millisecond a quota is used up, at the next it is whole', () =>
  withWorld(async ({ owner, passTime }) => {
    const key = await subscribe(owner, { limit: 3, period: 'DAY' })
    await recordQuotaUse(owner, { ...key, periodStart: new Date('2026-11-22'), used: 3 })
    const untilMidnight = Date.UTC(2026, 10, 23) - owner.now().getTime()
    passTime(untilMidnight - 1)
    const [last] = await readKeyLimits(owner.db, key.apiKeyId, owner.now())
    expect(last?.quota).toMatchObject({ used: 3, remaining: 0 })
    passTime(1)
    const [next] = await readKeyLimits(owner.db, key.apiKeyId, owner.now())
    expect(next?.quota).toMatchObject({ used: 0, remaining: 3, periodStart: owner.now() })
  }))

test('what all nodes have answered is added up; what they hold in reserve is not used', () =>
  withWorld(async ({ owner }) => {
    const key = await subscribe(owner, { limit: 100, period: 'WEEK' })
    const periodStart = new Date('2026-11-22')
    for (const [nodeId, used] of [
      ['a', 7],
      ['b', 0],
      ['c', 30],
    ] as const) {
      await recordQuotaUse(owner, { ...key, periodStart, nodeId, used, granted: 50 })
    }
    expect(await quotaAt(owner, key.apiKeyId, '2026-11-25T00:00:00Z')).toMatchObject({ used: 37, remaining: 63 })
  }))

test('a quota of nothing has nothing left, and more than all used is not less than nothing', () =>
  withWorld(async ({ owner }) => {
    const none = await subscribe(owner, { limit: 0, period: 'DAY' })
    expect(await quotaAt(owner, none.apiKeyId, '2026-11-22T12:00:00Z')).toMatchObject({ limit: 0, remaining: 0 })
    const over = await subscribe(owner, { limit: 5, offset: 5, period: 'DAY' })
    await recordQuotaUse(owner, { ...over, periodStart: new Date('2026-11-22'), used: 8 })
    expect(await quotaAt(owner, over.apiKeyId, '2026-11-22T12:00:00Z')).toMatchObject({
      limit: 0,
      used: 8,
      remaining: 0,
    })
  }))

test('another key of the plan, and another plan of the key, have their own', () =>
  withWorld(async ({ owner }) => {
    const first = await subscribe(owner, { limit: 10, period: 'MONTH' }, 'A')
    const second = await subscribe(owner, { limit: 20, period: 'MONTH' }, 'B')
    await createUsagePlanKey(owner, { usagePlanId: second.usagePlanId, keyId: first.apiKeyId, keyType: 'API_KEY' })
    const periodStart = new Date('2026-11-01')
    await recordQuotaUse(owner, { ...first, periodStart, used: 1 })
    await recordQuotaUse(owner, { ...second, periodStart, used: 2 })
    await recordQuotaUse(owner, { ...second, apiKeyId: first.apiKeyId, periodStart, used: 4 })
    const remaining = async (apiKeyId: string) =>
      (await readKeyLimits(owner.db, apiKeyId, owner.now())).map(({ usagePlanName, quota }) => [
        usagePlanName,
        quota?.remaining,
      ])
    expect(await remaining(first.apiKeyId)).toEqual([
      ['A', 9],
      ['B', 16],
    ])
    expect(await remaining(second.apiKeyId)).toEqual([['B', 18]])
  }))
