import { z } from 'zod'
import { methods } from '#db/schema.ts'
import type { CommandContext } from '#server/context.ts'
import { applyListChange, listChange } from '#server/list-change.ts'
import { mapChange } from '#server/map-change.ts'
import { mergeEntries } from '#server/merge-entries.ts'
import { command } from '#server/operation.ts'
import { changeMethod, methodKey, methodPath, methodWhere } from './find-method.ts'
import { type Method, type MethodRow, method } from './method.ts'
import {
  checkAuthorization,
  checkModels,
  checkRequestParameters,
  checkRequestValidator,
  methodFields,
  modelName,
} from './method-fields.ts'

const input = z.object({
  ...methodKey,
  authorizationType: methodFields.authorizationType.optional(),
  authorizerId: methodFields.authorizerId.nullable().optional(),
  authorizationScopes: listChange.optional(),
  apiKeyRequired: methodFields.apiKeyRequired.optional(),
  operationName: methodFields.operationName.nullable().optional(),
  /** Null or empty takes the validator away. */
  requestValidatorId: methodFields.requestValidatorId.nullable().optional(),
  requestParameters: mapChange(z.boolean()).optional(),
  requestModels: mapChange(modelName).optional(),
})

/** AWS `UpdateMethod`. */
export const updateMethod = command({
  name: 'UpdateMethod',
  permission: 'apis:write',
  input,
  async run(context, given): Promise<Method> {
    const row = await changeMethod(context, given)
    const changes = await changesOf(context, row, given)
    await context.db.update(methods).set(changes).where(methodWhere(given))
    return method({ ...row, ...changes })
  },
  audit: (_, { restApiId, resourceId, httpMethod, ...change }) => ({
    resource: methodPath({ restApiId, resourceId, httpMethod }),
    detail: change,
  }),
})

async function changesOf(context: CommandContext, row: MethodRow, given: z.output<typeof input>) {
  const requestParameters = mergeEntries(row.requestParameters, given.requestParameters)
  checkRequestParameters(requestParameters)
  const authorization = await checkAuthorization(context, row.restApiId, {
    authorizationType: given.authorizationType ?? row.authorizationType,
    authorizerId: given.authorizerId === undefined ? row.authorizerId : given.authorizerId,
  })
  await checkRequestValidator(context, row.restApiId, given.requestValidatorId)
  const requestModels = mergeEntries(row.requestModels, given.requestModels)
  await checkModels(context, row.restApiId, requestModels)
  return {
    ...authorization,
    authorizationScopes: applyListChange(row.authorizationScopes ?? [], given.authorizationScopes),
    apiKeyRequired: given.apiKeyRequired ?? row.apiKeyRequired,
    operationName: given.operationName === undefined ? row.operationName : given.operationName || null,
    requestValidatorId:
      given.requestValidatorId === undefined ? row.requestValidatorId : given.requestValidatorId || null,
    requestParameters,
    requestModels,
  }
}
