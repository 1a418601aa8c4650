import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { stages } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { findStage } from './find-stage.ts'

/**
 * Makes the stage's cache begin anew: what was cached until now is not served any more. A stage without a cache has
 * nothing to lose. https://docs.aws.amazon.com/apigateway/latest/api/API_FlushStageCache.html
 */
export const flushStageCache = command({
  name: 'FlushStageCache',
  permission: 'stages:write',
  input: z.object({ restApiId: z.string(), stageName: z.string() }),
  async run(context, { restApiId, stageName }) {
    await findStage(context, restApiId, stageName)
    await context.db
      .update(stages)
      .set({ cacheFlushedAt: context.now() })
      .where(and(eq(stages.restApiId, restApiId), eq(stages.stageName, stageName)))
    context.changed({ kind: 'stage', restApiId, stageName })
  },
  audit: (_output, { restApiId, stageName }) => ({ resource: `/restapis/${restApiId}/stages/${stageName}` }),
})
