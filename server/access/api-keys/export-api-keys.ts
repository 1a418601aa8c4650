import { and, asc, eq, gt, inArray, isNull, not } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys, usagePlanKeys } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { csvLine } from '#server/csv-line.ts'
import { command } from '#server/operation.ts'
import { type ApiKeyRow, apiKeyValue } from './api-key.ts'

const atOnce = 1000

/**
 * All keys of the account as a file that `importApiKeys` reads: AWS's columns, values and all, so it is for those who may
 * make keys, and that somebody has taken them is on record. Revoked and trial keys are left out: nobody can use them.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-key-file-format.html
 */
export const exportApiKeys = command({
  name: 'ExportApiKeys',
  permission: 'api-keys:write',
  input: z.object({}),
  async run(context): Promise<{ csv: string; keys: number }> {
    const lines = ['name,key,description,enabled,usageplanids']
    for (let after = ''; ; ) {
      const page = await pageAfter(context, after)
      const plans = await plansOf(context, page)
      for (const row of page) {
        const ids = (plans.get(row.id) ?? []).map(({ usagePlanId }) => usagePlanId)
        const { name, description, enabled } = row
        const fields = [name ?? row.id, apiKeyValue(context, row), description ?? '', String(enabled), ids.join(',')]
        lines.push(csvLine(fields))
      }
      const last = page.at(-1)
      if (!last || page.length < atOnce) break
      after = last.id
    }
    return { csv: `${lines.join('\r\n')}\r\n`, keys: lines.length - 1 }
  },
  audit: ({ keys }) => ({ resource: '/apikeys?mode=export', detail: { exported: keys } }),
})

async function pageAfter({ db, accountId }: CommandContext, after: string): Promise<ApiKeyRow[]> {
  return await db
    .select()
    .from(apiKeys)
    .where(
      and(eq(apiKeys.accountId, accountId), gt(apiKeys.id, after), isNull(apiKeys.revokedAt), not(apiKeys.isTrial)),
    )
    .orderBy(asc(apiKeys.id))
    .limit(atOnce)
}

async function plansOf({ db }: CommandContext, page: readonly ApiKeyRow[]) {
  if (page.length === 0) return new Map<string, { usagePlanId: string }[]>()
  const ids = page.map(({ id }) => id)
  const rows = await db
    .select()
    .from(usagePlanKeys)
    .where(inArray(usagePlanKeys.apiKeyId, ids))
    .orderBy(asc(usagePlanKeys.usagePlanId))
  return Map.groupBy(rows, ({ apiKeyId }) => apiKeyId)
}
