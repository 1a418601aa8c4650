import { isJsonObject, type JsonObject, kindOf } from '../json-object.ts'
import type { Models } from './plan-models.ts'
import { addProblem, childOf, itemsOf, membersOf, type Place, type Reading, report } from './reading.ts'
import { restoreKeywords } from './restore-keywords.ts'

/**
 * A schema of OpenAPI 2.0, 3.0 (draft 5 with additions) or 3.1 (draft 2020-12) as JSON Schema draft 4, the dialect of
 * AWS's models. What draft 4 has no word for is left out and reported.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export function translateSchema(reading: Reading, models: Models, schema: Place): unknown {
  const lost = new Set<string>()
  const translated = translate({ reading, models, lost }, schema)
  if (lost.size > 0) {
    const names = [...lost].sort().join(', ')
    report(reading, 'attention', schema.pointer, `Left out of the model, since JSON Schema draft 4 has no ${names}`, {
      target: { kind: 'models' },
      lost: true,
    })
  }
  return translated
}

interface Translation {
  reading: Reading
  models: Models
  lost: Set<string>
}

function translate(translation: Translation, place: Place): unknown {
  const { value } = place
  if (value === true || value === undefined || value === null) return {}
  if (value === false) return { not: {} }
  if (!isJsonObject(value)) {
    addProblem(translation.reading, place.pointer, `A schema must be an object, but is ${kindOf(value)}`)
    return {}
  }
  return translateObject(translation, restoreKeywords(value), place.pointer)
}

function translateObject(translation: Translation, value: JsonObject, pointer: string): unknown {
  const place = { value, pointer }
  const members = Object.keys(value).flatMap((key) => translateKeyword(translation, key, childOf(place, key), value))
  const reference = value.$ref
  if (reference === undefined) return withNull(value, Object.fromEntries(members))
  const target = referenceOf(translation, childOf(place, '$ref'))
  // Draft 4 reads nothing beside a `$ref`, so what stands there moves around it.
  return members.length === 0 ? target : { allOf: [target], ...Object.fromEntries(members) }
}

function referenceOf({ reading, models }: Translation, place: Place): JsonObject {
  if (typeof place.value !== 'string') {
    addProblem(reading, place.pointer, `Must be text, but is ${kindOf(place.value)}`)
    return {}
  }
  const url = models.referenceTo(place.value, place.pointer)
  return url === undefined ? {} : { $ref: url }
}

/** Keywords of later drafts that only name or find schemas: references to them are models already. */
const withoutMeaning = new Set(['$ref', '$schema', '$id', '$anchor', '$comment', '$defs', '$vocabulary', 'definitions'])

/** Keywords of later drafts that constrain. */
const inexpressible = new Set([
  '$dynamicRef',
  '$dynamicAnchor',
  '$recursiveRef',
  'if',
  'then',
  'else',
  'contains',
  'minContains',
  'maxContains',
  'propertyNames',
  'dependentSchemas',
  'unevaluatedItems',
  'unevaluatedProperties',
])

type Member = [string, unknown]

function translateKeyword(translation: Translation, key: string, place: Place, schema: JsonObject): Member[] {
  if (withoutMeaning.has(key)) return []
  if (inexpressible.has(key)) {
    translation.lost.add(`"${key}"`)
    return []
  }
  const { reading } = translation
  switch (key) {
    case 'properties':
    case 'patternProperties':
      return [[key, mapOfSchemas(translation, place)]]
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      return [[key, itemsOf(reading, place).map((branch) => translate(translation, branch))]]
    case 'not':
      return [[key, translate(translation, place)]]
    case 'additionalProperties':
    case 'additionalItems':
      return [[key, typeof place.value === 'boolean' ? place.value : translate(translation, place)]]
    case 'items':
    case 'prefixItems':
      return translateItems(translation, key, place, schema)
    case 'required':
      return translateRequired(translation, place)
    case 'type':
      return translateType(translation, place)
    case 'dependencies':
      return [[key, mapOfSchemas(translation, place)]]
    case 'discriminator':
      return [[key, translateDiscriminator(translation, place)]]
    default:
      return translateValue(reading, key, place, schema)
  }
}

