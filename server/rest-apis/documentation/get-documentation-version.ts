import { z } from 'zod'
import { query } from '#server/operation.ts'
import { type DocumentationVersion, toDocumentationVersion } from './documentation-version.ts'
import { findDocumentationVersion } from './find-documentation-version.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_GetDocumentationVersion.html */
export const getDocumentationVersion = query({
  name: 'GetDocumentationVersion',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), documentationVersion: z.string() }),
  async run(context, { restApiId, documentationVersion }): Promise<DocumentationVersion> {
    return toDocumentationVersion(await findDocumentationVersion(context, restApiId, documentationVersion))
  },
})
