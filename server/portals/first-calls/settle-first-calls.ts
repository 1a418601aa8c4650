import { lt, sql } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { apiKeys, appMembers, firstCalls, productStages, subscriptions, usage } from '#db/schema.ts'

const dayMs = 86_400_000
/** Who has not called for so long is waited for no more. */
const waitingDays = 60
const keptDays = 400

/**
 * Finds the first good answers that came outside the try pane, in the usage of the keys that were taken. Run again and
 * again; forgets what is older than 400 days.
 */
export async function settleFirstCalls(db: Database, now: Date): Promise<void> {
  const since = new Date(now.getTime() - waitingDays * dayMs).toISOString()
  await db.execute(sql`
    update ${firstCalls} set succeeded_at = found.at, tried_at = coalesce(${firstCalls.triedAt}, found.at)
    from (
      select waiting.id as id, min(${usage.firstSucceededAt}) as at
      from ${firstCalls} as waiting
      join ${appMembers} on ${appMembers.userId} = waiting.user_id
      join ${subscriptions} on ${subscriptions.appId} = ${appMembers.appId}
        and ${subscriptions.productId} = waiting.product_id
      join ${apiKeys} on ${apiKeys.appId} = ${appMembers.appId}
      join ${productStages} on ${productStages.productId} = waiting.product_id
      join ${usage} on ${usage.apiKeyId} = ${apiKeys.id}
        and ${usage.restApiId} = ${productStages.restApiId}
        and ${usage.stageName} = ${productStages.stageName}
        and ${usage.firstSucceededAt} >= waiting.viewed_at
      where waiting.succeeded_at is null and waiting.key_at is not null
        and waiting.viewed_at >= ${since}::timestamptz
      group by waiting.id
    ) as found
    where ${firstCalls.id} = found.id`)
  await db.delete(firstCalls).where(lt(firstCalls.viewedAt, new Date(now.getTime() - keptDays * dayMs)))
}
