/** An OpenAPI schema object, any version, as parsed JSON. */
type Schema = Readonly<Record<string, unknown>>

/** Below this, properties are left out: a schema may contain itself. */
const deepest = 8

/**
 * A value that fits a schema, for a form that works when it is sent as it is: what the document gives as an example, or
 * else made from types and formats. Undefined when the schema says nothing.
 */
export function exampleOf(document: Schema, schema: unknown, depth = 0): unknown {
  const resolved = resolve(document, schema)
  if (!resolved || depth > deepest) return undefined
  const given = givenExample(resolved)
  if (given !== undefined) return given
  if (Array.isArray(resolved.allOf)) return mergedExample(document, resolved, depth)
  for (const choice of [resolved.oneOf, resolved.anyOf]) {
    if (Array.isArray(choice) && choice.length > 0) return exampleOf(document, choice[0], depth + 1)
  }
  return typedExample(document, resolved, depth)
}

/** The object that a value is or refers to within the document; undefined when it is neither. */
export function resolve(document: Schema, value: unknown): Schema | undefined {
  let current = value
  for (let hops = 0; hops < 20; hops++) {
    const object = asSchema(current)
    if (!object || typeof object.$ref !== 'string') return object
    if (!object.$ref.startsWith('#/')) return undefined
    current = at(document, object.$ref)
  }
  return undefined
}

/** The first of `examples`, or `example`, of a parameter or a media type. */
export function firstExample(document: Schema, holder: Schema): unknown {
  if (holder.example !== undefined) return holder.example
  const examples = asSchema(holder.examples)
  for (const example of Object.values(examples ?? {})) {
    const value = resolve(document, example)?.value
    if (value !== undefined) return value
  }
  return undefined
}

function givenExample(schema: Schema): unknown {
  if (schema.example !== undefined) return schema.example
  for (const list of [schema.examples, schema.enum]) if (Array.isArray(list) && list.length > 0) return list[0]
  return schema.default ?? schema.const
}

function mergedExample(document: Schema, schema: Schema, depth: number): unknown {
  const { allOf, ...rest } = schema
  const parts = [...(Array.isArray(allOf) ? allOf : []), rest].map((part) => exampleOf(document, part, depth + 1))
  const objects = parts.filter((part) => asSchema(part) !== undefined)
  return objects.length > 0 ? Object.assign({}, ...objects) : parts.find((part) => part !== undefined)
}

function typedExample(document: Schema, schema: Schema, depth: number): unknown {
  switch (typeOf(schema)) {
    case 'object':
      return objectExample(document, schema, depth)
    case 'array': {
      const item = exampleOf(document, schema.items, depth + 1)
      return item === undefined ? [] : [item]
    }
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' ? Math.ceil(schema.minimum) : 1
    case 'boolean':
      return true
    case 'string':
      return stringExample(schema)
    default:
      return undefined
  }
}

function objectExample(document: Schema, schema: Schema, depth: number): Record<string, unknown> {
  const example: Record<string, unknown> = {}
  for (const [name, property] of Object.entries(asSchema(schema.properties) ?? {})) {
    // What the server fills in is not for the caller to send.
    if (resolve(document, property)?.readOnly === true) continue
    const value = exampleOf(document, property, depth + 1)
    if (value !== undefined) example[name] = value
  }
  return example
}

function stringExample(schema: Schema): string {
  const byFormat: Readonly<Record<string, string>> = {
    date: '2030-01-31',
    'date-time': '2030-01-31T12:00:00Z',
    time: '12:00:00Z',
    email: 'ada@example.com',
    uuid: '123e4567-e89b-12d3-a456-426614174000',
    uri: 'https://example.com',
    url: 'https://example.com',
    hostname: 'example.com',
    ipv4: '192.0.2.1',
    ipv6: '2001:db8::1',
    byte: 'SGVsbG8=',
  }
  return (typeof schema.format === 'string' && byFormat[schema.format]) || 'string'
}

/** OpenAPI 3.1 may list types, null among them. */
function typeOf(schema: Schema): unknown {
  if (Array.isArray(schema.type)) return schema.type.find((type) => type !== 'null')
  return schema.type ?? (schema.properties ? 'object' : schema.items ? 'array' : undefined)
}

function at(document: Schema, pointer: string): unknown {
  let current: unknown = document
  for (const part of pointer.slice(2).split('/')) {
    const name = decodeName(part).replaceAll('~1', '/').replaceAll('~0', '~')
    const object = asSchema(current)
    current = object && Object.hasOwn(object, name) ? object[name] : undefined
  }
  return current
}

function decodeName(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function asSchema(value: unknown): Schema | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
}
