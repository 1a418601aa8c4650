import { describe, expect, test } from 'vitest'
import { openApi31 } from './openapi-31.ts'

/** The schema as it is in a 3.1 document. */
function schemaOf(schema: unknown): unknown {
  const { components } = openApi31({ openapi: '3.0.3', components: { schemas: { S: schema } } })
  return Object(Object(components).schemas).S
}

test.each([
  ['nullable', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
  ['nullable: false', { type: 'string', nullable: false }, { type: 'string' }],
  ['nullable without a type, which means nothing', { nullable: true }, {}],
  [
    'an enum that may be null',
    { type: 'string', nullable: true, enum: ['a'] },
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  ['an exclusive bound', { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }],
  ['an inclusive bound', { maximum: 1, exclusiveMaximum: false }, { maximum: 1 }],
  ['an exclusive bound of nothing', { exclusiveMaximum: true }, {}],
  ['an example', { type: 'integer', example: 7 }, { type: 'integer', examples: [7] }],
  [
    'what stands beside a reference',
    { $ref: '#/components/schemas/A', nullable: true },
    { $ref: '#/components/schemas/A' },
  ],
  ['true', true, true],
])('of 3.0, %s is said in the words of 3.1', (_what, schema, expected) => {
  expect(schemaOf(schema)).toEqual(expected)
})

test('schemas are found wherever they may be, and nothing else is touched', () => {
  const [old, young] = [{ type: 'string', nullable: true }, { type: ['string', 'null'] }]
  const media = (schema: object) => ({ 'application/json': { schema, example: { nullable: true, example: 1 } } })
  const documentOf = (schema: object) => ({
    info: { title: 'x', example: { nullable: true } },
    paths: {
      '/a': {
        parameters: [{ name: 'q', in: 'query', schema, example: { nullable: true } }],
        post: {
          parameters: [{ name: 'c', in: 'query', content: media(schema) }],
          requestBody: { content: media(schema) },
          responses: { 200: { description: '', headers: { A: { schema } }, content: media(schema) } },
          callbacks: { done: { '{$request.body#/url}': { post: { requestBody: { content: media(schema) } } } } },
        },
      },
    },
    components: {
      schemas: {
        Deep: {
          // A property that is called like a keyword.
          properties: { nullable: schema, example: { items: schema } },
          additionalProperties: schema,
          allOf: [schema],
          not: schema,
        },
      },
      parameters: { P: { schema } },
      responses: { R: { content: media(schema) } },
      requestBodies: { B: { content: media(schema) } },
      headers: { H: { schema } },
    },
  })
  expect(openApi31({ openapi: '3.0.3', ...documentOf(old) })).toEqual({ openapi: '3.1.0', ...documentOf(young) })
})

describe('what is not as it should be', () => {
  test.each([[[]], ['text'], [null], [7]])('%j in place of a part stays as it is', (part) => {
    const document = { openapi: '3.1.0', paths: part, components: { schemas: part } }
    expect(openApi31(document)).toEqual(document)
  })
})
