import { z } from 'zod'
import { query } from '#server/operation.ts'
import { type DocumentationPart, toDocumentationPart } from './documentation-part.ts'
import { findDocumentationPart } from './find-documentation-part.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_GetDocumentationPart.html */
export const getDocumentationPart = query({
  name: 'GetDocumentationPart',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), documentationPartId: z.string() }),
  async run(context, { restApiId, documentationPartId }): Promise<DocumentationPart> {
    return toDocumentationPart(await findDocumentationPart(context, restApiId, documentationPartId))
  },
})
