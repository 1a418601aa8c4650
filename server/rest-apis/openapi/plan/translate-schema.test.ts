import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { entriesOf, planOf, problemsOf, schemaOf } from '../testing/plan-of.ts'

const with30 = (schema: string) => planOf(`paths: {}\ncomponents: {schemas: {A: ${schema}, B: {type: string}}}`)
const with31 = (schema: string) =>
  planOf(
    `openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\ncomponents: {schemas: {A: ${schema}, B: {type: string}}}`,
  )

test.each([
  ['{type: object, properties: {a: {type: integer, format: int64}}, required: [a]}', undefined],
  ['{type: string, enum: [a, b], description: Text, example: a, default: b, title: T}', undefined],
  [
    '{allOf: [{type: object}], anyOf: [{type: string}], oneOf: [{type: array, items: {}}], not: {type: "null"}}',
    undefined,
  ],
  ['{type: number, minimum: 1, exclusiveMinimum: true}', undefined],
  ['{type: object, additionalProperties: false}', undefined],
  ['{type: string, nullable: true}', { type: ['string', 'null'] }],
  ['{type: string, nullable: true, enum: [a]}', { type: ['string', 'null'], enum: ['a', null] }],
  ['{type: string, nullable: false}', { type: 'string' }],
  ['{nullable: true}', { nullable: true }],
  ['{$ref: "#/components/schemas/B"}', { $ref: 'model:B' }],
  ['{type: array, items: {$ref: "#/components/schemas/B"}}', { type: 'array', items: { $ref: 'model:B' } }],
  [
    '{type: object, additionalProperties: {$ref: "#/components/schemas/B"}}',
    { type: 'object', additionalProperties: { $ref: 'model:B' } },
  ],
  [
    '{discriminator: {propertyName: kind, mapping: {b: "#/components/schemas/B", c: other}}}',
    { discriminator: { propertyName: 'kind', mapping: { b: 'model:B', c: 'other' } } },
  ],
])('3.0 %s', (schema, expected) => {
  const plan = with30(schema)
  expect(schemaOf(plan, 'A')).toEqual(expected ?? parse(schema))
  expect(plan.entries.filter((entry) => entry.lost)).toEqual([])
})

test.each([
  ['{type: [string, "null"]}', { type: ['string', 'null'] }],
  ['{const: 7}', { enum: [7] }],
  ['{exclusiveMinimum: 3}', { minimum: 3, exclusiveMinimum: true }],
  ['{exclusiveMaximum: 3, maximum: 9}', { maximum: 3, exclusiveMaximum: true }],
  ['{exclusiveMaximum: 9, maximum: 3}', { maximum: 3 }],
  ['{exclusiveMinimum: 3, minimum: 5}', { minimum: 5 }],
  ['{examples: [one, two]}', { example: 'one' }],
  ['{example: given, examples: [one]}', { example: 'given' }],
  ['{prefixItems: [{type: string}], items: false}', { items: [{ type: 'string' }], additionalItems: false }],
  ['{items: true}', { items: {} }],
  ['{dependentRequired: {a: [b]}}', { dependencies: { a: ['b'] } }],
  ['{properties: {a: true, b: false}}', { properties: { a: {}, b: { not: {} } } }],
  ['{$id: x, $schema: y, $comment: z, type: string}', { type: 'string' }],
  ['{$ref: "#/components/schemas/B", description: Beside}', { allOf: [{ $ref: 'model:B' }], description: 'Beside' }],
])('3.1 %s as draft 4', (schema, expected) => {
  expect(schemaOf(with31(schema), 'A')).toEqual(expected)
})

test('what draft 4 cannot say is left out and reported', () => {
  const plan = with31('{if: {type: string}, then: {minLength: 1}, contains: {}, type: array}')
  expect(schemaOf(plan, 'A')).toEqual({ type: 'array' })
  expect(entriesOf(plan, 'attention')).toContain(
    '/components/schemas/A: Left out of the model, since JSON Schema draft 4 has no "contains", "if", "then"',
  )
})

