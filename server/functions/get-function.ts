import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { functionCodes } from '#db/schema.ts'
import { ServiceError } from '../errors.ts'
import { query } from '../operation.ts'
import { findQualified } from './find-function.ts'
import { type FunctionConfiguration, toConfiguration } from './function-configuration.ts'
import { functionFields } from './function-fields.ts'

/**
 * A function, a version or what an alias stands for, with its package as bytes where AWS has an address to fetch it from.
 * https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html
 */
export const getFunction = query({
  name: 'GetFunction',
  permission: 'functions:read',
  input: z.object({ functionName: functionFields.functionName, qualifier: functionFields.qualifier.optional() }),
  async run(
    context,
    { functionName, qualifier },
  ): Promise<{ configuration: FunctionConfiguration; code: { zipFile: Uint8Array }; tags: Record<string, string> }> {
    const row = await findQualified(context, functionName, qualifier)
    const [code] = await context.db
      .select({ zipFile: functionCodes.zip })
      .from(functionCodes)
      .where(eq(functionCodes.sha256, row.codeSha256))
    if (!code) throw new ServiceError('ConflictException', 'The code has just been replaced. Please try again.')
    return { configuration: toConfiguration(context, row, qualifier), code, tags: 'tags' in row ? row.tags : {} }
  },
})
