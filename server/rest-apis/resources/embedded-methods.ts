import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { methods } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { type Method, method } from '../methods/method.ts'

/** The `embed` member of `GetResource` and `GetResources`: only `methods` can be embedded. */
export const embedInput = z.array(z.literal('methods')).optional()

/**
 * The methods of resources, by resource id and verb.
 * @param whole whether they are wanted with all members; otherwise each is an empty object.
 */
export async function embeddedMethods(
  { db }: Context,
  restApiId: string,
  resourceIds: string[],
  whole: boolean,
): Promise<Map<string, Record<string, Method | Record<string, never>>>> {
  const found = new Map<string, Record<string, Method | Record<string, never>>>()
  if (resourceIds.length === 0) return found
  const condition = and(eq(methods.restApiId, restApiId), inArray(methods.resourceId, resourceIds))
  const rows = whole
    ? (await db.select().from(methods).where(condition)).map((row) => ({ ...row, shown: method(row) }))
    : await db
        .select({ resourceId: methods.resourceId, httpMethod: methods.httpMethod })
        .from(methods)
        .where(condition)
        .then((keys) => keys.map((key) => ({ ...key, shown: {} })))
  for (const { resourceId, httpMethod, shown } of rows) {
    found.set(resourceId, { ...found.get(resourceId), [httpMethod]: shown })
  }
  return found
}
