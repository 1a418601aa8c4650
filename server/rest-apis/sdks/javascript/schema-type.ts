import { isJsonObject, type JsonObject } from '../../openapi/json-object.ts'
import { docComment, memberName, stringLiteral } from './source-text.ts'

/** Below this a schema is `unknown`: deeper ones are written by machines against us. */
const deepest = 30
/** A longer list of values is only their type. */
const mostValues = 500
/** Characters of the named members' types above which an index signature does not repeat them. */
const longestRepeat = 500
const anyObject = '{ [key: string]: unknown }'

/**
 * A JSON Schema, draft 4 or OpenAPI 3.0's dialect, as a type of TypeScript: every value that the schema allows is of the
 * type. What a type cannot say (bounds, patterns, `not`) is left out.
 * @param typeOf the type that a `$ref` stands for
 */
export function schemaType(schema: unknown, typeOf: (reference: string) => string, indent = '', depth = 0): string {
  if (schema === false) return 'never'
  if (!isJsonObject(schema) || depth > deepest) return 'unknown'
  if (typeof schema.$ref === 'string') return typeOf(schema.$ref)
  const inner = (one: unknown, more = '') => schemaType(one, typeOf, indent + more, depth + 1)
  const parts = [
    valuesType(schema) ?? ownType(schema, inner, indent),
    ...listOf(schema.allOf).map((one) => inner(one)),
    ...[schema.oneOf, schema.anyOf].map((choices) => either(listOf(choices).map((one) => inner(one)))),
  ]
  const said = [...new Set(parts.filter((part): part is string => part !== undefined && part !== 'unknown'))]
  // "An object" says nothing beside what the object is.
  const known = said.length > 1 ? said.filter((part) => part !== anyObject) : said
  const whole =
    known.length === 0 ? 'unknown' : known.length === 1 ? (known[0] ?? 'unknown') : known.map(grouped).join(' & ')
  return schema.nullable === true && whole !== 'unknown' ? (either([whole, 'null']) ?? whole) : whole
}

/** A type that can stand beside `&`, `|` and `[]`. */
export function grouped(type: string): string {
  return /^(?:[\w.$]+|"(?:[^"\\]|\\.)*"|\{[^{}]*\})(?:\[\])*$/.test(type) ? type : `(${type})`
}

/** The types as alternatives; undefined for none. */
export function either(types: readonly string[]): string | undefined {
  const different = [...new Set(types)]
  if (different.includes('unknown')) return 'unknown'
  if (different.length < 2) return different[0]
  return different.map((type) => (/ & |=>/.test(type) ? grouped(type) : type)).join(' | ')
}

/** `enum`, and `const` of later drafts. */
function valuesType(schema: JsonObject): string | undefined {
  const values = Array.isArray(schema.enum) ? schema.enum : 'const' in schema ? [schema.const] : undefined
  if (values === undefined || values.length === 0 || values.length > mostValues) return undefined
  return either(values.map(literalType))
}

function literalType(value: unknown): string {
  if (typeof value === 'string') return stringLiteral(value)
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'number'
  if (typeof value === 'boolean' || value === null) return String(value)
  return Array.isArray(value) ? 'unknown[]' : anyObject
}

type Inner = (schema: unknown, more?: string) => string

function ownType(schema: JsonObject, inner: Inner, indent: string): string | undefined {
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? impliedType(schema)]
  return either(types.map((type) => namedType(type, schema, inner, indent) ?? 'unknown'))
}

function impliedType(schema: JsonObject): string | undefined {
  if (isJsonObject(schema.properties) || isJsonObject(schema.additionalProperties)) return 'object'
  return isJsonObject(schema.items) || Array.isArray(schema.items) ? 'array' : undefined
}

function namedType(type: unknown, schema: JsonObject, inner: Inner, indent: string): string | undefined {
  switch (type) {
    case 'string':
      return 'string'
    case 'integer':
    case 'number':
      return 'number'
    case 'boolean':
      return 'boolean'
    case 'null':
      return 'null'
    case 'array':
      return arrayType(schema, inner)
    case 'object':
      return objectType(schema, inner, indent)
    default:
      return undefined
  }
}

/** A tuple of draft 4 is a list of what its places allow: it may be shorter, and longer unless it says otherwise. */
function arrayType({ items, additionalItems }: JsonObject, inner: Inner): string {
  if (!Array.isArray(items)) return `${grouped(inner(items))}[]`
  const rest = additionalItems === false ? [] : [inner(additionalItems)]
  return `${grouped(either([...items.map((item) => inner(item)), ...rest]) ?? 'unknown')}[]`
}

function objectType(schema: JsonObject, inner: Inner, indent: string): string {
  const properties = Object.entries(isJsonObject(schema.properties) ? schema.properties : {})
  const names = new Set(properties.map(([name]) => name))
  const required = new Set(listOf(schema.required).filter((name) => typeof name === 'string'))
  const typed = properties.map(([name, property]) => ({
    name,
    property,
    type: inner(property, '  '),
    optional: !required.has(name),
  }))
  // A required member that nothing describes is there nevertheless.
  for (const name of required) {
    if (!names.has(name)) typed.push({ name, property: undefined, type: 'unknown', optional: false })
  }
  const others = otherMembers(schema, inner, typed)
  if (typed.length === 0) return others === undefined ? anyObject : `{ [key: string]: ${others} }`
  const lines = typed.map(({ name, property, type, optional }) => {
    const comment = docComment(isJsonObject(property) ? [textOf(property.description)] : [], `${indent}  `)
    return `${comment}${indent}  ${memberName(name)}${optional ? '?' : ''}: ${type}\n`
  })
  if (others !== undefined && others !== 'never') lines.push(`${indent}  [key: string]: ${others}\n`)
  return `{\n${lines.join('')}${indent}}`
}

/** An index signature covers the named members too. Undefined when the schema says nothing about others. */
function otherMembers(
  schema: JsonObject,
  inner: Inner,
  typed: readonly { type: string; optional: boolean }[],
): string | undefined {
  const { additionalProperties } = schema
  // OpenAPI 3.0 has no word for them; our exports keep them under an extension.
  const patternProperties = schema.patternProperties ?? schema['x-gatehouse-patternProperties']
  const patterns = isJsonObject(patternProperties) ? Object.values(patternProperties) : []
  const open = additionalProperties === true || isJsonObject(additionalProperties)
  if (!open && patterns.length === 0) return additionalProperties === false ? 'never' : undefined
  const types = patterns.map((pattern) => inner(pattern, '  '))
  if (additionalProperties !== false) types.push(inner(additionalProperties, '  '))
  if (typed.reduce((length, { type }) => length + type.length, 0) > longestRepeat) return 'unknown'
  for (const { type, optional } of typed) types.push(type, ...(optional ? ['undefined'] : []))
  return either(types)
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
