import { z } from 'zod'
import type { Context } from '#server/context.ts'
import { query } from '#server/operation.ts'
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
    // When it changed is read first: what is edited meanwhile is then counted too early, never kept too late.
    const { changedDate } = await findRestApi(context, restApiId)
    const { deploymentId, documentationVersion } = await findStage(context, restApiId, stageName)
    const key = JSON.stringify([restApiId, stageName, deploymentId, documentationVersion, changedDate.getTime()])
    const before = kept.get(key)
    if (before) return await before
    const counting = count(context, restApiId, stageName)
    // Two edits may share a millisecond: what has only just changed is counted anew the next time.
    if (context.now().getTime() - changedDate.getTime() >= settledAfterMs) keep(key, counting)
    return await counting
  },
})

const settledAfterMs = 1000
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
