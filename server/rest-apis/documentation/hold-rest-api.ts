import { and, eq } from 'drizzle-orm'
import { restApis } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { invalidApiIdentifier } from '../apis/find-rest-api.ts'

/**
 * Finds the API in the actor's account and keeps others from changing its definition until the command ends, without
 * noting a change: what is published of the documentation is not part of the definition that is deployed.
 * @param notFound the text of the refusal, where AWS has another one than that of the API itself.
 */
export async function holdRestApi(
  { db, accountId }: CommandContext,
  restApiId: string,
  notFound = invalidApiIdentifier(accountId, restApiId),
): Promise<void> {
  const [row] = await db
    .select({ id: restApis.id })
    .from(restApis)
    .where(and(eq(restApis.id, restApiId), eq(restApis.accountId, accountId)))
    .for('update')
  if (!row) throw new ServiceError('NotFoundException', notFound)
}
