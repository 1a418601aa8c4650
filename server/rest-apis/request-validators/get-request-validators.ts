import { and, asc, eq, gt } from 'drizzle-orm'
import { z } from 'zod'
import { requestValidators } from '#db/schema.ts'
import { query } from '#server/operation.ts'
import { afterPosition, defaultPageSize, type Page, pageInput, pageOf } from '#server/paging.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import { type RequestValidator, toRequestValidator } from './request-validator.ts'

/** The API's request validators, by id. https://docs.aws.amazon.com/apigateway/latest/api/API_GetRequestValidators.html */
export const getRequestValidators = query({
  name: 'GetRequestValidators',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), ...pageInput }),
  async run(context, { restApiId, limit, position }): Promise<Page<RequestValidator>> {
    await findRestApi(context, restApiId)
    const after = afterPosition(position)
    const rows = await context.db
      .select()
      .from(requestValidators)
      .where(
        and(
          eq(requestValidators.restApiId, restApiId),
          after === undefined ? undefined : gt(requestValidators.id, after),
        ),
      )
      .orderBy(asc(requestValidators.id))
      .limit((limit ?? defaultPageSize) + 1)
    const page = pageOf(rows, limit, ({ id }) => id)
    return { ...page, items: page.items.map(toRequestValidator) }
  },
})
