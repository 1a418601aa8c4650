import { expect, test } from 'vitest'
import { flatSchema, swaggerSchema } from './swagger-schema.ts'

test.each([
  [{ $ref: '#/components/schemas/Pet' }, { $ref: '#/definitions/Pet' }],
  [
    { type: 'string', nullable: true },
    { type: 'string', 'x-nullable': true },
  ],
  [
    { type: 'object', additionalProperties: false },
    { type: 'object', additionalProperties: false },
  ],
  [
    { properties: { a: { nullable: true }, b: { items: { $ref: '#/components/schemas/Pet' } } } },
    { properties: { a: { 'x-nullable': true }, b: { items: { $ref: '#/definitions/Pet' } } } },
  ],
  [
    { oneOf: [{ $ref: '#/components/schemas/Pet' }], anyOf: [{ type: 'string' }], not: { nullable: true } },
    {
      'x-gatehouse-oneOf': [{ $ref: '#/definitions/Pet' }],
      'x-gatehouse-anyOf': [{ type: 'string' }],
      'x-gatehouse-not': { 'x-nullable': true },
    },
  ],
  [{ allOf: [{ $ref: '#/components/schemas/Pet' }] }, { allOf: [{ $ref: '#/definitions/Pet' }] }],
  [{ discriminator: { propertyName: 'kind' } }, { discriminator: 'kind' }],
  [
    { discriminator: { propertyName: 'kind', mapping: { p: '#/components/schemas/Pet' } } },
    {
      discriminator: 'kind',
      'x-gatehouse-discriminator': { propertyName: 'kind', mapping: { p: '#/definitions/Pet' } },
    },
  ],
  [{ discriminator: 'kind' }, {}],
  [
    { deprecated: true, writeOnly: true },
    { 'x-gatehouse-deprecated': true, 'x-gatehouse-writeOnly': true },
  ],
  [
    {
      'x-gatehouse-items': [{ nullable: true }],
      'x-gatehouse-additionalItems': { nullable: true },
      'x-gatehouse-patternProperties': { a: { nullable: true } },
      'x-gatehouse-dependencies': { a: ['b'], c: { nullable: true } },
    },
    {
      'x-gatehouse-items': [{ 'x-nullable': true }],
      'x-gatehouse-additionalItems': { 'x-nullable': true },
      'x-gatehouse-patternProperties': { a: { 'x-nullable': true } },
      'x-gatehouse-dependencies': { a: ['b'], c: { 'x-nullable': true } },
    },
  ],
  ['text', {}],
])('%j in the words of Swagger 2.0', (schema, expected) => {
  expect(swaggerSchema(schema)).toEqual(expected)
})

test.each([
  [undefined, { type: 'string' }],
  [
    { type: 'integer', minimum: 1, nullable: true },
    { type: 'integer', minimum: 1 },
  ],
  [{ $ref: '#/components/schemas/Pet' }, { type: 'string' }],
  [{ type: 'object', enum: [{}] }, { type: 'string' }],
  [{ type: 'array' }, { type: 'array', items: { type: 'string' } }],
  [
    { type: 'array', maxItems: 3, items: { type: 'array', items: { type: 'number', format: 'float' } } },
    { type: 'array', maxItems: 3, items: { type: 'array', items: { type: 'number', format: 'float' } } },
  ],
])('%j as a parameter', (schema, expected) => {
  expect(flatSchema(schema)).toEqual(expected)
})
