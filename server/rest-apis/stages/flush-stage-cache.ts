import { z } from 'zod'
import { command } from '#server/operation.ts'
import { flushStage } from './flush-stage.ts'

/**
 * Makes the stage's cache begin anew: what was cached until now is not served any more. A stage without a cache has
 * nothing to lose. https://docs.aws.amazon.com/apigateway/latest/api/API_FlushStageCache.html
 */
export const flushStageCache = command({
  name: 'FlushStageCache',
  permission: 'stages:write',
  input: z.object({ restApiId: z.string(), stageName: z.string() }),
  run: (context, input) => flushStage(context, input, 'cacheFlushedAt'),
  audit: (_output, { restApiId, stageName }) => ({ resource: `/restapis/${restApiId}/stages/${stageName}` }),
})
