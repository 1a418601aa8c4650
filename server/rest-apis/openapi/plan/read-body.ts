import { asJsonObject, isJsonObject, type JsonObject, pickMembers } from '../json-object.ts'
import { dereference } from './dereference.ts'
import { childOf, membersOf, type Place, type Reading, textAt } from './reading.ts'

/** A request's or a response's body in one media type. */
export interface BodyContent {
  contentType: string
  schema?: Place
  /** What is written about the body beside a reference to its schema. */
  description?: string
  /** `example` or `examples`, as the document has them. */
  examples: JsonObject
}

/** The `content` of OpenAPI 3: schema and examples by media type. */
export function readContent(reading: Reading, content: Place): BodyContent[] {
  return membersOf(reading, content).map(([contentType, media]) => {
    return {
      contentType,
      ...describedSchema(childOf(media, 'schema')),
      examples: readExamples(reading, media),
    }
  })
}

/** `example` and `examples` with their references followed. */
export function readExamples(reading: Reading, place: Place): JsonObject {
  const { example } = asJsonObject(place.value)
  const examples = childOf(place, 'examples')
  const named = isJsonObject(examples.value)
    ? membersOf(reading, examples).map(([name, one]): [string, unknown] => [name, dereference(reading, one).value])
    : []
  return {
    ...(example === undefined ? {} : { example }),
    ...(named.length > 0 ? { examples: Object.fromEntries(named) } : {}),
  }
}

/** The schema of a Swagger 2.0 body in one media type; an export says of each which model it has, where they differ. */
export function swaggerSchemaOf(
  reading: Reading,
  schema: Place,
  models: Place,
  contentType: string,
): Pick<BodyContent, 'schema' | 'description'> {
  const described = describedSchema(schema)
  if (models.value === undefined) return described
  const place = childOf(models, contentType)
  const model = textAt(reading, place)
  const { schema: _first, ...texts } = described
  return model === undefined
    ? texts
    : { ...texts, schema: { value: { $ref: `#/definitions/${model}` }, pointer: place.pointer } }
}

/** A schema without what is written beside its reference: `{ description, allOf: [{ $ref }] }` means the same schema. */
function describedSchema(place: Place): Pick<BodyContent, 'schema' | 'description'> {
  const { value } = place
  if (value === undefined) return {}
  if (!isJsonObject(value) || typeof value.description !== 'string' || Object.keys(value).length !== 2) {
    return { schema: place }
  }
  const { description, allOf } = value
  const [only, ...others] = Array.isArray(allOf) ? allOf : []
  if (others.length > 0 || !isJsonObject(only) || typeof only.$ref !== 'string') return { schema: place }
  return { description, schema: { value: only, pointer: `${place.pointer}/allOf/0` } }
}

/** The keys of a Swagger 2.0 parameter or header that are its schema. */
const schemaKeys = [
  'type',
  'format',
  'items',
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
]

/** Swagger 2.0 writes a parameter's schema among its other members. */
export function inlineSchema(place: Place): Place {
  const members = Object.entries(pickMembers(asJsonObject(place.value), schemaKeys))
  return { value: Object.fromEntries(members.filter(([key]) => !key.startsWith('x-'))), pointer: place.pointer }
}
