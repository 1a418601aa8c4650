import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { functions } from '#db/schema.ts'
import { query } from '../operation.ts'
import { afterPosition, defaultPageSize, type Page, pageInput, pageOf } from '../paging.ts'
import { type FunctionConfiguration, toConfiguration } from './function-configuration.ts'

const byName = sql<string>`${functions.functionName} collate "C"`

/** The functions of the account by name. https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html */
export const listFunctions = query({
  name: 'ListFunctions',
  permission: 'functions:read',
  input: z.object({ ...pageInput, nameQuery: z.string().max(64).optional() }),
  async run(context, { limit, position, nameQuery }): Promise<Page<FunctionConfiguration>> {
    const after = afterPosition(position)
    const rows = await context.db
      .select()
      .from(functions)
      .where(
        and(
          eq(functions.accountId, context.accountId),
          nameQuery ? sql`position(lower(${nameQuery}) in lower(${functions.functionName})) > 0` : undefined,
          after === undefined ? undefined : gt(byName, after),
        ),
      )
      .orderBy(asc(byName))
      .limit((limit ?? defaultPageSize) + 1)
    const page = pageOf(rows, limit, ({ functionName }) => functionName)
    return { ...page, items: page.items.map((row) => toConfiguration(context, row)) }
  },
})
