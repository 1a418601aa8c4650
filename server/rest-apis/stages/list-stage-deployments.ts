import { and, desc, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { deployments, stageDeployments } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, pageInput, pageOf } from '#server/paging.ts'
import { timeKey } from '#server/time-key.ts'
import { findStage } from './find-stage.ts'

const newestFirst = timeKey(stageDeployments.at, stageDeployments.id)

/** What a stage has pointed to, newest first: the first entry is served now, any other one can be rolled back to. */
export const listStageDeployments = query({
  name: 'ListStageDeployments',
  permission: 'stages:read',
  input: z.object({ restApiId: z.string(), stageName: z.string(), ...pageInput }),
  async run(context, { restApiId, stageName, limit, position }) {
    await findStage(context, restApiId, stageName)
    const after = afterPosition(position)
    const rows = await context.db
      .select({
        id: stageDeployments.id,
        deploymentId: stageDeployments.deploymentId,
        at: stageDeployments.at,
        by: stageDeployments.by,
        description: deployments.description,
        createdDate: deployments.createdDate,
        key: newestFirst,
      })
      .from(stageDeployments)
      .leftJoin(
        deployments,
        and(eq(deployments.restApiId, stageDeployments.restApiId), eq(deployments.id, stageDeployments.deploymentId)),
      )
      .where(
        and(
          eq(stageDeployments.restApiId, restApiId),
          eq(stageDeployments.stageName, stageName),
          after === undefined ? undefined : lt(newestFirst, after),
        ),
      )
      .orderBy(desc(newestFirst))
      .limit((limit ?? defaultPageSize) + 1)
    const page = pageOf(rows, limit, (row) => row.key)
    return { ...page, items: page.items.map(toStageDeployment) }
  },
})

function toStageDeployment(row: {
  id: string
  deploymentId: string
  at: Date
  by: string
  description: string | null
  createdDate: Date | null
}) {
  return {
    id: row.id,
    deploymentId: row.deploymentId,
    /** When the stage was pointed to it. */
    at: row.at,
    /** The actor's name: `user:{id}`, `access-key:{id}` or `system`. */
    by: row.by,
    /** The deployment's. */
    description: row.description ?? undefined,
    createdDate: row.createdDate ?? undefined,
    /** False once the deployment was deleted: then it cannot be rolled back to. */
    available: row.createdDate !== null,
  }
}
