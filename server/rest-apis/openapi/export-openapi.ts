import { indexDocumentation } from '../documentation/documentation-index.ts'
import type { ApiDefinition } from './api-definition.ts'
import { isoSeconds } from './export/documentation-extension.ts'
import { exportOperation } from './export/export-operation.ts'
import { exportSchemas } from './export/export-schemas.ts'
import { exportSecuritySchemes } from './export/export-security.ts'
import { asJsonObject, definedMembers, isJsonObject, type JsonObject, pickMembers } from './json-object.ts'

/** What an export carries beyond the plain description. */
export interface ExportOptions {
  /** Where the API answers; a document without servers is relative to where it was read. */
  servers?: { url: string; description?: string; variables?: JsonObject }[]
}

/**
 * The definition as an OpenAPI 3.0.1 document, with the texts of its documentation parts where AWS puts them. Backends
 * do not appear: `addExtensions` adds them for those who may see them.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-export-api.html
 */
export function exportOpenapi(definition: ApiDefinition, options: ExportOptions = {}): JsonObject {
  const documentation = indexDocumentation(definition.documentationParts)
  const models = new Set(definition.models.map((model) => model.name))
  const paths = definition.resources
    .filter((resource) => resource.methods.length > 0)
    .map((resource): [string, JsonObject] => {
      const texts = documentation.find({ type: 'RESOURCE', path: resource.path })
      const operations = resource.methods.map((method): [string, JsonObject] => [
        operationKey(method.httpMethod),
        exportOperation({ path: resource.path, method, documentation, models, authorizers: definition.authorizers }),
      ])
      return [resource.path, { ...pickMembers(texts, ['summary', 'description']), ...Object.fromEntries(operations) }]
    })
  const schemas = exportSchemas(definition.models, documentation)
  const securitySchemes = exportSecuritySchemes(definition, documentation)
  const root = documentation.find({ type: 'API' })
  return definedMembers({
    openapi: '3.0.1',
    info: exportInfo(definition.api, root),
    servers: options.servers,
    ...pickMembers(root, ['tags', 'externalDocs']),
    paths: Object.fromEntries(paths),
    components: definedMembers({
      schemas: Object.keys(schemas).length > 0 ? schemas : undefined,
      securitySchemes: Object.keys(securitySchemes).length > 0 ? securitySchemes : undefined,
    }),
  })
}

/** The member of a path item that holds a method. */
export function operationKey(httpMethod: string): string {
  return httpMethod === 'ANY' ? 'x-amazon-apigateway-any-method' : httpMethod.toLowerCase()
}

/** Without a version, AWS writes when the API was made. */
export function versionOf({ version, createdDate }: Pick<ApiDefinition['api'], 'version' | 'createdDate'>): string {
  return version ?? isoSeconds(createdDate)
}

/** `summary` and the license's `identifier` are words of OpenAPI 3.1. */
function exportInfo(api: ApiDefinition['api'], root: JsonObject): JsonObject {
  const { title: _title, version: _version, summary: _summary, license, ...texts } = asJsonObject(root.info)
  const description = api.description ?? root.description
  return definedMembers({
    title: api.name,
    description,
    version: versionOf(api),
    ...texts,
    license: isJsonObject(license) ? licenseOf(license) : undefined,
  })
}

function licenseOf({ identifier: _identifier, ...license }: JsonObject): JsonObject {
  return license
}
