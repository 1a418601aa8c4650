import { exampleOf, firstExample, resolve } from './example-of.ts'
import { typeWords } from './type-words.ts'

type Document = Readonly<Record<string, unknown>>

/** Where a value goes in the request. */
export interface TryParameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description: string | undefined
  /** `string`, `integer`, `string (date-time)`, `array of string`; undefined when the document does not say. */
  readonly type: string | undefined
  /** Text of a value that fits; empty when the document gives no hint. */
  readonly example: string
  /** The only values that fit; of a list, those that fit its items. */
  readonly values: readonly string[] | undefined
  /** Several values, with commas between them. */
  readonly isList?: boolean
  /** Of a list in the query: each value goes under the name again (`explode`, which OpenAPI assumes). */
  readonly isRepeated?: boolean
}

/** The parameters of an operation and of its path, each with the document's own object of it. */
export function operationParameters(
  document: Document,
  item: Document,
  operation: Document,
): { parameter: TryParameter; source: Document }[] {
  const found = new Map<string, { parameter: TryParameter; source: Document }>()
  for (const value of [item.parameters, operation.parameters].flat()) {
    const source = resolve(document, value)
    const place = source?.in
    const name = source?.name
    if (!source || typeof name !== 'string' || name === '') continue
    if (place !== 'path' && place !== 'query' && place !== 'header') continue
    found.set(`${place} ${name}`, { parameter: parameterOf(document, source, place, name), source })
  }
  return [...found.values()]
}

/** A value as it is written into a request; lists are sent with commas between their values. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map(valueText).join(',')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function parameterOf(document: Document, source: Document, place: TryParameter['in'], name: string): TryParameter {
  const schema = resolve(document, source.schema)
  const example = firstExample(document, source) ?? exampleOf(document, schema)
  const items = schema?.type === 'array' ? resolve(document, schema.items) : undefined
  const values = items?.enum ?? schema?.enum
  const { description } = source
  return {
    name,
    in: place,
    required: place === 'path' || source.required === true,
    description: typeof description === 'string' && description !== '' ? description : undefined,
    type: typeWords(document, schema),
    example: example === 'string' ? '' : valueText(example),
    values: Array.isArray(values) ? values.map(valueText) : undefined,
    ...(schema?.type === 'array' ? { isList: true } : {}),
    ...(schema?.type === 'array' && place === 'query' && isExploded(source) ? { isRepeated: true } : {}),
  }
}

function isExploded({ style, explode }: Document): boolean {
  return (style === undefined || style === 'form') && explode !== false
}
