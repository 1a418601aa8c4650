import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { functions } from '#db/schema.ts'
import { command } from '../operation.ts'
import { findFunction, isFunction, requireRevision } from './find-function.ts'
import { type FunctionConfiguration, sealEnvironment, toConfiguration } from './function-configuration.ts'
import { functionFields } from './function-fields.ts'

/**
 * Changes `$LATEST`; what is absent stays. `environment` replaces all variables.
 * https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html
 */
export const updateFunctionConfiguration = command({
  name: 'UpdateFunctionConfiguration',
  permission: 'functions:write',
  input: z.object({
    functionName: functionFields.functionName,
    description: functionFields.description.optional(),
    runtime: functionFields.runtime.optional(),
    handler: functionFields.handler.optional(),
    memorySize: functionFields.memorySize.optional(),
    timeout: functionFields.timeout.optional(),
    environment: functionFields.environment.optional(),
    revisionId: functionFields.revisionId.optional(),
  }),
  async run(context, { functionName, revisionId, environment, ...given }): Promise<FunctionConfiguration> {
    const before = await findFunction(context, functionName)
    requireRevision(before, revisionId)
    const changes = {
      ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
      ...(environment ? { environmentEncrypted: sealEnvironment(context, environment.variables) } : {}),
      revisionId: randomUUID(),
      lastModified: context.now(),
    }
    await context.db
      .update(functions)
      .set(changes)
      .where(isFunction(functions, context.accountId, functionName))
    context.changed({ kind: 'function', accountId: context.accountId, functionName })
    return toConfiguration(context, { ...before, ...changes })
  },
  // Of the environment only the names: the values may be secrets.
  audit: ({ functionName }, { functionName: _name, revisionId: _revision, environment, ...changes }) => ({
    resource: `/functions/${functionName}`,
    detail: { ...changes, ...(environment ? { variables: Object.keys(environment.variables) } : {}) },
  }),
})
