import { createAuthorizer } from '#server/rest-apis/authorizers/create-authorizer.ts'
import { deleteAuthorizer } from '#server/rest-apis/authorizers/delete-authorizer.ts'
import { getAuthorizer } from '#server/rest-apis/authorizers/get-authorizer.ts'
import { getAuthorizers } from '#server/rest-apis/authorizers/get-authorizers.ts'
import { updateAuthorizer } from '#server/rest-apis/authorizers/update-authorizer.ts'
import { testInvokeAuthorizer } from '#server/rest-apis/test-invoke/test-invoke-authorizer.ts'
import { authorizerPatches } from '../patches/definitions.ts'
import { type Route, route, updateRoute } from '../route.ts'
import { integer, items, list, map, oneOf, page, required, string, structure } from '../shape.ts'

const types = oneOf('TOKEN', 'REQUEST', 'COGNITO_USER_POOLS')
const members = {
  providerARNs: list(string),
  authType: string,
  authorizerUri: string,
  authorizerCredentials: string,
  identitySource: string,
  identityValidationExpression: string,
  authorizerResultTtlInSeconds: integer,
}

/** AWS `Authorizer`. */
const authorizer = structure({ id: string, name: string, type: types, ...members })

const path = '/restapis/{restApiId}/authorizers'

export const authorizerRoutes: readonly Route[] = [
  route(createAuthorizer, {
    verb: 'POST',
    path,
    status: 201,
    input: { name: required(string), type: required(types), ...members },
    output: authorizer,
  }),
  route(getAuthorizers, { verb: 'GET', path, status: 200, input: { ...page }, output: items(authorizer) }),
  route(getAuthorizer, { verb: 'GET', path: `${path}/{authorizerId}`, status: 200, output: authorizer }),
  updateRoute(updateAuthorizer, { path: `${path}/{authorizerId}`, patch: authorizerPatches, output: authorizer }),
  route(testInvokeAuthorizer, {
    verb: 'POST',
    path: `${path}/{authorizerId}`,
    status: 200,
    input: {
      headers: map(string),
      multiValueHeaders: map(list(string)),
      pathWithQueryString: string,
      body: string,
      stageVariables: map(string),
      additionalContext: map(string),
    },
    output: structure({
      clientStatus: integer,
      log: string,
      latency: integer,
      principalId: string,
      policy: string,
      authorization: map(list(string)),
      claims: map(string),
    }),
  }),
  route(deleteAuthorizer, { verb: 'DELETE', path: `${path}/{authorizerId}`, status: 202 }),
]
