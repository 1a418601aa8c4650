import { deleteIntegration } from '#server/rest-apis/integrations/delete-integration.ts'
import { deleteIntegrationResponse } from '#server/rest-apis/integrations/delete-integration-response.ts'
import { getIntegration } from '#server/rest-apis/integrations/get-integration.ts'
import { getIntegrationResponse } from '#server/rest-apis/integrations/get-integration-response.ts'
import { putIntegration } from '#server/rest-apis/integrations/put-integration.ts'
import { putIntegrationResponse } from '#server/rest-apis/integrations/put-integration-response.ts'
import { updateIntegration } from '#server/rest-apis/integrations/update-integration.ts'
import { updateIntegrationResponse } from '#server/rest-apis/integrations/update-integration-response.ts'
import { integrationPatches, integrationResponsePatches } from '../patches/integrations.ts'
import { type Route, route, updateRoute } from '../route.ts'
import { as, boolean, integer, list, map, oneOf, pattern, required, string, structure } from '../shape.ts'

const integrationType = oneOf('HTTP', 'MOCK', 'AWS_PROXY', 'HTTP_PROXY', 'AWS')
const connectionType = oneOf('INTERNET', 'VPC_LINK')
const contentHandling = oneOf('CONVERT_TO_BINARY', 'CONVERT_TO_TEXT')
const responseTransferMode = oneOf('BUFFERED', 'STREAM')
const tlsConfig = structure({ insecureSkipVerification: boolean })

const integrationResponse = structure({
  statusCode: string,
  selectionPattern: string,
  responseParameters: map(string),
  responseTemplates: map(string),
  contentHandling,
})

/** AWS `Integration`. */
export const integration = structure({
  type: integrationType,
  httpMethod: string,
  uri: string,
  connectionType,
  connectionId: string,
  credentials: string,
  requestParameters: map(string),
  requestTemplates: map(string),
  passthroughBehavior: string,
  contentHandling,
  timeoutInMillis: integer,
  cacheNamespace: string,
  cacheKeyParameters: list(string),
  integrationResponses: map(integrationResponse),
  tlsConfig,
  responseTransferMode,
  integrationTarget: string,
})

const path = '/restapis/{restApiId}/resources/{resourceId}/methods/{httpMethod}/integration'
const responsePath = `${path}/responses/{statusCode}`
const statusCode = pattern('[1-5]\\d\\d')

export const integrationRoutes: readonly Route[] = [
  route(putIntegration, {
    verb: 'PUT',
    path,
    status: 201,
    input: {
      type: required(integrationType),
      integrationHttpMethod: as('httpMethod', string),
      uri: string,
      connectionType,
      connectionId: string,
      credentials: string,
      requestParameters: map(string),
      requestTemplates: map(string),
      passthroughBehavior: string,
      cacheNamespace: string,
      cacheKeyParameters: list(string),
      contentHandling,
      timeoutInMillis: integer,
      tlsConfig,
      responseTransferMode,
      integrationTarget: string,
    },
    output: integration,
  }),
  route(getIntegration, { verb: 'GET', path, status: 200, output: integration }),
  updateRoute(updateIntegration, { path, patch: integrationPatches, output: integration }),
  route(deleteIntegration, { verb: 'DELETE', path, status: 204 }),
  route(putIntegrationResponse, {
    verb: 'PUT',
    path: responsePath,
    status: 201,
    input: {
      statusCode,
      selectionPattern: string,
      responseParameters: map(string),
      responseTemplates: map(string),
      contentHandling,
    },
    output: integrationResponse,
  }),
  route(getIntegrationResponse, {
    verb: 'GET',
    path: responsePath,
    status: 200,
    input: { statusCode },
    output: integrationResponse,
  }),
  updateRoute(updateIntegrationResponse, {
    path: responsePath,
    input: { statusCode },
    patch: integrationResponsePatches,
    output: integrationResponse,
  }),
  route(deleteIntegrationResponse, { verb: 'DELETE', path: responsePath, status: 204, input: { statusCode } }),
]
