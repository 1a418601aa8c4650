import { asJsonObject, isJsonObject, type JsonObject } from '../openapi/json-object.ts'
import { numberExample } from './number-example.ts'
import { stringExample } from './string-example.ts'

/** A schema, and the document in which its references are looked up. */
export interface FoundSchema {
  readonly schema: unknown
  readonly within: string
}

/** Finds what a `$ref` in a document means. */
export type FindSchema = (reference: string, within: string) => FoundSchema | undefined

/** Below this, members are left out. */
const deepest = 8
/** Values of one example: a schema whose branches multiply is cut off. */
const mostValues = 2000
const mostItems = 20

/**
 * A value that fits a JSON Schema (draft 4 or one of OpenAPI's dialects): what the schema gives as an example, or else
 * made from types, formats, enumerations and bounds. A schema that contains itself is entered twice. Undefined when the
 * schema says nothing. Patterns, `not` and `dependencies` are not looked at.
 */
export function schemaExample(schema: unknown, find: FindSchema, within = ''): unknown {
  return new Examples(find).of({ schema, within }, 0)
}

class Examples {
  readonly #find: FindSchema
  /** How often each reference is being followed right now. */
  readonly #open = new Map<string, number>()
  #values = 0

  constructor(find: FindSchema) {
    this.#find = find
  }

  of({ schema, within }: FoundSchema, depth: number): unknown {
    if (!isJsonObject(schema) || depth > deepest || ++this.#values > mostValues) return undefined
    if (typeof schema.$ref === 'string') return this.#following(schema.$ref, within, depth)
    const given = givenExample(schema)
    if (given !== undefined) return given
    if (Array.isArray(schema.allOf)) return this.#combined(schema, schema.allOf, within, depth)
    for (const keyword of ['oneOf', 'anyOf']) {
      const choices = schema[keyword]
      if (!Array.isArray(choices) || choices.length === 0) continue
      const { [keyword]: _, ...rest } = schema
      // What stands beside the choice holds too.
      if (Object.keys(rest).length === 0) return this.of({ schema: choices[0], within }, depth + 1)
      return this.#combined(rest, [choices[0]], within, depth)
    }
    return this.#typed(schema, within, depth)
  }

  #following(reference: string, within: string, depth: number): unknown {
    const key = `${within} ${reference}`
    const times = this.#open.get(key) ?? 0
    const found = times < 2 ? this.#find(reference, within) : undefined
    if (!found) return undefined
    this.#open.set(key, times + 1)
    // A reference is no level of the value, but a chain of them must end.
    const example = this.of(found, isReference(found.schema) ? depth + 1 : depth)
    this.#open.set(key, times)
    return example
  }

  /** Objects are put together from all parts; of anything else the first part that says something counts. */
  #combined(schema: JsonObject, parts: readonly unknown[], within: string, depth: number): unknown {
    const { allOf: _, ...rest } = schema
    const plain = [...parts, rest].filter(isJsonObject)
    // Keywords of one value that are spread over the parts: a type here, its bounds there.
    if (plain.every((part) => !('$ref' in part || 'properties' in part || 'allOf' in part))) {
      const example = this.of({ schema: Object.assign({}, ...plain), within }, depth + 1)
      if (example !== undefined) return example
    }
    const examples = [...parts, rest].map((part) => this.of({ schema: part, within }, depth + 1))
    const objects = examples.filter(isJsonObject)
    return objects.length > 0
      ? Object.fromEntries(objects.flatMap(Object.entries))
      : examples.find((one) => one !== undefined)
  }

  #typed(schema: JsonObject, within: string, depth: number): unknown {
    switch (typeOf(schema)) {
      case 'object':
        return this.#object(schema, within, depth)
      case 'array':
        return this.#array(schema, within, depth)
      case 'integer':
      case 'number':
        return numberExample(schema, typeOf(schema) === 'integer')
      case 'boolean':
        return true
      case 'null':
        return null
      case 'string':
        return stringExample(schema)
      default:
        return undefined
    }
  }

  #object(schema: JsonObject, within: string, depth: number): JsonObject {
    const example: [string, unknown][] = []
    const properties = asJsonObject(schema.properties)
    for (const [name, property] of Object.entries(properties)) {
      // What the server fills in is not for the caller to send.
      if (isJsonObject(property) && this.#isReadOnly(property, within)) continue
      const value = this.of({ schema: property, within }, depth + 1)
      if (value !== undefined) example.push([name, value])
    }
    const required = Array.isArray(schema.required) ? schema.required : []
    const there = new Set(example.map(([name]) => name))
    for (const name of required) {
      if (typeof name !== 'string' || there.has(name) || isDescribed(properties, name)) continue
      example.push([name, this.of({ schema: schema.additionalProperties, within }, depth + 1) ?? 'string'])
      there.add(name)
    }
    return Object.fromEntries(example)
  }

  #isReadOnly(property: JsonObject, within: string): boolean {
    const found = typeof property.$ref === 'string' ? this.#find(property.$ref, within)?.schema : property
    return asJsonObject(found).readOnly === true
  }

  #array({ items, minItems, uniqueItems }: JsonObject, within: string, depth: number): unknown[] {
    if (Array.isArray(items)) {
      return items.map((item) => this.of({ schema: item, within }, depth + 1) ?? null)
    }
    const first = this.of({ schema: items, within }, depth + 1)
    const least = typeof minItems === 'number' && minItems > 1 ? Math.min(minItems, mostItems) : 1
    if (first === undefined) return typeof minItems === 'number' && minItems > 0 ? Array(least).fill('string') : []
    const values = Array.from({ length: least }, (_, index) =>
      uniqueItems === true ? varied(first, items, index) : first,
    )
    return values
  }
}

/** Another value of the same kind, for lists whose items differ. */
function varied(first: unknown, items: unknown, index: number): unknown {
  const values = asJsonObject(items).enum
  if (Array.isArray(values) && index < values.length) return values[index]
  if (index === 0) return first
  if (typeof first === 'number') return first + index
  return typeof first === 'string' ? `${first}${index + 1}` : first
}

function isDescribed(properties: JsonObject, name: string): boolean {
  return Object.hasOwn(properties, name) && Object.keys(asJsonObject(properties[name])).length > 0
}

function isReference(schema: unknown): boolean {
  return isJsonObject(schema) && typeof schema.$ref === 'string'
}

function givenExample(schema: JsonObject): unknown {
  if (schema.example !== undefined) return schema.example
  for (const list of [schema.examples, schema.enum]) if (Array.isArray(list) && list.length > 0) return list[0]
  return schema.default ?? schema.const
}

/** Of several types the first that is not null. */
function typeOf(schema: JsonObject): unknown {
  if (Array.isArray(schema.type)) return schema.type.find((type) => type !== 'null') ?? schema.type[0]
  if (schema.type !== undefined) return schema.type
  return isJsonObject(schema.properties) || Array.isArray(schema.required)
    ? 'object'
    : schema.items
      ? 'array'
      : undefined
}
