import { createRequestValidator } from '#server/rest-apis/request-validators/create-request-validator.ts'
import { deleteRequestValidator } from '#server/rest-apis/request-validators/delete-request-validator.ts'
import { getRequestValidator } from '#server/rest-apis/request-validators/get-request-validator.ts'
import { getRequestValidators } from '#server/rest-apis/request-validators/get-request-validators.ts'
import { updateRequestValidator } from '#server/rest-apis/request-validators/update-request-validator.ts'
import { requestValidatorPatches } from '../patches/definitions.ts'
import { type Route, route, updateRoute } from '../route.ts'
import { boolean, items, page, string, structure } from '../shape.ts'

const members = { name: string, validateRequestBody: boolean, validateRequestParameters: boolean }

/** AWS `RequestValidator`. */
const requestValidator = structure({ id: string, ...members })

const path = '/restapis/{restApiId}/requestvalidators'
const one = `${path}/{requestValidatorId}`

export const requestValidatorRoutes: readonly Route[] = [
  route(createRequestValidator, { verb: 'POST', path, status: 201, input: members, output: requestValidator }),
  route(getRequestValidators, { verb: 'GET', path, status: 200, input: { ...page }, output: items(requestValidator) }),
  route(getRequestValidator, { verb: 'GET', path: one, status: 200, output: requestValidator }),
  updateRoute(updateRequestValidator, { path: one, patch: requestValidatorPatches, output: requestValidator }),
  route(deleteRequestValidator, { verb: 'DELETE', path: one, status: 202 }),
]
