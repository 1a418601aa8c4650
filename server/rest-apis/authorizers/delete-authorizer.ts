import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { authorizers, methods } from '#db/schema.ts'
import { command } from '#server/operation.ts'
import { changeRestApi } from '../apis/change-rest-api.ts'
import { refuseInUse } from '../methods/refuse-in-use.ts'
import { findAuthorizer, invalidAuthorizer } from './find-authorizer.ts'

/** An authorizer that a method names stays. https://docs.aws.amazon.com/apigateway/latest/api/API_DeleteAuthorizer.html */
export const deleteAuthorizer = command({
  name: 'DeleteAuthorizer',
  permission: 'apis:write',
  input: z.object({ restApiId: z.string(), authorizerId: z.string() }),
  async run(context, { restApiId, authorizerId }) {
    await changeRestApi(context, restApiId, invalidAuthorizer)
    const { id, name } = await findAuthorizer(context, restApiId, authorizerId)
    await refuseInUse(context, restApiId, eq(methods.authorizerId, id), `authorizer '${name}'`)
    await context.db.delete(authorizers).where(and(eq(authorizers.restApiId, restApiId), eq(authorizers.id, id)))
    return { name }
  },
  audit: ({ name }, { restApiId, authorizerId }) => ({
    resource: `/restapis/${restApiId}/authorizers/${authorizerId}`,
    detail: { name },
  }),
})
