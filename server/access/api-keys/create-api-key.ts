import { z } from 'zod'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { type ApiKey, toApiKey } from './api-key.ts'
import { apiKeyFields } from './api-key-fields.ts'
import { insertApiKey } from './insert-api-key.ts'

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
    refuseStageKeys(stageKeys)
    const { row, value } = await insertApiKey(context, {
      ...key,
      accountId: context.accountId,
      enabled: enabled ?? false,
    })
    return { ...toApiKey(row), value }
  },
  audit: ({ id, name }) => ({ resource: `/apikeys/${id}`, detail: { name } }),
})

/** What AWS had before usage plans. */
function refuseStageKeys(stageKeys: readonly unknown[] | undefined): void {
  if (stageKeys && stageKeys.length > 0) {
    throw new ServiceError(
      'BadRequestException',
      'stageKeys are not supported: add the key and the API stage to a usage plan instead',
      { fields: { stageKeys: 'are not supported: use a usage plan' } },
    )
  }
}
