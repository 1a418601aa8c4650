import { schemaExample } from '#server/rest-apis/models/schema-example.ts'

/** An OpenAPI schema object, any version, as parsed JSON. */
type Schema = Readonly<Record<string, unknown>>

/**
 * A value that fits a schema of the document, for a form that works when it is sent as it is. Undefined when the schema
 * says nothing.
 */
export function exampleOf(document: Schema, schema: unknown): unknown {
  return schemaExample(schema, (reference) => {
    const found = reference.startsWith('#/') ? at(document, reference) : undefined
    return found === undefined ? undefined : { schema: found, within: '' }
  })
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

/** An example as the text of a body: JSON is indented. Empty without one. */
export function bodyText(example: unknown): string {
  if (example === undefined) return ''
  return typeof example === 'string' ? example : JSON.stringify(example, undefined, 2)
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
