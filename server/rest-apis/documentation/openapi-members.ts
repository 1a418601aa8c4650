import { isJsonObject, type JsonObject } from '../openapi/json-object.ts'
import { type DocumentationPartType, isPartType } from './documentation-location.ts'

/**
 * What a member must be to be put into an OpenAPI document: what shows the document may rely on it. `words` is an object
 * of texts, such as `contact`; `tags` is a list of tag objects.
 */
type Kind = 'text' | 'flag' | 'texts' | 'words' | 'tags' | 'info' | 'object' | 'any'

type Members = Readonly<Record<string, Kind>>

const texts: Members = { summary: 'text', description: 'text' }

const parameter: Members = {
  description: 'text',
  deprecated: 'flag',
  allowEmptyValue: 'flag',
  style: 'text',
  explode: 'flag',
  allowReserved: 'flag',
  example: 'any',
  examples: 'object',
  schema: 'object',
}

/** https://spec.openapis.org/oas/v3.0.4.html */
const members: Readonly<Record<DocumentationPartType, Members>> = {
  API: { description: 'text', info: 'info', tags: 'tags', externalDocs: 'words' },
  AUTHORIZER: { description: 'text' },
  MODEL: { title: 'text', description: 'text', externalDocs: 'words', example: 'any', deprecated: 'flag' },
  RESOURCE: texts,
  METHOD: { ...texts, tags: 'texts', externalDocs: 'words', deprecated: 'flag' },
  PATH_PARAMETER: parameter,
  QUERY_PARAMETER: parameter,
  REQUEST_HEADER: parameter,
  REQUEST_BODY: { description: 'text', required: 'flag', content: 'object' },
  RESPONSE: { description: 'text', links: 'object' },
  RESPONSE_HEADER: parameter,
  RESPONSE_BODY: { description: 'text', content: 'object' },
}

/** Title and version of `info` are the API's own. */
const info: Members = {
  summary: 'text',
  description: 'text',
  termsOfService: 'text',
  contact: 'words',
  license: 'words',
}

const tag: Members = { name: 'text', description: 'text', externalDocs: 'words' }

/**
 * Of the properties of a part of this type, those that OpenAPI has for what it documents, if they are what OpenAPI says
 * they are, and extensions (`x-…`) but AWS's, which configure. The others stay in `x-amazon-apigateway-documentation`.
 */
export function openapiMembers(type: string, properties: JsonObject): JsonObject {
  return knownMembers(isPartType(type) ? members[type] : {}, properties)
}

function knownMembers(known: Members, object: JsonObject): JsonObject {
  const kept = Object.entries(object).flatMap(([key, value]): [string, unknown][] => {
    if (key.startsWith('x-')) return key.toLowerCase().startsWith('x-amazon-') ? [] : [[key, value]]
    const kind = Object.hasOwn(known, key) ? known[key] : undefined
    const valid = kind && validValue(kind, value)
    return valid === undefined ? [] : [[key, valid]]
  })
  return Object.fromEntries(kept)
}

/** The value, or what of it is as it must be; undefined where it is something else. */
function validValue(kind: Kind, value: unknown): unknown {
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? value : undefined
    case 'flag':
      return typeof value === 'boolean' ? value : undefined
    case 'texts':
      return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined
    case 'words':
      return isJsonObject(value) ? textsIn(value) : undefined
    case 'tags':
      return Array.isArray(value) ? value.flatMap(namedTag) : undefined
    case 'info':
      return isJsonObject(value) ? knownMembers(info, value) : undefined
    case 'object':
      return isJsonObject(value) ? value : undefined
    case 'any':
      return value
  }
}

function textsIn(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(([key, value]) => key.startsWith('x-') || typeof value === 'string'),
  )
}

function namedTag(value: unknown): JsonObject[] {
  const known = isJsonObject(value) ? knownMembers(tag, value) : {}
  return known.name === undefined ? [] : [known]
}
