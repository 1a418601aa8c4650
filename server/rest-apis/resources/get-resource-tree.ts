import { and, eq, inArray, or, sql } from 'drizzle-orm'
import { z } from 'zod'
import { methods, resources } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { query } from '#server/operation.ts'
import { DraftCache } from '../apis/draft-cache.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { findResource } from './find-resource.ts'

/** A resource as little as a tree needs, since an API may have tens of thousands. */
export interface TreeResource {
  readonly id: string
  readonly parentId?: string
  readonly path: string
  /** Verbs, in the order of the alphabet. */
  readonly methods: readonly string[]
}

/**
 * All resources of an API by path, in one answer: what AWS gives in pages. A whole tree is kept until the API is edited;
 * whose it is, is asked every time.
 */
export const getResourceTree = query({
  name: 'GetResourceTree',
  permission: 'apis:read',
  input: z.object({
    restApiId: z.string(),
    /** Only this resource and what is below it. */
    resourceId: z.string().optional(),
  }),
  async run(context, { restApiId, resourceId }): Promise<readonly TreeResource[]> {
    const api = await findRestApi(context, restApiId)
    if (resourceId !== undefined) {
      const { id, path } = await findResource(context, restApiId, resourceId)
      if (path !== '/') return await read(context, restApiId, { id, path })
    }
    return await kept.get(context, api, 'tree', () => read(context, restApiId))
  },
})

const kept = new DraftCache<readonly TreeResource[]>(64_000_000, bytesOf)

/** About what a resource takes in memory, its texts aside. */
const bytesOfEach = 250

function bytesOf(tree: readonly TreeResource[]): number {
  return tree.reduce((sum, { path }) => sum + bytesOfEach + 2 * path.length, 0)
}

/** The verbs are gathered once for all: a question for each resource takes ten times as long. */
async function read({ db }: Context, restApiId: string, top?: { id: string; path: string }): Promise<TreeResource[]> {
  const within = and(eq(resources.restApiId, restApiId), top && or(eq(resources.id, top.id), below(top.path)))
  const ids = top && db.select({ id: resources.id }).from(resources).where(within)
  const verbs = db
    .select({
      resourceId: methods.resourceId,
      list: sql<string>`string_agg(${methods.httpMethod}, ' ' order by ${methods.httpMethod} collate "C")`.as('list'),
    })
    .from(methods)
    .where(and(eq(methods.restApiId, restApiId), ids && inArray(methods.resourceId, ids)))
    .groupBy(methods.resourceId)
    .as('verbs')
  const rows = await db
    .select({ id: resources.id, parentId: resources.parentId, path: resources.path, verbs: verbs.list })
    .from(resources)
    .leftJoin(verbs, eq(verbs.resourceId, resources.id))
    .where(within)
    .orderBy(sql`${resources.path} collate "C"`)
  return rows.map(({ id, parentId, path, verbs }) => ({
    id,
    path,
    ...(parentId === null ? {} : { parentId }),
    methods: verbs === null ? [] : verbs.split(' '),
  }))
}

function below(path: string) {
  return sql`starts_with(${resources.path}, ${`${path}/`})`
}
