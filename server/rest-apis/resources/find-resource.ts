import { and, eq, getTableColumns } from 'drizzle-orm'
import { resources, restApis } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import type { ResourceRow } from './resource.ts'

/** AWS's text for a resource that is not there; also the one for an unknown API on the paths below resources. */
export const invalidResourceIdentifier = 'Invalid Resource identifier specified'

/** The resource of an API in the actor's account, or AWS's `NotFoundException`. */
export async function findResource(
  { db, accountId }: Context,
  restApiId: string,
  resourceId: string,
): Promise<ResourceRow> {
  const [row] = await db
    .select(getTableColumns(resources))
    .from(resources)
    .innerJoin(restApis, eq(restApis.id, resources.restApiId))
    .where(and(eq(restApis.accountId, accountId), eq(resources.restApiId, restApiId), eq(resources.id, resourceId)))
  if (!row) throw new ServiceError('NotFoundException', invalidResourceIdentifier)
  return row
}
