import { and, eq } from 'drizzle-orm'
import { restApis } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import type { RestApiRow } from './rest-api.ts'

/**
 * The API in the actor's account, or AWS's `NotFoundException`. Everything below an API is guarded by it.
 * @param notFound the text of the refusal, where AWS has another one than that of the API itself.
 */
export async function findRestApi(
  { db, accountId }: Context,
  restApiId: string,
  notFound = invalidApiIdentifier(accountId, restApiId),
): Promise<RestApiRow> {
  const [row] = await db
    .select()
    .from(restApis)
    .where(and(eq(restApis.id, restApiId), eq(restApis.accountId, accountId)))
  if (!row) throw new ServiceError('NotFoundException', notFound)
  return row
}

/** AWS's text for an API that is not there. */
export function invalidApiIdentifier(accountId: string, restApiId: string): string {
  return `Invalid API identifier specified ${accountId}:${restApiId}`
}
