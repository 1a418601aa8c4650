import { z } from 'zod'
import { command } from '#server/operation.ts'
import type { ApiKey } from './api-key.ts'
import { apiKeyFields } from './api-key-fields.ts'
import { insertApiKey } from './insert-api-key.ts'
import { changeStageKeys, readApiKey } from './stage-keys.ts'

/**
 * Makes an API key and answers with its value. Without `enabled` the key is disabled, as on AWS.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_CreateApiKey.html
 */
export const createApiKey = command({
  name: 'CreateApiKey',
  permission: 'api-keys:write',
  input: z.object({
    name: apiKeyFields.name.optional(),
    description: apiKeyFields.description.optional(),
    enabled: z.boolean().optional(),
    /** Ids are always distinct from values; AWS deprecated the choice. */
    generateDistinctId: z.boolean().optional(),
    value: apiKeyFields.value.optional(),
    stageKeys: z.array(z.object({ restApiId: z.string().optional(), stageName: z.string().optional() })).optional(),
    customerId: apiKeyFields.customerId.optional(),
    tags: apiKeyFields.tags.optional(),
  }),
  async run(context, { stageKeys, generateDistinctId: _distinct, enabled, ...key }): Promise<ApiKey> {
    const { row, value } = await insertApiKey(context, {
      ...key,
      accountId: context.accountId,
      enabled: enabled ?? false,
    })
    const added = stageKeys?.map(({ restApiId = '', stageName = '' }) => `${restApiId}/${stageName}`) ?? []
    if (added.length > 0) await changeStageKeys(context, row, { add: added })
    return { ...(await readApiKey(context, row)), value }
  },
  audit: ({ id, name }) => ({ resource: `/apikeys/${id}`, detail: { name } }),
})
