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
 * `#/components/schemas/…`, a `null` type becomes `nullable`. What OpenAPI has no word for stands under an extension
 * (`x-gatehouse-…`), where an import finds it again.
 * https://spec.openapis.org/oas/v3.0.4.html#schema-object
 */
export function exportSchema(schema: unknown, known: ExportedSchemas): JsonObject {
  if (!isJsonObject(schema)) return schema === false ? { not: {} } : {}
  const reference = schema.$ref
  if (typeof reference === 'string') return exportReference(reference, known)
  const exported: [string, unknown][] = []
  for (const [key, value] of Object.entries(schema)) {
    if (withoutMeaning.has(key) || key === 'type') continue
    exported.push(...exportKeyword(key, value, known))
  }
  return withTypes(schema, Object.fromEntries(exported))
}

/** The name under which a definition inside a model is exported: one that can be the name of a model. */
export function definitionName(model: string, definition: string, known: ExportedSchemas): string {
  let name = `${model}${definition.replace(/[^A-Za-z0-9]/g, '')}`
  while (known.models.has(name)) name += 'Definition'
  return name
}

/** The model that a `$ref` of a stored schema names. */
export function modelOf(reference: string): string | undefined {
  return /^https:\/\/apigateway\.amazonaws\.com\/restapis\/[^/]+\/models\/([^/#]+)$/.exec(reference)?.[1]
}

const withoutMeaning: ReadonlySet<string> = new Set(['$schema', 'id', '$id', 'definitions'])

function exportReference(reference: string, known: ExportedSchemas): JsonObject {
  const definition = /^#\/definitions\/([^/]+)$/.exec(reference)?.[1]
  if (definition !== undefined && known.inside) {
    return { $ref: `#/components/schemas/${definitionName(known.inside, definition, known)}` }
  }
  const name = modelOf(reference)
  if (reference === '#' && known.inside) return { $ref: `#/components/schemas/${known.inside}` }
  return name !== undefined && known.models.has(name) ? { $ref: `#/components/schemas/${name}` } : {}
}

function exportKeyword(key: string, value: unknown, known: ExportedSchemas): [string, unknown][] {
  const inner = (member: unknown) => exportSchema(member, known)
  switch (key) {
    case 'properties':
      return [[key, mapMembers(asJsonObject(value), inner)]]
    case 'patternProperties':
      return [[`x-gatehouse-${key}`, mapMembers(asJsonObject(value), inner)]]
    case 'items':
      return Array.isArray(value) ? exportTuple(value.map(inner)) : [[key, inner(value)]]
    case 'additionalProperties':
      return [[key, typeof value === 'boolean' ? value : inner(value)]]
    case 'additionalItems':
      return [[`x-gatehouse-${key}`, typeof value === 'boolean' ? value : inner(value)]]
    case 'dependencies':
      return [[`x-gatehouse-${key}`, mapMembers(asJsonObject(value), (one) => (Array.isArray(one) ? one : inner(one)))]]
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      return [[key, Array.isArray(value) ? value.map(inner) : value]]
    case 'not':
      return [[key, inner(value)]]
    case 'discriminator':
      return [[key, exportDiscriminator(value, known)]]
    default:
      return [[key, value]]
  }
}

/** A schema for each place of a list. Readers that do not know the extension see that any of them may stand anywhere. */
function exportTuple(items: JsonObject[]): [string, unknown][] {
  return [
    ['items', items.length > 0 ? { anyOf: items } : {}],
    ['x-gatehouse-items', items],
  ]
}

function exportDiscriminator(value: unknown, known: ExportedSchemas): unknown {
  if (!isJsonObject(value) || !isJsonObject(value.mapping)) return value
  const rename = (target: unknown) =>
    typeof target === 'string' && modelOf(target) ? exportReference(target, known).$ref : target
  return { ...value, mapping: mapMembers(value.mapping, rename) }
}

/** `[T, "null"]` is a nullable T; several types are alternatives; null alone is the one value that is allowed. */
function withTypes(schema: JsonObject, exported: JsonObject): JsonObject {
  const types = (Array.isArray(schema.type) ? schema.type : [schema.type]).filter((type) => type !== undefined)
  const named = types.filter((type) => type !== 'null')
  const nullable = named.length < types.length ? { nullable: true } : {}
  if (named.length === 1) return { type: named[0], ...nullable, ...exported }
  if (named.length === 0) return types.length === 0 ? exported : { ...nullable, ...exported, enum: [null] }
  const alternatives = named.map((type) => ({ type }))
  if (!Array.isArray(exported.anyOf)) return { anyOf: alternatives, ...nullable, ...exported }
  const others = Array.isArray(exported.allOf) ? exported.allOf : []
  return { ...nullable, ...exported, allOf: [...others, { anyOf: alternatives }] }
}

function mapMembers(object: JsonObject, change: (value: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))
}
