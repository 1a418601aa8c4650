import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { functionAliases } from '#db/schema.ts'
import { ServiceError } from '../errors.ts'
import { command } from '../operation.ts'
import { type Alias, requireVersion, toAlias } from './alias.ts'
import { functionFields } from './function-fields.ts'

/** Gives a version a name. https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html */
export const createAlias = command({
  name: 'CreateAlias',
  permission: 'functions:write',
  input: z.object({
    functionName: functionFields.functionName,
    name: functionFields.aliasName,
    functionVersion: functionFields.functionVersion,
    description: functionFields.description.optional(),
  }),
  async run(context, { functionName, name, functionVersion, description }): Promise<Alias> {
    const { accountId } = context
    await requireVersion(context, functionName, functionVersion)
    const [row] = await context.db
      .insert(functionAliases)
      .values({
        ...{ accountId, functionName, name, functionVersion },
        description: description ?? '',
        revisionId: randomUUID(),
      })
      .onConflictDoNothing()
      .returning()
    if (!row) throw new ServiceError('ConflictException', `Alias already exists: ${name}`)
    context.changed({ kind: 'function', accountId, functionName })
    return toAlias(context, row)
  },
  audit: ({ name, functionVersion }, { functionName }) => ({
    resource: `/functions/${functionName}`,
    detail: { alias: name, functionVersion },
  }),
})
