import { desc } from 'drizzle-orm'
import { z } from 'zod'
import { functionInvocations } from '#db/schema.ts'
import { query } from '../operation.ts'
import { findFunction, isFunction } from './find-function.ts'
import { functionFields } from './function-fields.ts'

type InvocationRow = typeof functionInvocations.$inferSelect

/** One invocation as it is remembered. */
export type FunctionInvocationLog = Omit<InvocationRow, 'accountId' | 'functionName'>

/** The latest invocations, the newest first, with the end of what each logged. Ours. */
export const listFunctionLogs = query({
  name: 'ListFunctionLogs',
  permission: 'functions:read',
  input: z.object({
    functionName: functionFields.functionName,
    limit: z.int().min(1).max(100).optional(),
  }),
  async run(context, { functionName, limit }): Promise<{ items: FunctionInvocationLog[] }> {
    await findFunction(context, functionName)
    const rows = await context.db
      .select()
      .from(functionInvocations)
      .where(isFunction(functionInvocations, context.accountId, functionName))
      .orderBy(desc(functionInvocations.at), desc(functionInvocations.requestId))
      .limit(limit ?? 25)
    return { items: rows.map(({ accountId: _account, functionName: _name, ...log }) => log) }
  },
})
