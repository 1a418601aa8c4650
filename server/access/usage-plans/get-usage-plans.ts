import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { usagePlanKeys, usagePlans } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, type Page, pageInput, pageOf } from '#server/paging.ts'
import { readUsagePlans, type UsagePlan } from './usage-plan.ts'

/**
 * The plans of the account, by id; with `keyId` only those that the key is in.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetUsagePlans.html
 */
export const getUsagePlans = query({
  name: 'GetUsagePlans',
  permission: 'usage-plans:read',
  input: z.object({ ...pageInput, keyId: z.string().optional() }),
  async run({ db, accountId }, { limit, position, keyId }): Promise<Page<UsagePlan>> {
    const after = afterPosition(position)
    const ofKey = db
      .select({ id: usagePlanKeys.usagePlanId })
      .from(usagePlanKeys)
      .where(eq(usagePlanKeys.apiKeyId, keyId ?? ''))
    const rows = await db
      .select()
      .from(usagePlans)
      .where(
        and(
          eq(usagePlans.accountId, accountId),
          keyId === undefined ? undefined : inArray(usagePlans.id, ofKey),
          after === undefined ? undefined : gt(usagePlans.id, after),
        ),
      )
      .orderBy(asc(usagePlans.id))
      .limit((limit ?? defaultPageSize) + 1)
    const page = pageOf(rows, limit, (row) => row.id)
    return { ...page, items: await readUsagePlans(db, page.items) }
  },
})
