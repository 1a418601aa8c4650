import { modelsKey } from '../export/swagger/swagger-operation.ts'
import { asJsonObject, type JsonObject } from '../json-object.ts'
import { dereference } from './dereference.ts'
import { type BodyContent, inlineSchema, readContent, readExamples, swaggerSchemaOf } from './read-body.ts'
import { mediaTypes } from './read-parameters.ts'
import { readTexts } from './read-texts.ts'
import { childOf, flagAt, membersOf, type Place, type Reading } from './reading.ts'

/** A response in the form of OpenAPI 3, whatever the document's version. */
export interface DocumentResponse {
  /** `200`, `4XX`, `default`. */
  key: string
  pointer: string
  texts: JsonObject
  headers: { name: string; required: boolean; texts: JsonObject; schema?: Place }[]
  contents: BodyContent[]
}

/** The responses of an operation. */
export function readResponses(reading: Reading, operation: Place): DocumentResponse[] {
  return membersOf(reading, childOf(operation, 'responses')).flatMap(([key, item]) => {
    const place = dereference(reading, item)
    if (key.startsWith('x-') || place.value === undefined) return []
    return [
      {
        key,
        pointer: item.pointer,
        texts: { ...readTexts(reading, place, { description: 'text' }), ...readLinks(reading, place) },
        headers: readHeaders(reading, place),
        contents:
          reading.dialect === '2.0'
            ? swaggerContents(reading, operation, place)
            : readContent(reading, childOf(place, 'content')),
      },
    ]
  })
}

function readLinks(reading: Reading, response: Place): JsonObject {
  const links = membersOf(reading, childOf(response, 'links'))
  if (links.length === 0) return {}
  return { links: Object.fromEntries(links.map(([name, link]) => [name, dereference(reading, link).value])) }
}

function readHeaders(reading: Reading, response: Place): DocumentResponse['headers'] {
  return membersOf(reading, childOf(response, 'headers')).flatMap(([name, item]) => {
    const place = dereference(reading, item)
    if (place.value === undefined) return []
    const schema = reading.dialect === '2.0' ? inlineSchema(place) : childOf(place, 'schema')
    const texts = {
      ...readTexts(reading, place, { description: 'text', deprecated: 'flag' }),
      ...readExamples(reading, place),
    }
    const required =
      flagAt(reading, childOf(place, 'required')) ?? flagAt(reading, childOf(place, 'x-gatehouse-required')) ?? false
    return [{ name, required, texts, ...(schema.value === undefined ? {} : { schema }) }]
  })
}

/** Swagger 2.0 has one schema for all that an operation produces, and one example for each media type. */
function swaggerContents(reading: Reading, operation: Place, response: Place): BodyContent[] {
  const schema = childOf(response, 'schema')
  const examples = asJsonObject(childOf(response, 'examples').value)
  if (schema.value === undefined && Object.keys(examples).length === 0) return []
  const produced = mediaTypes(reading, operation, 'produces')
  const models = childOf(response, modelsKey)
  const types = new Set([
    ...(models.value === undefined
      ? produced.length > 0
        ? produced
        : ['application/json']
      : Object.keys(asJsonObject(models.value))),
    ...Object.keys(examples),
  ])
  return [...types].map((contentType) => ({
    contentType,
    ...swaggerSchemaOf(reading, schema, models, contentType),
    examples: Object.hasOwn(examples, contentType) ? { example: examples[contentType] } : {},
  }))
}
