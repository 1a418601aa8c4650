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
  [{ type: ['null'] }, { nullable: true, enum: [null] }],
  [{ type: 'null' }, { nullable: true, enum: [null] }],
  [{ type: ['string', 'integer'] }, { anyOf: [{ type: 'string' }, { type: 'integer' }] }],
  [{ $schema: 'x', id: 'y', definitions: {}, type: 'object' }, { type: 'object' }],
  [
    { items: [{ type: 'string' }, { $ref: urlOf('Pet') }] },
    {
      items: { anyOf: [{ type: 'string' }, { $ref: '#/components/schemas/Pet' }] },
      'x-gatehouse-items': [{ type: 'string' }, { $ref: '#/components/schemas/Pet' }],
    },
  ],
  [
    { items: [], additionalItems: false },
    { items: {}, 'x-gatehouse-items': [], 'x-gatehouse-additionalItems': false },
  ],
  [
    { additionalItems: { $ref: urlOf('Pet') } },
    { 'x-gatehouse-additionalItems': { $ref: '#/components/schemas/Pet' } },
  ],
  [
    { patternProperties: { '^x': { $ref: urlOf('Pet') } } },
    { 'x-gatehouse-patternProperties': { '^x': { $ref: '#/components/schemas/Pet' } } },
  ],
  [
    { dependencies: { a: ['b'], c: { $ref: urlOf('Pet') } } },
    { 'x-gatehouse-dependencies': { a: ['b'], c: { $ref: '#/components/schemas/Pet' } } },
  ],
  [
    { type: ['string', 'integer'], anyOf: [{ minimum: 1 }], allOf: [{ maximum: 9 }] },
    { anyOf: [{ minimum: 1 }], allOf: [{ maximum: 9 }, { anyOf: [{ type: 'string' }, { type: 'integer' }] }] },
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
