import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { stages } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { findStageForUpdate } from '../stages/find-stage.ts'
import { stageFields } from '../stages/stage-fields.ts'
import { type DocumentationVersion, toDocumentationVersion } from './documentation-version.ts'
import { documentationVersionFields } from './documentation-version-fields.ts'
import { holdRestApi } from './hold-rest-api.ts'
import { publishDocumentation } from './publish-documentation.ts'

/**
 * AWS `CreateDocumentationVersion`: publishes all parts as they are now, and has a stage show them where one is named.
 * Deployments are not touched.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDocumentationVersion.html
 */
export const createDocumentationVersion = command({
  name: 'CreateDocumentationVersion',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string(),
    documentationVersion: documentationVersionFields.documentationVersion,
    stageName: stageFields.stageName.optional(),
    description: documentationVersionFields.description.optional(),
  }),
  async run(context, { restApiId, documentationVersion, stageName, description }): Promise<DocumentationVersion> {
    await holdRestApi(context, restApiId)
    if (stageName !== undefined) await findStageForUpdate(context, restApiId, stageName)
    const row = await publishDocumentation(context, restApiId, documentationVersion, description)
    if (!row) throw new ServiceError('ConflictException', 'Documentation version already exists')
    if (stageName !== undefined) await showInStage(context, restApiId, stageName, documentationVersion)
    return toDocumentationVersion(row)
  },
  audit: ({ version }, { restApiId, stageName }) => ({
    resource: `/restapis/${restApiId}/documentation/versions/${version}`,
    detail: { stageName },
  }),
})

async function showInStage(
  { db, now }: CommandContext,
  restApiId: string,
  stageName: string,
  documentationVersion: string,
): Promise<void> {
  await db
    .update(stages)
    .set({ documentationVersion, lastUpdatedDate: now() })
    .where(and(eq(stages.restApiId, restApiId), eq(stages.stageName, stageName)))
}
