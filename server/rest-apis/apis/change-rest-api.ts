import { and, eq } from 'drizzle-orm'
import { restApis } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { invalidApiIdentifier } from './find-rest-api.ts'
import type { RestApiRow } from './rest-api.ts'

/**
 * Begins a change of the API's definition: finds it in the actor's account, notes when it changed, and locks it until
 * the command ends, so that two commands that read and write the same method do not undo each other.
 * @param notFound the text of the refusal, or the whole of it, where AWS has another one than that of the API itself.
 */
export async function changeRestApi(
  { db, accountId, now }: CommandContext,
  restApiId: string,
  notFound: string | ServiceError = invalidApiIdentifier(accountId, restApiId),
): Promise<RestApiRow> {
  const [row] = await db
    .update(restApis)
    .set({ changedDate: now() })
    .where(and(eq(restApis.id, restApiId), eq(restApis.accountId, accountId)))
    .returning()
  if (!row) throw typeof notFound === 'string' ? new ServiceError('NotFoundException', notFound) : notFound
  return row
}
