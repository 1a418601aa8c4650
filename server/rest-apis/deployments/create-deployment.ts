import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { deployments, restApis, stages } from '#db/schema.ts'
import { actorName, type CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { exportOpenapi } from '../openapi/export-openapi.ts'
import { readDefinition } from '../openapi/read-definition.ts'
import { refuseTooManyVariables } from '../stages/create-stage.ts'
import { insertStage } from '../stages/insert-stage.ts'
import { recordStageDeployment } from '../stages/record-stage-deployment.ts'
import { stageFields } from '../stages/stage-fields.ts'
import { deployedDefinition } from './deployed-definition.ts'
import { type Deployment, toDeployment } from './deployment.ts'

const input = z.object({
  restApiId: z.string().min(1),
  stageName: stageFields.stageName.optional(),
  stageDescription: stageFields.description.optional(),
  description: z.string().max(1024).optional(),
  cacheClusterEnabled: z.boolean().optional(),
  cacheClusterSize: stageFields.cacheClusterSize.optional(),
  variables: stageFields.variables.optional(),
  canarySettings: z
    .object({
      percentTraffic: stageFields.percentTraffic.optional(),
      stageVariableOverrides: stageFields.variables.optional(),
      useStageCache: z.boolean().optional(),
    })
    .optional(),
  tracingEnabled: z.boolean().optional(),
})

type Given = z.output<typeof input>

/**
 * Copies the definition as it is now, and has a stage serve the copy where one is named: a new stage, or one that exists.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateDeployment.html
 */
export const createDeployment = command({
  name: 'CreateDeployment',
  permission: 'stages:write',
  input,
  async run(context, given): Promise<Deployment> {
    await findRestApi(context, given.restApiId)
    refuseTooManyVariables(given.variables)
    refuseTooManyVariables(given.canarySettings?.stageVariableOverrides)
    const stage = await findStageToDeploy(context, given)
    const row = await insertDeployment(context, given)
    if (given.stageName !== undefined) {
      if (!stage) await insertStage(context, { ...newStage(given, given.stageName), deploymentId: row.id })
      else await pointStage(context, stage, given, row.id)
    }
    return toDeployment(row)
  },
  audit: ({ id }, { restApiId, stageName, description }) => ({
    resource: `/restapis/${restApiId}/deployments/${id}`,
    detail: { stageName, description },
  }),
})

async function findStageToDeploy(
  { db }: CommandContext,
  { restApiId, stageName, canarySettings }: Given,
): Promise<typeof stages.$inferSelect | undefined> {
  if (stageName === undefined) {
    if (canarySettings)
      throw invalidCanary(
        'Non null and non empty stageName must be provided for canary deployment. Provided value is null',
      )
    return undefined
  }
  const [stage] = await db
    .select()
    .from(stages)
    .where(and(eq(stages.restApiId, restApiId), eq(stages.stageName, stageName)))
    .for('update')
  if (!stage && canarySettings) {
    throw invalidCanary(`Stage ${stageName} must already be created before making a canary release deployment`)
  }
  return stage
}

function invalidCanary(reason: string): ServiceError {
  return new ServiceError('BadRequestException', `Invalid deployment content specified.${reason}`)
}

async function insertDeployment(context: CommandContext, { restApiId, description }: Given) {
  const { db } = context
  // Every command that changes the definition locks this row: what is read next is one moment of it.
  await db.select({ id: restApis.id }).from(restApis).where(eq(restApis.id, restApiId)).for('update')
  const definition = await readDefinition(db, restApiId)
  const row: typeof deployments.$inferSelect = {
    restApiId,
    id: context.newId(6),
    description: description || null,
    createdDate: context.now(),
    createdBy: actorName(context.actor),
    definition: deployedDefinition(definition),
    openapi: exportOpenapi(definition),
    documentationParts: definition.documentationParts,
  }
  await db.insert(deployments).values(row)
  return row
}

function newStage(given: Given, stageName: string) {
  return {
    restApiId: given.restApiId,
    stageName,
    description: given.stageDescription ?? null,
    variables: given.variables ?? null,
    ...(given.cacheClusterEnabled === undefined ? {} : { cacheClusterEnabled: given.cacheClusterEnabled }),
    ...(given.cacheClusterSize === undefined ? {} : { cacheClusterSize: given.cacheClusterSize }),
    ...(given.tracingEnabled === undefined ? {} : { tracingEnabled: given.tracingEnabled }),
  }
}

/** What the deployment says about the stage replaces what the stage had; what it leaves out stays. */
async function pointStage(
  context: CommandContext,
  stage: typeof stages.$inferSelect,
  given: Given,
  deploymentId: string,
): Promise<void> {
  const { restApiId, stageName } = stage
  const canary = given.canarySettings
  const cacheClusterEnabled = given.cacheClusterEnabled ?? stage.cacheClusterEnabled
  await context.db
    .update(stages)
    .set({
      ...(canary
        ? { canarySettings: { percentTraffic: 0, useStageCache: false, ...canary, deploymentId } }
        : { deploymentId }),
      ...(given.stageDescription === undefined ? {} : { description: given.stageDescription || null }),
      ...(given.variables === undefined ? {} : { variables: given.variables }),
      cacheClusterEnabled,
      cacheClusterSize: given.cacheClusterSize ?? stage.cacheClusterSize ?? (cacheClusterEnabled ? '0.5' : null),
      tracingEnabled: given.tracingEnabled ?? stage.tracingEnabled,
      lastUpdatedDate: context.now(),
    })
    .where(and(eq(stages.restApiId, restApiId), eq(stages.stageName, stageName)))
  if (!canary) await recordStageDeployment(context, { restApiId, stageName, deploymentId })
  context.changed({ kind: 'stage', restApiId, stageName })
}
