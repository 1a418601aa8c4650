import { z } from 'zod'
import { ServiceError } from '../errors.ts'
import { command } from '../operation.ts'
import { findFunction, requireRevision } from './find-function.ts'
import { type FunctionConfiguration, toConfiguration } from './function-configuration.ts'
import { functionFields } from './function-fields.ts'
import { insertVersion } from './insert-version.ts'

/** Keeps what `$LATEST` is now under a number. https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html */
export const publishVersion = command({
  name: 'PublishVersion',
  permission: 'functions:write',
  input: z.object({
    functionName: functionFields.functionName,
    description: functionFields.description.optional(),
    revisionId: functionFields.revisionId.optional(),
    /** Only when `$LATEST` has this code. */
    codeSha256: z.string().optional(),
  }),
  async run(context, { functionName, description, revisionId, codeSha256 }): Promise<FunctionConfiguration> {
    const row = await findFunction(context, functionName)
    requireRevision(row, revisionId)
    if (codeSha256 !== undefined && codeSha256 !== Buffer.from(row.codeSha256, 'hex').toString('base64')) {
      throw new ServiceError('BadRequestException', 'CodeSHA256 does not match the code of $LATEST')
    }
    const version = await insertVersion(context, row, description)
    context.changed({ kind: 'function', accountId: context.accountId, functionName })
    return toConfiguration(context, version)
  },
  audit: ({ functionName, version }) => ({ resource: `/functions/${functionName}`, detail: { version } }),
})
