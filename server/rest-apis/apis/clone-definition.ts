import { type Column, eq, getTableColumns } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import {
  authorizers,
  documentationParts,
  gatewayResponses,
  methods,
  models,
  requestValidators,
  resources,
} from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'

/** Parents before children. */
const definitionTables = [
  resources,
  models,
  requestValidators,
  authorizers,
  methods,
  gatewayResponses,
  documentationParts,
] as const

/**
 * Copies everything below one API to another one that has nothing yet. Ids are unique within an API only, so that they
 * are kept and references between the parts stay right.
 */
export async function cloneDefinition({ db }: CommandContext, fromId: string, toId: string): Promise<void> {
  for (const table of definitionTables) await copyRows(db, table, table.restApiId, fromId, toId)
}

async function copyRows(
  db: CommandContext['db'],
  table: PgTable,
  restApiId: Column,
  fromId: string,
  toId: string,
): Promise<void> {
  const columns = getTableColumns(table)
  const rows = await db.select(columns).from(table).where(eq(restApiId, fromId))
  for (let start = 0; start < rows.length; start += 500) {
    await db.insert(table).values(rows.slice(start, start + 500).map((row) => ({ ...row, restApiId: toId })))
  }
}
