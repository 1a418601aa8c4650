import { z } from 'zod'
import { requestValidators } from '#db/schema.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { type RequestValidator, toRequestValidator } from './request-validator.ts'
import { requestValidatorFields } from './request-validator-fields.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_CreateRequestValidator.html */
export const createRequestValidator = command({
  name: 'CreateRequestValidator',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string(),
    name: requestValidatorFields.name.optional(),
    validateRequestBody: z.boolean().optional(),
    validateRequestParameters: z.boolean().optional(),
  }),
  async run(context, { restApiId, name, validateRequestBody, validateRequestParameters }): Promise<RequestValidator> {
    // Of all operations, AWS answers 400 here (recorded).
    const unknownApi = new ServiceError('BadRequestException', 'Invalid REST API identifier specified')
    await changeRestApi(context, restApiId, unknownApi)
    const row = {
      restApiId,
      id: context.newId(6),
      name: name ?? '',
      validateRequestBody: validateRequestBody ?? false,
      validateRequestParameters: validateRequestParameters ?? false,
    }
    await context.db.insert(requestValidators).values(row)
    return toRequestValidator(row)
  },
  audit: ({ id, name }, { restApiId }) => ({
    resource: `/restapis/${restApiId}/requestvalidators/${id}`,
    detail: { name },
  }),
})
