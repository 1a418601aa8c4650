import { and, eq } from 'drizzle-orm'
import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import { documentationVersions } from '#db/schema.ts'
import type { Context } from '#server/context.ts'

/** The documentation that a stage shows. */
export interface StageDocumentation {
  /** The documentation version that the stage names, and when it was made. */
  version?: string
  createdDate?: Date
  parts: readonly { location: DocumentationLocation; properties: string }[]
}

/**
 * What a stage shows: its documentation version where it names one, otherwise the parts as they were when what it serves
 * was deployed. (AWS shows none then; here a document that was imported and deployed keeps its texts.)
 */
export async function stageDocumentation(
  { db }: Pick<Context, 'db'>,
  stage: { restApiId: string; documentationVersion: string | null },
  deployment: { documentationParts: StageDocumentation['parts'] | null },
): Promise<StageDocumentation> {
  const { restApiId, documentationVersion } = stage
  if (documentationVersion !== null) {
    const [published] = await db
      .select()
      .from(documentationVersions)
      .where(
        and(eq(documentationVersions.restApiId, restApiId), eq(documentationVersions.version, documentationVersion)),
      )
    if (published) return { version: published.version, createdDate: published.createdDate, parts: published.parts }
  }
  return { parts: deployment.documentationParts ?? [] }
}
