import { and, eq, gt, lte } from 'drizzle-orm'
import type { Database } from '#db/client.ts'
import { configurationChanges } from '#db/schema.ts'

/** The functions (`{accountId}/{functionName}`) that changed after one version and up to another. */
export async function changedFunctions(db: Database, after: number, upTo: number): Promise<string[]> {
  const rows = await db
    .selectDistinct({ key: configurationChanges.key })
    .from(configurationChanges)
    .where(
      and(
        eq(configurationChanges.kind, 'function'),
        gt(configurationChanges.version, after),
        lte(configurationChanges.version, upTo),
      ),
    )
  return rows.map(({ key }) => key)
}
