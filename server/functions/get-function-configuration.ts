import { z } from 'zod'
import { query } from '../operation.ts'
import { findQualified } from './find-function.ts'
import { type FunctionConfiguration, toConfiguration } from './function-configuration.ts'
import { functionFields } from './function-fields.ts'

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html */
export const getFunctionConfiguration = query({
  name: 'GetFunctionConfiguration',
  permission: 'functions:read',
  input: z.object({ functionName: functionFields.functionName, qualifier: functionFields.qualifier.optional() }),
  async run(context, { functionName, qualifier }): Promise<FunctionConfiguration> {
    return toConfiguration(context, await findQualified(context, functionName, qualifier), qualifier)
  },
})
