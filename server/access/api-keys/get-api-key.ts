import { z } from 'zod'
import { query } from '#server/operation.ts'
import { type ApiKey, requireValues } from './api-key.ts'
import { findApiKey } from './find-api-key.ts'
import { readApiKey } from './stage-keys.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_GetApiKey.html */
export const getApiKey = query({
  name: 'GetApiKey',
  permission: 'api-keys:read',
  input: z.object({ apiKey: z.string(), includeValue: z.boolean().optional() }),
  async run(context, { apiKey, includeValue }): Promise<ApiKey> {
    requireValues(context, includeValue)
    const row = await findApiKey(context, apiKey)
    return await readApiKey(context, row, includeValue)
  },
})
