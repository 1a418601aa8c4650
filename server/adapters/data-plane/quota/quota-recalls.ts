import { sql } from 'drizzle-orm'
import type { DatabaseClient } from '#db/client.ts'
import type { ProcessQuotaBank } from './quota-bank.ts'
import type { QuotaKey } from './quota-ledger.ts'

const channel = 'gatehouse_quota_recall'

/** Asks the other nodes to return their unused units of a quota. Only a hint: one who does not hear it returns none. */
export async function askOtherNodes(database: DatabaseClient, nodeId: string, key: QuotaKey): Promise<void> {
  const payload = JSON.stringify([nodeId, key.usagePlanId, key.apiKeyId, key.periodStart])
  await database.db.execute(sql`select pg_notify(${channel}, ${payload})`)
}

/** Returns this node's unused units whenever another node asks. Returns what ends it. */
export function followQuotaRecalls(
  database: DatabaseClient,
  nodeId: string,
  bank: ProcessQuotaBank,
): Promise<() => Promise<void>> {
  return database.listen(channel, (payload) => {
    const [from, usagePlanId, apiKeyId, periodStart]: [string, string, string, number] = JSON.parse(payload)
    if (from !== nodeId) void bank.recall({ usagePlanId, apiKeyId, periodStart })
  })
}
