import { z } from 'zod'
import { query } from '#server/operation.ts'
import { type Authorizer, toAuthorizer } from './authorizer.ts'
import { findAuthorizer } from './find-authorizer.ts'

/** https://docs.aws.amazon.com/apigateway/latest/api/API_GetAuthorizer.html */
export const getAuthorizer = query({
  name: 'GetAuthorizer',
  permission: 'apis:read',
  input: z.object({ restApiId: z.string(), authorizerId: z.string() }),
  run: async (context, { restApiId, authorizerId }): Promise<Authorizer> =>
    toAuthorizer(await findAuthorizer(context, restApiId, authorizerId)),
})
