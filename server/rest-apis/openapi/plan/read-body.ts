import { asJsonObject, isJsonObject, type JsonObject, pickMembers } from '../json-object.ts'
import { dereference } from './dereference.ts'
import { childOf, membersOf, type Place, type Reading } from './reading.ts'

/** A request's or a response's body in one media type. */
export interface BodyContent {
  contentType: string
  schema?: Place
  /** `example` or `examples`, as the document has them. */
  examples: JsonObject
}

/** The `content` of OpenAPI 3: schema and examples by media type. */
export function readContent(reading: Reading, content: Place): BodyContent[] {
  return membersOf(reading, content).map(([contentType, media]) => {
    const schema = childOf(media, 'schema')
    return {
      contentType,
      ...(schema.value === undefined ? {} : { schema }),
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
