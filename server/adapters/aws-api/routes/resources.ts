import { createResource } from '#server/rest-apis/resources/create-resource.ts'
import { deleteResource } from '#server/rest-apis/resources/delete-resource.ts'
import { getResource } from '#server/rest-apis/resources/get-resource.ts'
import { getResources } from '#server/rest-apis/resources/get-resources.ts'
import { updateResource } from '#server/rest-apis/resources/update-resource.ts'
import { resourcePatches } from '../patches/resources.ts'
import { type Route, route, updateRoute } from '../route.ts'
import { items, list, map, page, query, required, string, structure } from '../shape.ts'
import { method } from './methods.ts'

const resource = structure({
  id: string,
  parentId: string,
  pathPart: string,
  path: string,
  resourceMethods: map(method),
})

const embed = query(list(string))

export const resourceRoutes: readonly Route[] = [
  route(createResource, {
    verb: 'POST',
    path: '/restapis/{restApiId}/resources/{parentId}',
    status: 201,
    input: { pathPart: required(string) },
    output: resource,
  }),
  route(getResources, {
    verb: 'GET',
    path: '/restapis/{restApiId}/resources',
    status: 200,
    input: { ...page, embed },
    output: items(resource),
  }),
  route(getResource, {
    verb: 'GET',
    path: '/restapis/{restApiId}/resources/{resourceId}',
    status: 200,
    input: { embed },
    output: resource,
  }),
  updateRoute(updateResource, {
    path: '/restapis/{restApiId}/resources/{resourceId}',
    patch: resourcePatches,
    output: resource,
  }),
  route(deleteResource, { verb: 'DELETE', path: '/restapis/{restApiId}/resources/{resourceId}', status: 202 }),
]
