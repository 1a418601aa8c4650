import { and, desc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditRecords, configurationChanges, quotaCounters } from '#db/schema.ts'
import { createApiKey } from '#server/access/api-keys/create-api-key.ts'
import { createUsagePlan } from '#server/access/usage-plans/create-usage-plan.ts'
import { createUsagePlanKey } from '#server/access/usage-plans/create-usage-plan-key.ts'
import type { Context } from '#server/context.ts'
import { recordQuotaUse, recordUsage } from '#server/testing/record-usage.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { readKeyLimits } from './read-key-limits.ts'
import { updateUsage } from './update-usage.ts'

const november = new Date('2026-11-01')

async function createSubscriber(context: Context, quota?: Parameters<typeof createUsagePlan>[1]['quota']) {
  const { id: usagePlanId } = await createUsagePlan(context, { name: 'Free', quota })
  const { id: keyId } = await createApiKey(context, {})
  await createUsagePlanKey(context, { usagePlanId, keyId, keyType: 'API_KEY' })
  return { usagePlanId, keyId }
}

async function quotaOf(context: Context, keyId: string) {
  const [limits] = await readKeyLimits(context.db, keyId, context.now())
  return limits?.quota
}

test('the key has what it was granted for the rest of the period, and the data plane is told', () =>
  withWorld(async ({ owner, db }) => {
    const { usagePlanId, keyId } = await createSubscriber(owner, { limit: 100, period: 'MONTH' })
    await recordUsage(owner, { usagePlanId, apiKeyId: keyId, hour: owner.now(), admitted: 90 })
    await recordQuotaUse(owner, { usagePlanId, apiKeyId: keyId, periodStart: november, used: 90 })
    expect(await updateUsage(owner, { usagePlanId, keyId, remaining: 500 })).toEqual({
      usagePlanId,
      startDate: '2026-11-22',
      endDate: '2026-11-22',
      items: { [keyId]: [[90, 500]] },
    })
    expect(await quotaOf(owner, keyId)).toMatchObject({ limit: 590, used: 90, remaining: 500 })
    const [last] = await db.select().from(configurationChanges).orderBy(desc(configurationChanges.version)).limit(1)
    expect(last).toMatchObject({ kind: 'usage-plan', key: usagePlanId })
  }))

test('less can be granted too, down to nothing, and the last word counts', () =>
  withWorld(async ({ owner }) => {
    const { usagePlanId, keyId } = await createSubscriber(owner, { limit: 100, offset: 20, period: 'MONTH' })
    await recordQuotaUse(owner, { usagePlanId, apiKeyId: keyId, periodStart: november, used: 10 })
    for (const remaining of [500, 3, 0, 7]) {
      await updateUsage(owner, { usagePlanId, keyId, remaining })
      expect((await quotaOf(owner, keyId))?.remaining).toBe(remaining)
    }
  }))

test('what was leased stays leased, and the next period is as the plan says', () =>
  withWorld(async ({ owner, db, passTime }) => {
    const { usagePlanId, keyId } = await createSubscriber(owner, { limit: 100, offset: 20, period: 'MONTH' })
    await db
      .insert(quotaCounters)
      .values({ usagePlanId, apiKeyId: keyId, periodStart: november, granted: 30, extension: 0 })
    await updateUsage(owner, { usagePlanId, keyId, remaining: 200 })
    const counter = and(eq(quotaCounters.usagePlanId, usagePlanId), eq(quotaCounters.apiKeyId, keyId))
    expect(await db.select().from(quotaCounters).where(counter)).toMatchObject([{ granted: 30, extension: 120 }])
    passTime(10 * 86_400_000)
    expect(await quotaOf(owner, keyId)).toMatchObject({
      limit: 100,
      remaining: 100,
      periodStart: new Date('2026-12-01'),
    })
  }))

test('400 for a plan without quota, and for no number', () =>
  withWorld(async ({ owner }) => {
    const open = await createSubscriber(owner)
    await expect(updateUsage(owner, { ...open, remaining: 5 })).rejects.toMatchObject({
      failure: 'BadRequestException',
      message: `Usage Plan ${open.usagePlanId} has no quota`,
    })
    expect((await updateUsage(owner, open)).items).toEqual({ [open.keyId]: [[0, -1]] })
    const limited = await createSubscriber(owner, { limit: 5, period: 'DAY' })
    for (const remaining of [-1, 1.5, 2 ** 31]) {
      await expect(updateUsage(owner, { ...limited, remaining })).rejects.toMatchObject({ status: 400 })
    }
  }))

