import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { functions } from '#db/schema.ts'
import { ServiceError } from '../errors.ts'
import { preparedCommand } from '../operation.ts'
import { type FunctionConfiguration, sealEnvironment, toConfiguration } from './function-configuration.ts'
import { functionFields } from './function-fields.ts'
import { insertVersion } from './insert-version.ts'
import { codeInput, packageCode } from './package-code.ts'
import { storeCode } from './stored-code.ts'

/**
 * Makes a function. Beside a zip it takes the text of the files (`code.files`); there is no role, since a function has
 * no AWS permissions. https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
 */
export const createFunction = preparedCommand({
  name: 'CreateFunction',
  permission: 'functions:write',
  input: z.object({
    functionName: functionFields.functionName,
    code: z.object(codeInput),
    description: functionFields.description.optional(),
    runtime: functionFields.runtime.optional(),
    handler: functionFields.handler.optional(),
    memorySize: functionFields.memorySize.optional(),
    timeout: functionFields.timeout.optional(),
    environment: functionFields.environment.optional(),
    publish: z.boolean().optional(),
    tags: functionFields.tags.optional(),
  }),
  prepare: (_context, { code }) => packageCode(code),
  async run(context, input, code): Promise<FunctionConfiguration> {
    await storeCode(context, code)
    const [row] = await context.db
      .insert(functions)
      .values({
        accountId: context.accountId,
        functionName: input.functionName,
        description: input.description ?? '',
        runtime: input.runtime ?? 'nodejs24.x',
        handler: input.handler ?? 'index.handler',
        memorySize: input.memorySize ?? 128,
        timeout: input.timeout ?? 3,
        environmentEncrypted: sealEnvironment(context, input.environment?.variables ?? {}),
        codeSha256: code.sha256,
        codeSize: code.zip.length,
        revisionId: randomUUID(),
        lastModified: context.now(),
        lastVersion: 0,
        tags: input.tags ?? {},
      })
      .onConflictDoNothing()
      .returning()
    if (!row) throw new ServiceError('ConflictException', `Function already exist: ${input.functionName}`)
    context.changed({ kind: 'function', accountId: context.accountId, functionName: row.functionName })
    return toConfiguration(context, input.publish ? await insertVersion(context, row) : row)
  },
  audit: ({ functionName, codeSha256 }) => ({ resource: `/functions/${functionName}`, detail: { codeSha256 } }),
})
