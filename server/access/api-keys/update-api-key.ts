import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { type ApiKey, toApiKey } from './api-key.ts'
import { apiKeyFields } from './api-key-fields.ts'
import { findApiKey } from './find-api-key.ts'

/** The value of a key never changes. https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateApiKey.html */
export const updateApiKey = command({
  name: 'UpdateApiKey',
  permission: 'api-keys:write',
  input: z.object({
    apiKey: z.string(),
    name: apiKeyFields.name.nullish(),
    description: apiKeyFields.description.nullish(),
    enabled: z.boolean().optional(),
    customerId: apiKeyFields.customerId.nullish(),
  }),
  async run(context, { apiKey, name, description, enabled, customerId }): Promise<ApiKey> {
    const before = await findApiKey(context, apiKey)
    const changes = {
      ...(name === undefined ? {} : { name: name || null }),
      ...(description === undefined ? {} : { description: description || null }),
      ...(customerId === undefined ? {} : { customerId: customerId || null }),
      ...(enabled === undefined ? {} : { enabled }),
      lastUpdatedDate: context.now(),
    }
    await context.db.update(apiKeys).set(changes).where(eq(apiKeys.id, before.id))
    if (enabled !== undefined) context.changed({ kind: 'api-key', apiKeyId: before.id })
    return toApiKey({ ...before, ...changes })
  },
  audit: ({ id }, { apiKey: _id, ...changes }) => ({ resource: `/apikeys/${id}`, detail: changes }),
})
