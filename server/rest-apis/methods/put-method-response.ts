import { z } from 'zod'
import { methods } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { changeMethod, methodWhere } from './find-method.ts'
import {
  methodResponseColumn,
  methodResponseInput,
  methodResponseKey,
  methodResponsePath,
} from './find-method-response.ts'
import { type MethodResponse, methodResponse } from './method.ts'
import { checkModels, checkResponseParameters } from './method-fields.ts'

/** AWS `PutMethodResponse`: declares a status that the method answers with. */
export const putMethodResponse = command({
  name: 'PutMethodResponse',
  permission: 'apis:write',
  input: z.object({ ...methodResponseKey, ...methodResponseInput }),
  async run(context, given): Promise<MethodResponse> {
    const { statusCode } = given
    const row = await changeMethod(context, given)
    if (Object.hasOwn(row.methodResponses, statusCode)) {
      throw new ServiceError('ConflictException', 'Response already exists for this resource')
    }
    checkResponseParameters(given.responseParameters)
    await checkModels(context, given.restApiId, given.responseModels)
    const column = methodResponseColumn(given)
    const methodResponses = { ...row.methodResponses, [statusCode]: column }
    await context.db.update(methods).set({ methodResponses }).where(methodWhere(given))
    return methodResponse(statusCode, column)
  },
  audit: (_, key) => ({ resource: methodResponsePath(key) }),
})
