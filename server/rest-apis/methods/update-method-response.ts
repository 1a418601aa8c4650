import { z } from 'zod'
import { methods } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { mapChange } from '#server/map-change.ts'
import { mergeEntries } from '#server/merge-entries.ts'
import { command } from '#server/operation.ts'
import { changeMethod, methodWhere } from './find-method.ts'
import {
  findMethodResponse,
  methodResponseColumn,
  methodResponseKey,
  methodResponsePath,
} from './find-method-response.ts'
import { type MethodResponse, methodResponse } from './method.ts'
import { checkModels, checkResponseParameters, modelName } from './method-fields.ts'

/** AWS `UpdateMethodResponse`. */
export const updateMethodResponse = command({
  name: 'UpdateMethodResponse',
  permission: 'apis:write',
  input: z.object({
    ...methodResponseKey,
    responseParameters: mapChange(z.boolean()).optional(),
    responseModels: mapChange(modelName).optional(),
  }),
  async run(context, given): Promise<MethodResponse> {
    const { restApiId, statusCode } = given
    const row = await changeMethod(context, given)
    const before = findMethodResponse(row, statusCode)
    for (const [contentType, model] of Object.entries(given.responseModels ?? {})) {
      if (model === null && !Object.hasOwn(before.responseModels ?? {}, contentType)) {
        throw new ServiceError('NotFoundException', 'Content-Type specified was not found')
      }
    }
    const column = methodResponseColumn({
      responseParameters: mergeEntries(before.responseParameters ?? null, given.responseParameters),
      responseModels: mergeEntries(before.responseModels ?? null, given.responseModels),
    })
    checkResponseParameters(column.responseParameters)
    await checkModels(context, restApiId, column.responseModels, 'responseModels')
    const methodResponses = { ...row.methodResponses, [statusCode]: column }
    await context.db.update(methods).set({ methodResponses }).where(methodWhere(given))
    return methodResponse(statusCode, column)
  },
  audit: (_, key) => ({ resource: methodResponsePath(key) }),
})
