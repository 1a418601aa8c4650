import { z } from 'zod'
import { findApiKey } from '#server/access/api-keys/find-api-key.ts'
import { query } from '#server/operation.ts'
import { type KeyLimits, readKeyLimits } from './read-key-limits.ts'

/** What limits an API key of the account, and how far each limit is used. */
export const describeKeyLimits = query({
  name: 'DescribeKeyLimits',
  permission: 'usage:read',
  input: z.object({ apiKey: z.string() }),
  async run(context, { apiKey }): Promise<{ apiKeyId: string; limits: KeyLimits[] }> {
    const { id } = await findApiKey(context, apiKey)
    return { apiKeyId: id, limits: await readKeyLimits(context.db, id, context.now()) }
  },
})
