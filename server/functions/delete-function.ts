import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { functionAliases, functions, functionVersions } from '#db/schema.ts'
import { ServiceError } from '../errors.ts'
import { command } from '../operation.ts'
import { findFunction, findQualified, isFunction } from './find-function.ts'
import { functionFields } from './function-fields.ts'
import { dropUnusedCode } from './stored-code.ts'

/**
 * Deletes a function with its versions and aliases, or with `qualifier` one version.
 * https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunction.html
 */
export const deleteFunction = command({
  name: 'DeleteFunction',
  permission: 'functions:write',
  input: z.object({ functionName: functionFields.functionName, qualifier: functionFields.qualifier.optional() }),
  async run(context, { functionName, qualifier }): Promise<void> {
    const { db, accountId } = context
    const row = await findFunction(context, functionName)
    const ofFunction = isFunction(functionVersions, accountId, functionName)
    if (qualifier === undefined) {
      const versions = await db.select({ sha256: functionVersions.codeSha256 }).from(functionVersions).where(ofFunction)
      await db.delete(functions).where(isFunction(functions, accountId, functionName))
      await dropUnusedCode(context, [row.codeSha256, ...versions.map(({ sha256 }) => sha256)])
    } else {
      if (!/^\d+$/.test(qualifier)) {
        throw new ServiceError('BadRequestException', '$LATEST version cannot be deleted without deleting the function')
      }
      const version = await findQualified(context, functionName, qualifier)
      const names = await db
        .select({ name: functionAliases.name })
        .from(functionAliases)
        .where(
          and(isFunction(functionAliases, accountId, functionName), eq(functionAliases.functionVersion, qualifier)),
        )
      if (names.length > 0) {
        const list = names.map(({ name }) => name).join(', ')
        throw new ServiceError('ConflictException', `Cannot delete version ${qualifier}: aliases stand for it: ${list}`)
      }
      await db.delete(functionVersions).where(and(ofFunction, eq(functionVersions.version, Number(qualifier))))
      await dropUnusedCode(context, [version.codeSha256])
    }
    context.changed({ kind: 'function', accountId, functionName })
  },
  audit: (_output, { functionName, qualifier }) => ({
    resource: `/functions/${functionName}`,
    detail: qualifier === undefined ? {} : { version: qualifier },
  }),
})
