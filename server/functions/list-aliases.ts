import { asc } from 'drizzle-orm'
import { z } from 'zod'
import { functionAliases } from '#db/schema.ts'
import { query } from '../operation.ts'
import { type Alias, toAlias } from './alias.ts'
import { findFunction, isFunction } from './find-function.ts'
import { functionFields } from './function-fields.ts'

/** All of them, by name. https://docs.aws.amazon.com/lambda/latest/api/API_ListAliases.html */
export const listAliases = query({
  name: 'ListAliases',
  permission: 'functions:read',
  input: z.object({ functionName: functionFields.functionName }),
  async run(context, { functionName }): Promise<{ aliases: Alias[] }> {
    await findFunction(context, functionName)
    const rows = await context.db
      .select()
      .from(functionAliases)
      .where(isFunction(functionAliases, context.accountId, functionName))
      .orderBy(asc(functionAliases.name))
    return { aliases: rows.map((row) => toAlias(context, row)) }
  },
})
