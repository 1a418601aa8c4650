import { z } from 'zod'
import type { Context } from '#server/context.ts'
import { query } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { settledVersion } from '../apis/settled-version.ts'
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
    const version = settledVersion(context, await findRestApi(context, restApiId))
    const { deploymentId, documentationVersion } = await findStage(context, restApiId, stageName)
    if (version === undefined) return await count(context, restApiId, stageName)
    const key = JSON.stringify([version, stageName, deploymentId, documentationVersion])
    const before = kept.get(key)
    if (before) return await before
    const counting = count(context, restApiId, stageName)
    keep(key, counting)
    return await counting
  },
})

const keptAtMost = 2000
const kept = new Map<string, Promise<ChangeCount>>()

async function count(context: Context, restApiId: string, stageName: string): Promise<ChangeCount> {
  const { rows } = await diffDeployment(context, { restApiId, stageName })
  return { count: rows.length, breaking: rows.filter(({ breaking }) => breaking.length > 0).length }
}

function keep(key: string, counting: Promise<ChangeCount>): void {
  kept.set(key, counting)
  counting.catch(() => kept.delete(key))
  const [oldest] = kept.keys()
  if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest)
}
