import { type OpenApiDocument, objectOf } from '../catalogue/merge-documents.ts'

type Kind =
  | 'document'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'callback'
  | 'parameter'
  | 'requestBody'
  | 'response'
  | 'media'
  | 'encoding'
  | 'schema'

/** Where an object of one kind holds objects of another: as a member, in a list or in a map. */
type Members = Readonly<Record<string, readonly ['one' | 'list' | 'map', Kind]>>

const operations: Members = Object.fromEntries(
  ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'].map((verb) => [verb, ['one', 'operation']]),
)

/** The parts of an OpenAPI 3.0 document in which schemas are; examples and extensions are nobody's business. */
const members: Readonly<Record<Exclude<Kind, 'callback'>, Members>> = {
  document: { paths: ['map', 'pathItem'], components: ['one', 'components'] },
  components: {
    schemas: ['map', 'schema'],
    responses: ['map', 'response'],
    parameters: ['map', 'parameter'],
    requestBodies: ['map', 'requestBody'],
    headers: ['map', 'parameter'],
    callbacks: ['map', 'callback'],
  },
  pathItem: { parameters: ['list', 'parameter'], ...operations },
  operation: {
    parameters: ['list', 'parameter'],
    requestBody: ['one', 'requestBody'],
    responses: ['map', 'response'],
    callbacks: ['map', 'callback'],
  },
  parameter: { schema: ['one', 'schema'], content: ['map', 'media'] },
  requestBody: { content: ['map', 'media'] },
  response: { content: ['map', 'media'], headers: ['map', 'parameter'] },
  media: { schema: ['one', 'schema'], encoding: ['map', 'encoding'] },
  encoding: { headers: ['map', 'parameter'] },
  schema: {
    properties: ['map', 'schema'],
    items: ['one', 'schema'],
    additionalProperties: ['one', 'schema'],
    not: ['one', 'schema'],
    allOf: ['list', 'schema'],
    anyOf: ['list', 'schema'],
    oneOf: ['list', 'schema'],
  },
}

/**
 * An OpenAPI 3.0 document as 3.1: the same meaning with JSON Schema's own words. `nullable` becomes a type, exclusive
 * bounds become numbers, `example` of a schema becomes `examples`, and what stands beside a schema's `$ref`, which 3.0
 * ignores, is left out. https://learn.openapis.org/upgrading/v3.0-to-v3.1.html
 */
export function openApi31(document: OpenApiDocument): OpenApiDocument {
  return { ...objectOf(converted('document', document)), openapi: '3.1.0' }
}

function converted(kind: Kind, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  if (kind === 'callback') return mapped('pathItem', value)
  const own: Record<string, unknown> = { ...value }
  for (const [name, [shape, inner]] of Object.entries(members[kind])) {
    if (!Object.hasOwn(own, name)) continue
    if (shape === 'one') own[name] = converted(inner, own[name])
    else if (shape === 'map') own[name] = mapped(inner, own[name])
    else if (Array.isArray(own[name])) own[name] = own[name].map((item: unknown) => converted(inner, item))
  }
  return kind === 'schema' ? schema31(own) : own
}

function mapped(kind: Kind, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, converted(kind, member)]))
}

function schema31(schema: Record<string, unknown>): Record<string, unknown> {
  if (typeof schema.$ref === 'string') return { $ref: schema.$ref }
  const { nullable, example, ...rest } = schema
  const result: Record<string, unknown> = rest
  if (example !== undefined && result.examples === undefined) result.examples = [example]
  for (const [bound, exclusive] of bounds) {
    const { [exclusive]: excluded, [bound]: limit } = result
    if (typeof excluded !== 'boolean') continue
    delete result[exclusive]
    if (!excluded || limit === undefined) continue
    result[exclusive] = limit
    delete result[bound]
  }
  if (nullable === true && typeof result.type === 'string') {
    result.type = [result.type, 'null']
    if (Array.isArray(result.enum) && !result.enum.includes(null)) result.enum = [...result.enum, null]
  }
  return result
}

const bounds = [
  ['minimum', 'exclusiveMinimum'],
  ['maximum', 'exclusiveMaximum'],
] as const
