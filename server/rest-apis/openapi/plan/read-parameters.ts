import { modelsKey } from '../export/swagger/swagger-operation.ts'
import { asJsonObject, type JsonObject } from '../json-object.ts'
import { dereference } from './dereference.ts'
import { type BodyContent, inlineSchema, readContent, readExamples, swaggerSchemaOf } from './read-body.ts'
import { readTexts } from './read-texts.ts'
import { addProblem, childOf, flagAt, itemsOf, type Place, type Reading, textAt } from './reading.ts'

/** A parameter in the form of OpenAPI 3, whatever the document's version. */
export interface DocumentParameter {
  in: 'path' | 'query' | 'header' | 'cookie'
  name: string
  required: boolean
  place: Place
  schema?: Place
  /** Its texts and examples. */
  texts: JsonObject
}

/** A request body in the form of OpenAPI 3. */
export interface DocumentBody {
  required: boolean
  description?: string
  contents: BodyContent[]
}

/** The parameters of an operation: its own go before those of its path item with the same name and place. */
export function readParameters(
  reading: Reading,
  pathItem: Place,
  operation: Place,
): { parameters: DocumentParameter[]; swaggerBody: Place[] } {
  const byKey = new Map<string, DocumentParameter>()
  const swaggerBody = new Map<string, Place>()
  for (const owner of [pathItem, operation]) {
    for (const item of itemsOf(reading, childOf(owner, 'parameters'))) {
      const place = dereference(reading, item)
      if (place.value === undefined) continue
      const name = textAt(reading, childOf(place, 'name'))
      const where = textAt(reading, childOf(place, 'in'))
      if (reading.dialect === '2.0' && (where === 'body' || where === 'formData')) {
        swaggerBody.set(where === 'body' ? 'body' : `formData ${name}`, place)
      } else if (where !== 'path' && where !== 'query' && where !== 'header' && where !== 'cookie') {
        addProblem(reading, `${place.pointer}/in`, 'Must be path, query, header or cookie')
      } else if (!name) {
        addProblem(reading, `${place.pointer}/name`, 'A parameter must have a name')
      } else {
        byKey.set(`${where} ${name}`, readParameter(reading, place, where, name))
      }
    }
  }
  return { parameters: [...byKey.values()], swaggerBody: [...swaggerBody.values()] }
}

const parameterTexts = {
  description: 'text',
  deprecated: 'flag',
  allowEmptyValue: 'flag',
  style: 'text',
  explode: 'flag',
  allowReserved: 'flag',
} as const

function readParameter(
  reading: Reading,
  place: Place,
  where: DocumentParameter['in'],
  name: string,
): DocumentParameter {
  const schema = schemaOf(reading, place)
  return {
    in: where,
    name,
    required: flagAt(reading, childOf(place, 'required')) ?? where === 'path',
    place,
    ...(schema ? { schema } : {}),
    texts: {
      ...readTexts(reading, place, parameterTexts),
      ...readExamples(reading, place),
      ...(reading.dialect === '2.0' ? collectionStyle(place) : {}),
    },
  }
}

function schemaOf(reading: Reading, place: Place): Place | undefined {
  if (reading.dialect === '2.0') return inlineSchema(place)
  const schema = childOf(place, 'schema')
  if (schema.value !== undefined) return schema
  return readContent(reading, childOf(place, 'content'))[0]?.schema
}

/**
 * `collectionFormat` of a list in a query as `style` and `explode`. Without it Swagger 2.0 means commas, OpenAPI 3 one
 * parameter for each value; tab-separated lists have no counterpart.
 */
function collectionStyle(place: Place): JsonObject {
  const { collectionFormat = 'csv', in: where, type } = asJsonObject(place.value)
  if (where !== 'query' || type !== 'array') return {}
  switch (collectionFormat) {
    case 'csv':
      return { style: 'form', explode: false }
    case 'ssv':
      return { style: 'spaceDelimited', explode: false }
    case 'pipes':
      return { style: 'pipeDelimited', explode: false }
    default:
      return {}
  }
}

/** The body of an OpenAPI 3 operation. */
export function readRequestBody(reading: Reading, operation: Place): DocumentBody | undefined {
  const place = dereference(reading, childOf(operation, 'requestBody'))
  if (place.value === undefined) return undefined
  const description = textAt(reading, childOf(place, 'description'))
  return {
    required: flagAt(reading, childOf(place, 'required')) ?? false,
    ...(description ? { description } : {}),
    contents: readContent(reading, childOf(place, 'content')),
  }
}

/** The body of a Swagger 2.0 operation: one `body` parameter, or the fields of a form. */
export function readSwaggerBody(reading: Reading, operation: Place, body: readonly Place[]): DocumentBody | undefined {
  const [first] = body
  if (!first) return undefined
  const consumes = mediaTypes(reading, operation, 'consumes')
  if (childOf(first, 'in').value === 'body') {
    const description = textAt(reading, childOf(first, 'description'))
    const schema = childOf(first, 'schema')
    const models = childOf(first, modelsKey)
    return {
      required: flagAt(reading, childOf(first, 'required')) ?? false,
      ...(description ? { description } : {}),
      contents: (consumes.length > 0 ? consumes : ['application/json']).map((contentType) => ({
        contentType,
        ...swaggerSchemaOf(reading, schema, models, contentType),
        examples: {},
      })),
    }
  }
  return readForm(reading, operation, body, consumes)
}

function readForm(
  reading: Reading,
  operation: Place,
  fields: readonly Place[],
  consumes: readonly string[],
): DocumentBody {
  const isUpload = fields.some((field) => childOf(field, 'type').value === 'file')
  const contentType = isUpload ? 'multipart/form-data' : 'application/x-www-form-urlencoded'
  const forms = consumes.filter((type) => type.startsWith('multipart/') || type.endsWith('form-urlencoded'))
  const nameOf = (field: Place) => textAt(reading, childOf(field, 'name')) ?? ''
  const properties = fields.map((field): [string, unknown] => {
    const description = textAt(reading, childOf(field, 'description'))
    return [nameOf(field), { ...asJsonObject(inlineSchema(field).value), ...(description ? { description } : {}) }]
  })
  const required = fields.filter((field) => childOf(field, 'required').value === true).map(nameOf)
  const value = { type: 'object', properties: Object.fromEntries(properties), required }
  const schema = { value, pointer: `${operation.pointer}/parameters` }
  return {
    required: required.length > 0,
    contents: (forms.length > 0 ? forms : [contentType]).map((type) => ({ contentType: type, schema, examples: {} })),
  }
}

/** `consumes` or `produces` of an operation, or of the whole document. */
export function mediaTypes(reading: Reading, operation: Place, key: 'consumes' | 'produces'): string[] {
  const own = childOf(operation, key)
  const list = itemsOf(reading, own.value === undefined ? childOf(reading.root, key) : own)
  return list.flatMap((item) => textAt(reading, item) ?? [])
}
