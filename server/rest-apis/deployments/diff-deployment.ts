import { z } from 'zod'
import { ByteLimitedCache } from '#server/byte-limited-cache.ts'
import type { Context } from '#server/context.ts'
import { query } from '#server/operation.ts'
import { DraftCache } from '../apis/draft-cache.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { readDefinition } from '../openapi/read-definition.ts'
import { findStage } from '../stages/find-stage.ts'
import { compareDefinitions, type DefinitionChange } from './compare-definitions.ts'
import { type ComparableDefinition, comparableDefinition } from './deployed-definition.ts'
import { type DeploymentChange, deploymentChanges } from './deployment-change.ts'
import { findDeployedDefinition } from './find-deployed.ts'
import { findDeployment } from './find-deployment.ts'

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
    const api = await findRestApi(context, restApiId)
    const stage = stageName === undefined ? undefined : await findStage(context, restApiId, stageName)
    const pair = {
      from: fromDeploymentId ?? stage?.deploymentId,
      to: toDeploymentId,
      texts: !stage?.documentationVersion,
    }
    const make = () => compare(context, restApiId, pair)
    const what = JSON.stringify(['from', pair.from, 'to', pair.to, pair.texts])
    // What was kept of a deployment that was deleted since is not there any more.
    for (const id of [fromDeploymentId, toDeploymentId]) if (id) await findDeployment(context, restApiId, id)
    if (toDeploymentId === undefined) return await ofDrafts.get(context, api, what, make)
    return await ofDeployments.get(`${restApiId} ${what}`, make, bytesOf)
  },
})

/** What is compared: a deployment with another one, or with the draft. */
interface Pair {
  from: string | undefined
  to: string | undefined
  /** Documentation too. A stage that names a version of it shows that one, whatever is deployed. */
  texts: boolean
}

/** Pages ask for the same comparison again and again; of an API with thousands of paths it takes seconds. */
const ofDrafts = new DraftCache<DeploymentDiff>(64_000_000, bytesOf)
const ofDeployments = new ByteLimitedCache<DeploymentDiff>(32_000_000)

/** About: a character of JSON takes two bytes, and `rows` and `changes` share their values. */
function bytesOf({ rows, changes }: DeploymentDiff): number {
  return 2 * JSON.stringify([rows, changes.map(({ name }) => name)]).length
}

async function compare(context: Context, restApiId: string, { from, to, texts }: Pair): Promise<DeploymentDiff> {
  const before = from === undefined ? undefined : await deployed(context, restApiId, from)
  if (!texts) delete before?.documentationParts
  const after =
    to === undefined
      ? comparableDefinition(await readDefinition(context.db, restApiId))
      : await deployed(context, restApiId, to)
  const changes = compareDefinitions(before, after)
  const rows = deploymentChanges(changes)
  return {
    ...(from === undefined ? {} : { fromDeploymentId: from }),
    ...(to === undefined ? {} : { toDeploymentId: to }),
    hasChanges: changes.length > 0,
    count: rows.length,
    changes,
    rows,
  }
}

async function deployed(context: Context, restApiId: string, deploymentId: string): Promise<ComparableDefinition> {
  const { definition, documentationParts } = await findDeployedDefinition(context, restApiId, deploymentId)
  return { ...definition, ...(documentationParts ? { documentationParts } : {}) }
}
