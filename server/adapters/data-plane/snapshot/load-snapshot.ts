import { max } from 'drizzle-orm'
import type { Snapshot } from 'gateway-core/snapshot.ts'
import type { Database } from '#db/client.ts'
import { configurationChanges } from '#db/schema.ts'
import type { Page } from './page.ts'
import { readApiKeyPage, readUsagePlanPage } from './read-access.ts'
import { readAccessKeyPage, readAccountPage, readCredentialsPage } from './read-accounts.ts'
import { readDomainPage } from './read-domains.ts'
import { readStagePage } from './read-stages.ts'

/**
 * Everything that is served. The version is read before the rest: what commits while the pages are read may already be
 * in them, and is read once more with the changes after that version.
 */
export async function loadSnapshot(db: Database): Promise<Snapshot> {
  const [row] = await db.select({ version: max(configurationChanges.version) }).from(configurationChanges)
  return {
    version: row?.version ?? 0,
    stages: await readAll((after) => readStagePage(db, after)),
    usagePlans: await readAll((after) => readUsagePlanPage(db, after)),
    apiKeys: await readAll((after) => readApiKeyPage(db, after)),
    accessKeys: await readAll((after) => readAccessKeyPage(db, after)),
    credentials: await readAll((after) => readCredentialsPage(db, after)),
    accounts: await readAll((after) => readAccountPage(db, after)),
    domains: await readAll((after) => readDomainPage(db, after)),
  }
}

async function readAll<Value>(read: (after?: string) => Promise<Page<Value>>): Promise<ReadonlyMap<string, Value>> {
  const all = new Map<string, Value>()
  let after: string | undefined
  do {
    const page = await read(after)
    for (const [key, value] of page.entries) all.set(key, value)
    after = page.next
  } while (after !== undefined)
  return all
}
