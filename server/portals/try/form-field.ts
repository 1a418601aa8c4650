import { objectOf } from '../catalogue/merge-documents.ts'
import { exampleOf, resolve } from './example-of.ts'
import { typeWords } from './type-words.ts'

type Document = Readonly<Record<string, unknown>>

/** A field of a form that fills in a value of a schema. */
export type FormField = FieldFacts &
  (
    | { readonly kind: 'text' | 'number' | 'boolean' | 'file' | 'json' }
    | { readonly kind: 'choice'; readonly values: readonly (string | number | boolean)[] }
    | { readonly kind: 'list'; readonly item: FormField }
    | { readonly kind: 'object'; readonly members: readonly FormMember[] }
  )

/** A member of an object. */
export interface FormMember {
  readonly name: string
  readonly required: boolean
  readonly field: FormField
}

interface FieldFacts {
  readonly description: string | undefined
  /** `string`, `integer`, `array of string`. */
  readonly type: string | undefined
  /** What is filled in where the field is added; undefined when the schema gives no hint. */
  readonly example: unknown
}

/** Below this a value is written as JSON. */
const deepest = 5
/** Fields of one form: schemas that branch would make an endless one. */
const mostFields = 200

/** The form of a schema; undefined where it says too little to make one, so that the value is written as text. */
export function formField(document: Document, schema: unknown): FormField | undefined {
  const field = new FormFields(document).of(schema, 0)
  return field.kind === 'json' ? undefined : field
}

class FormFields {
  readonly #document: Document
  #count = 0

  constructor(document: Document) {
    this.#document = document
  }

  of(given: unknown, depth: number): FormField {
    const schema = flattened(this.#document, given)
    const facts = {
      description: typeof schema?.description === 'string' ? schema.description : undefined,
      type: typeWords(this.#document, schema),
      example: exampleOf(this.#document, given),
    }
    if (!schema || ++this.#count > mostFields) return { ...facts, kind: 'json' }
    const values = choicesOf(schema)
    if (values) return { ...facts, kind: 'choice', values }
    switch (typeOf(schema)) {
      case 'object':
        return this.#object(schema, facts, depth)
      case 'array': {
        if (depth >= deepest || !resolve(this.#document, schema.items)) return { ...facts, kind: 'json' }
        const item = this.of(schema.items, depth + 1)
        return item.kind === 'json' ? { ...facts, kind: 'json' } : { ...facts, kind: 'list', item }
      }
      case 'integer':
      case 'number':
        return { ...facts, kind: 'number' }
      case 'boolean':
        return { ...facts, kind: 'boolean' }
      case 'string':
        return { ...facts, kind: isFile(schema) ? 'file' : 'text' }
      default:
        return { ...facts, kind: 'json' }
    }
  }

  #object(schema: Document, facts: FieldFacts, depth: number): FormField {
    const properties = Object.entries(objectOf(schema.properties))
    if (depth >= deepest || properties.length === 0) return { ...facts, kind: 'json' }
    const required = new Set(Array.isArray(schema.required) ? schema.required : [])
    const members = properties
      // What the server fills in is not for the caller to send.
      .filter(([, property]) => resolve(this.#document, property)?.readOnly !== true)
      .map(([name, property]) => ({ name, required: required.has(name), field: this.of(property, depth + 1) }))
    return { ...facts, kind: 'object', members }
  }
}

/** A schema with what its `allOf` adds, and the first of its choices. */
function flattened(document: Document, given: unknown, hops = 0): Document | undefined {
  const schema = resolve(document, given)
  if (!schema || hops > deepest) return schema
  const parts = [schema.allOf, firstOf(schema.oneOf), firstOf(schema.anyOf)].flatMap((part) => part ?? [])
  const { allOf: _, oneOf: __, anyOf: ___, ...own } = schema
  const all = [...parts.map((part) => flattened(document, part, hops + 1) ?? {}), own]
  const required = all.flatMap((part) => part.required ?? [])
  return {
    ...Object.assign({}, ...all),
    ...(all.some((part) => part.properties)
      ? { properties: joined(all.map((part) => objectOf(part.properties))) }
      : {}),
    ...(required.length > 0 ? { required } : {}),
  }
}

/** One object of several; a member called `__proto__` is a member. */
function joined(objects: readonly Record<string, unknown>[]): Record<string, unknown> {
  return Object.fromEntries(objects.flatMap((object) => Object.entries(object)))
}

function firstOf(list: unknown): unknown {
  return Array.isArray(list) ? list[0] : undefined
}

function choicesOf(schema: Document): (string | number | boolean)[] | undefined {
  if (!Array.isArray(schema.enum)) return undefined
  const values = schema.enum.filter((value) => ['string', 'number', 'boolean'].includes(typeof value))
  return values.length > 0 ? values : undefined
}

/** OpenAPI 3.0 says `format`, 3.1 says `contentMediaType`. */
function isFile(schema: Document): boolean {
  return schema.format === 'binary' || (typeof schema.contentMediaType === 'string' && !schema.contentEncoding)
}

/** Of several types the first that is not null. */
function typeOf({ type, properties, items }: Document): unknown {
  const said = Array.isArray(type) ? type.find((one) => one !== 'null') : type
  return said ?? (properties ? 'object' : items ? 'array' : undefined)
}
