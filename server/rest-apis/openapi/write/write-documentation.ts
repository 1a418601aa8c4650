import { eq, sql } from 'drizzle-orm'
import { documentationParts } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { keyOf } from '../export/documentation-index.ts'
import type { PackedPlan } from '../plan/packed-plan.ts'
import { idTaker, writeRows } from './write-rows.ts'

/** Writes documentation parts; the part that a location has already is replaced. */
export async function writeDocumentation(
  { db, newId }: CommandContext,
  restApiId: string,
  plan: PackedPlan,
): Promise<void> {
  const existing = await db
    .select({ id: documentationParts.id, location: documentationParts.location })
    .from(documentationParts)
    .where(eq(documentationParts.restApiId, restApiId))
  const ids = new Map(existing.map(({ id, location }) => [keyOf(location), id]))
  const takeId = idTaker(newId, ids.values())
  await writeRows(plan.documentationParts, (parts) =>
    db
      .insert(documentationParts)
      .values(parts.map((part) => ({ ...part, restApiId, id: ids.get(keyOf(part.location)) ?? takeId() })))
      .onConflictDoUpdate({
        target: [documentationParts.restApiId, documentationParts.id],
        set: { properties: sql`excluded.properties` },
      }),
  )
}
