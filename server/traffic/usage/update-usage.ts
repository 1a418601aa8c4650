import { and, eq } from 'drizzle-orm'
import { quotaPeriod } from 'gateway-core/limits/quota-period.ts'
import { z } from 'zod'
import { type QuotaColumn, quotaCounters } from '#db/schema.ts'
import { findUsagePlan } from '#server/access/usage-plans/find-usage-plan.ts'
import { findUsagePlanKey } from '#server/access/usage-plans/find-usage-plan-key.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { limitBeforeExtension, readQuotaRecords } from './quota-use.ts'
import { readUsageDays, type Usage } from './read-usage-days.ts'
import { dayMs } from './usage-days.ts'

/**
 * Grants a key more, or less, of its quota for the rest of the current period: `remaining` is what it has left from now
 * on. Answers with the usage of today. https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateUsage.html
 */
export const updateUsage = command({
  name: 'UpdateUsage',
  permission: 'usage-plans:write',
  input: z.object({
    usagePlanId: z.string(),
    keyId: z.string(),
    remaining: z.int().min(0).max(2_147_483_647).optional(),
  }),
  async run(context, { usagePlanId, keyId, remaining }): Promise<Usage> {
    const plan = await findUsagePlan(context, usagePlanId)
    await findUsagePlanKey(context, usagePlanId, keyId)
    if (remaining !== undefined) {
      if (!plan.quota) throw new ServiceError('BadRequestException', `Usage Plan ${usagePlanId} has no quota`)
      await extendQuota(context, { usagePlanId, apiKeyId: keyId }, plan.quota, remaining)
    }
    const today = Math.floor(context.now().getTime() / dayMs) * dayMs
    const date = new Date(today).toISOString().slice(0, 10)
    const items = await readUsageDays(context.db, plan, [keyId], today, today)
    return { usagePlanId, startDate: date, endDate: date, items }
  },
  audit: (_output, { usagePlanId, keyId, remaining }) => ({
    resource: `/usageplans/${usagePlanId}/keys/${keyId}/usage`,
    detail: { remaining },
  }),
})

async function extendQuota(
  context: CommandContext,
  { usagePlanId, apiKeyId }: { usagePlanId: string; apiKeyId: string },
  quota: QuotaColumn,
  remaining: number,
): Promise<void> {
  const { start } = quotaPeriod(quota.period, context.now().getTime())
  const counter = { usagePlanId, apiKeyId, periodStart: new Date(start) }
  // Gateway nodes lock this row to lease units: none are granted while the remainder is reckoned.
  await context.db
    .insert(quotaCounters)
    .values({ ...counter, granted: 0, extension: 0 })
    .onConflictDoUpdate({
      target: [quotaCounters.usagePlanId, quotaCounters.apiKeyId, quotaCounters.periodStart],
      set: { periodStart: counter.periodStart },
    })
  const record = (await readQuotaRecords(context.db, usagePlanId, [apiKeyId], start)).get(apiKeyId)
  const used = record?.periods.get(start)?.used ?? 0
  await context.db
    .update(quotaCounters)
    .set({ extension: remaining + used - limitBeforeExtension(quota, record, start) })
    .where(
      and(
        eq(quotaCounters.usagePlanId, usagePlanId),
        eq(quotaCounters.apiKeyId, apiKeyId),
        eq(quotaCounters.periodStart, counter.periodStart),
      ),
    )
  context.changed({ kind: 'usage-plan', usagePlanId })
}
