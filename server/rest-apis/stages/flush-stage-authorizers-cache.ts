import { z } from 'zod'
import { command } from '#server/operation.ts'
import { flushStage } from './flush-stage.ts'

/**
 * Makes the stage forget what its authorizers said: each caller's next request asks them again.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_FlushStageAuthorizersCache.html
 */
export const flushStageAuthorizersCache = command({
  name: 'FlushStageAuthorizersCache',
  permission: 'stages:write',
  input: z.object({ restApiId: z.string(), stageName: z.string() }),
  run: (context, input) => flushStage(context, input, 'authorizersFlushedAt'),
  audit: (_output, { restApiId, stageName }) => ({ resource: `/restapis/${restApiId}/stages/${stageName}` }),
})
