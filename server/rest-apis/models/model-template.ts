import { isJsonObject, type JsonObject } from '../openapi/json-object.ts'
import type { FindSchema } from './schema-example.ts'

/** Below this, and above this many values, members are left out. */
const deepest = 20
const mostValues = 2000

/** AWS's reminder above a loop, spelt so that it is no reminder of ours. */
const reminder = `##${'TO'}${'DO'}: Update this foreach loop to reference array from input json`

/**
 * AWS's generated mapping template: a skeleton of the model with sample values, and loops where it has lists.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings.html
 */
export function modelTemplate(schema: unknown, find: FindSchema, within: string): string {
  const skeleton = new Skeleton(find)
  return `#set($inputRoot = $input.path('$'))\n${skeleton.value({ schema, within, source: '$inputRoot', indent: '', loops: 0, depth: 0 })}`
}

interface Place {
  readonly schema: unknown
  readonly within: string
  /** What the value would be read from. */
  readonly source: string
  readonly indent: string
  readonly loops: number
  readonly depth: number
}

class Skeleton {
  readonly #find: FindSchema
  readonly #open = new Set<string>()
  #values = 0

  constructor(find: FindSchema) {
    this.#find = find
  }

  value(place: Place): string {
    const { schema, depth } = place
    if (!isJsonObject(schema) || depth > deepest || ++this.#values > mostValues) return '{ }'
    if (typeof schema.$ref === 'string') return this.#following(schema.$ref, place)
    const combined = this.#combined(schema, place)
    switch (typeOf(combined)) {
      case 'array':
        return this.#list({ ...place, schema: combined.items })
      case 'string':
        return '"foo"'
      case 'integer':
      case 'number':
        return '42'
      case 'boolean':
        return 'true'
      case 'null':
        return 'null'
      default:
        return this.#members(isJsonObject(combined.properties) ? combined.properties : {}, place)
    }
  }

  /** A model that contains itself is empty the second time. */
  #following(reference: string, place: Place): string {
    const key = `${place.within} ${reference}`
    const found = this.#open.has(key) ? undefined : this.#find(reference, place.within)
    if (!found) return '{ }'
    this.#open.add(key)
    const text = this.value({ ...place, ...found, depth: place.depth + 1 })
    this.#open.delete(key)
    return text
  }

  /** With the members of all its parts, and of the first of its choices. */
  #combined(schema: JsonObject, { within, depth }: Place): JsonObject {
    const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
    const parts = [...listOf(schema.allOf), ...listOf(schema.oneOf).slice(0, 1), ...listOf(schema.anyOf).slice(0, 1)]
    if (parts.length === 0 || depth > deepest) return schema
    const properties: [string, unknown][] = []
    let whole: JsonObject = {}
    for (const part of [...parts, schema]) {
      if (!isJsonObject(part)) continue
      const found = typeof part.$ref === 'string' ? this.#find(part.$ref, within) : { schema: part, within }
      // What another document means by its own references is not known here.
      if (!found || !isJsonObject(found.schema)) continue
      const members = isJsonObject(found.schema.properties) ? found.schema.properties : {}
      properties.push(...Object.entries(members).filter(([, one]) => found.within === within || !isLocal(one)))
      whole = { ...whole, ...found.schema }
    }
    return { ...whole, ...(properties.length > 0 ? { properties: Object.fromEntries(properties) } : {}) }
  }

  #members(properties: JsonObject, place: Place): string {
    const { indent, source, depth } = place
    const members = Object.entries(properties).map(([name, schema]) => {
      const value = this.value({
        ...place,
        schema,
        source: `${source}${property(name)}`,
        indent: `${indent}  `,
        depth: depth + 1,
      })
      return `${indent}  ${keyText(name)} : ${value}`
    })
    return members.length === 0 ? '{ }' : `{\n${members.join(',\n')}\n${indent}}`
  }

  #list(place: Place): string {
    const element = place.loops === 0 ? '$elem' : `$elem${place.loops + 1}`
    const item = this.value({
      ...place,
      source: element,
      indent: `${place.indent}  `,
      loops: place.loops + 1,
      depth: place.depth + 1,
    })
    return [
      '[',
      reminder,
      `#foreach(${element} in ${place.source})`,
      `${place.indent}  ${item} `,
      '#if($foreach.hasNext),#end',
      '#end',
      `${place.indent}]`,
    ].join('\n')
  }
}

function typeOf(schema: JsonObject): unknown {
  if (Array.isArray(schema.type)) return schema.type.find((type) => type !== 'null') ?? 'null'
  return schema.type ?? (isJsonObject(schema.items) ? 'array' : 'object')
}

function isLocal(schema: unknown): boolean {
  return JSON.stringify(schema)?.includes('"$ref":"#') ?? false
}

/** A key of JSON that no template engine reads: its `$` and `#` are escaped. */
function keyText(name: string): string {
  return JSON.stringify(name.toWellFormed()).replace(/[$#]/g, (sign) => (sign === '$' ? '\\u0024' : '\\u0023'))
}

/** A template reaches other names with a loop that is written by hand. */
function property(name: string): string {
  return /^[A-Za-z][\w-]*$/.test(name) ? `.${name}` : ''
}
