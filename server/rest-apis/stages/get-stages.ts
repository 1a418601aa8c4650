import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { stages } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { toStage } from './stage.ts'

/**
 * All stages of an API, or those that point to one deployment; AWS does not page them and calls the list `item`.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_GetStages.html
 */
export const getStages = query({
  name: 'GetStages',
  permission: 'stages:read',
  input: z.object({ restApiId: z.string(), deploymentId: z.string().optional() }),
  async run(context, { restApiId, deploymentId }) {
    await findRestApi(context, restApiId)
    const rows = await context.db
      .select()
      .from(stages)
      .where(and(eq(stages.restApiId, restApiId), deploymentId ? eq(stages.deploymentId, deploymentId) : undefined))
      .orderBy(asc(stages.stageName))
    return { item: rows.map(toStage) }
  },
})
