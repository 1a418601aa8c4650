import { and, asc, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { models } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, type Page, pageInput, pageOf } from '#server/paging.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { type Model, toModel } from './model.ts'

/** The API's models, by name. https://docs.aws.amazon.com/apigateway/latest/api/API_GetModels.html */
export const getModels = query({
  name: 'GetModels',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), ...pageInput }),
  async run(context, { restApiId, limit, position }): Promise<Page<Model>> {
    await findRestApi(context, restApiId)
    const after = afterPosition(position)
    const rows = await context.db
      .select()
      .from(models)
      .where(and(eq(models.restApiId, restApiId), after === undefined ? undefined : gt(models.name, after)))
      .orderBy(asc(models.name))
      .limit((limit ?? defaultPageSize) + 1)
    const page = pageOf(rows, limit, ({ name }) => name)
    return { ...page, items: page.items.map(toModel) }
  },
})
