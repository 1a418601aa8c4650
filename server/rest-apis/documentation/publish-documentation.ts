import { eq } from 'drizzle-orm'
import { documentationParts, documentationVersions } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { comparePartLocations, toDocumentationPart } from './documentation-part.ts'
import type { DocumentationVersionRow } from './documentation-version.ts'

/**
 * Keeps all parts of the API as they are now under a name; undefined where there is a version of that name. The caller
 * holds the API, so that what is read is one moment of it.
 */
export async function publishDocumentation(
  { db, now }: CommandContext,
  restApiId: string,
  version: string,
  description: string | undefined,
): Promise<DocumentationVersionRow | undefined> {
  const rows = await db.select().from(documentationParts).where(eq(documentationParts.restApiId, restApiId))
  const parts = rows.map(toDocumentationPart).sort((left, right) => comparePartLocations(left.location, right.location))
  const row = { restApiId, version, description: description || null, parts, createdDate: now() }
  const [made] = await db.insert(documentationVersions).values(row).onConflictDoNothing().returning()
  return made
}
