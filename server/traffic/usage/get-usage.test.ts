import { expect, test } from 'vitest'
import { createApiKey } from '#server/access/api-keys/create-api-key.ts'
import { createUsagePlan } from '#server/access/usage-plans/create-usage-plan.ts'
import { createUsagePlanKey } from '#server/access/usage-plans/create-usage-plan-key.ts'
import { deleteUsagePlanKey } from '#server/access/usage-plans/delete-usage-plan-key.ts'
import type { Context } from '#server/context.ts'
import { recordQuotaUse, recordUsage } from '#server/testing/record-usage.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { getUsage } from './get-usage.ts'

/** The tests' clock stands at noon of Sunday 2026-11-22. */
const today = '2026-11-22'

async function createSubscriber(context: Context, quota?: Parameters<typeof createUsagePlan>[1]['quota']) {
  const { id: usagePlanId } = await createUsagePlan(context, { name: 'Free', quota })
  const keyId = await addKey(context, usagePlanId)
  return { usagePlanId, keyId }
}

async function addKey(context: Context, usagePlanId: string): Promise<string> {
  const { id: keyId } = await createApiKey(context, {})
  await createUsagePlanKey(context, { usagePlanId, keyId, keyType: 'API_KEY' })
  return keyId
}

test('used and remaining for each day, over all stages and hours', () =>
  withWorld(async ({ owner, as }) => {
    const { usagePlanId, keyId } = await createSubscriber(owner, { limit: 100, period: 'MONTH' })
    const use = { usagePlanId, apiKeyId: keyId }
    await recordUsage(owner, { ...use, hour: new Date('2026-11-20T23:00:00Z'), admitted: 4, throttled: 50 })
    await recordUsage(owner, { ...use, hour: new Date('2026-11-22T00:00:00Z'), admitted: 2 })
    await recordUsage(owner, { ...use, hour: new Date('2026-11-22T00:00:00Z'), stageName: 'beta', admitted: 1 })
    await recordQuotaUse(owner, { ...use, periodStart: new Date('2026-11-01'), used: 5, nodeId: 'a', granted: 9 })
    await recordQuotaUse(owner, { ...use, periodStart: new Date('2026-11-01'), used: 2, nodeId: 'b' })
    expect(await getUsage(as('viewer'), { usagePlanId, startDate: '2026-11-19', endDate: today })).toEqual({
      usagePlanId,
      startDate: '2026-11-19',
      endDate: today,
      items: {
        [keyId]: [
          [0, 100],
          [4, 96],
          [0, 96],
          [3, 93],
        ],
      },
    })
  }))

test('a key that was never used has its whole quota; without a quota nothing is limited', () =>
  withWorld(async ({ owner }) => {
    const limited = await createSubscriber(owner, { limit: 10, offset: 4, period: 'DAY' })
    const range = { startDate: today, endDate: today }
    const { items } = await getUsage(owner, { usagePlanId: limited.usagePlanId, ...range })
    expect(items).toEqual({ [limited.keyId]: [[0, 6]] })
    const open = await createSubscriber(owner)
    expect((await getUsage(owner, { usagePlanId: open.usagePlanId, ...range })).items).toEqual({
      [open.keyId]: [[0, -1]],
    })
  }))

test('pages are of keys; a key that left the plan is there as long as it was used in the range', () =>
  withWorld(async ({ owner }) => {
    const { usagePlanId, keyId } = await createSubscriber(owner)
    const keys = [keyId, await addKey(owner, usagePlanId), await addKey(owner, usagePlanId)]
    const hour = new Date('2026-11-22T10:00:00Z')
    await recordUsage(owner, { usagePlanId, apiKeyId: keyId, hour, admitted: 3 })
    await recordUsage(owner, { usagePlanId: 'other', apiKeyId: 'foreign', hour, admitted: 3 })
    await deleteUsagePlanKey(owner, { usagePlanId, keyId })
    const range = { usagePlanId, startDate: today, endDate: today }
    const first = await getUsage(owner, { ...range, limit: 2 })
    const second = await getUsage(owner, { ...range, limit: 2, position: first.position })
    expect(Object.keys({ ...first.items, ...second.items }).sort()).toEqual(keys.toSorted())
    expect(second.position).toBeUndefined()
    expect((await getUsage(owner, { ...range, keyId })).items).toEqual({ [keyId]: [[3, -1]] })
    const before = { usagePlanId, startDate: '2026-11-01', endDate: '2026-11-02' }
    expect(Object.keys((await getUsage(owner, before)).items).sort()).toEqual(keys.slice(1).sort())
    await expect(getUsage(owner, { ...before, keyId })).rejects.toMatchObject({ status: 404 })
  }))

test.each([
  ['2026-11-22', '2026-11-21', 'endDate'],
  ['2026-08-01', '2026-11-22', 'endDate'],
  ['2026-02-30', '2026-03-01', 'startDate'],
  ['2026-11-23', '2026-11-23', 'startDate'],
  ['yesterday', '2026-11-22', 'startDate'],
  ['2026-11-22', '2026-11-22T00:00:00Z', 'endDate'],
])('400 for %s to %s names %s', (startDate, endDate, field) =>
  withWorld(async ({ owner }) => {
    const { usagePlanId } = await createSubscriber(owner)
    await expect(getUsage(owner, { usagePlanId, startDate, endDate })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { [field]: expect.any(String) },
    })
  }),
)

test('ninety days are answered', () =>
  withWorld(async ({ owner }) => {
    const { usagePlanId, keyId } = await createSubscriber(owner, { limit: 5, period: 'WEEK' })
    const { items } = await getUsage(owner, { usagePlanId, startDate: '2026-08-25', endDate: today })
    expect(items[keyId]).toHaveLength(90)
  }))

