import {
  asJsonObject,
  definedMembers,
  isJsonObject,
  type JsonObject,
  ownMember,
  pickMembers,
} from '../../json-object.ts'
import { flatSchema, swaggerSchema } from './swagger-schema.ts'

/** What Swagger 2.0 cannot say about a body that has another model for each media type: the models, by media type. */
export const modelsKey = 'x-gatehouse-models'

/** An operation of OpenAPI 3.0 in Swagger 2.0's words. */
export function swaggerOperation(operation: JsonObject): JsonObject {
  const { parameters, requestBody, responses, deprecated, ...rest } = operation
  const bodyContent = asJsonObject(asJsonObject(requestBody).content)
  const consumes = Object.keys(bodyContent)
  const produces = producedBy(asJsonObject(responses))
  const all = [
    ...(Array.isArray(parameters) ? parameters.map(swaggerParameter) : []),
    ...(isJsonObject(requestBody) ? [bodyParameter(requestBody, bodyContent)] : []),
  ]
  const entries = Object.entries(rest)
  return definedMembers({
    ...Object.fromEntries(entries.filter(([key]) => !after.has(key) && !key.startsWith('x-'))),
    deprecated,
    consumes: consumes.length > 0 ? consumes : undefined,
    produces: produces.length > 0 ? produces : undefined,
    parameters: all.length > 0 ? all : undefined,
    responses: mapMembers(asJsonObject(responses), (response) => swaggerResponse(asJsonObject(response), produces)),
    ...Object.fromEntries(entries.filter(([key]) => after.has(key) || key.startsWith('x-'))),
  })
}

/** What AWS writes behind the responses. */
const after: ReadonlySet<string> = new Set(['security'])

function swaggerParameter(parameter: unknown): JsonObject {
  const {
    name,
    in: where,
    required,
    description,
    allowEmptyValue,
    schema,
    style,
    explode,
    ...rest
  } = asJsonObject(parameter)
  const flat = flatSchema(schema)
  return definedMembers({
    name,
    in: where,
    required: required === true,
    description,
    allowEmptyValue: where === 'query' ? allowEmptyValue : undefined,
    ...flat,
    collectionFormat: flat.type === 'array' && where === 'query' ? collectionFormat(style, explode) : undefined,
    ...pickMembers(rest, []),
  })
}

/** In OpenAPI 3 the lists of a query are in form style and exploded unless it says otherwise. */
function collectionFormat(style: unknown = 'form', explode: unknown = style === 'form'): string {
  if (explode === true) return 'multi'
  return style === 'spaceDelimited' ? 'ssv' : style === 'pipeDelimited' ? 'pipes' : 'csv'
}

/** AWS names the parameter after its model. */
function bodyParameter(requestBody: JsonObject, content: JsonObject): JsonObject {
  const models = modelsOf(content)
  const [type] = Object.keys(content)
  const model = type === undefined ? undefined : models[type]
  const schema = type === undefined ? {} : asJsonObject(content[type]).schema
  return definedMembers({
    in: 'body',
    name: model ?? 'body',
    description: requestBody.description,
    required: requestBody.required === true,
    schema: schema === undefined ? {} : swaggerSchema(schema),
    [modelsKey]: isUniform(models, Object.keys(content)) ? undefined : models,
  })
}

function swaggerResponse(response: JsonObject, produces: readonly string[]): JsonObject {
  const { description, headers, content: given, links: _links, ...rest } = response
  const content = asJsonObject(given)
  const models = modelsOf(content)
  const schemas = Object.values(content).map((media) => asJsonObject(media).schema)
  const schema = schemas.find((one) => one !== undefined)
  const examples = Object.entries(content).flatMap(([type, media]): [string, unknown][] => {
    const example = exampleOf(asJsonObject(media))
    return example === undefined ? [] : [[type, example]]
  })
  return definedMembers({
    description,
    schema: schema === undefined ? undefined : swaggerSchema(schema),
    headers: isJsonObject(headers) ? mapMembers(headers, swaggerHeader) : undefined,
    examples: examples.length > 0 ? Object.fromEntries(examples) : undefined,
    ...pickMembers(rest, []),
    [modelsKey]: schema === undefined || isUniform(models, produces) ? undefined : models,
  })
}

function swaggerHeader(header: unknown): JsonObject {
  const { description, required, schema, ...rest } = asJsonObject(header)
  return definedMembers({
    description,
    ...flatSchema(schema),
    'x-gatehouse-required': required === true ? true : undefined,
    ...pickMembers(rest, []),
  })
}

/** The first example: Swagger has one for each media type. */
function exampleOf({ example, examples }: JsonObject): unknown {
  if (example !== undefined) return example
  const [first] = Object.values(asJsonObject(examples))
  return asJsonObject(first).value
}

function producedBy(responses: JsonObject): string[] {
  const types = Object.values(responses).flatMap((response) =>
    Object.keys(asJsonObject(asJsonObject(response).content)),
  )
  return [...new Set(types)]
}

/** The names of the models of a content, by media type. */
function modelsOf(content: JsonObject): Record<string, string> {
  const named = Object.entries(content).flatMap(([type, media]): [string, string][] => {
    const schema = asJsonObject(asJsonObject(media).schema)
    // What is described stands around its reference.
    const [wrapped] = Array.isArray(schema.allOf) && schema.allOf.length === 1 ? schema.allOf : []
    const reference = ownMember(schema, '$ref') ?? ownMember(asJsonObject(wrapped), '$ref')
    const name = typeof reference === 'string' ? reference.split('/').pop() : undefined
    return name === undefined ? [] : [[type, name]]
  })
  return Object.fromEntries(named)
}

/** Whether every media type has the same model, which is what Swagger says. */
function isUniform(models: Record<string, string>, types: readonly string[]): boolean {
  return new Set(types.map((type) => models[type])).size <= 1
}

function mapMembers(object: JsonObject, change: (member: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]))
}
