import { and, asc, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { restApis } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, type Page, pageInput, pageOf } from '#server/paging.ts'
import { type RestApi, restApi } from './rest-api.ts'

/** AWS `GetRestApis`: the account's APIs, by id. */
export const getRestApis = query({
  name: 'GetRestApis',
  permission: 'apis:read',
  input: z.object(pageInput),
  async run({ db, accountId }, { limit, position }): Promise<Page<RestApi>> {
    const after = afterPosition(position)
    const rows = await db
      .select()
      .from(restApis)
      .where(and(eq(restApis.accountId, accountId), after === undefined ? undefined : gt(restApis.id, after)))
      .orderBy(asc(restApis.id))
      .limit((limit ?? defaultPageSize) + 1)
    return pageOf(rows.map(restApi), limit, (api) => api.id)
  },
})
