import { and, eq } from 'drizzle-orm'
import { documentationParts } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import type { DocumentationPartRow } from './documentation-part.ts'

/** AWS's text for a part that is not there, or whose API is not. */
export const invalidDocumentationPart = 'Invalid Documentation part identifier specified'

/** The documentation part of an API in the actor's account, or `NotFoundException`. */
export async function findDocumentationPart(
  context: Context,
  restApiId: string,
  documentationPartId: string,
): Promise<DocumentationPartRow> {
  await findRestApi(context, restApiId, invalidDocumentationPart)
  const [row] = await context.db
    .select()
    .from(documentationParts)
    .where(and(eq(documentationParts.restApiId, restApiId), eq(documentationParts.id, documentationPartId)))
  if (!row) throw new ServiceError('NotFoundException', invalidDocumentationPart)
  return row
}
