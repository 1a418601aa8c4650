import { expect, test } from 'vitest'
import { createApiKey } from '#server/access/api-keys/create-api-key.ts'
import { deleteApiKey } from '#server/access/api-keys/delete-api-key.ts'
import { createUsagePlan } from '#server/access/usage-plans/create-usage-plan.ts'
import { createUsagePlanKey } from '#server/access/usage-plans/create-usage-plan-key.ts'
import { recordQuotaUse, recordUsage } from '#server/testing/record-usage.ts'
import { withWorld } from '#server/testing/with-world.ts'
import { exportUsage } from './export-usage.ts'

/** The tests' clock stands at noon of Sunday 2026-11-22. */
const range = { startDate: '2026-11-21', endDate: '2026-11-22' }

test('a line for each key and day, with its name; the names of consumers are no formulas', () =>
  withWorld(async ({ owner, as }) => {
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free', quota: { limit: 100, period: 'MONTH' } })
    const { id: keyId } = await createApiKey(owner, { name: '=HYPERLINK("x")' })
    await createUsagePlanKey(owner, { usagePlanId, keyId, keyType: 'API_KEY' })
    const use = { usagePlanId, apiKeyId: keyId }
    await recordUsage(owner, { ...use, hour: new Date('2026-11-21T10:00:00Z'), admitted: 4 })
    await recordQuotaUse(owner, { ...use, periodStart: new Date('2026-11-01'), used: 4 })
    expect(await exportUsage(as('viewer'), { usagePlanId, ...range, format: 'csv' })).toEqual({
      name: `usage-${usagePlanId}-2026-11-21-2026-11-22.csv`,
      text: [
        'date,keyId,name,used,remaining',
        `2026-11-21,${keyId},"\t=HYPERLINK(""x"")",4,96`,
        `2026-11-22,${keyId},"\t=HYPERLINK(""x"")",0,96`,
        '',
      ].join('\r\n'),
      keys: 1,
    })
  }))

test('JSON is as AWS answers; a key that is deleted is there by its id, and nothing remains without a quota', () =>
  withWorld(async ({ owner }) => {
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Open' })
    const { id: keyId } = await createApiKey(owner, { name: 'old' })
    await createUsagePlanKey(owner, { usagePlanId, keyId, keyType: 'API_KEY' })
    await recordUsage(owner, { usagePlanId, apiKeyId: keyId, hour: new Date('2026-11-22T10:00:00Z'), admitted: 2 })
    await deleteApiKey(owner, { apiKey: keyId })
    const json = await exportUsage(owner, { usagePlanId, ...range, format: 'json' })
    expect(JSON.parse(json.text)).toEqual({
      usagePlanId,
      ...range,
      values: {
        [keyId]: [
          [0, -1],
          [2, -1],
        ],
      },
    })
    const csv = await exportUsage(owner, { usagePlanId, ...range, format: 'csv' })
    expect(csv.text).toBe(`date,keyId,name,used,remaining\r\n2026-11-21,${keyId},,0,\r\n2026-11-22,${keyId},,2,\r\n`)
  }))

test('all pages are in it', () =>
  withWorld(async ({ owner }) => {
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Busy' })
    const hour = new Date('2026-11-22T10:00:00Z')
    for (let key = 0; key < 501; key++)
      await recordUsage(owner, { usagePlanId, apiKeyId: `k${key}`, hour, admitted: 1 })
    expect((await exportUsage(owner, { usagePlanId, ...range, format: 'json' })).keys).toBe(501)
  }))

test('a range that is none is refused at its field', () =>
  withWorld(async ({ owner }) => {
    const { id: usagePlanId } = await createUsagePlan(owner, { name: 'Free' })
    const ask = (changed: object) => exportUsage(owner, { usagePlanId, ...range, format: 'csv', ...changed })
    await expect(ask({ endDate: '2026-11-20' })).rejects.toMatchObject({ fields: { endDate: expect.anything() } })
    await expect(ask({ startDate: '2026-01-01' })).rejects.toMatchObject({ fields: { endDate: expect.anything() } })
    await expect(ask({ startDate: '' })).rejects.toMatchObject({ fields: { startDate: expect.anything() } })
    await expect(ask({ usagePlanId: 'none' })).rejects.toMatchObject({ status: 404 })
  }))
