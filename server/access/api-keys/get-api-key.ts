import { z } from 'zod'
import { query } from '#server/operation.ts'
import { type ApiKey, apiKeyValue, requireValues, toApiKey } from './api-key.ts'
import { findApiKey } from './find-api-key.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_GetApiKey.html */
export const getApiKey = query({
  name: 'GetApiKey',
  permission: 'api-keys:read',
  input: z.object({ apiKey: z.string(), includeValue: z.boolean().optional() }),
  async run(context, { apiKey, includeValue }): Promise<ApiKey> {
    requireValues(context, includeValue)
    const row = await findApiKey(context, apiKey)
    return includeValue ? { ...toApiKey(row), value: apiKeyValue(context, row) } : toApiKey(row)
  },
})
