import { and, eq, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { methods, resources } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { findResource } from './find-resource.ts'

/** A resource as little as a tree needs, since an API may have tens of thousands. */
export interface TreeResource {
  id: string
  parentId?: string
  path: string
  /** Verbs, in the order of the alphabet. */
  methods: string[]
}

/** All resources of an API by path, in one answer: what AWS gives in pages. */
export const getResourceTree = query({
  name: 'GetResourceTree',
  permission: 'apis:read',
  input: z.object({
    restApiId: z.string(),
    /** Only this resource and what is below it. */
    resourceId: z.string().optional(),
  }),
  async run(context, { restApiId, resourceId }): Promise<TreeResource[]> {
    await findRestApi(context, restApiId)
    const top = resourceId === undefined ? undefined : await findResource(context, restApiId, resourceId)
    const within = top && top.path !== '/' ? or(eq(resources.id, top.id), below(top.path)) : undefined
    const verbs = await context.db
      .select({ resourceId: methods.resourceId, httpMethod: methods.httpMethod })
      .from(methods)
      .where(eq(methods.restApiId, restApiId))
      .orderBy(methods.httpMethod)
    const byResource = Map.groupBy(verbs, ({ resourceId }) => resourceId)
    const rows = await context.db
      .select({ id: resources.id, parentId: resources.parentId, path: resources.path })
      .from(resources)
      .where(and(eq(resources.restApiId, restApiId), within))
      .orderBy(sql`${resources.path} collate "C"`)
    return rows.map(({ id, parentId, path }) => ({
      id,
      path,
      ...(parentId === null ? {} : { parentId }),
      methods: (byResource.get(id) ?? []).map(({ httpMethod }) => httpMethod),
    }))
  },
})

function below(path: string) {
  return sql`starts_with(${resources.path}, ${`${path}/`})`
}
