import { z } from 'zod'
import { methods } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { findResource, invalidResourceIdentifier } from '../resources/find-resource.ts'
import { methodKey, methodPath, methodWhere } from './find-method.ts'
import { type Method, method } from './method.ts'
import {
  checkAuthorization,
  checkModels,
  checkRequestParameters,
  checkRequestValidator,
  checkVerb,
  methodFields,
  modelName,
  parameterName,
} from './method-fields.ts'

/** AWS `PutMethod`: a new method of a resource, still without an integration. */
export const putMethod = command({
  name: 'PutMethod',
  permission: 'apis:write',
  input: z.object({
    ...methodKey,
    authorizationType: methodFields.authorizationType,
    authorizerId: methodFields.authorizerId.optional(),
    authorizationScopes: methodFields.authorizationScopes.optional(),
    apiKeyRequired: methodFields.apiKeyRequired.optional(),
    operationName: methodFields.operationName.optional(),
    requestValidatorId: methodFields.requestValidatorId.optional(),
    requestParameters: z.record(parameterName, z.boolean()).optional(),
    requestModels: z.record(parameterName, modelName).optional(),
  }),
  async run(context, given): Promise<Method> {
    const { restApiId, resourceId, httpMethod } = given
    await changeRestApi(context, restApiId, invalidResourceIdentifier)
    await findResource(context, restApiId, resourceId)
    checkVerb(httpMethod)
    checkRequestParameters(given.requestParameters)
    const authorization = await checkAuthorization(context, restApiId, given)
    await checkRequestValidator(context, restApiId, given.requestValidatorId)
    await checkModels(context, restApiId, given.requestModels)
    const [existing] = await context.db.select().from(methods).where(methodWhere(given))
    if (existing) throw new ServiceError('ConflictException', 'Method already exists for this resource')
    const row = {
      restApiId,
      resourceId,
      httpMethod,
      ...authorization,
      authorizationScopes: given.authorizationScopes ?? null,
      apiKeyRequired: given.apiKeyRequired ?? false,
      operationName: given.operationName || null,
      requestValidatorId: given.requestValidatorId || null,
      requestParameters: given.requestParameters ?? null,
      requestModels: given.requestModels ?? null,
      methodResponses: {},
      integration: null,
    }
    await context.db.insert(methods).values(row)
    return method(row)
  },
  audit: (_, key) => ({ resource: methodPath(key) }),
})
