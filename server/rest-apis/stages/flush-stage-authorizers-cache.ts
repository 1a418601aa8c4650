import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { stages } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { findStage } from './find-stage.ts'

/**
 * Makes the stage forget what its authorizers said: each caller's next request asks them again.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_FlushStageAuthorizersCache.html
 */
export const flushStageAuthorizersCache = command({
  name: 'FlushStageAuthorizersCache',
  permission: 'stages:write',
  input: z.object({ restApiId: z.string(), stageName: z.string() }),
  async run(context, { restApiId, stageName }) {
    await findStage(context, restApiId, stageName)
    await context.db
      .update(stages)
      .set({ authorizersFlushedAt: context.now() })
      .where(and(eq(stages.restApiId, restApiId), eq(stages.stageName, stageName)))
    context.changed({ kind: 'stage', restApiId, stageName })
  },
  audit: (_output, { restApiId, stageName }) => ({ resource: `/restapis/${restApiId}/stages/${stageName}` }),
})
