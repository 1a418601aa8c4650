import { is, sql } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import type { Database } from '#db/client.ts'
import * as schema from '#db/schema.ts'

const tables = Object.values(schema)
  .filter((table) => is(table, PgTable))
  .map((table) => getTableConfig(table).name)

/** Every row of every table as text, `{table} {row}`. When an access key was last used is no change of anything. */
export async function dumpDatabase(db: Database): Promise<string[]> {
  const selects = tables.map(
    (name) => sql`select ${name} || ' ' || (to_jsonb(x) - 'last_used_at')::text as row from ${sql.identifier(name)} x`,
  )
  const dumped = db
    .$with('dumped')
    .as(
      db
        .select({ row: sql<string>`row`.as('row') })
        .from(sql.join([sql`(`, sql.join(selects, sql` union all `), sql`) u`])),
    )
  const rows = await db.with(dumped).select().from(dumped)
  return rows.map(({ row }) => row).sort()
}
