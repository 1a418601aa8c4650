import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys, usagePlanKeys } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, type Page, pageInput, pageOf } from '#server/paging.ts'
import { timeKey } from '#server/time-key.ts'
import { findUsagePlan } from './find-usage-plan.ts'
import { toUsagePlanKey, type UsagePlanKey } from './usage-plan-key.ts'

const oldestFirst = timeKey(apiKeys.createdDate, apiKeys.id)

/**
 * The keys in a plan, oldest first; `nameQuery` is how their name begins.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsagePlanKeys.html
 */
export const getUsagePlanKeys = query({
  name: 'GetUsagePlanKeys',
  permission: 'usage-plans:read',
  input: z.object({ ...pageInput, usagePlanId: z.string(), nameQuery: z.string().max(1024).optional() }),
  async run(context, { usagePlanId, limit, position, nameQuery }): Promise<Page<UsagePlanKey>> {
    await findUsagePlan(context, usagePlanId)
    const after = afterPosition(position)
    const rows = await context.db
      .select({ row: apiKeys, key: oldestFirst })
      .from(usagePlanKeys)
      .innerJoin(apiKeys, eq(apiKeys.id, usagePlanKeys.apiKeyId))
      .where(
        and(
          eq(usagePlanKeys.usagePlanId, usagePlanId),
          nameQuery ? sql`starts_with(${apiKeys.name}, ${nameQuery})` : undefined,
          after === undefined ? undefined : gt(oldestFirst, after),
        ),
      )
      .orderBy(asc(oldestFirst))
      .limit((limit ?? defaultPageSize) + 1)
    const page = pageOf(rows, limit, ({ key }) => key)
    return { ...page, items: page.items.map(({ row }) => toUsagePlanKey(context, row)) }
  },
})
