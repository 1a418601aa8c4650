import { and, eq, type SQL } from 'drizzle-orm'
import { methods, resources } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'

/** Refuses to delete what a method still names, with AWS's text. @param what such as `model 'Pet'` */
export async function refuseInUse(
  { db }: Context,
  restApiId: string,
  names: SQL | undefined,
  what: string,
): Promise<void> {
  const [user] = await db
    .select({ httpMethod: methods.httpMethod, path: resources.path })
    .from(methods)
    .innerJoin(resources, and(eq(resources.restApiId, methods.restApiId), eq(resources.id, methods.resourceId)))
    .where(and(eq(methods.restApiId, restApiId), names))
    .limit(1)
  if (user) {
    throw new ServiceError(
      'ConflictException',
      `Cannot delete ${what}, is referenced in method: ${user.httpMethod} on path: ${user.path}`,
    )
  }
}
