import { asJsonObject, isJsonObject, type JsonObject } from '../json-object.ts'

/** What a schema of an exported document may point to. */
export interface ExportedSchemas {
  /** The names of the models of the API. */
  readonly models: ReadonlySet<string>
  /** The model whose text is being written; its own `definitions` become schemas beside it. */
  readonly inside?: string
}

/**
 * A JSON Schema of draft 4, as models are stored, in OpenAPI 3.0's dialect: references to models become
 * `#/components/schemas/…`, a `null` type becomes `nullable`.
 * https://spec.openapis.org/oas/v3.0.4.html#schema-object
 */
export function exportSchema(schema: unknown, known: ExportedSchemas): JsonObject {
  if (!isJsonObject(schema)) return schema === false ? { not: {} } : {}
  const reference = schema.$ref
  if (typeof reference === 'string') return exportReference(reference, known)
  const exported: [string, unknown][] = []
  for (const [key, value] of Object.entries(schema)) {
    if (unknownToOpenapi.has(key) || key === 'type') continue
    exported.push([key, exportKeyword(key, value, known)])
  }
  return { ...exportType(schema), ...Object.fromEntries(exported) }
}

/** The name under which a definition inside a model is exported. */
export function definitionName(model: string, definition: string): string {
  return `${model}${definition.replace(/[^A-Za-z0-9._-]/g, '')}`
}

const unknownToOpenapi: ReadonlySet<string> = new Set([
  '$schema',
  'id',
  '$id',
  'definitions',
  'patternProperties',
  'additionalItems',
  'dependencies',
])

function exportReference(reference: string, known: ExportedSchemas): JsonObject {
  const definition = /^#\/definitions\/([^/]+)$/.exec(reference)?.[1]
  if (definition !== undefined && known.inside) {
    return { $ref: `#/components/schemas/${definitionName(known.inside, definition)}` }
  }
  const name = modelOf(reference)
  if (reference === '#' && known.inside) return { $ref: `#/components/schemas/${known.inside}` }
  return name !== undefined && known.models.has(name) ? { $ref: `#/components/schemas/${name}` } : {}
}

/** The model that a `$ref` of a stored schema names. */
export function modelOf(reference: string): string | undefined {
  return /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([^/#]+)$/.exec(reference)?.[1]
}

function exportKeyword(key: string, value: unknown, known: ExportedSchemas): unknown {
  switch (key) {
    case 'properties':
      return mapMembers(asJsonObject(value), (member) => exportSchema(member, known))
    case 'items':
      return Array.isArray(value)
        ? { anyOf: value.map((item) => exportSchema(item, known)) }
        : exportSchema(value, known)
    case 'additionalProperties':
      return typeof value === 'boolean' ? value : exportSchema(value, known)
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      return Array.isArray(value) ? value.map((branch) => exportSchema(branch, known)) : value
    case 'not':
      return exportSchema(value, known)
    case 'discriminator':
      return exportDiscriminator(value, known)
    default:
      return value
  }
}

function exportDiscriminator(value: unknown, known: ExportedSchemas): unknown {
  if (!isJsonObject(value) || !isJsonObject(value.mapping)) return value
  const rename = (target: unknown) =>
    typeof target === 'string' && modelOf(target) ? exportReference(target, known).$ref : target
  return { ...value, mapping: mapMembers(value.mapping, rename) }
}

/** `[T, "null"]` is a nullable T; several types are alternatives. */
function exportType(schema: JsonObject): JsonObject {
  const types = (Array.isArray(schema.type) ? schema.type : [schema.type]).filter((type) => type !== undefined)
  const named = types.filter((type) => type !== 'null')
  const nullable = named.length < types.length ? { nullable: true } : {}
  if (named.length < 2) return named.length === 1 ? { type: named[0], ...nullable } : nullable
  const alternatives = named.map((type) => ({ type }))
  return Array.isArray(schema.anyOf) ? nullable : { anyOf: alternatives, ...nullable }
}

function mapMembers(object: JsonObject, change: (value: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))
}
