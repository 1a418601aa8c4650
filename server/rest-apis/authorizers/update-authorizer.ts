import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { authorizers } from '#db/schema.ts'
import { applyListChange, listChange } from '#server/list-change.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { type Authorizer, toAuthorizer } from './authorizer.ts'
import { authorizerFields, checkAuthorizer } from './authorizer-fields.ts'
import { findAuthorizer, invalidAuthorizer } from './find-authorizer.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_UpdateAuthorizer.html */
export const updateAuthorizer = command({
  name: 'UpdateAuthorizer',
  permission: 'apis:write',
  input: z.object({
    restApiId: z.string(),
    authorizerId: z.string(),
    name: authorizerFields.name.optional(),
    type: authorizerFields.type.optional(),
    providerARNs: listChange.optional(),
    authType: authorizerFields.authType.nullish(),
    authorizerUri: authorizerFields.authorizerUri.nullish(),
    authorizerCredentials: authorizerFields.authorizerCredentials.nullish(),
    identitySource: authorizerFields.identitySource.nullish(),
    identityValidationExpression: authorizerFields.identityValidationExpression.nullish(),
    authorizerResultTtlInSeconds: authorizerFields.authorizerResultTtlInSeconds.nullish(),
  }),
  async run(context, { restApiId, authorizerId, providerARNs, ...given }): Promise<Authorizer> {
    await changeRestApi(context, restApiId, invalidAuthorizer)
    const before = await findAuthorizer(context, restApiId, authorizerId)
    const after = {
      ...before,
      ...changed(given),
      ...(providerARNs === undefined ? {} : { providerARNs: applyListChange(before.providerARNs ?? [], providerARNs) }),
    }
    checkAuthorizer(after)
    await context.db
      .update(authorizers)
      .set(after)
      .where(and(eq(authorizers.restApiId, restApiId), eq(authorizers.id, before.id)))
    return toAuthorizer(after)
  },
  audit: (_, { restApiId, authorizerId, ...detail }) => ({
    resource: `/restapis/${restApiId}/authorizers/${authorizerId}`,
    detail,
  }),
})

/** What was given; an empty text clears the member. */
function changed<Members extends object>(
  given: Members,
): { [Name in keyof Members]?: Exclude<Members[Name], undefined> } {
  const entries = Object.entries(given).filter(([, value]) => value !== undefined)
  const cleared = entries.map(([name, value]) => [name, value === '' ? null : value])
  return Object.fromEntries(cleared)
}