test('403 for a viewer, 404 for a key outside the plan and in another account', () =>
  withWorld(async ({ owner, as, stranger }) => {
    const subscriber = await createSubscriber(owner, { limit: 5, period: 'DAY' })
    const { id: outside } = await createApiKey(owner, {})
    await expect(updateUsage(as('viewer'), { ...subscriber, remaining: 9 })).rejects.toMatchObject({ status: 403 })
    await expect(updateUsage(stranger, { ...subscriber, remaining: 9 })).rejects.toMatchObject({ status: 404 })
    await expect(updateUsage(owner, { ...subscriber, keyId: outside, remaining: 9 })).rejects.toMatchObject({
      status: 404,
    })
    expect((await quotaOf(owner, subscriber.keyId))?.limit).toBe(5)
  }))

test.each(['DAY', 'WEEK', 'MONTH'] as const)('what was granted ends with the %s', (period) =>
  withWorld(async ({ owner, passTime }) => {
    const { usagePlanId, keyId } = await createSubscriber(owner, { limit: 10, offset: 4, period })
    await updateUsage(owner, { usagePlanId, keyId, remaining: 50 })
    const before = await quotaOf(owner, keyId)
    expect(before).toMatchObject({ limit: 50, used: 0, remaining: 50 })
    passTime((before?.periodEnd.getTime() ?? 0) - owner.now().getTime() - 1)
    expect((await quotaOf(owner, keyId))?.remaining).toBe(50)
    passTime(1)
    // The offset was of the first period: that the key was not called in it does not carry it over.
    expect(await quotaOf(owner, keyId)).toMatchObject({ limit: 10, remaining: 10, periodStart: before?.periodEnd })
  }),
)

test('a grant counts from what has been used over the limit, too', () =>
  withWorld(async ({ owner }) => {
    const { usagePlanId, keyId } = await createSubscriber(owner, { limit: 5, period: 'DAY' })
    await recordQuotaUse(owner, { usagePlanId, apiKeyId: keyId, periodStart: new Date('2026-11-22'), used: 12 })
    await updateUsage(owner, { usagePlanId, keyId, remaining: 1 })
    expect(await quotaOf(owner, keyId)).toEqual(expect.objectContaining({ limit: 13, used: 12, remaining: 1 }))
    await updateUsage(owner, { usagePlanId, keyId, remaining: 2_147_483_647 })
    expect((await quotaOf(owner, keyId))?.remaining).toBe(2_147_483_647)
  }))

test('a grant is for one key: another one of the plan has what it had', () =>
  withWorld(async ({ owner }) => {
    const { usagePlanId, keyId } = await createSubscriber(owner, { limit: 5, period: 'DAY' })
    const { id: other } = await createApiKey(owner, {})
    await createUsagePlanKey(owner, { usagePlanId, keyId: other, keyType: 'API_KEY' })
    await updateUsage(owner, { usagePlanId, keyId, remaining: 0 })
    expect([(await quotaOf(owner, keyId))?.remaining, (await quotaOf(owner, other))?.remaining]).toEqual([0, 5])
  }))

test('the audit log says what was granted; without a number nothing is announced', () =>
  withWorld(async ({ owner, db }) => {
    const { usagePlanId, keyId } = await createSubscriber(owner, { limit: 5, period: 'DAY' })
    await db.delete(configurationChanges)
    await updateUsage(owner, { usagePlanId, keyId })
    expect(await db.select().from(configurationChanges)).toEqual([])
    expect(await db.select().from(quotaCounters).where(eq(quotaCounters.apiKeyId, keyId))).toEqual([])
    await updateUsage(owner, { usagePlanId, keyId, remaining: 77 })
    const ofOwner = and(eq(auditRecords.accountId, owner.accountId), eq(auditRecords.operation, 'UpdateUsage'))
    const records = await db.select().from(auditRecords).where(ofOwner)
    const resource = `/usageplans/${usagePlanId}/keys/${keyId}/usage`
    expect(records.map(({ detail }) => detail)).toEqual(expect.arrayContaining([{}, { remaining: 77 }]))
    expect(records.map((record) => record.resource)).toEqual([resource, resource])
  }))
