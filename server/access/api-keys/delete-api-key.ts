import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { findApiKey } from './find-api-key.ts'

/**
 * The key leaves its usage plans and is refused from now on; the record of its use stays.
 * https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteApiKey.html
 */
export const deleteApiKey = command({
  name: 'DeleteApiKey',
  permission: 'api-keys:write',
  input: z.object({ apiKey: z.string() }),
  async run(context, { apiKey }): Promise<{ name: string | undefined }> {
    const { id, name } = await findApiKey(context, apiKey)
    await context.db.delete(apiKeys).where(eq(apiKeys.id, id))
    context.changed({ kind: 'api-key', apiKeyId: id })
    return { name: name ?? undefined }
  },
  audit: ({ name }, { apiKey }) => ({ resource: `/apikeys/${apiKey}`, detail: { name } }),
})
