import { and, eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { resources } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, type Page, pageInput, pageOf } from '#server/paging.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { embeddedMethods, embedInput } from './embedded-methods.ts'
import { type Resource, resource } from './resource.ts'

/** AWS `GetResources`: the API's tree as a list, by path. */
export const getResources = query({
  name: 'GetResources',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), embed: embedInput, ...pageInput }),
  async run(context, { restApiId, embed, limit, position }): Promise<Page<Resource>> {
    await findRestApi(context, restApiId)
    const after = afterPosition(position)
    const path = sql`${resources.path} collate "C"`
    const rows = await context.db
      .select()
      .from(resources)
      .where(and(eq(resources.restApiId, restApiId), after === undefined ? undefined : sql`${path} > ${after}`))
      .orderBy(path)
      .limit((limit ?? defaultPageSize) + 1)
    const page = pageOf(rows, limit, (row) => row.path)
    const ids = page.items.map((row) => row.id)
    const methods = await embeddedMethods(context, restApiId, ids, embed?.includes('methods') ?? false)
    return { ...page, items: page.items.map((row) => resource(row, methods.get(row.id))) }
  },
})