/** Keywords whose value is no schema. */
function translateValue(reading: Reading, key: string, place: Place, schema: JsonObject): Member[] {
  const { value } = place
  switch (key) {
    case 'nullable':
      return typeof schema.type === 'string' ? [] : [[key, value]]
    case 'enum':
      return [[key, itemsOf(reading, place).map((item) => item.value)]]
    case 'const':
      return 'enum' in schema ? [] : [['enum', [value]]]
    case 'examples':
      return 'example' in schema || !Array.isArray(value) || value.length === 0 ? [] : [['example', value[0]]]
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return typeof value === 'number' ? exclusiveLimit(key, value, schema) : [[key, value]]
    case 'minimum':
    case 'maximum':
      return typeof schema[`exclusive${key === 'minimum' ? 'Minimum' : 'Maximum'}`] === 'number' ? [] : [[key, value]]
    case 'dependentRequired':
      return [['dependencies', value]]
    default:
      return [[key, value]]
  }
}

function mapOfSchemas(translation: Translation, place: Place): JsonObject {
  const members = membersOf(translation.reading, place)
  // A dependency may be a list of names.
  return Object.fromEntries(
    members.map(([name, member]) => [
      name,
      Array.isArray(member.value) ? member.value : translate(translation, member),
    ]),
  )
}

/** 2020-12 splits draft 4's `items` list into `prefixItems` and, for the rest, `items`. */
function translateItems(translation: Translation, key: string, place: Place, schema: JsonObject): Member[] {
  const isList = Array.isArray(place.value)
  if (key === 'prefixItems' || isList) {
    return [['items', itemsOf(translation.reading, place).map((item) => translate(translation, item))]]
  }
  const translated = typeof place.value === 'boolean' ? place.value : translate(translation, place)
  if ('prefixItems' in schema) return [['additionalItems', translated]]
  return [['items', typeof translated === 'boolean' ? (translated ? {} : { not: {} }) : translated]]
}

/** A boolean here is an error that many documents have; it never meant anything. */
function translateRequired({ reading, lost }: Translation, place: Place): Member[] {
  if (typeof place.value === 'boolean') {
    lost.add('"required" as true or false')
    return []
  }
  const names = itemsOf(reading, place).map((item) => String(item.value))
  return names.length > 0 ? [['required', [...new Set(names)]]] : []
}

/** https://json-schema.org/draft-04/draft-fge-json-schema-validation-00#section-5.5.2 */
const types = new Set(['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'])

function translateType({ reading }: Translation, place: Place): Member[] {
  // Swagger 2.0's type of an upload or a download.
  if (place.value === 'file')
    return [
      ['type', 'string'],
      ['format', 'binary'],
    ]
  const given = Array.isArray(place.value) ? itemsOf(reading, place) : [place]
  for (const item of given) {
    if (typeof item.value === 'string' && types.has(item.value)) continue
    const found = typeof item.value === 'string' ? `"${item.value}"` : kindOf(item.value)
    addProblem(reading, item.pointer, `Must be one of ${[...types].join(', ')}, but is ${found}`)
  }
  return Array.isArray(place.value) && place.value.length === 0 ? [] : [['type', place.value]]
}

/** OpenAPI 3.0's `nullable` adds null to the type beside it, and to the values that are allowed. */
function withNull(source: JsonObject, translated: JsonObject): JsonObject {
  if (source.nullable !== true || typeof translated.type !== 'string') return translated
  const values = translated.enum
  return {
    ...translated,
    type: [translated.type, 'null'],
    ...(Array.isArray(values) && !values.includes(null) ? { enum: [...values, null] } : {}),
  }
}

/** Draft 4 says `minimum: 3, exclusiveMinimum: true`; of two limits the narrower one holds. */
function exclusiveLimit(key: 'exclusiveMinimum' | 'exclusiveMaximum', value: number, schema: JsonObject): Member[] {
  const plain = key === 'exclusiveMinimum' ? 'minimum' : 'maximum'
  const other = schema[plain]
  const otherIsNarrower = typeof other === 'number' && (plain === 'minimum' ? other > value : other < value)
  if (otherIsNarrower) return [[plain, other]]
  return [
    [plain, value],
    [key, true],
  ]
}

/** Swagger 2.0 names the property only; the mapping of later versions points to schemas. */
function translateDiscriminator({ models }: Translation, place: Place): unknown {
  if (typeof place.value === 'string') return { propertyName: place.value }
  if (!isJsonObject(place.value) || !isJsonObject(place.value.mapping)) return place.value
  const mapping = Object.entries(place.value.mapping).map(([key, target]) => {
    const isReference = typeof target === 'string' && target.startsWith('#/')
    return [key, isReference ? models.referenceTo(target, `${place.pointer}/mapping`) : target]
  })
  return { ...place.value, mapping: Object.fromEntries(mapping) }
}
