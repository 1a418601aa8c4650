import { z } from 'zod'
import { query } from '#server/operation.ts'
import { findRequestValidator } from './find-request-validator.ts'
import { type RequestValidator, toRequestValidator } from './request-validator.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_GetRequestValidator.html */
export const getRequestValidator = query({
  name: 'GetRequestValidator',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), requestValidatorId: z.string() }),
  run: async (context, { restApiId, requestValidatorId }): Promise<RequestValidator> =>
    toRequestValidator(await findRequestValidator(context, restApiId, requestValidatorId)),
})
