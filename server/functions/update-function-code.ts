import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { functions } from '#db/schema.ts'
import { ServiceError } from '../errors.ts'
import { preparedCommand } from '../operation.ts'
import { findFunction, isFunction, requireRevision } from './find-function.ts'
import { type FunctionConfiguration, toConfiguration } from './function-configuration.ts'
import { functionFields } from './function-fields.ts'
import { insertVersion } from './insert-version.ts'
import { codeInput, packageCode } from './package-code.ts'
import { dropUnusedCode, readCode, storeCode } from './stored-code.ts'

/**
 * Replaces the code of `$LATEST`; `files` changes some files of the package and leaves the others.
 * https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html
 */
export const updateFunctionCode = preparedCommand({
  name: 'UpdateFunctionCode',
  permission: 'functions:write',
  input: z.object({
    functionName: functionFields.functionName,
    ...codeInput,
    publish: z.boolean().optional(),
    revisionId: functionFields.revisionId.optional(),
  }),
  async prepare(context, { functionName, zipFile, files }) {
    const { codeSha256 } = await findFunction(context, functionName)
    const base = files === undefined ? undefined : await readCode(context.db, codeSha256)
    return { base: base && codeSha256, code: await packageCode({ zipFile, files }, base) }
  },
  async run(context, { functionName, publish, revisionId }, { base, code }): Promise<FunctionConfiguration> {
    const before = await findFunction(context, functionName)
    requireRevision(before, revisionId)
    // What the files were put into is no longer what there is.
    if (base && base !== before.codeSha256) {
      throw new ServiceError('ConflictException', 'Someone else has changed the code meanwhile')
    }
    await storeCode(context, code)
    const changes = {
      codeSha256: code.sha256,
      codeSize: code.zip.length,
      revisionId: randomUUID(),
      lastModified: context.now(),
    }
    await context.db
      .update(functions)
      .set(changes)
      .where(isFunction(functions, context.accountId, functionName))
    await dropUnusedCode(context, [before.codeSha256])
    context.changed({ kind: 'function', accountId: context.accountId, functionName })
    const row = { ...before, ...changes }
    return toConfiguration(context, publish ? await insertVersion(context, row) : row)
  },
  audit: ({ functionName, codeSha256 }) => ({ resource: `/functions/${functionName}`, detail: { codeSha256 } }),
})
