import { createRestApi } from '#server/rest-apis/apis/create-rest-api.ts'
import { deleteRestApi } from '#server/rest-apis/apis/delete-rest-api.ts'
import { getRestApi } from '#server/rest-apis/apis/get-rest-api.ts'
import { getRestApis } from '#server/rest-apis/apis/get-rest-apis.ts'
import { updateRestApi } from '#server/rest-apis/apis/update-rest-api.ts'
import { endpointAccessModes, securityPolicies } from '#server/tls-policy.ts'
import { restApiPatches } from '../patches/rest-apis.ts'
import { type Route, route, updateRoute } from '../route.ts'
import {
  boolean,
  escapedString,
  integer,
  items,
  list,
  map,
  oneOf,
  page,
  required,
  string,
  structure,
  timestamp,
} from '../shape.ts'

const apiKeySource = oneOf('HEADER', 'AUTHORIZER')
const securityPolicy = oneOf(...securityPolicies)
const endpointAccessMode = oneOf(...endpointAccessModes)
const endpointConfiguration = structure({ types: list(string), ipAddressType: string, vpcEndpointIds: list(string) })

/** AWS `RestApi`. */
export const restApi = structure({
  id: string,
  name: string,
  description: string,
  createdDate: timestamp,
  version: string,
  warnings: list(string),
  binaryMediaTypes: list(string),
  minimumCompressionSize: integer,
  apiKeySource,
  endpointConfiguration,
  policy: escapedString,
  tags: map(string),
  disableExecuteApiEndpoint: boolean,
  rootResourceId: string,
  securityPolicy,
  endpointAccessMode,
  apiStatus: oneOf('UPDATING', 'AVAILABLE', 'PENDING', 'FAILED'),
  apiStatusMessage: string,
})

export const restApiRoutes: readonly Route[] = [
  route(createRestApi, {
    verb: 'POST',
    path: '/restapis',
    status: 201,
    input: {
      name: required(string),
      description: string,
      version: string,
      cloneFrom: string,
      binaryMediaTypes: list(string),
      minimumCompressionSize: integer,
      apiKeySource,
      endpointConfiguration,
      policy: string,
      tags: map(string),
      disableExecuteApiEndpoint: boolean,
      securityPolicy,
      endpointAccessMode,
    },
    output: restApi,
  }),
  route(getRestApis, { verb: 'GET', path: '/restapis', status: 200, input: page, output: items(restApi) }),
  route(getRestApi, { verb: 'GET', path: '/restapis/{restApiId}', status: 200, output: restApi }),
  updateRoute(updateRestApi, { path: '/restapis/{restApiId}', patch: restApiPatches, output: restApi }),
  route(deleteRestApi, { verb: 'DELETE', path: '/restapis/{restApiId}', status: 202 }),
]
