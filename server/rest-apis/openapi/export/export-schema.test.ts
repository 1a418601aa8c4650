import { expect, test } from 'vitest'
import { exportSchema } from './export-schema.ts'

const known = { models: new Set(['Pet', 'Order']), inside: 'Order' }
const urlOf = (name: string) => `https://apigateway.amazonaws.com/restapis/abc/models/${name}`

test.each([
  [{ type: 'string', description: 'a', example: 'b' }, undefined],
  [{ $ref: urlOf('Pet') }, { $ref: '#/components/schemas/Pet' }],
  [{ $ref: urlOf('Gone') }, {}],
  [{ $ref: '#/definitions/item' }, { $ref: '#/components/schemas/Orderitem' }],
  [{ $ref: '#' }, { $ref: '#/components/schemas/Order' }],
  [{ $ref: 'https://example.org/x' }, {}],
  [{ type: ['string', 'null'] }, { type: 'string', nullable: true }],
  [{ type: ['null'] }, { nullable: true }],
  [{ type: ['string', 'integer'] }, { anyOf: [{ type: 'string' }, { type: 'integer' }] }],
  [{ $schema: 'x', id: 'y', patternProperties: {}, type: 'object' }, { type: 'object' }],
  [
    { items: [{ type: 'string' }, { $ref: urlOf('Pet') }] },
    { items: { anyOf: [{ type: 'string' }, { $ref: '#/components/schemas/Pet' }] } },
  ],
  [{ properties: { a: { $ref: urlOf('Pet') } } }, { properties: { a: { $ref: '#/components/schemas/Pet' } } }],
  [
    { allOf: [{ $ref: urlOf('Pet') }], not: { type: ['string', 'null'] } },
    { allOf: [{ $ref: '#/components/schemas/Pet' }], not: { type: 'string', nullable: true } },
  ],
  [{ additionalProperties: false }, undefined],
  [{ additionalProperties: { $ref: urlOf('Pet') } }, { additionalProperties: { $ref: '#/components/schemas/Pet' } }],
  [{ minimum: 1, exclusiveMinimum: true }, undefined],
  [
    { discriminator: { propertyName: 'k', mapping: { p: urlOf('Pet'), q: 'other' } } },
    { discriminator: { propertyName: 'k', mapping: { p: '#/components/schemas/Pet', q: 'other' } } },
  ],
])('%j in the words of OpenAPI 3.0', (schema, expected) => {
  expect(exportSchema(schema, known)).toEqual(expected ?? schema)
})

test.each([
  [true, {}],
  [false, { not: {} }],
  [undefined, {}],
  ['text', {}],
  [[1], {}],
])('what is no schema, %j, becomes one', (schema, expected) => {
  expect(exportSchema(schema, known)).toEqual(expected)
})
