import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { requestValidators } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { findRequestValidator, invalidRequestValidator } from './find-request-validator.ts'
import { type RequestValidator, toRequestValidator } from './request-validator.ts'
import { requestValidatorFields } from './request-validator-fields.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateRequestValidator.html */
export const updateRequestValidator = command({
  name: 'UpdateRequestValidator',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string(),
    requestValidatorId: z.string(),
    name: requestValidatorFields.name.nullish(),
    validateRequestBody: z.boolean().nullish(),
    validateRequestParameters: z.boolean().nullish(),
  }),
  async run(context, { restApiId, requestValidatorId, ...given }): Promise<RequestValidator> {
    await changeRestApi(context, restApiId, invalidRequestValidator)
    if (given.name !== undefined && !given.name?.trim()) {
      throw new ServiceError('BadRequestException', 'Request Validator name cannot be blank')
    }
    const before = await findRequestValidator(context, restApiId, requestValidatorId)
    const after = {
      ...before,
      name: given.name ?? before.name,
      validateRequestBody: switched(given.validateRequestBody, before.validateRequestBody),
      validateRequestParameters: switched(given.validateRequestParameters, before.validateRequestParameters),
    }
    await context.db
      .update(requestValidators)
      .set(after)
      .where(and(eq(requestValidators.restApiId, restApiId), eq(requestValidators.id, before.id)))
    return toRequestValidator(after)
  },
  audit: (_, { restApiId, requestValidatorId, ...detail }) => ({
    resource: `/restapis/${restApiId}/requestvalidators/${requestValidatorId}`,
    detail,
  }),
})

/** A patch without a value switches off, as on AWS (recorded). */
function switched(change: boolean | null | undefined, before: boolean): boolean {
  return change === undefined ? before : (change ?? false)
}
