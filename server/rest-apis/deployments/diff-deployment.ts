import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { deployments } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { query } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { readDefinition } from '../openapi/read-definition.ts'
import { findStage } from '../stages/find-stage.ts'
import { compareDefinitions, type DefinitionChange } from './compare-definitions.ts'
import { type ComparableDefinition, comparableDefinition } from './deployed-definition.ts'

/** What a deployment or a roll-back would change. */
export interface DeploymentDiff {
  /** What is compared with: absent when nothing has been deployed there. */
  fromDeploymentId?: string
  /** Absent: the definition as it is now, not yet deployed. */
  toDeploymentId?: string
  hasChanges: boolean
  /** "3 changes". */
  count: number
  changes: DefinitionChange[]
}

/**
 * Compares, by meaning, what a stage serves with the definition as it is now (what the next deployment brings), or with
 * another deployment (what a roll-back brings). Without a stage and without `fromDeploymentId` everything is new.
 */
export const diffDeployment = query({
  name: 'DiffDeployment',
  permission: 'stages:read',
  input: z.object({
    restApiId: z.string(),
    /** From what this stage serves. */
    stageName: z.string().optional(),
    /** From this deployment, instead of a stage's. */
    fromDeploymentId: z.string().optional(),
    /** To this deployment; without it, to the definition as it is now. */
    toDeploymentId: z.string().optional(),
  }),
  async run(context, { restApiId, stageName, fromDeploymentId, toDeploymentId }): Promise<DeploymentDiff> {
    await findRestApi(context, restApiId)
    const stage = stageName === undefined ? undefined : await findStage(context, restApiId, stageName)
    const from = fromDeploymentId ?? stage?.deploymentId
    const before = from === undefined ? undefined : await deployed(context, restApiId, from)
    const after =
      toDeploymentId === undefined
        ? comparableDefinition(await readDefinition(context.db, restApiId))
        : await deployed(context, restApiId, toDeploymentId)
    const changes = compareDefinitions(before, after)
    return {
      ...(from === undefined ? {} : { fromDeploymentId: from }),
      ...(toDeploymentId === undefined ? {} : { toDeploymentId }),
      hasChanges: changes.length > 0,
      count: changes.length,
      changes,
    }
  },
})

async function deployed({ db }: Context, restApiId: string, deploymentId: string): Promise<ComparableDefinition> {
  const [row] = await db
    .select({ definition: deployments.definition })
    .from(deployments)
    .where(and(eq(deployments.restApiId, restApiId), eq(deployments.id, deploymentId)))
  if (!row) throw new ServiceError('NotFoundException', 'Invalid Deployment identifier specified')
  return row.definition
}
