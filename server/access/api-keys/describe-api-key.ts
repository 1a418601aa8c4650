import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { apiKeys, apps, users } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { query } from '#server/operation.ts'
import { type ListedApiKey, readListedApiKeys } from './listed-api-key.ts'

/** A key of the account as the console shows it beside AWS's members: owner, state, expiry, plans and use. */
export const describeApiKey = query({
  name: 'DescribeApiKey',
  permission: 'api-keys:read',
  input: z.object({ apiKey: z.string() }),
  async run(context, { apiKey }): Promise<ListedApiKey> {
    const rows = await context.db
      .select({ key: apiKeys, app: apps, email: users.email })
      .from(apiKeys)
      .leftJoin(apps, eq(apps.id, apiKeys.appId))
      .leftJoin(users, eq(users.id, apps.userId))
      .where(and(eq(apiKeys.id, apiKey), eq(apiKeys.accountId, context.accountId)))
    const [key] = await readListedApiKeys(context, rows)
    if (!key) throw new ServiceError('NotFoundException', 'Invalid API Key identifier specified')
    return key
  },
})
