import type { StageDocumentation } from '../../documentation/stage-documentation.ts'
import type { ApiDefinition, DefinedMethod } from '../api-definition.ts'
import { operationKey } from '../export-openapi.ts'
import { asJsonObject, definedMembers, type JsonObject, ownMember } from '../json-object.ts'
import { authorizerExtension } from './authorizer-extension.ts'
import { documentationExtension } from './documentation-extension.ts'
import { headerOf } from './export-security.ts'
import { integrationExtension } from './integration-extension.ts'
import { modelContentTypeKey } from './model-content-type.ts'
import { postmanExtension } from './postman-extension.ts'
import { endpointExtension, settingsExtensions, tagObjects } from './settings-extensions.ts'
import { validatorNames } from './validator-names.ts'

/** What an export may carry besides the plain description. `integrations` and `apigateway` mean the same. */
export const exportExtensions = [
  'integrations',
  'apigateway',
  'authorizers',
  'documentation',
  'validators',
  'postman',
] as const

export type ExportExtension = (typeof exportExtensions)[number]

/** What of the extensions the definition does not say. */
export interface ExtensionSource {
  region: string
  documentation: StageDocumentation
}

/**
 * The OpenAPI 3.0 document of an API with AWS's extensions, from which an import makes the same API again.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
export function addExtensions(
  openapi: JsonObject,
  definition: ApiDefinition,
  extensions: ReadonlySet<ExportExtension>,
  source: ExtensionSource,
): JsonObject {
  const isFull = extensions.has('integrations') || extensions.has('apigateway')
  const validators = isFull || extensions.has('validators')
  const { servers, tags, paths, components, ...rest } = openapi
  return definedMembers({
    ...rest,
    servers: isFull ? withEndpoint(servers, definition) : servers,
    tags: isFull ? withTags(tags, definition) : tags,
    paths: withOperations(asJsonObject(paths), definition, { isFull, validators, extensions, region: source.region }),
    components: withComponents(components, definition, {
      authorizers: isFull || extensions.has('authorizers'),
      contentTypes: isFull,
    }),
    ...(validators ? rootValidators(definition) : {}),
    ...(isFull ? settingsExtensions(definition) : {}),
    'x-amazon-apigateway-documentation': extensions.has('documentation')
      ? documentationExtension(source.documentation)
      : undefined,
  })
}

interface Wanted {
  isFull: boolean
  validators: boolean
  extensions: ReadonlySet<ExportExtension>
  region: string
}

/** A path without methods is there only where nothing else would make its resource. */
function withOperations(plain: JsonObject, { resources, requestValidators }: ApiDefinition, wanted: Wanted) {
  const names = validatorNames(requestValidators)
  const parents = new Set(resources.map(({ path }) => path.slice(0, path.lastIndexOf('/')) || '/'))
  const paths: [string, JsonObject][] = []
  for (const { id, path, methods } of resources) {
    const item = { ...asJsonObject(plain[path]) }
    for (const method of methods) {
      const key = operationKey(method.httpMethod)
      item[key] = { ...asJsonObject(item[key]), ...operationExtensions(method, id, names, wanted) }
    }
    if (methods.length > 0 || (wanted.isFull && !parents.has(path))) paths.push([path, item])
  }
  return Object.fromEntries(paths)
}

function operationExtensions(
  method: DefinedMethod,
  resourceId: string,
  validators: ReadonlyMap<string, string>,
  wanted: Wanted,
): JsonObject {
  const validator =
    method.requestValidatorId && (validators.get(method.requestValidatorId) ?? method.requestValidatorId)
  const { integration } = method
  return definedMembers({
    'x-amazon-apigateway-request-validator': wanted.validators ? validator : undefined,
    'x-amazon-apigateway-integration':
      wanted.isFull && integration ? integrationExtension(integration, resourceId) : undefined,
    'x-postman-meta': wanted.extensions.has('postman') ? postmanExtension(method, wanted.region) : undefined,
  })
}

function withComponents(
  plain: unknown,
  { authorizers, models }: ApiDefinition,
  wanted: { authorizers: boolean; contentTypes: boolean },
): JsonObject {
  const components = { ...asJsonObject(plain) }
  if (wanted.authorizers && authorizers.length > 0) {
    const plainSchemes = asJsonObject(components.securitySchemes)
    const schemes = authorizers.map((authorizer): [string, JsonObject] => {
      const extension = authorizerExtension(authorizer, headerOf(authorizer))
      const scheme = asJsonObject(ownMember(plainSchemes, authorizer.name))
      return [authorizer.name, { ...scheme, 'x-amazon-apigateway-authorizer': extension }]
    })
    components.securitySchemes = { ...plainSchemes, ...Object.fromEntries(schemes) }
  }
  const others = models.filter(({ contentType }) => contentType !== 'application/json')
  if (wanted.contentTypes && others.length > 0) {
    const schemas = { ...asJsonObject(components.schemas) }
    for (const { name, contentType } of others) {
      const schema = asJsonObject(schemas[name])
      // The siblings of a reference are not read, so it is wrapped.
      const own = '$ref' in schema ? { allOf: [schema] } : schema
      schemas[name] = { ...own, [modelContentTypeKey]: contentType }
    }
    components.schemas = schemas
  }
  return components
}

/** In OpenAPI 3 the endpoint configuration belongs to the server. */
function withEndpoint(servers: unknown, { api }: ApiDefinition): unknown {
  const extension = endpointExtension(api)
  if (!extension) return servers
  const [first, ...others] = Array.isArray(servers) ? servers : [{ url: '/' }]
  return [{ ...asJsonObject(first), 'x-amazon-apigateway-endpoint-configuration': extension }, ...others]
}

function withTags(tags: unknown, { api }: ApiDefinition): unknown {
  const own = tagObjects(api)
  return own.length > 0 ? [...(Array.isArray(tags) ? tags : []), ...own] : tags
}

function rootValidators({ requestValidators }: ApiDefinition): JsonObject {
  if (requestValidators.length === 0) return {}
  const names = validatorNames(requestValidators)
  const named = requestValidators.map(
    ({ id, validateRequestBody, validateRequestParameters }): [string, JsonObject] => [
      names.get(id) ?? id,
      { validateRequestBody, validateRequestParameters },
    ],
  )
  return { 'x-amazon-apigateway-request-validators': Object.fromEntries(named) }
}
