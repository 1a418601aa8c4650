import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { documentationParts } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { locationText } from './documentation-location.ts'
import { type DocumentationPart, toDocumentationPart } from './documentation-part.ts'
import { documentationPartFields } from './documentation-part-fields.ts'
import { findDocumentationPart, invalidDocumentationPart } from './find-documentation-part.ts'

/**
 * AWS `UpdateDocumentationPart`: another text at the same location.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateDocumentationPart.html
 */
export const updateDocumentationPart = command({
  name: 'UpdateDocumentationPart',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string(),
    documentationPartId: z.string(),
    properties: documentationPartFields.properties.optional(),
  }),
  async run(context, { restApiId, documentationPartId, properties }): Promise<DocumentationPart> {
    await changeRestApi(context, restApiId, invalidDocumentationPart)
    const before = await findDocumentationPart(context, restApiId, documentationPartId)
    const after = { ...before, properties: properties ?? before.properties }
    await context.db
      .update(documentationParts)
      .set({ properties: after.properties })
      .where(and(eq(documentationParts.restApiId, restApiId), eq(documentationParts.id, before.id)))
    return toDocumentationPart(after)
  },
  audit: ({ id, location }, { restApiId }) => ({
    resource: `/restapis/${restApiId}/documentation/parts/${id}`,
    detail: { location: locationText(location) },
  }),
})
