import { z } from 'zod'
import type { Context } from '#server/context.ts'
import { query } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { readDefinition } from '../openapi/read-definition.ts'
import { findStage } from '../stages/find-stage.ts'
import { compareDefinitions, type DefinitionChange } from './compare-definitions.ts'
import { type ComparableDefinition, comparableDefinition } from './deployed-definition.ts'
import { type DeploymentChange, deploymentChanges } from './deployment-change.ts'
import { findDeployedDefinition } from './find-deployed.ts'

/** What a deployment or a roll-back would change. */
export interface DeploymentDiff {
  /** What is compared with: absent when nothing has been deployed there. */
  fromDeploymentId?: string
  /** Absent: the definition as it is now, not yet deployed. */
  toDeploymentId?: string
  hasChanges: boolean
  /** "3 changes": as many as `rows` has. */
  count: number
  /** By object. */
  changes: DefinitionChange[]
  /** By what they are about, value by value. */
  rows: DeploymentChange[]
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
    // A stage that names a documentation version shows that one, whatever is deployed.
    if (stage?.documentationVersion) delete before?.documentationParts
    const after =
      toDeploymentId === undefined
        ? comparableDefinition(await readDefinition(context.db, restApiId))
        : await deployed(context, restApiId, toDeploymentId)
    const changes = compareDefinitions(before, after)
    const rows = deploymentChanges(changes)
    return {
      ...(from === undefined ? {} : { fromDeploymentId: from }),
      ...(toDeploymentId === undefined ? {} : { toDeploymentId }),
      hasChanges: changes.length > 0,
      count: rows.length,
      changes,
      rows,
    }
  },
})

async function deployed(context: Context, restApiId: string, deploymentId: string): Promise<ComparableDefinition> {
  const { definition, documentationParts } = await findDeployedDefinition(context, restApiId, deploymentId)
  return { ...definition, ...(documentationParts ? { documentationParts } : {}) }
}
