import { createApiKey } from '#server/access/api-keys/create-api-key.ts'
import { deleteApiKey } from '#server/access/api-keys/delete-api-key.ts'
import { getApiKey } from '#server/access/api-keys/get-api-key.ts'
import { getApiKeys } from '#server/access/api-keys/get-api-keys.ts'
import { importApiKeys } from '#server/access/api-keys/import-api-keys.ts'
import { updateApiKey } from '#server/access/api-keys/update-api-key.ts'
import { apiKeyPatches } from '../patches/api-keys.ts'
import { type Route, route, updateRoute } from '../route.ts'
import {
  as,
  boolean,
  list,
  map,
  oneOf,
  page,
  payload,
  query,
  required,
  string,
  structure,
  timestamp,
} from '../shape.ts'

/** AWS `ApiKey`. */
const apiKey = structure({
  id: string,
  value: string,
  name: string,
  customerId: string,
  description: string,
  enabled: boolean,
  createdDate: timestamp,
  lastUpdatedDate: timestamp,
  stageKeys: list(string),
  tags: map(string),
})

export const apiKeyRoutes: readonly Route[] = [
  route(importApiKeys, {
    verb: 'POST',
    path: '/apikeys?mode=import',
    status: 201,
    input: {
      body: required(payload),
      format: required(query(oneOf('csv'))),
      failOnWarnings: as('failonwarnings', query(boolean)),
    },
    output: structure({ ids: list(string), warnings: list(string) }),
  }),
  route(createApiKey, {
    verb: 'POST',
    path: '/apikeys',
    status: 201,
    input: {
      name: string,
      description: string,
      enabled: boolean,
      generateDistinctId: boolean,
      value: string,
      stageKeys: list(structure({ restApiId: string, stageName: string })),
      customerId: string,
      tags: map(string),
    },
    output: apiKey,
  }),
  route(getApiKeys, {
    verb: 'GET',
    path: '/apikeys',
    status: 200,
    input: {
      ...page,
      nameQuery: as('name', query(string)),
      customerId: query(string),
      includeValues: query(boolean),
    },
    output: structure({ warnings: list(string), items: as('item', list(apiKey)), position: string }),
  }),
  route(getApiKey, {
    verb: 'GET',
    path: '/apikeys/{apiKey}',
    status: 200,
    input: { includeValue: query(boolean) },
    output: apiKey,
  }),
  updateRoute(updateApiKey, { path: '/apikeys/{apiKey}', patch: apiKeyPatches, output: apiKey }),
  route(deleteApiKey, { verb: 'DELETE', path: '/apikeys/{apiKey}', status: 202 }),
]
