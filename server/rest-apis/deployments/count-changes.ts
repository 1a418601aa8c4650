import { z } from 'zod'
import type { Context } from '#server/context.ts'
import { query } from '#server/operation.ts'
import { DraftCache } from '../apis/draft-cache.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { findStage } from '../stages/find-stage.ts'
import { diffDeployment } from './diff-deployment.ts'

/** How much waits to be deployed to a stage. */
export interface ChangeCount {
  count: number
  /** Of those, what may break callers. */
  breaking: number
}

/**
 * The counter of a draft: as many changes as `DiffDeployment` lists. It is kept by what it depends on, so that a page of
 * an API with thousands of paths asks for no comparison unless something was edited or deployed.
 */
export const countChanges = query({
  name: 'CountChanges',
  permission: 'stages:read',
  input: z.object({ restApiId: z.string(), stageName: z.string() }),
  async run(context, { restApiId, stageName }): Promise<ChangeCount> {
    const api = await findRestApi(context, restApiId)
    const { deploymentId, documentationVersion } = await findStage(context, restApiId, stageName)
    const what = JSON.stringify([stageName, deploymentId, documentationVersion])
    return await kept.get(context, api, what, () => count(context, restApiId, stageName))
  },
})

/** About what a count takes in memory with its key. */
const bytesOfEach = 500
const kept = new DraftCache<ChangeCount>(1_000_000, () => bytesOfEach)

async function count(context: Context, restApiId: string, stageName: string): Promise<ChangeCount> {
  const { rows } = await diffDeployment(context, { restApiId, stageName })
  return { count: rows.length, breaking: rows.filter(({ breaking }) => breaking.length > 0).length }
}
