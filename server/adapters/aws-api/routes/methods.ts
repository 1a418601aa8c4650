import { deleteMethod } from '#server/rest-apis/methods/delete-method.ts'
import { deleteMethodResponse } from '#server/rest-apis/methods/delete-method-response.ts'
import { getMethod } from '#server/rest-apis/methods/get-method.ts'
import { getMethodResponse } from '#server/rest-apis/methods/get-method-response.ts'
import { putMethod } from '#server/rest-apis/methods/put-method.ts'
import { putMethodResponse } from '#server/rest-apis/methods/put-method-response.ts'
import { updateMethod } from '#server/rest-apis/methods/update-method.ts'
import { updateMethodResponse } from '#server/rest-apis/methods/update-method-response.ts'
import { testInvokeMethod } from '#server/rest-apis/test-invoke/test-invoke-method.ts'
import { methodPatches, methodResponsePatches } from '../patches/methods.ts'
import { type Route, route, updateRoute } from '../route.ts'
import { boolean, integer, list, map, pattern, required, string, structure } from '../shape.ts'
import { integration } from './integrations.ts'

const methodResponse = structure({
  statusCode: string,
  responseParameters: map(boolean),
  responseModels: map(string),
})

/** AWS `Method`. */
export const method = structure({
  httpMethod: string,
  authorizationType: string,
  authorizerId: string,
  apiKeyRequired: boolean,
  requestValidatorId: string,
  operationName: string,
  requestParameters: map(boolean),
  requestModels: map(string),
  methodResponses: map(methodResponse),
  methodIntegration: integration,
  authorizationScopes: list(string),
})

const path = '/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}'
const responsePath = `${path}/responses/{statusCode}`
const statusCode = pattern('[1-5]\\d\\d')

export const methodRoutes: readonly Route[] = [
  route(putMethod, {
    verb: 'PUT',
    path,
    status: 201,
    input: {
      authorizationType: required(string),
      authorizerId: string,
      apiKeyRequired: boolean,
      operationName: string,
      requestParameters: map(boolean),
      requestModels: map(string),
      requestValidatorId: string,
      authorizationScopes: list(string),
    },
    output: method,
  }),
  route(getMethod, { verb: 'GET', path, status: 200, output: method }),
  updateRoute(updateMethod, { path, patch: methodPatches, output: method }),
  route(deleteMethod, { verb: 'DELETE', path, status: 204 }),
  route(testInvokeMethod, {
    verb: 'POST',
    path,
    status: 200,
    input: {
      pathWithQueryString: string,
      body: string,
      headers: map(string),
      multiValueHeaders: map(list(string)),
      clientCertificateId: string,
      stageVariables: map(string),
    },
    output: structure({
      status: integer,
      body: string,
      headers: map(string),
      multiValueHeaders: map(list(string)),
      log: string,
      latency: integer,
    }),
  }),
  route(putMethodResponse, {
    verb: 'PUT',
    path: responsePath,
    status: 201,
    input: { statusCode, responseParameters: map(boolean), responseModels: map(string) },
    output: methodResponse,
  }),
  route(getMethodResponse, {
    verb: 'GET',
    path: responsePath,
    status: 200,
    input: { statusCode },
    output: methodResponse,
  }),
  updateRoute(updateMethodResponse, {
    path: responsePath,
    status: 201,
    input: { statusCode },
    patch: methodResponsePatches,
    output: methodResponse,
  }),
  route(deleteMethodResponse, { verb: 'DELETE', path: responsePath, status: 204, input: { statusCode } }),
]
