import { asJsonObject, isJsonObject, type JsonObject } from '../../json-object.ts'

/**
 * A schema of OpenAPI 3.0 in Swagger 2.0's words. What Swagger has no word for stands under an extension
 * (`x-nullable`, `x-gatehouse-…`), where an import finds it again.
 * https://swagger.io/specification/v2/#schema-object
 */
export function swaggerSchema(schema: unknown): JsonObject {
  if (!isJsonObject(schema)) return {}
  return Object.fromEntries(Object.entries(schema).flatMap(([key, value]) => swaggerKeyword(key, value)))
}

/** `#/components/schemas/Pet` → `#/definitions/Pet`. */
export function swaggerReference(reference: string): string {
  return reference.replace(/^#\/components\/schemas\//, '#/definitions/')
}

/** A schema as the members of a parameter or a header, which have no structure: text where nothing flat can be said. */
export function flatSchema(schema: unknown): JsonObject {
  const flat = asJsonObject(schema)
  const type = typeof flat.type === 'string' && flatTypes.has(flat.type) ? flat.type : 'string'
  const limits = Object.entries(flat).filter(([key]) => limitKeys.has(key))
  if (type !== 'array') return { type, ...Object.fromEntries(type === flat.type ? limits : []) }
  return { type, items: flatSchema(flat.items), ...Object.fromEntries(limits) }
}

const flatTypes: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean', 'array'])

const limitKeys: ReadonlySet<string> = new Set([
  'format',
  'default',
  'maximum',
  'exclusiveMaximum',
  'minimum',
  'exclusiveMinimum',
  'maxLength',
  'minLength',
  'pattern',
  'maxItems',
  'minItems',
  'uniqueItems',
  'enum',
  'multipleOf',
])

function swaggerKeyword(key: string, value: unknown): [string, unknown][] {
  switch (key) {
    case '$ref':
      return [[key, typeof value === 'string' ? swaggerReference(value) : value]]
    case 'nullable':
      return [['x-nullable', value]]
    case 'properties':
    case 'x-gatehouse-patternProperties':
      return [[key, mapMembers(value, swaggerSchema)]]
    case 'items':
    case 'x-gatehouse-additionalItems':
    case 'additionalProperties':
      return [[key, typeof value === 'boolean' ? value : swaggerSchema(value)]]
    case 'allOf':
    case 'x-gatehouse-items':
      return [[key, Array.isArray(value) ? value.map(swaggerSchema) : value]]
    case 'anyOf':
    case 'oneOf':
      return [[`x-gatehouse-${key}`, Array.isArray(value) ? value.map(swaggerSchema) : value]]
    case 'not':
      return [[`x-gatehouse-${key}`, swaggerSchema(value)]]
    case 'x-gatehouse-dependencies':
      return [[key, mapMembers(value, (one) => (Array.isArray(one) ? one : swaggerSchema(one)))]]
    case 'discriminator':
      return swaggerDiscriminator(value)
    case 'deprecated':
    case 'writeOnly':
      return [[`x-gatehouse-${key}`, value]]
    default:
      return [[key, value]]
  }
}

/** Swagger names the property only. */
function swaggerDiscriminator(value: unknown): [string, unknown][] {
  const { propertyName, mapping, ...rest } = asJsonObject(value)
  if (typeof propertyName !== 'string') return []
  if (mapping === undefined && Object.keys(rest).length === 0) return [['discriminator', propertyName]]
  const renamed = mapMembers(mapping, (target) => (typeof target === 'string' ? swaggerReference(target) : target))
  return [
    ['discriminator', propertyName],
    ['x-gatehouse-discriminator', { ...asJsonObject(value), mapping: renamed }],
  ]
}

function mapMembers(value: unknown, change: (member: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(asJsonObject(value)).map(([key, member]) => [key, change(member)]))
}
