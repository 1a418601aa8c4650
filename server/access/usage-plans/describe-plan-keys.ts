import { and, asc, eq, gt } from 'drizzle-orm'
import { quotaPeriod } from 'gateway-core/limits/quota-period.ts'
import { z } from 'zod'
import { apiKeys, apps, usagePlanKeys } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { query } from '#server/operation.ts'
import { afterPosition, pageOf } from '#server/paging.ts'
import { timeKey } from '#server/time-key.ts'
import { type QuotaUse, quotaUse, readQuotaRecords } from '#server/traffic/usage/quota-use.ts'
import { type ApiKeyUse, readApiKeyUse, unused } from '../api-keys/api-key-use.ts'
import { findUsagePlan } from './find-usage-plan.ts'
import type { UsagePlanRow } from './usage-plan.ts'

/** A key in a plan, and how much of the plan it has used. */
export interface PlanKeyUse extends ApiKeyUse {
  readonly id: string
  readonly name: string | undefined
  /** Of the consumer's app that it belongs to. */
  readonly appName: string | undefined
  /** Of this period; undefined: the plan has no quota. */
  readonly quota: QuotaUse | undefined
}

const oldestFirst = timeKey(apiKeys.createdDate, apiKeys.id)

/** The keys in a plan, oldest first, with what each has used of its quota in this period and in the last 30 days. */
export const describePlanKeys = query({
  name: 'DescribePlanKeys',
  permission: 'usage-plans:read',
  input: z.object({
    usagePlanId: z.string(),
    limit: z.number().int().min(1).max(500).default(50),
    position: z.string().optional(),
  }),
  async run(context, { usagePlanId, limit, position }) {
    const plan = await findUsagePlan(context, usagePlanId)
    const after = afterPosition(position)
    const rows = await context.db
      .select({ id: apiKeys.id, name: apiKeys.name, appName: apps.name, key: oldestFirst })
      .from(usagePlanKeys)
      .innerJoin(apiKeys, eq(apiKeys.id, usagePlanKeys.apiKeyId))
      .leftJoin(apps, eq(apps.id, apiKeys.appId))
      .where(and(eq(usagePlanKeys.usagePlanId, usagePlanId), after === undefined ? undefined : gt(oldestFirst, after)))
      .orderBy(asc(oldestFirst))
      .limit(limit + 1)
    const page = pageOf(rows, limit, ({ key }) => key)
    const ids = page.items.map(({ id }) => id)
    const use = await readApiKeyUse(context, ids)
    const { quotas, periodEnd } = await quotasOf(context, plan, ids)
    return {
      ...page,
      /** When the quota begins anew; undefined: the plan has none. */
      periodEnd,
      items: page.items.map(
        ({ id, name, appName }): PlanKeyUse => ({
          id,
          name: name ?? undefined,
          appName: appName ?? undefined,
          quota: quotas.get(id),
          ...(use.get(id) ?? unused),
        }),
      ),
    }
  },
})

async function quotasOf({ db, now }: Context, { id: usagePlanId, quota }: UsagePlanRow, ids: readonly string[]) {
  if (!quota) return { quotas: new Map<string, QuotaUse>(), periodEnd: undefined }
  const { start, end } = quotaPeriod(quota.period, now().getTime())
  const records = await readQuotaRecords(db, usagePlanId, ids, start)
  const quotas = new Map(ids.map((id) => [id, quotaUse(quota, records.get(id), start)]))
  return { quotas, periodEnd: new Date(end) }
}
