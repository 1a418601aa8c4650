import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, type Page, pageInput, pageOf } from '#server/paging.ts'
import { timeKey } from '#server/time-key.ts'
import { type ApiKey, requireValues } from './api-key.ts'
import { readApiKeys } from './stage-keys.ts'

const oldestFirst = timeKey(apiKeys.createdDate, apiKeys.id)

/**
 * The keys of the account, oldest first; `nameQuery` is how their name begins.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetApiKeys.html
 */
export const getApiKeys = query({
  name: 'GetApiKeys',
  permission: 'api-keys:read',
  input: z.object({
    ...pageInput,
    nameQuery: z.string().max(1024).optional(),
    customerId: z.string().max(256).optional(),
    includeValues: z.boolean().optional(),
  }),
  async run(context, { limit, position, nameQuery, customerId, includeValues }): Promise<Page<ApiKey>> {
    requireValues(context, includeValues)
    const after = afterPosition(position)
    const rows = await context.db
      .select({ row: apiKeys, key: oldestFirst })
      .from(apiKeys)
      .where(
        and(
          eq(apiKeys.accountId, context.accountId),
          // Visitors' keys of ten minutes are nothing that the provider made or manages.
          eq(apiKeys.isTrial, false),
          nameQuery ? sql`starts_with(${apiKeys.name}, ${nameQuery})` : undefined,
          customerId ? eq(apiKeys.customerId, customerId) : undefined,
          after === undefined ? undefined : gt(oldestFirst, after),
        ),
      )
      .orderBy(asc(oldestFirst))
      .limit((limit ?? defaultPageSize) + 1)
    const page = pageOf(rows, limit, ({ key }) => key)
    const shown = page.items.map(({ row }) => row)
    return { ...page, items: await readApiKeys(context, shown, includeValues) }
  },
})
