import { and, eq, getTableColumns, or, sql } from 'drizzle-orm'
import { methods, resources } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import type { MethodRow } from './method.ts'

/** A method beside the path of its resource. */
export type PlacedMethod = MethodRow & { path: string }

/** A resource with what is below it, or itself alone. */
export interface Branch {
  id: string
  path: string
  below: boolean
}

/** The condition that selects the resources of a branch; of the whole API without one. */
export function resourcesWithin(restApiId: string, branch?: Branch) {
  const api = eq(resources.restApiId, restApiId)
  if (!branch || (branch.below && branch.path === '/')) return api
  const itself = eq(resources.id, branch.id)
  return and(api, branch.below ? or(itself, sql`starts_with(${resources.path}, ${`${branch.path}/`})`) : itself)
}

/** The methods of a branch, those of one resource together. */
export async function readPlacedMethods({ db }: Context, restApiId: string, branch?: Branch): Promise<PlacedMethod[]> {
  return await db
    .select({ ...getTableColumns(methods), path: resources.path })
    .from(methods)
    .innerJoin(resources, and(eq(resources.restApiId, methods.restApiId), eq(resources.id, methods.resourceId)))
    .where(resourcesWithin(restApiId, branch))
    .orderBy(sql`${resources.path} collate "C"`, methods.httpMethod)
}
