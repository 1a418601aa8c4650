import { describeContent } from '../../documentation/describe-content.ts'
import type { DocumentationIndex } from '../../documentation/documentation-index.ts'
import type { ApiDefinition, DefinedMethod } from '../api-definition.ts'
import { asJsonObject, definedMembers, isJsonObject, type JsonObject, pickMembers } from '../json-object.ts'
import { exportSchema } from './export-schema.ts'
import { exportSecurity } from './export-security.ts'

interface OperationSource {
  path: string
  method: DefinedMethod
  documentation: DocumentationIndex
  models: ReadonlySet<string>
  authorizers: ApiDefinition['authorizers']
}

/** What a response is called that nothing is written about; `*` is every status. AWS's words. */
export function defaultDescription(statusCode: string): string {
  return `${statusCode === '*' ? 'Default' : statusCode} response`
}

/** One method as an OpenAPI 3.0 operation. */
export function exportOperation(source: OperationSource): JsonObject {
  const { path, method, documentation } = source
  const texts = documentation.find({ type: 'METHOD', path, method: method.httpMethod })
  const parameters = exportParameters(source)
  return definedMembers({
    ...pickMembers(texts, ['tags', 'summary', 'description', 'externalDocs', 'deprecated']),
    operationId: method.operationName,
    parameters: parameters.length > 0 ? parameters : undefined,
    requestBody: exportRequestBody(source),
    responses: exportResponses(source),
    security: exportSecurity(method, source.authorizers),
  })
}

const parameterKinds = {
  path: { in: 'path', type: 'PATH_PARAMETER' },
  querystring: { in: 'query', type: 'QUERY_PARAMETER' },
  header: { in: 'header', type: 'REQUEST_HEADER' },
} as const

const parameterFields = ['description', 'deprecated', 'allowEmptyValue', 'style', 'explode', 'allowReserved']

/** Path parameters exist by the path alone; the others by the method's `requestParameters`. */
function exportParameters(source: OperationSource): JsonObject[] {
  const inPath = [...source.path.matchAll(/\{([^{}]+?)\+?\}/g)].map((match) => match[1] ?? '')
  const declared = Object.entries(source.method.requestParameters ?? {}).flatMap(([key, required]) => {
    const match = /^method\.request\.(querystring|header)\.(.+)$/.exec(key)
    const kind = match?.[1] === 'querystring' ? ('querystring' as const) : ('header' as const)
    return match?.[2] ? [exportParameter(source, kind, match[2], required)] : []
  })
  return [...inPath.map((name) => exportParameter(source, 'path', name, true)), ...declared]
}

function exportParameter(
  source: OperationSource,
  kind: keyof typeof parameterKinds,
  name: string,
  required: boolean,
): JsonObject {
  const { in: place, type } = parameterKinds[kind]
  const texts = source.documentation.find({ type, path: source.path, method: source.method.httpMethod, name })
  return {
    name,
    in: place,
    ...(required ? { required } : {}),
    ...pickMembers(texts, [...parameterFields, 'example', 'examples']),
    schema: 'schema' in texts ? exportSchema(texts.schema, source) : { type: 'string' },
  }
}

function exportRequestBody(source: OperationSource): JsonObject | undefined {
  const location = { type: 'REQUEST_BODY', path: source.path, method: source.method.httpMethod }
  const texts = source.documentation.find(location)
  const content = exportContent(source.method.requestModels ?? {}, texts, source)
  // A method without models has a body only where something is written about exactly this one.
  if (!content && !source.documentation.own(location)) return undefined
  // As AWS says it: a body with a model is required, unless the documentation knows better.
  return { ...pickMembers(texts, ['description']), content: content ?? {}, required: texts.required !== false }
}

/** The models of a body by media type, with the examples that its documentation has for each. */
function exportContent(
  models: Record<string, string>,
  texts: JsonObject,
  source: OperationSource,
): JsonObject | undefined {
  const documented = asJsonObject(texts.content)
  const types = [...new Set([...Object.keys(models), ...Object.keys(documented)])]
  if (types.length === 0) return undefined
  return Object.fromEntries(
    types.map((type) => {
      const model = models[type]
      const { schema, ...examples } = asJsonObject(documented[type])
      if (model !== undefined && source.models.has(model)) {
        return [type, { schema: { $ref: `#/components/schemas/${model}` }, ...examples }]
      }
      return [type, { ...(isJsonObject(schema) ? { schema: exportSchema(schema, source) } : {}), ...examples }]
    }),
  )
}

/** AWS's method responses; `default` is what the documentation of every status of exactly this method says. */
function exportResponses(source: OperationSource): JsonObject {
  const { path, method, documentation } = source
  const statuses = Object.keys(method.methodResponses).sort()
  const responses = statuses.map((statusCode): [string, JsonObject] => [
    statusCode,
    exportResponse(source, statusCode, method.methodResponses[statusCode] ?? {}),
  ])
  const any = { path, method: method.httpMethod, statusCode: '*' }
  const documented =
    documentation.exact({ type: 'RESPONSE', ...any }) ?? documentation.exact({ type: 'RESPONSE_BODY', ...any })
  // OpenAPI demands one response at least.
  if (documented || responses.length === 0) responses.push(['default', exportResponse(source, '*', {})])
  return Object.fromEntries(responses)
}

function exportResponse(
  source: OperationSource,
  statusCode: string,
  response: DefinedMethod['methodResponses'][string],
): JsonObject {
  const place = { path: source.path, method: source.method.httpMethod, statusCode }
  const texts = source.documentation.find({ type: 'RESPONSE', ...place })
  const body = source.documentation.find({ type: 'RESPONSE_BODY', ...place })
  const headers = Object.entries(response.responseParameters ?? {}).flatMap(
    ([key, required]): [string, JsonObject][] => {
      const name = /^method\.response\.header\.(.+)$/.exec(key)?.[1]
      if (!name) return []
      const header = source.documentation.find({ type: 'RESPONSE_HEADER', ...place, name })
      const schema = 'schema' in header ? exportSchema(header.schema, source) : { type: 'string' }
      const members = pickMembers(header, [...parameterFields, 'example', 'examples'])
      return [[name, { ...(required ? { required } : {}), ...members, schema }]]
    },
  )
  return definedMembers({
    description: defaultDescription(statusCode),
    ...pickMembers(texts, ['description', 'links']),
    headers: headers.length > 0 ? Object.fromEntries(headers) : undefined,
    content: describeContent(exportContent(response.responseModels ?? {}, body, source), body.description),
  })
}
