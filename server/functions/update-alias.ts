import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { functionAliases } from '#db/schema.ts'
import { command } from '../operation.ts'
import { type Alias, findAlias, isAlias, requireVersion, toAlias } from './alias.ts'
import { requireRevision } from './find-function.ts'
import { functionFields } from './function-fields.ts'

/** Points an alias at another version. https://docs.aws.amazon.com/lambda/latest/api/API_UpdateAlias.html */
export const updateAlias = command({
  name: 'UpdateAlias',
  permission: 'functions:write',
  input: z.object({
    functionName: functionFields.functionName,
    name: functionFields.aliasName,
    functionVersion: functionFields.functionVersion.optional(),
    description: functionFields.description.optional(),
    revisionId: functionFields.revisionId.optional(),
  }),
  async run(context, { functionName, name, functionVersion, description, revisionId }): Promise<Alias> {
    const before = await findAlias(context, functionName, name)
    requireRevision(before, revisionId)
    if (functionVersion !== undefined) await requireVersion(context, functionName, functionVersion)
    const changes = {
      ...(functionVersion === undefined ? {} : { functionVersion }),
      ...(description === undefined ? {} : { description }),
      revisionId: randomUUID(),
    }
    await context.db
      .update(functionAliases)
      .set(changes)
      .where(isAlias(context, functionName, name))
    context.changed({ kind: 'function', accountId: context.accountId, functionName })
    return toAlias(context, { ...before, ...changes })
  },
  audit: ({ name, functionVersion }, { functionName }) => ({
    resource: `/functions/${functionName}`,
    detail: { alias: name, functionVersion },
  }),
})
