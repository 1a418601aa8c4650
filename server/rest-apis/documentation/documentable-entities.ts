import type { DocumentationLocation } from '#db/schema/documentation-parts.ts'
import type { ApiDefinition, DefinedMethod } from '../openapi/api-definition.ts'
import type { DocumentationIndex } from './documentation-index.ts'
import { completeLocation, locationKey } from './documentation-location.ts'

/** Something of an API that can have text. */
export interface DocumentableEntity {
  /** Unique in the API. */
  key: string
  /** The entity that contains it: a resource its methods, a method its parameters, bodies and responses. */
  parentKey?: string
  /** What it is called below its parent. */
  label: string
  /** Complete and exact: the location of its own part. */
  location: DocumentationLocation
}

/**
 * Everything of an API that can have text, in reading order: the API, authorizers, models, then each resource with its
 * methods and what belongs to them. These are the places where an export puts text: a body exists where the method
 * names models for it or a part is written for exactly this body, a `default` response where a part is written for all
 * status codes of exactly this method, a property of a model where a part is (`Pet.name`).
 */
export function documentableEntities(
  definition: ApiDefinition,
  documentation: DocumentationIndex,
): readonly DocumentableEntity[] {
  const api = entity(definition.api.name, { type: 'API' })
  return [
    api,
    ...definition.authorizers.map(({ name }) => entity(name, { type: 'AUTHORIZER', name })),
    ...definition.models.flatMap(({ name }) => entity(name, { type: 'MODEL', name })),
    ...[...definition.resources]
      .sort((left, right) => (left.path < right.path ? -1 : 1))
      .flatMap(({ path, methods }) => {
        const resource = entity(path, { type: 'RESOURCE', path })
        return [resource, ...methods.flatMap((method) => methodEntities(path, method, resource.key, documentation))]
      }),
  ]
}

/** The parameters of a path: `/a/{b}/{c+}` has `b` and `c`. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{([^{}]+?)\+?\}/g)].map((match) => match[1] ?? '')
}

/** The declared parameters of a request, without those of the path: `[kind, name, required]`. */
export function declaredParameters(method: DefinedMethod): ['querystring' | 'header', string, boolean][] {
  return Object.entries(method.requestParameters ?? {}).flatMap(([key, required]) => {
    const [, kind, name] = /^method\.request\.(querystring|header)\.(.+)$/.exec(key) ?? []
    return (kind === 'querystring' || kind === 'header') && name ? [[kind, name, required]] : []
  })
}

/** The declared headers of a response. */
export function responseHeaders(response: DefinedMethod['methodResponses'][string]): string[] {
  return Object.keys(response.responseParameters ?? {}).flatMap(
    (key) => /^method\.response\.header\.(.+)$/.exec(key)?.[1] ?? [],
  )
}

function methodEntities(
  path: string,
  method: DefinedMethod,
  parentKey: string,
  documentation: DocumentationIndex,
): DocumentableEntity[] {
  const place = { path, method: method.httpMethod }
  const itself = entity(method.httpMethod, { type: 'METHOD', ...place }, parentKey)
  const kinds = { querystring: 'QUERY_PARAMETER', header: 'REQUEST_HEADER' } as const
  const body = { type: 'REQUEST_BODY', ...place }
  const hasBody = Object.keys(method.requestModels ?? {}).length > 0 || documentation.own(body) !== undefined
  const statusCodes = Object.keys(method.methodResponses).sort()
  if (documentation.own({ type: 'RESPONSE', ...place, statusCode: '*' })) statusCodes.push('*')
  return [
    itself,
    ...pathParameters(path).map((name) => entity(name, { type: 'PATH_PARAMETER', ...place, name }, itself.key)),
    ...declaredParameters(method).map(([kind, name]) =>
      entity(name, { type: kinds[kind], ...place, name }, itself.key),
    ),
    ...(hasBody ? [entity('Request body', body, itself.key)] : []),
    ...statusCodes.flatMap((statusCode) =>
      responseEntities({ ...place, statusCode }, method.methodResponses[statusCode] ?? {}, itself.key, documentation),
    ),
  ]
}

function responseEntities(
  place: { path: string; method: string; statusCode: string },
  response: DefinedMethod['methodResponses'][string],
  parentKey: string,
  documentation: DocumentationIndex,
): DocumentableEntity[] {
  const label = place.statusCode === '*' ? 'default' : place.statusCode
  const itself = entity(label, { type: 'RESPONSE', ...place }, parentKey)
  const body = { type: 'RESPONSE_BODY', ...place }
  const hasBody = Object.keys(response.responseModels ?? {}).length > 0 || documentation.own(body) !== undefined
  return [
    itself,
    ...responseHeaders(response).map((name) => entity(name, { type: 'RESPONSE_HEADER', ...place, name }, itself.key)),
    ...(hasBody ? [entity('Response body', body, itself.key)] : []),
  ]
}

function entity(label: string, location: DocumentationLocation, parentKey?: string): DocumentableEntity {
  const complete = completeLocation(location)
  return { key: locationKey(complete), ...(parentKey === undefined ? {} : { parentKey }), label, location: complete }
}
