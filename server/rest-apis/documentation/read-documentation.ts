import { eq } from 'drizzle-orm'
import { documentationParts } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { comparePartLocations, type DocumentationPart, toDocumentationPart } from './documentation-part.ts'
import { findDocumentationVersion } from './find-documentation-version.ts'

/** All parts of one moment: of a published version, or of the draft. */
export interface ReadDocumentation {
  version?: string
  createdDate?: Date
  /** In reading order. */
  parts: DocumentationPart[]
}

/**
 * The parts of a version, or the draft's where none is named. The caller has made sure that the API belongs to its
 * account. `NotFoundException` for a version that is not there.
 */
export async function readDocumentation(
  context: Context,
  restApiId: string,
  documentationVersion: string | undefined,
): Promise<ReadDocumentation> {
  if (documentationVersion === undefined) {
    const rows = await context.db.select().from(documentationParts).where(eq(documentationParts.restApiId, restApiId))
    return { parts: inOrder(rows) }
  }
  const { version, createdDate, parts } = await findDocumentationVersion(context, restApiId, documentationVersion)
  return { version, createdDate, parts: inOrder(parts) }
}

function inOrder(rows: readonly DocumentationPart[]): DocumentationPart[] {
  return rows.map(toDocumentationPart).sort((left, right) => comparePartLocations(left.location, right.location))
}
