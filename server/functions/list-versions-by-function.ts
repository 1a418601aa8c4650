import { desc } from 'drizzle-orm'
import { z } from 'zod'
import { functionVersions } from '#db/schema.ts'
import { query } from '../operation.ts'
import { findFunction, isFunction } from './find-function.ts'
import { type FunctionConfiguration, toConfiguration } from './function-configuration.ts'
import { functionFields } from './function-fields.ts'

/**
 * `$LATEST`, then the published versions, the newest first, all of them.
 * https://docs.aws.amazon.com/lambda/latest/api/API_ListVersionsByFunction.html
 */
export const listVersionsByFunction = query({
  name: 'ListVersionsByFunction',
  permission: 'functions:read',
  input: z.object({ functionName: functionFields.functionName }),
  async run(context, { functionName }): Promise<{ versions: FunctionConfiguration[] }> {
    const row = await findFunction(context, functionName)
    const versions = await context.db
      .select()
      .from(functionVersions)
      .where(isFunction(functionVersions, context.accountId, functionName))
      .orderBy(desc(functionVersions.version))
    return { versions: [row, ...versions].map((version) => toConfiguration(context, version)) }
  },
})