test('"required: true" on a property is an old error: left out and reported', () => {
  const plan = with30('{type: object, properties: {a: {type: string, required: true}}}')
  expect(schemaOf(plan, 'A')).toEqual({ type: 'object', properties: { a: { type: 'string' } } })
  expect(plan.entries.some((entry) => entry.lost)).toBe(true)
})

test('schemas that refer to themselves and to each other stay references', () => {
  const plan = planOf(`
paths: {}
components:
  schemas:
    Tree: {type: object, properties: {children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
    Ping: {properties: {pong: {$ref: '#/components/schemas/Pong'}}}
    Pong: {properties: {ping: {$ref: '#/components/schemas/Ping'}}}
`)
  expect(schemaOf(plan, 'Tree')).toEqual({
    type: 'object',
    properties: { children: { type: 'array', items: { $ref: 'model:Tree' } } },
  })
  expect(schemaOf(plan, 'Ping')).toEqual({ properties: { pong: { $ref: 'model:Pong' } } })
})

test('a reference into the middle of the document makes a model of what is there', () => {
  const plan = planOf(`
openapi: 3.1.0
info: {title: T, version: '1'}
paths: {}
components:
  schemas:
    Order:
      type: object
      properties: {item: {$ref: '#/components/schemas/Order/$defs/item'}, again: {$ref: '#/components/schemas/Order/$defs/item'}}
      $defs: {item: {type: string}}
`)
  expect(plan.models.map(({ name }) => name)).toEqual(['Order', 'defsItem'])
  expect(schemaOf(plan, 'Order')).toEqual({
    type: 'object',
    properties: { item: { $ref: 'model:defsItem' }, again: { $ref: 'model:defsItem' } },
  })
})

test.each([
  ['{type: strin}', '/components/schemas/A/type: Must be one of array, boolean, integer'],
  ['{type: {}}', '/components/schemas/A/type: '],
  ['{type: [string, 7]}', '/components/schemas/A/type/1: '],
  ['text', '/components/schemas/A: A schema must be an object, but is text'],
  ['[1]', '/components/schemas/A: A schema must be an object, but is a list'],
  ['{properties: [a]}', '/components/schemas/A/properties: Must be an object, but is a list'],
  ['{properties: {a: 7}}', '/components/schemas/A/properties/a: A schema must be an object, but is a number'],
  ['{allOf: {a: 1}}', '/components/schemas/A/allOf: Must be a list, but is an object'],
  ['{required: a}', '/components/schemas/A/required: Must be a list, but is text'],
  ['{enum: a}', '/components/schemas/A/enum: Must be a list, but is text'],
  ['{items: 7}', '/components/schemas/A/items: '],
  ['{$ref: 7}', '/components/schemas/A/$ref: Must be text, but is a number'],
  ['{$ref: "#/components/schemas/C"}', 'refers to something that is not in the document'],
  ['{$ref: "#/components/schemas/A"}', 'refers to itself'],
  [
    '{properties: {x: {$ref: "b.yaml#/B"}}}',
    '/components/schemas/A/properties/x/$ref: "b.yaml#/B" is in another document',
  ],
])('%s is a problem at its place', (schema, problem) => {
  const problems = problemsOf(`paths: {}\ncomponents: {schemas: {A: ${schema}}}`)
  expect(problems.join('\n')).toContain(problem)
})

test("a property may be called like JavaScript's own", () => {
  const plan = with30('{properties: {__proto__: {type: string}, constructor: {type: integer}}}')
  expect(JSON.stringify(schemaOf(plan, 'A'))).toBe(
    '{"properties":{"__proto__":{"type":"string"},"constructor":{"type":"integer"}}}',
  )
})

test("Swagger 2.0's file and discriminator have counterparts", () => {
  const plan = planOf(`
swagger: '2.0'
info: {title: T, version: '1'}
paths: {}
definitions:
  File: {type: file}
  Pet: {type: object, discriminator: kind, properties: {kind: {type: string}}}
`)
  expect(schemaOf(plan, 'File')).toEqual({ type: 'string', format: 'binary' })
  expect(schemaOf(plan, 'Pet')).toMatchObject({ discriminator: { propertyName: 'kind' } })
})
