import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { documentationVersions } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { type DocumentationVersion, toDocumentationVersion } from './documentation-version.ts'
import { documentationVersionFields } from './documentation-version-fields.ts'
import { findDocumentationVersion, invalidDocumentationVersion } from './find-documentation-version.ts'
import { holdRestApi } from './hold-rest-api.ts'

/**
 * AWS `UpdateDocumentationVersion`: another description; what was published stays.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateDocumentationVersion.html
 */
export const updateDocumentationVersion = command({
  name: 'UpdateDocumentationVersion',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string(),
    documentationVersion: z.string(),
    description: documentationVersionFields.description.nullish(),
  }),
  async run(context, { restApiId, documentationVersion, description }): Promise<DocumentationVersion> {
    await holdRestApi(context, restApiId, invalidDocumentationVersion)
    const before = await findDocumentationVersion(context, restApiId, documentationVersion)
    const after = { ...before, description: description === undefined ? before.description : description || null }
    await context.db
      .update(documentationVersions)
      .set({ description: after.description })
      .where(
        and(eq(documentationVersions.restApiId, restApiId), eq(documentationVersions.version, documentationVersion)),
      )
    return toDocumentationVersion(after)
  },
  audit: (_, { restApiId, documentationVersion, description }) => ({
    resource: `/restapis/${restApiId}/documentation/versions/${documentationVersion}`,
    detail: { description },
  }),
})
