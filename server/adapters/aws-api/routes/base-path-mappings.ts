import { createBasePathMapping } from '#server/domains/base-path-mappings/create-base-path-mapping.ts'
import { deleteBasePathMapping } from '#server/domains/base-path-mappings/delete-base-path-mapping.ts'
import { getBasePathMapping } from '#server/domains/base-path-mappings/get-base-path-mapping.ts'
import { getBasePathMappings } from '#server/domains/base-path-mappings/get-base-path-mappings.ts'
import { updateBasePathMapping } from '#server/domains/base-path-mappings/update-base-path-mapping.ts'
import { basePathMappingPatches } from '../patches/domain-names.ts'
import { type Route, route, updateRoute } from '../route.ts'
import { items, page, query, required, string, structure } from '../shape.ts'

/** AWS `BasePathMapping`. */
const basePathMapping = structure({ basePath: string, restApiId: string, stage: string })

const all = '/domainnames/{domainName}/basepathmappings'
const one = `${all}/{basePath}`
const byId = { domainNameId: query(string) }

export const basePathMappingRoutes: readonly Route[] = [
  route(createBasePathMapping, {
    verb: 'POST',
    path: all,
    status: 201,
    input: { ...byId, basePath: string, restApiId: required(string), stage: string },
    output: basePathMapping,
  }),
  route(getBasePathMappings, {
    verb: 'GET',
    path: all,
    status: 200,
    input: { ...byId, ...page },
    output: items(basePathMapping),
  }),
  route(getBasePathMapping, { verb: 'GET', path: one, status: 200, input: byId, output: basePathMapping }),
  updateRoute(updateBasePathMapping, {
    path: one,
    input: byId,
    patch: basePathMappingPatches,
    output: basePathMapping,
  }),
  route(deleteBasePathMapping, { verb: 'DELETE', path: one, status: 202, input: byId }),
]
