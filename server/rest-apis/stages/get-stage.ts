import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findStage } from './find-stage.ts'
import { toStage } from './stage.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_GetStage.html */
export const getStage = query({
  name: 'GetStage',
  permission: 'stages:read',
  input: z.object({ restApiId: z.string(), stageName: z.string() }),
  run: async (context, { restApiId, stageName }) => toStage(await findStage(context, restApiId, stageName)),
})
