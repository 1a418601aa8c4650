import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { deployments, stages } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { tagsInput } from '#server/tags.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { requireDocumentationVersion } from '../documentation/find-documentation-version.ts'
import { insertStage } from './insert-stage.ts'
import { toStage } from './stage.ts'
import { maximumVariables, stageFields } from './stage-fields.ts'

/** Makes a stage that serves a deployment. https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html */
export const createStage = command({
  name: 'CreateStage',
  permission: 'stages:write',
  input: z.object({
    restApiId: stageFields.restApiId,
    stageName: stageFields.stageName,
    deploymentId: stageFields.deploymentId,
    description: stageFields.description.optional(),
    cacheClusterEnabled: z.boolean().optional(),
    cacheClusterSize: stageFields.cacheClusterSize.optional(),
    variables: stageFields.variables.optional(),
    documentationVersion: z.string().max(255).optional(),
    canarySettings: z
      .object({
        percentTraffic: stageFields.percentTraffic.optional(),
        deploymentId: stageFields.deploymentId.optional(),
        stageVariableOverrides: stageFields.variables.optional(),
        useStageCache: z.boolean().optional(),
      })
      .optional(),
    tracingEnabled: z.boolean().optional(),
    tags: tagsInput.optional(),
  }),
  async run(context, input) {
    await findRestApi(context, input.restApiId)
    if (input.documentationVersion) {
      await requireDocumentationVersion(context, input.restApiId, input.documentationVersion)
    }
    refuseTooManyVariables(input.variables)
    refuseTooManyVariables(input.canarySettings?.stageVariableOverrides)
    await requireDeployment(context, input.restApiId, input.deploymentId)
    if (input.canarySettings?.deploymentId !== undefined) {
      await requireDeployment(context, input.restApiId, input.canarySettings.deploymentId)
    }
    if (await stageExists(context, input.restApiId, input.stageName)) {
      throw new ServiceError('ConflictException', 'Stage already exists')
    }
    return toStage(await insertStage(context, input))
  },
  audit: ({ stageName, deploymentId }, { restApiId }) => ({
    resource: `/restapis/${restApiId}/stages/${stageName}`,
    detail: { deploymentId },
  }),
})

/** A stage points to a deployment of its own API: `BadRequestException` otherwise. */
export async function requireDeployment({ db }: Context, restApiId: string, deploymentId: string): Promise<void> {
  const [row] = await db
    .select({ id: deployments.id })
    .from(deployments)
    .where(and(eq(deployments.restApiId, restApiId), eq(deployments.id, deploymentId)))
    // Held until the commit: a deployment that a stage is about to serve must not be deleted meanwhile.
    .for('share')
  if (!row) throw new ServiceError('BadRequestException', 'Deployment id does not exist')
}

/** AWS's limit: 100 variables on a stage. */
export function refuseTooManyVariables(variables: Readonly<Record<string, string>> | null | undefined): void {
  if (Object.keys(variables ?? {}).length > maximumVariables) {
    throw new ServiceError('BadRequestException', `A stage can have ${maximumVariables} stage variables at most`)
  }
}

async function stageExists({ db }: Context, restApiId: string, stageName: string): Promise<boolean> {
  const rows = await db
    .select({ name: stages.stageName })
    .from(stages)
    .where(and(eq(stages.restApiId, restApiId), eq(stages.stageName, stageName)))
  return rows.length > 0
}
