import { asc, gt } from 'drizzle-orm'
import type { Snapshot, SnapshotChange } from 'gateway-core/snapshot.ts'
import type { Database } from '#db/client.ts'
import { configurationChanges } from '#db/schema.ts'
import { readApiKeys, readUsagePlans } from './read-access.ts'
import { readAccessKeys, readAccounts, readCredentials } from './read-accounts.ts'
import { readDomains } from './read-domains.ts'
import { readStages } from './read-stages.ts'

/** Changes read at once; the rest are read by the next call. */
const changesInPage = 1000

/** What changed after the version of `snapshot`; undefined when nothing did. */
export async function loadChange(db: Database, snapshot: Snapshot): Promise<SnapshotChange | undefined> {
  const rows = await db
    .select()
    .from(configurationChanges)
    .where(gt(configurationChanges.version, snapshot.version))
    .orderBy(asc(configurationChanges.version))
    .limit(changesInPage)
  const last = rows.at(-1)
  if (!last) return undefined
  const keysOf = (kind: string) => [...new Set(rows.filter((row) => row.kind === kind).map((row) => row.key))]
  const stageKeys = keysOf('stage')
  const planIds = keysOf('usage-plan')
  const accessKeyIds = keysOf('access-key')
  const credentials = keysOf('credentials')
  const accountIds = keysOf('account')
  const hosts = keysOf('domain')
  return {
    version: last.version,
    stages: withRemoved(stageKeys, await readStages(db, stageKeys)),
    usagePlans: withRemoved(planIds, await readUsagePlans(db, planIds)),
    apiKeys: await readChangedKeys(db, snapshot, keysOf('api-key')),
    accessKeys: withRemoved(accessKeyIds, await readAccessKeys(db, accessKeyIds)),
    credentials: withRemoved(credentials, await readCredentials(db, credentials)),
    accounts: withRemoved(accountIds, await readAccounts(db, accountIds)),
    domains: withRemoved(hosts, await readDomains(db, hosts)),
  }
}

function withRemoved<Value>(
  keys: readonly string[],
  entries: readonly [string, Value][],
): (readonly [string, Value | undefined])[] {
  const found = new Map(entries)
  return keys.map((key) => [key, found.get(key)])
}

/** A key that is gone is known by its id only, so the hash that it had is looked for in the snapshot. */
async function readChangedKeys(
  db: Database,
  snapshot: Snapshot,
  ids: readonly string[],
): Promise<SnapshotChange['apiKeys']> {
  if (ids.length === 0) return []
  const entries = await readApiKeys(db, ids)
  const changedIds = new Set(ids)
  const hashes = new Set(entries.map(([hash]) => hash))
  const removed: [string, undefined][] = []
  for (const [hash, key] of snapshot.apiKeys) {
    if (changedIds.has(key.id) && !hashes.has(hash)) removed.push([hash, undefined])
  }
  return [...entries, ...removed]
}
