import { and, eq } from 'drizzle-orm'
import { authorizers } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import type { AuthorizerRow } from './authorizer.ts'

export const invalidAuthorizer = 'Invalid Authorizer identifier specified'

/** The authorizer of an API in the actor's account, or `NotFoundException`. */
export async function findAuthorizer(
  context: Context,
  restApiId: string,
  authorizerId: string,
): Promise<AuthorizerRow> {
  await findRestApi(context, restApiId, invalidAuthorizer)
  const [row] = await context.db
    .select()
    .from(authorizers)
    .where(and(eq(authorizers.restApiId, restApiId), eq(authorizers.id, authorizerId)))
  if (!row) throw new ServiceError('NotFoundException', invalidAuthorizer)
  return row
}
