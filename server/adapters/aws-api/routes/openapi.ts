import { getExport } from '#server/rest-apis/openapi/get-export.ts'
import { importRestApi } from '#server/rest-apis/openapi/import-rest-api.ts'
import { putRestApi } from '#server/rest-apis/openapi/put-rest-api.ts'
import { type Route, route } from '../route.ts'
import { as, blob, boolean, header, oneOf, otherQuery, payload, query, required, structure } from '../shape.ts'
import { restApi } from './rest-apis.ts'

/** AWS takes 6 MB; documents that are larger come from elsewhere and are welcome. */
const maxBodyBytes = 60 * 1024 * 1024

const failOnWarnings = as('failonwarnings', query(boolean))

export const openapiRoutes: readonly Route[] = [
  route(importRestApi, {
    verb: 'POST',
    path: '/restapis?mode=import',
    status: 201,
    input: { body: required(payload), failOnWarnings, parameters: otherQuery },
    output: restApi,
    maxBodyBytes,
  }),
  route(putRestApi, {
    verb: 'PUT',
    path: '/restapis/{restApiId}',
    status: 200,
    input: {
      body: required(payload),
      mode: query(oneOf('merge', 'overwrite')),
      failOnWarnings,
      parameters: otherQuery,
    },
    output: restApi,
    maxBodyBytes,
  }),
  route(getExport, {
    verb: 'GET',
    path: '/restapis/{restApiId}/stages/{stageName}/exports/{exportType}',
    status: 200,
    input: { parameters: otherQuery, accepts: header('Accept') },
    output: structure({
      contentType: header('Content-Type'),
      contentDisposition: header('Content-Disposition'),
      body: { shape: blob, in: 'payload', required: false },
    }),
  }),
]
