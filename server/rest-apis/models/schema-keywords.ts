import { isJsonObject, type JsonObject } from '../openapi/json-object.ts'

/** One keyword of JSON Schema, draft 4. */
export interface SchemaKeyword {
  /** What its value must be, in words; undefined when it is right. */
  wrong(value: unknown, schema: JsonObject): string | undefined
  /** The schemas inside its value, with the rest of the pointer to each. */
  schemas(value: unknown): readonly (readonly [pointer: string, schema: unknown])[]
}

type Wrong = SchemaKeyword['wrong']

const must =
  (holds: (value: unknown) => boolean, words: string): Wrong =>
  (value) =>
    holds(value) ? undefined : `must be ${words}`

const plain = (wrong: Wrong): SchemaKeyword => ({ wrong, schemas: () => [] })
const text = plain(must((value) => typeof value === 'string', 'text'))
const anything = plain(() => undefined)
const flag = plain(must((value) => typeof value === 'boolean', 'true or false'))
const number = plain(must((value) => typeof value === 'number', 'a number'))
const count = plain(must((value) => Number.isInteger(value) && Number(value) >= 0, 'a whole number, 0 or more'))

/** The metaschema's dependency: an exclusive bound needs a bound. */
const exclusive = (bound: string): SchemaKeyword =>
  plain((value, schema) =>
    typeof value !== 'boolean' ? 'must be true or false' : bound in schema ? undefined : `needs ${bound} beside it`,
  )

const one: SchemaKeyword = { wrong: () => undefined, schemas: (value) => [['', value]] }

const oneOrFlag: SchemaKeyword = {
  wrong: must((value) => typeof value === 'boolean' || isJsonObject(value), 'a schema, true or false'),
  schemas: (value) => (typeof value === 'boolean' ? [] : [['', value]]),
}

const several: SchemaKeyword = {
  wrong: must((value) => Array.isArray(value) && value.length > 0, 'a list of at least one schema'),
  schemas: itemsOf,
}

const oneOrSeveral: SchemaKeyword = {
  wrong: must(
    (value) => isJsonObject(value) || (Array.isArray(value) && value.length > 0),
    'a schema or a list of them',
  ),
  schemas: (value) => (Array.isArray(value) ? itemsOf(value) : [['', value]]),
}

const named: SchemaKeyword = {
  wrong: must(isJsonObject, 'an object of schemas'),
  schemas: (value) =>
    isJsonObject(value) ? Object.entries(value).map(([name, schema]) => [`/${name}`, schema] as const) : [],
}

/** A schema or a list of names for each member. */
const dependencies: SchemaKeyword = {
  wrong: must(
    (value) => isJsonObject(value) && Object.values(value).every((one) => isJsonObject(one) || isNames(one)),
    'an object of schemas or lists of names',
  ),
  schemas: (value) => named.schemas(value).filter(([, inner]) => !Array.isArray(inner)),
}

const simpleTypes: ReadonlySet<unknown> = new Set('array boolean integer null number object string'.split(' '))

const isType = (value: unknown) =>
  simpleTypes.has(value) ||
  (Array.isArray(value) &&
    value.length > 0 &&
    new Set(value).size === value.length &&
    value.every((type) => simpleTypes.has(type)))

/** http://json-schema.org/draft-04/schema */
export const schemaKeywords: ReadonlyMap<string, SchemaKeyword> = new Map(
  Object.entries({
    $schema: text,
    id: text,
    // One that is text has been followed; another is none.
    $ref: text,
    title: text,
    description: text,
    default: anything,
    format: text,
    pattern: text,
    multipleOf: plain(must((value) => typeof value === 'number' && value > 0, 'a number above 0')),
    maximum: number,
    minimum: number,
    exclusiveMaximum: exclusive('maximum'),
    exclusiveMinimum: exclusive('minimum'),
    maxLength: count,
    minLength: count,
    maxItems: count,
    minItems: count,
    maxProperties: count,
    minProperties: count,
    uniqueItems: flag,
    required: plain(must(isNames, 'a list of at least one name, each once')),
    enum: plain(must(isValues, 'a list of at least one value, each once')),
    type: plain(must(isType, 'one of array, boolean, integer, null, number, object, string, or a list of them')),
    additionalItems: oneOrFlag,
    additionalProperties: oneOrFlag,
    items: oneOrSeveral,
    definitions: named,
    properties: named,
    patternProperties: named,
    dependencies,
    allOf: several,
    anyOf: several,
    oneOf: several,
    not: one,
  }),
)

function itemsOf(value: unknown): (readonly [string, unknown])[] {
  return Array.isArray(value) ? value.map((schema, index) => [`/${index}`, schema] as const) : []
}

function isNames(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((name) => typeof name === 'string') &&
    new Set(value).size === value.length
  )
}

function isValues(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length > 0 && new Set(value.map((one) => JSON.stringify(one))).size === value.length
  )
}
