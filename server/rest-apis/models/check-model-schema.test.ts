import { expect, test } from 'vitest'
import { checkModelSchema } from './check-model-schema.ts'

const json = 'application/json'
const check =
  (schema: unknown, contentType = json) =>
  () =>
    checkModelSchema(JSON.stringify(schema), contentType)
const urlOf = (name: string) => `https://apigateway.amazonaws.com/restapis/abc123/models/${name}`

test.each<[string, object]>([
  ['nothing said', {}],
  ['the default model', { $schema: 'http://json-schema.org/draft-04/schema#', title: 'Empty Schema', type: 'object' }],
  ['every keyword of draft 4', everything()],
  ['a reference into itself', { properties: { a: { $ref: '#/definitions/a' } }, definitions: { a: {} } }],
  ['a reference to itself', { properties: { again: { $ref: '#' } } }],
  ['a reference by an encoded pointer', { items: { $ref: '#/definitions/a~1b%20c' }, definitions: { 'a/b c': {} } }],
  ['a reference into a list', { items: { $ref: '#/allOf/1' }, allOf: [{}, { type: 'string' }] }],
  ['a reference to another model', { items: { $ref: urlOf('Pet') } }],
  ['a reference into another model', { items: { $ref: `${urlOf('Pet')}#/definitions/x` } }],
  ['annotations of OpenAPI, which imports keep', { type: 'string', example: 'a', 'x-own': {}, readOnly: true }],
  ['members that are called as keywords of later drafts', { properties: { const: {}, if: {}, $id: {} } }],
  ['anything beside a reference', { $ref: urlOf('Pet'), const: 1 }],
])('takes %s', (_, schema) => expect(check(schema)).not.toThrow())

function everything(): object {
  return {
    id: 'x',
    title: 't',
    description: 'd',
    default: { any: 1 },
    definitions: { a: {} },
    type: ['object', 'null'],
    properties: { a: { type: 'string', minLength: 0, maxLength: 3, pattern: '^a', format: 'date' } },
    patternProperties: { '^x': { enum: [1, '1', null] } },
    additionalProperties: { type: 'array', items: [{}, {}], additionalItems: false, uniqueItems: true },
    required: ['a'],
    minProperties: 1,
    maxProperties: 2,
    dependencies: { a: ['b'], c: { type: 'object' } },
    allOf: [{ minimum: 1, exclusiveMinimum: true, maximum: 3, exclusiveMaximum: false, multipleOf: 0.5 }],
    anyOf: [{ minItems: 1, maxItems: 2, items: {} }],
    oneOf: [{ not: {} }, { additionalProperties: true }],
  }
}

const invalid = 'Invalid model schema specified'

test.each<[string, unknown, string]>([
  ['an unknown keyword, named', { $id: 'x' }, `${invalid}. Unsupported keyword(s): ["$id"]`],
  ['unknown keywords, deep inside, each once', { items: [{ ref: 1, const: 2 }, { ref: 1 }] }, '["ref","const"]'],
  ['an empty list of required members', { required: [] }, `${invalid}. #/required must be a list of at least one name`],
  ['required as of draft 3', { properties: { a: { required: true } } }, '#/properties/a/required must be'],
  ['a length that is text', { properties: { a: { maxLength: '35' } } }, '#/properties/a/maxLength must be a whole'],
  ['a length below 0', { minLength: -1 }, '#/minLength must be a whole number'],
  ['a type that is none', { type: 'file' }, '#/type must be one of'],
  ['a type twice', { type: ['string', 'string'] }, '#/type must be'],
  ['no values', { enum: [] }, '#/enum must be a list of at least one value'],
  ['a value twice', { enum: [{ a: 1 }, { a: 1 }] }, '#/enum must be'],
  ['a bound of later drafts', { minimum: 1, exclusiveMinimum: 1 }, '#/exclusiveMinimum must be true or false'],
  ['an exclusive bound without a bound', { exclusiveMaximum: true }, '#/exclusiveMaximum needs maximum'],
  ['a multiple of 0', { multipleOf: 0 }, '#/multipleOf must be a number above 0'],
  ['a schema that is a list', { properties: { a: [] } }, '#/properties/a must be an object'],
  ['a schema that is true', { items: { not: true } }, '#/items/not must be an object'],
  ['properties that are a list', { properties: [] }, '#/properties must be an object of schemas'],
  ['no alternatives', { anyOf: [] }, '#/anyOf must be a list of at least one schema'],
  ['items that are true', { items: true }, '#/items must be a schema or a list'],
  ['dependencies on nothing', { dependencies: { a: [] } }, '#/dependencies must be'],
  ['a flag that is text', { uniqueItems: 'yes' }, '#/uniqueItems must be true or false'],
  [
    'a reference to a schema of OpenAPI',
    { $ref: '#/components/schemas/Pet' },
    'Model reference must be in canonical form',
  ],
  ['a reference by a bare name', { items: { $ref: 'Pet' } }, 'Model reference must be in canonical form'],
  [
    'a reference to another host',
    { $ref: 'https://example.com/pet.json' },
    'Model reference must be in canonical form',
  ],
  ['a reference to what every object has', { $ref: '#/constructor' }, 'Model reference must be in canonical form'],
  ['a reference that is a number', { properties: { a: { $ref: 7 } } }, '#/properties/a/$ref must be text'],
])('refuses %s', (_, schema, message) => {
  expect(check(schema)).toThrow(message)
  expect(check(schema)).toThrow('Invalid model specified: Validation Result: warnings : [], errors : [')
})

test.each([
  ['', 'Model schema must have at least 1 property or array items defined'],
  ['  ', 'Model schema must have at least 1 property'],
  ['{', 'Invalid model schema specified: it must be a JSON object'],
  ['[]', 'Invalid model schema specified: it must be a JSON object'],
  ['null', 'Invalid model schema specified: it must be a JSON object'],
])('refuses the text %j', (text, message) => expect(() => checkModelSchema(text, json)).toThrow(message))

test('what is not JSON by its type must be an object, and no more', () => {
  expect(check({ $id: 'x' }, 'application/xml')).not.toThrow()
  expect(() => checkModelSchema('[]', 'application/xml')).toThrow(invalid)
  expect(check({ $id: 'x' }, 'application/vnd.pet+json')).toThrow(invalid)
})

test.each([
  ['objects', `${'{"not":'.repeat(50_000)}{}${'}'.repeat(50_000)}`],
  ['a default value', `{"default":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
])('%s nested deeper than anyone writes are refused before anything walks them', (_, text) => {
  expect(() => checkModelSchema(text, json)).toThrow('deeper than 200 levels')
})

test('brackets inside texts are no depth', () => {
  expect(check({ title: `"\\${'['.repeat(1000)}"` })).not.toThrow()
})

test('the message stays short, however much is wrong', () => {
  const properties = Object.fromEntries(
    Array.from({ length: 2000 }, (_, at) => [`p${at}`, { [`wrong${at}`]: 1, type: 1 }]),
  )
  try {
    checkModelSchema(JSON.stringify({ properties }), json)
    expect.unreachable()
  } catch (error) {
    expect(error).toMatchObject({ status: 400 })
    expect(String(error).length).toBeLessThan(3000)
  }
})
