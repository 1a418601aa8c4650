import { getTableColumns, sql } from 'drizzle-orm'
import { methods } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import type { MethodRow } from './method.ts'

const batch = 500

/**
 * Writes methods as a whole: one that exists keeps nothing of what it was. Who changes a part reads the row after
 * `changeRestApi`, whose lock keeps others from changing it meanwhile.
 */
export async function replaceMethods({ db }: CommandContext, rows: readonly MethodRow[]): Promise<void> {
  for (let start = 0; start < rows.length; start += batch) {
    await db
      .insert(methods)
      .values(rows.slice(start, start + batch))
      .onConflictDoUpdate({ target: [restApiId, resourceId, httpMethod], set: replaced })
  }
}

const { restApiId, resourceId, httpMethod, ...members } = getTableColumns(methods)

/** Made from the table, so that a new column cannot be forgotten. */
const replaced = Object.fromEntries(
  Object.entries(members).map(([member, { name }]) => [member, sql`excluded.${sql.identifier(name)}`]),
)
