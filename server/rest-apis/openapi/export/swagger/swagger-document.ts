import { asJsonObject, definedMembers, isJsonObject, type JsonObject } from '../../json-object.ts'
import { swaggerOperation } from './swagger-operation.ts'
import { swaggerReference, swaggerSchema } from './swagger-schema.ts'

/**
 * An exported OpenAPI 3.0 document, with its extensions, as Swagger 2.0. Texts that Swagger has no place for are left to
 * the extension that carries the documentation.
 * https://swagger.io/specification/v2/
 */
export function swaggerDocument(openapi: JsonObject): JsonObject {
  const { info, servers, tags, externalDocs, paths, components } = openapi
  const { schemas, securitySchemes } = asJsonObject(components)
  const [server] = Array.isArray(servers) ? servers.map(asJsonObject) : []
  return definedMembers({
    swagger: '2.0',
    info,
    ...(server ? addressOf(server) : {}),
    tags,
    externalDocs,
    paths: mapMembers(paths, swaggerPathItem),
    securityDefinitions: isJsonObject(securitySchemes) ? securitySchemes : undefined,
    definitions: isJsonObject(schemas) ? mapMembers(schemas, swaggerSchema) : undefined,
    'x-amazon-apigateway-endpoint-configuration': server?.['x-amazon-apigateway-endpoint-configuration'],
    ...rootExtensions(openapi),
  })
}

/** `host`, `basePath` and `schemes` of a server whose path is the default of a variable. */
function addressOf({ url, variables }: JsonObject): JsonObject {
  const [, scheme, host] = /^(https?):\/\/([^/]+)/.exec(String(url)) ?? []
  const { default: stage } = asJsonObject(asJsonObject(variables).basePath)
  return definedMembers({
    host,
    basePath: typeof stage === 'string' ? `/${stage.replace(/^\//, '')}` : undefined,
    schemes: scheme === undefined ? undefined : [scheme],
  })
}

/** A path item of Swagger has no texts of its own. */
function swaggerPathItem(item: unknown): JsonObject {
  const operations = Object.entries(asJsonObject(item)).filter(([, operation]) => isJsonObject(operation))
  return Object.fromEntries(operations.map(([key, operation]) => [key, swaggerOperation(asJsonObject(operation))]))
}

function rootExtensions(openapi: JsonObject): JsonObject {
  const entries = Object.entries(openapi).filter(([key]) => key.startsWith('x-'))
  return Object.fromEntries(
    entries.map(([key, value]) => [
      key,
      key === 'x-amazon-apigateway-documentation' ? withSwaggerReferences(value) : value,
    ]),
  )
}

function withSwaggerReferences(value: unknown): unknown {
  if (typeof value === 'string') return swaggerReference(value)
  if (Array.isArray(value)) return value.map(withSwaggerReferences)
  return isJsonObject(value) ? mapMembers(value, withSwaggerReferences) : value
}

function mapMembers(value: unknown, change: (member: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(asJsonObject(value)).map(([key, member]) => [key, change(member)]))
}
