import { expect, test } from 'vitest'
import { createApiKey } from '#server/access/api-keys/create-api-key.ts'
import { createUsagePlan } from '#server/access/usage-plans/create-usage-plan.ts'
import { createUsagePlanKey } from '#server/access/usage-plans/create-usage-plan-key.ts'
import { recordQuotaUse } from '#server/testing/record-usage.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { describeKeyLimits } from './describe-key-limits.ts'

test('one entry for each plan, with rate, burst and what is left of the quota in this period', () =>
  withWorld(async ({ owner, as }) => {
    const { id: keyId } = await createApiKey(owner, {})
    const weekly = await createUsagePlan(owner, {
      name: 'Weekly',
      throttle: { rateLimit: 10, burstLimit: 20 },
      quota: { limit: 50, period: 'WEEK' },
    })
    const open = await createUsagePlan(owner, { name: 'Open' })
    for (const { id } of [weekly, open]) {
      await createUsagePlanKey(owner, { usagePlanId: id, keyId, keyType: 'API_KEY' })
    }
    const use = { usagePlanId: weekly.id, apiKeyId: keyId }
    await recordQuotaUse(owner, { ...use, periodStart: new Date('2026-11-22'), used: 8, granted: 40 })
    await recordQuotaUse(owner, { ...use, periodStart: new Date('2026-11-15'), used: 50 })
    const { apiKeyId, limits } = await describeKeyLimits(as('viewer'), { apiKey: keyId })
    expect(apiKeyId).toBe(keyId)
    expect(JSON.parse(JSON.stringify(limits))).toEqual([
      { usagePlanId: open.id, usagePlanName: 'Open' },
      {
        usagePlanId: weekly.id,
        usagePlanName: 'Weekly',
        rateLimit: 10,
        burstLimit: 20,
        quota: {
          period: 'WEEK',
          limit: 50,
          used: 8,
          remaining: 42,
          periodStart: '2026-11-22T00:00:00.000Z',
          periodEnd: '2026-11-29T00:00:00.000Z',
        },
      },
    ])
  }))

test('a key without a plan has no limits to tell', () =>
  withWorld(async ({ owner }) => {
    const { id } = await createApiKey(owner, {})
    expect(await describeKeyLimits(owner, { apiKey: id })).toEqual({ apiKeyId: id, limits: [] })
  }))

test('404 in another account, 403 for who is no member', () =>
  withWorld(async ({ owner, stranger, consumer }) => {
    const { id } = await createApiKey(owner, {})
    await expect(describeKeyLimits(stranger, { apiKey: id })).rejects.toMatchObject({ status: 404 })
    await expect(describeKeyLimits(consumer, { apiKey: id })).rejects.toMatchObject({ status: 403 })
  }))
