import { expect, test } from 'vitest'
import { exampleOf, firstExample, resolve } from './example-of.ts'

const document = {
  components: {
    schemas: {
      Pet: {
        type: 'object',
        properties: { id: { type: 'integer', readOnly: true }, name: { type: 'string', example: 'Rex' } },
      },
      Node: { type: 'object', properties: { value: { type: 'integer' }, next: { $ref: '#/components/schemas/Node' } } },
      Loop: { $ref: '#/components/schemas/Loop' },
      'a/b': { type: 'boolean' },
    },
    examples: { One: { value: 7 } },
  },
}
const example = (schema: unknown) => exampleOf(document, schema)

test.each([
  [{ type: 'string', example: 'x', default: 'y' }, 'x'],
  [{ type: 'string', examples: ['a', 'b'] }, 'a'],
  [{ type: 'string', enum: ['general', 'event'] }, 'general'],
  [{ type: 'integer', default: 0 }, 0],
  [{ const: 'fixed' }, 'fixed'],
])('what the document gives comes first: %j', (schema, expected) => expect(example(schema)).toEqual(expected))

test.each([
  [{ type: 'string' }, 'string'],
  [{ type: 'string', format: 'date' }, '2030-01-31'],
  [{ type: 'string', format: 'odd' }, 'string'],
  [{ type: ['null', 'integer'], minimum: 2.5 }, 3],
  [{ type: 'number' }, 1],
  [{ type: 'boolean' }, true],
  [{ type: 'array', items: { type: 'integer' } }, [1]],
  [{ type: 'array' }, []],
  [{ properties: { a: { type: 'string' }, b: {} } }, { a: 'string' }],
  [{ items: { $ref: '#/components/schemas/Pet' } }, [{ name: 'Rex' }]],
  [{ $ref: '#/components/schemas/a~1b' }, true],
])('made from type and format: %j', (schema, expected) => expect(example(schema)).toEqual(expected))

test('allOf is put together, oneOf and anyOf give their first', () => {
  const pet = { $ref: '#/components/schemas/Pet' }
  expect(example({ allOf: [pet, { type: 'object', properties: { age: { type: 'integer' } } }] })).toEqual({
    name: 'Rex',
    age: 1,
  })
  expect(example({ allOf: [pet], properties: { tag: { type: 'string' } } })).toEqual({ name: 'Rex', tag: 'string' })
  expect(example({ allOf: [{ type: 'string' }] })).toBe('string')
  expect(example({ oneOf: [pet, { type: 'string' }] })).toEqual({ name: 'Rex' })
  expect(example({ anyOf: [{ type: 'boolean' }] })).toBe(true)
})

test('a schema that contains itself ends', () => {
  const text = JSON.stringify(example({ $ref: '#/components/schemas/Node' }))
  expect(text).toContain('{"value":1,"next":{"value":1')
  expect(text.length).toBeLessThan(500)
})

test.each([
  { $ref: '#/components/schemas/Loop' },
  { $ref: '#/components/schemas/None' },
  { $ref: '#/%' },
  { $ref: 'https://example.com/schema.json' },
  {},
  'text',
  null,
  undefined,
])('nothing is made up from nothing: %j', (schema) => expect(example(schema)).toBeUndefined())

test('a property called __proto__ or constructor is not found on every object', () => {
  expect(resolve(document, { $ref: '#/constructor' })).toBeUndefined()
})

test('the first of examples that has a value', () => {
  expect(firstExample(document, { example: 0 })).toBe(0)
  expect(
    firstExample(document, { examples: { a: { summary: 'no value' }, b: { $ref: '#/components/examples/One' } } }),
  ).toBe(7)
  expect(firstExample(document, {})).toBeUndefined()
})
