import { and, eq } from 'drizzle-orm'
import { requestValidators } from '#db/schema.ts'
import type { Context } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { findRestApi } from '../apis/find-rest-api.ts'
import type { RequestValidatorRow } from './request-validator.ts'

export const invalidRequestValidator = 'Invalid Request Validator identifier specified'

/** The validator of an API in the actor's account, or `NotFoundException`. */
export async function findRequestValidator(
  context: Context,
  restApiId: string,
  requestValidatorId: string,
): Promise<RequestValidatorRow> {
  await findRestApi(context, restApiId, invalidRequestValidator)
  const [row] = await context.db
    .select()
    .from(requestValidators)
    .where(and(eq(requestValidators.restApiId, restApiId), eq(requestValidators.id, requestValidatorId)))
  if (!row) throw new ServiceError('NotFoundException', invalidRequestValidator)
  return row
}
