import { z } from 'zod'
import { functionAliases } from '#db/schema.ts'
import { command } from '../operation.ts'
import { findAlias, isAlias } from './alias.ts'
import { functionFields } from './function-fields.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteAlias.html */
export const deleteAlias = command({
  name: 'DeleteAlias',
  permission: 'functions:write',
  input: z.object({ functionName: functionFields.functionName, name: functionFields.aliasName }),
  async run(context, { functionName, name }): Promise<void> {
    await findAlias(context, functionName, name)
    await context.db.delete(functionAliases).where(isAlias(context, functionName, name))
    context.changed({ kind: 'function', accountId: context.accountId, functionName })
  },
  audit: (_output, { functionName, name }) => ({ resource: `/functions/${functionName}`, detail: { alias: name } }),
})
