import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { methods, requestValidators } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { refuseInUse } from '../methods/refuse-in-use.ts'
import { findRequestValidator, invalidRequestValidator } from './find-request-validator.ts'

/** A validator that a method names stays. https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteRequestValidator.html */
export const deleteRequestValidator = command({
  name: 'DeleteRequestValidator',
  permission: 'apis:write',
  input: z.object({ restApiId: z.string(), requestValidatorId: z.string() }),
  async run(context, { restApiId, requestValidatorId }) {
    await changeRestApi(context, restApiId, invalidRequestValidator)
    const { id, name } = await findRequestValidator(context, restApiId, requestValidatorId)
    await refuseInUse(context, restApiId, eq(methods.requestValidatorId, id), `request validator '${name}'`)
    await context.db
      .delete(requestValidators)
      .where(and(eq(requestValidators.restApiId, restApiId), eq(requestValidators.id, id)))
    return { name }
  },
  audit: ({ name }, { restApiId, requestValidatorId }) => ({
    resource: `/restapis/${restApiId}/requestvalidators/${requestValidatorId}`,
    detail: { name },
  }),
})
