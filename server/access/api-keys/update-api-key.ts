import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { applyListChange, listChange } from '#server/list-change.ts'
import { command } from '#server/operation.ts'
import type { ApiKey } from './api-key.ts'
import { apiKeyFields } from './api-key-fields.ts'
import { findApiKey } from './find-api-key.ts'
import { changeStageKeys, readApiKey } from './stage-keys.ts'

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
    /** From then on the key is refused as if it were disabled; `null`: never. Not AWS's: the wire has no such member. */
    expiresAt: z.date().nullish(),
    /** Words that AWS takes and shows nowhere. */
    labels: listChange.optional(),
    /** `{restApiId}/{stageName}` each: stages that the key opens without a usage plan. */
    stages: listChange.optional(),
  }),
  async run(context, { apiKey, name, description, enabled, customerId, expiresAt, labels, stages }): Promise<ApiKey> {
    const before = await findApiKey(context, apiKey)
    const changes = {
      ...(name === undefined ? {} : { name: name || null }),
      ...(description === undefined ? {} : { description: description || null }),
      ...(customerId === undefined ? {} : { customerId: customerId || null }),
      ...(enabled === undefined ? {} : { enabled }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(labels === undefined ? {} : { labels: checkedLabels(applyListChange(before.labels, labels)) }),
      lastUpdatedDate: context.now(),
    }
    await context.db.update(apiKeys).set(changes).where(eq(apiKeys.id, before.id))
    if (enabled !== undefined || expiresAt !== undefined) context.changed({ kind: 'api-key', apiKeyId: before.id })
    if (stages !== undefined) await changeStageKeys(context, before, stages)
    return await readApiKey(context, { ...before, ...changes })
  },
  audit: ({ id }, { apiKey: _id, ...changes }) => ({ resource: `/apikeys/${id}`, detail: changes }),
})

function checkedLabels(labels: string[]): string[] {
  if (labels.length <= 50 && labels.every((label) => label !== '' && label.length <= 256)) return labels
  throw new ServiceError('BadRequestException', 'An API key has 50 labels at most, of 1 to 256 characters each')
}
