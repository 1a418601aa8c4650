import { and, eq } from 'drizzle-orm'
import { apiKeys } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import type { ApiKeyRow } from './api-key.ts'

/** The API key in the actor's account, or `NotFoundException`. */
export async function findApiKey({ db, accountId }: Context, id: string): Promise<ApiKeyRow> {
  const [row] = await db
    .select()
    .from(apiKeys)
    .where(and(eq(apiKeys.id, id), eq(apiKeys.accountId, accountId)))
  if (!row) throw new ServiceError('NotFoundException', 'Invalid API Key identifier specified')
  return row
}
