import { eq, sql } from 'drizzle-orm'
import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import { documentationParts } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import type { PackedRows } from '../openapi/plan/packed-plan.ts'
import { idTaker, writeRows } from '../openapi/write/write-rows.ts'
import { parseProperties } from './documentation-index.ts'
import { completeLocation, locationKey } from './documentation-location.ts'

/** What becomes of the part that a location has already. */
export type ExistingPart =
  /** It gets the new text. */
  | 'replaced'
  /** It keeps the members that the new text does not have. */
  | 'merged'

interface ImportedPart {
  location: DocumentationLocation
  properties: string
}

/** Writes imported parts, one for each location, and gives their ids. The caller holds the API. */
export async function writeDocumentationParts(
  { db, newId }: CommandContext,
  restApiId: string,
  pieces: readonly PackedRows<ImportedPart>[],
  existingPart: ExistingPart,
): Promise<string[]> {
  const rows = await db.select().from(documentationParts).where(eq(documentationParts.restApiId, restApiId))
  const existing = new Map(rows.map((row) => [locationKey(row.location), row]))
  const takeId = idTaker(
    newId,
    rows.map(({ id }) => id),
  )
  const ids: string[] = []
  await writeRows(pieces, async (parts) => {
    const values = parts.map(({ location, properties }) => {
      const known = existing.get(locationKey(location))
      const text = known && existingPart === 'merged' ? mergedText(known.properties, properties) : properties
      return { restApiId, id: known?.id ?? takeId(), location: completeLocation(location), properties: text }
    })
    ids.push(...values.map(({ id }) => id))
    await db
      .insert(documentationParts)
      .values(values)
      .onConflictDoUpdate({
        target: [documentationParts.restApiId, documentationParts.id],
        set: { properties: sql`excluded.properties` },
      })
  })
  return ids
}

function mergedText(before: string, after: string): string {
  return JSON.stringify({ ...parseProperties(before), ...parseProperties(after) })
}
