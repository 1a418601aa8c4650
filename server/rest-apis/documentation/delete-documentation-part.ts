import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { documentationParts } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { locationText } from './documentation-location.ts'
import { findDocumentationPart, invalidDocumentationPart } from './find-documentation-part.ts'

/**
 * AWS `DeleteDocumentationPart`. Versions that were made with it keep it.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteDocumentationPart.html
 */
export const deleteDocumentationPart = command({
  name: 'DeleteDocumentationPart',
  permission: 'apis:write',
  input: z.object({ restApiId: z.string(), documentationPartId: z.string() }),
  async run(context, { restApiId, documentationPartId }) {
    await changeRestApi(context, restApiId, invalidDocumentationPart)
    const { id, location } = await findDocumentationPart(context, restApiId, documentationPartId)
    await context.db
      .delete(documentationParts)
      .where(and(eq(documentationParts.restApiId, restApiId), eq(documentationParts.id, id)))
    return { id, location }
  },
  audit: ({ id, location }, { restApiId }) => ({
    resource: `/restapis/${restApiId}/documentation/parts/${id}`,
    detail: { location: locationText(location) },
  }),
})