test('404 in another account', () =>
  withWorld(async ({ owner, stranger }) => {
    const { usagePlanId } = await createSubscriber(owner)
    await expect(getUsage(stranger, { usagePlanId, startDate: today, endDate: today })).rejects.toMatchObject({
      failure: 'NotFoundException',
      message: 'Invalid Usage Plan ID specified',
    })
  }))

test.each([
  ['a leap day', '2028-02-28', '2028-03-01', 3],
  ['a year without one', '2027-02-28', '2027-03-01', 2],
  ['a century that has none', '2100-02-28', '2100-03-01', 2],
  ['a new year', '2026-12-31', '2027-01-01', 2],
  ['the hour that clocks skip elsewhere', '2027-03-27', '2027-03-29', 3],
])('%s: one entry for each day', (_what, startDate, endDate, days) =>
  withWorld(async ({ owner, passTime }) => {
    const { usagePlanId, keyId } = await createSubscriber(owner, { limit: 10, period: 'DAY' })
    passTime(Date.parse(endDate) - owner.now().getTime())
    const last = new Date(`${endDate}T23:00:00Z`)
    await recordUsage(owner, { usagePlanId, apiKeyId: keyId, hour: last, admitted: 3 })
    await recordQuotaUse(owner, { usagePlanId, apiKeyId: keyId, periodStart: new Date(endDate), used: 3 })
    const { items } = await getUsage(owner, { usagePlanId, startDate, endDate })
    expect(items[keyId]).toEqual([...Array.from({ length: days - 1 }, () => [0, 10]), [3, 7]])
  }),
)

test('remaining is whole again in the first week, month or day that follows', () =>
  withWorld(async ({ owner, passTime }) => {
    passTime(12 * 86_400_000)
    const range = { startDate: '2026-11-28', endDate: '2026-12-01' }
    const remaining: Record<string, number[]> = {}
    for (const period of ['DAY', 'WEEK', 'MONTH'] as const) {
      const { usagePlanId, keyId } = await createSubscriber(owner, { limit: 9, period })
      const use = { usagePlanId, apiKeyId: keyId }
      for (const day of ['2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01']) {
        await recordUsage(owner, { ...use, hour: new Date(`${day}T12:00:00Z`), admitted: 2 })
      }
      const starts = { DAY: ['11-28', '11-29', '11-30', '12-01'], WEEK: ['11-22', '11-29'], MONTH: ['11-01', '12-01'] }
      const used = { DAY: [2, 2, 2, 2], WEEK: [2, 6], MONTH: [6, 2] }
      for (const [index, start] of starts[period].entries()) {
        const periodStart = new Date(`2026-${start}T00:00:00Z`)
        await recordQuotaUse(owner, { ...use, periodStart, used: used[period][index] ?? 0 })
      }
      remaining[period] = (await getUsage(owner, { usagePlanId, ...range })).items[keyId]?.map(([, left]) => left) ?? []
    }
    expect(remaining).toEqual({ DAY: [7, 7, 7, 7], WEEK: [7, 7, 5, 3], MONTH: [7, 5, 3, 7] })
  }))

test('a range may begin today and end later; the day begins at midnight UTC', () =>
  withWorld(async ({ owner, passTime }) => {
    const { usagePlanId, keyId } = await createSubscriber(owner)
    const tomorrow = { usagePlanId, startDate: '2026-11-23', endDate: '2026-11-25' }
    passTime(12 * 3_600_000 - 1)
    await expect(getUsage(owner, tomorrow)).rejects.toMatchObject({
      fields: { startDate: 'must not be in the future' },
    })
    passTime(1)
    expect((await getUsage(owner, tomorrow)).items[keyId]).toEqual([
      [0, -1],
      [0, -1],
      [0, -1],
    ])
  }))

test.each([
  ['0000-01-01', '0000-01-02'],
  ['0050-01-01', '0050-01-02'],
  ['1969-12-31', '1970-01-01'],
])('400 for %s, which the database or the calendar does not reckon with', (startDate, endDate) =>
  withWorld(async ({ owner }) => {
    const { usagePlanId } = await createSubscriber(owner, { limit: 1, period: 'MONTH' })
    await expect(getUsage(owner, { usagePlanId, startDate, endDate })).rejects.toMatchObject({
      failure: 'BadRequestException',
      fields: { startDate: 'must not be before 1970' },
    })
  }),
)

test('200 for 1970, 400 for 91 days', () =>
  withWorld(async ({ owner }) => {
    const { usagePlanId, keyId } = await createSubscriber(owner, { limit: 1, period: 'MONTH' })
    const first = { usagePlanId, startDate: '1970-01-01', endDate: '1970-01-01' }
    expect((await getUsage(owner, first)).items).toEqual({ [keyId]: [[0, 1]] })
    await expect(getUsage(owner, { usagePlanId, startDate: '2026-08-24', endDate: today })).rejects.toMatchObject({
      fields: { endDate: 'must be within 90 days of startDate' },
    })
  }))

test('400 for a position that no page gave, 403 for who is no member', () =>
  withWorld(async ({ owner, consumer, visitor }) => {
    const { usagePlanId } = await createSubscriber(owner)
    const range = { usagePlanId, startDate: today, endDate: today }
    await expect(getUsage(owner, { ...range, position: '***' })).rejects.toMatchObject({ status: 400 })
    await expect(getUsage(owner, { ...range, limit: 0 })).rejects.toMatchObject({ status: 400 })
    for (const context of [consumer, visitor]) {
      await expect(getUsage(context, range)).rejects.toMatchObject({ status: 403 })
    }
  }))
