import { deleteGatewayResponse } from '#server/rest-apis/gateway-responses/delete-gateway-response.ts'
import { getGatewayResponse } from '#server/rest-apis/gateway-responses/get-gateway-response.ts'
import { getGatewayResponses } from '#server/rest-apis/gateway-responses/get-gateway-responses.ts'
import { putGatewayResponse } from '#server/rest-apis/gateway-responses/put-gateway-response.ts'
import { updateGatewayResponse } from '#server/rest-apis/gateway-responses/update-gateway-response.ts'
import { gatewayResponsePatches } from '../patches/definitions.ts'
import { type Route, route, updateRoute } from '../route.ts'
import { boolean, items, map, page, string, structure } from '../shape.ts'

const members = { statusCode: string, responseParameters: map(string), responseTemplates: map(string) }

/** AWS `GatewayResponse`. */
const gatewayResponse = structure({ responseType: string, ...members, defaultResponse: boolean })

const path = '/restapis/{restApiId}/gatewayresponses'
const one = `${path}/{responseType}`

export const gatewayResponseRoutes: readonly Route[] = [
  route(putGatewayResponse, { verb: 'PUT', path: one, status: 201, input: members, output: gatewayResponse }),
  route(getGatewayResponses, { verb: 'GET', path, status: 200, input: { ...page }, output: items(gatewayResponse) }),
  route(getGatewayResponse, { verb: 'GET', path: one, status: 200, output: gatewayResponse }),
  updateRoute(updateGatewayResponse, { path: one, patch: gatewayResponsePatches, output: gatewayResponse }),
  route(deleteGatewayResponse, { verb: 'DELETE', path: one, status: 202 }),
]
