import { quotaLeases, usage } from '#db/schema.ts'
import type { Context } from '#server/context.ts'

type UsageRow = typeof usage.$inferInsert

/** Writes an hour of use as the data plane does; what is not told is nothing. */
export async function recordUsage({ db, accountId }: Context, row: Partial<UsageRow> & { hour: Date }): Promise<void> {
  await db.insert(usage).values({
    accountId,
    usagePlanId: '',
    apiKeyId: '',
    restApiId: 'api',
    stageName: 'prod',
    admitted: 0,
    throttled: 0,
    quotaExceeded: 0,
    refused: 0,
    clientErrors: 0,
    serverErrors: 0,
    latencyMs: 0,
    ...row,
  })
}

/** Writes what a gateway node has used of a quota in a period. */
export async function recordQuotaUse(
  { db }: Context,
  row: { usagePlanId: string; apiKeyId: string; periodStart: Date; used: number; granted?: number; nodeId?: string },
): Promise<void> {
  await db.insert(quotaLeases).values({ nodeId: 'node', granted: row.used, ...row })
}
