import { z } from 'zod'
import { authorizers } from '#db/schema.ts'
import { requireRoom } from '#server/account-limits/require-room.ts'
import type { CommandContext } from '#server/context.ts'
import { ServiceError } from '#server/errors.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { type Authorizer, type AuthorizerRow, toAuthorizer } from './authorizer.ts'
import { authorizerFields, checkAuthorizer } from './authorizer-fields.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_CreateAuthorizer.html */
export const createAuthorizer = command({
  name: 'CreateAuthorizer',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string(),
    name: authorizerFields.name,
    type: authorizerFields.type,
    providerARNs: authorizerFields.providerARNs.optional(),
    authType: authorizerFields.authType.optional(),
    authorizerUri: authorizerFields.authorizerUri.optional(),
    authorizerCredentials: authorizerFields.authorizerCredentials.optional(),
    identitySource: authorizerFields.identitySource.optional(),
    identityValidationExpression: authorizerFields.identityValidationExpression.optional(),
    authorizerResultTtlInSeconds: authorizerFields.authorizerResultTtlInSeconds.optional(),
  }),
  async run(context, input): Promise<Authorizer> {
    await changeRestApi(context, input.restApiId, unknownApi())
    return toAuthorizer(await addAuthorizer(context, input))
  },
  audit: ({ id, name, type }, { restApiId }) => ({
    resource: `/restapis/${restApiId}/authorizers/${id}`,
    detail: { name, type },
  }),
})

type NewAuthorizer = z.output<typeof createAuthorizer.input>

/** Adds an authorizer to an API that is being changed. `BadRequestException` for one that could never work. */
export async function addAuthorizer(context: CommandContext, given: NewAuthorizer): Promise<AuthorizerRow> {
  const { restApiId } = given
  const row = {
    restApiId,
    id: context.newId(6),
    name: given.name,
    type: given.type,
    providerARNs: given.providerARNs ?? null,
    authType: given.authType || (given.type === 'COGNITO_USER_POOLS' ? 'cognito_user_pools' : 'custom'),
    authorizerUri: given.authorizerUri || null,
    authorizerCredentials: given.authorizerCredentials || null,
    identitySource: given.identitySource || null,
    identityValidationExpression: given.identityValidationExpression || null,
    authorizerResultTtlInSeconds: given.authorizerResultTtlInSeconds ?? 300,
  }
  checkAuthorizer(row)
  await requireRoom(context, 'authorizers', { within: restApiId })
  await context.db.insert(authorizers).values(row)
  return row
}

/** What AWS answers here, of all operations, where there is no such API (recorded). */
function unknownApi(): ServiceError {
  const message = 'Unable to complete operation due to concurrent modification. Please try again later.'
  return new ServiceError('ConflictException', message)
}
