import { and, asc, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { authorizers } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, type Page, pageInput, pageOf } from '#server/paging.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { type Authorizer, toAuthorizer } from './authorizer.ts'

/** The API's authorizers, by id. https://docs.aws.amazon.com/apigateway/latest/api/API_GetAuthorizers.html */
export const getAuthorizers = query({
  name: 'GetAuthorizers',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), ...pageInput }),
  async run(context, { restApiId, limit, position }): Promise<Page<Authorizer>> {
    await findRestApi(context, restApiId)
    const after = afterPosition(position)
    const rows = await context.db
      .select()
      .from(authorizers)
      .where(and(eq(authorizers.restApiId, restApiId), after === undefined ? undefined : gt(authorizers.id, after)))
      .orderBy(asc(authorizers.id))
      .limit((limit ?? defaultPageSize) + 1)
    const page = pageOf(rows, limit, ({ id }) => id)
    return { ...page, items: page.items.map(toAuthorizer) }
  },
})
